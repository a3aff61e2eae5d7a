"""Answers the golden cases of experiments and simulations a second time, and compares.

`python3 test/experiment/golden.py` reads test/cases.json and fails where an answer differs: from SciPy, statsmodels, exact
fractions, finite sums, and a second writing of the hash and the simulation, from their descriptions alone. With `--fill`
it writes its answer into the cases whose `expected` is "?". Cases that expect an error are read off the docstrings.
"""

import json
import math
import sys
from fractions import Fraction
from pathlib import Path

import mpmath as mp
import numpy as np
from scipy import stats
from statsmodels.stats import multitest, proportion

mp.mp.dps = 40
M = 0xFFFFFFFF


# The hash: MurmurHash3_x86_32 over UTF-8 (Austin Appleby), and what random/ draws by it.
def mix(h):
    h = (h ^ (h >> 16)) * 0x85EBCA6B & M
    h = (h ^ (h >> 13)) * 0xC2B2AE35 & M
    return h ^ (h >> 16)


def murmur(text, seed):
    data = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode()
    h = seed & M
    for i in range(0, len(data), 4):
        k = int.from_bytes(data[i : i + 4], "little") * 0xCC9E2D51 & M
        k = (k << 15 | k >> 17) * 0x1B873593 & M
        h ^= k
        if i + 4 <= len(data):
            h = ((h << 13 | h >> 19) * 5 + 0xE6546B64) & M
    return mix((h ^ len(data)) & M)


assert [murmur("", 1), murmur("abc", 0), murmur("hello, world", 0)] == [0x514E28B7, 0xB3DD93FA, 0x149BBB7F]  # published vectors


def key_of(seed, purpose):
    if isinstance(seed, str):
        number = murmur(seed, 0x9747B28C)
    elif seed == int(seed) and 0 <= seed <= M:
        number = mix(int(seed))
    else:
        number = murmur(str(seed), 0x2F0B4A27)
    return murmur(purpose, number)


def draw(key, entity, index=0):
    h = mix(key ^ mix((entity + index * 0x9E3779B9) & M))
    return (h * 2**21 + (mix(h ^ 0x7FEB352D) >> 11)) / 2**53


def normal(key, entity):
    """Karney's algorithm N (2016)."""
    count = 0

    def u():
        nonlocal count
        count += 1
        return draw(key, entity, count - 1)

    def happens(x):
        runs, last = 0, x
        while (value := u()) < last:
            runs, last = runs + 1, value
        return runs % 2 == 0

    while True:
        k = 0
        while happens(0.5):
            k += 1
        if not all(happens(0.5) for _ in range(k * (k - 1))):
            continue
        x = u()
        if all(happens(x * (2 * k + x) / (2 * (k + 1))) for _ in range(k + 1)):
            return -(k + x) if u() < 0.5 else k + x


# Simulation
def rates(cell, seed, policy):
    base = {"openRate": 0.25, "clickRate": 0.05, "conversionRate": 0.01} | policy.get("baselineRates", {})
    own = base | {"upliftFactor": 1} | policy.get("segments", {}).get(cell["segment"], {})
    spread = {"mean": 0.15, "stdDev": 0.05, "min": 0.05, "max": 0.3} | policy.get("expectedUplift", {})
    arm = cell["arm"]
    if arm == policy.get("controlArm", "control"):
        uplift = 0
    elif arm in policy.get("arms", {}):
        uplift = policy["arms"][arm]
    else:
        drawn = spread["mean"] + spread["stdDev"] * normal(key_of(seed, "simulation/uplift"), murmur(arm, 0))
        uplift = min(max(drawn, spread["min"]), spread["max"])
    noise = policy.get("noiseFactor", 0.02)
    noise *= normal(key_of(seed, "simulation/noise"), murmur(cell["segment"], murmur(arm, 0)))
    limit, out = 1, {}
    for name in ("openRate", "clickRate", "conversionRate"):
        limit = out[name] = min(max(own[name] * (1 + uplift * own["upliftFactor"]) * (1 + noise), 0), limit)
    return out


def event(one, seed, policy):
    luck = draw(key_of(seed, "simulation/luck"), murmur(one["customerId"], 0))
    of = rates(one, seed, policy)
    steps = zip(("opened", "clicked", "converted"), ("openRate", "clickRate", "conversionRate"))
    return one | {step: luck < of[name] for step, name in steps}


def simulate(assignments, options):
    return [event(one, options["seed"], options.get("policy", {}).get("simulation", {})) for one in assignments]


def tally(events):
    counts = {"assigned": len(events)} | {step: sum(e[step] for e in events) for step in ("opened", "clicked", "converted")}
    shares = zip(("openRate", "clickRate", "conversionRate"), list(counts.values())[1:])
    return counts | {name: count / len(events) if count else 0 for name, count in shares}


def summarize(events):
    def by(field):
        return {name: tally([e for e in events if e[field] == name]) for name in sorted({e[field] for e in events})}

    return {"total": tally(events), "byArm": by("arm"), "bySegment": by("segment")}


def merged(a, b):
    def add(x, y):
        sums = {f: x.get(f, 0) + y.get(f, 0) for f in ("assigned", "opened", "clicked", "converted")}
        steps = (("openRate", "opened"), ("clickRate", "clicked"), ("conversionRate", "converted"))
        return sums | {rate: sums[step] / sums["assigned"] if sums[step] else 0 for rate, step in steps}

    def names(part):
        return {n: add(a[part].get(n, {}), b[part].get(n, {})) for n in sorted({*a[part], *b[part]})}

    return {"total": add(a["total"], b["total"]), "byArm": names("byArm"), "bySegment": names("bySegment")}


def engagement(assignments, options):
    known = [e for e in options.get("historical") or [] if e["customerId"] in {a["customerId"] for a in assignments}]
    return {"events": known, "source": "historical"} if known else {"events": simulate(assignments, options), "source": "simulated"}


# Experiments
def assign(unit, experiment):
    bucket = murmur(f"{experiment['key']}\0{unit}", 0) / 2**32
    if unit in experiment.get("overrides", {}):
        return {"arm": experiment["overrides"][unit], "bucket": bucket, "reason": "override"}
    total = sum(Fraction(arm["weight"]) for arm in experiment["arms"])
    start = Fraction(0)
    for arm in experiment["arms"]:
        width = Fraction(arm["weight"]) / total
        if start <= bucket < start + width:
            inside = bucket < start + width * Fraction(experiment.get("coverage", 1))
            return {"arm": arm["name"] if inside else None, "bucket": bucket, "reason": "assigned" if inside else "not_covered"}
        start += width


def fisher(a, b, c, d):
    row, column, total = a + b, a + c, a + b + c + d
    ways = {k: math.comb(row, k) * math.comb(total - row, column - k) for k in range(max(0, column - c - d), min(row, column) + 1)}
    return Fraction(sum(w for w in ways.values() if w <= ways[a]), math.comb(total, column))


def rated(n, x, alpha):
    low, high = (None, None) if n == 0 else (float(v) for v in proportion.proportion_confint(x, n, alpha, "wilson"))
    interval = None if n == 0 else [low if x > 0 else 0, high if x < n else 1]  # statsmodels: 4e-19 and the like
    return {"n": n, "x": x, "rate": None if n == 0 else x / n, "interval": interval}


def compare(control, treatment, options={}):
    n1, x1, n2, x2 = control["n"], control["x"], treatment["n"], treatment["x"]
    alpha = options.get("alpha", 0.05)
    difference = lift = {"estimate": None, "interval": None}
    if n1 and n2:
        newcombe = proportion.confint_proportions_2indep(x2, n2, x1, n1, method="newcomb", compare="diff", alpha=alpha)
        difference = {"estimate": x2 / n2 - x1 / n1, "interval": [float(v) for v in newcombe]}
        if x1:
            ratio = proportion.confint_proportions_2indep(x2, n2, x1, n1, method="log", compare="ratio", alpha=alpha) if x2 else None
            lift = {"estimate": x2 * n1 / (n2 * x1) - 1, "interval": ratio and [float(v) - 1 for v in ratio]}
    p = mp.mpf(x1 + x2) / (n1 + n2) if n1 + n2 else mp.mpf(0)
    z = (mp.mpf(x2) / n2 - mp.mpf(x1) / n1) / mp.sqrt(p * (1 - p) * (mp.mpf(1) / n1 + mp.mpf(1) / n2)) if n1 and n2 and 0 < p < 1 else None
    large = z is not None and min(n1, n2) * min(p, 1 - p) > 5
    exact = None if large else fisher(x1, n1 - x1, x2, n2 - x2)
    pvalue = mp.erfc(abs(z) / mp.sqrt(2)) if large else mp.mpf(exact.numerator) / exact.denominator
    return {
        "control": rated(n1, x1, alpha),
        "treatment": rated(n2, x2, alpha),
        "difference": difference,
        "lift": lift,
        "test": "z" if large else "fisher",
        "z": None if z is None else float(z),
        "pValue": float(pvalue),
        "log10PValue": float(mp.log10(pvalue)),
    }


def welch(a, b, options={}):
    estimate = b["mean"] - a["mean"]
    lift = {"estimate": b["mean"] / a["mean"] - 1 if a["mean"] else None}
    va, vb = a["variance"] / a["n"], b["variance"] / b["n"]
    if va + vb == 0:
        unknown = dict.fromkeys(("t", "degreesOfFreedom", "pValue", "log10PValue"))
        return {"difference": {"estimate": estimate, "interval": None}} | unknown | {"lift": lift}
    t, p = stats.ttest_ind_from_stats(b["mean"], b["variance"] ** 0.5, b["n"], a["mean"], a["variance"] ** 0.5, a["n"], equal_var=False)
    dof = (va + vb) ** 2 / (va**2 / (a["n"] - 1) + vb**2 / (b["n"] - 1))
    low, high = stats.t.interval(1 - options.get("alpha", 0.05), dof, estimate, math.sqrt(va + vb))
    return {
        "difference": {"estimate": estimate, "interval": [float(low), float(high)]},
        "t": float(t),
        "degreesOfFreedom": dof,
        "pValue": float(p),
        "log10PValue": math.log10(p),
        "lift": lift,
    }


def ratio_check(observed, weights, options={}):
    running = [(n, w) for n, w in zip(observed, weights) if w > 0]
    strays = sum(n for n, w in zip(observed, weights) if w == 0)
    total = sum(n for n, _ in running)
    chi, p = stats.chisquare([n for n, _ in running], [total * w for _, w in running]) if len(running) > 1 and total else (0, 1)
    p = 0 if strays else float(p)
    return {"chiSquare": float(chi), "degreesOfFreedom": len(running) - 1, "pValue": p, "mismatch": p < 0.001}


def sample_size(o):
    p1, d, r = o["baselineRate"], o["minimumDetectableEffect"], o.get("ratio", 1)
    p2 = p1 + d
    pooled = (p1 + r * p2) / (1 + r)
    alpha = o.get("alpha", 0.05)
    za = stats.norm.isf(alpha / 2 if o.get("twoSided", True) else alpha)
    zb = stats.norm.ppf(o.get("power", 0.8))
    n = (za * math.sqrt((1 + 1 / r) * pooled * (1 - pooled)) + zb * math.sqrt(p1 * (1 - p1) + p2 * (1 - p2) / r)) ** 2 / d**2
    return math.ceil(n)


def power(o):
    p1, d, n, r = o["baselineRate"], o["minimumDetectableEffect"], o["n"], o.get("ratio", 1)
    p2 = p1 + d
    pooled = (p1 + r * p2) / (1 + r)
    za = stats.norm.isf(o.get("alpha", 0.05) / 2 if o.get("twoSided", True) else o.get("alpha", 0.05))
    null = math.sqrt((1 + 1 / r) * pooled * (1 - pooled))
    return float(stats.norm.cdf((abs(d) * math.sqrt(n) - za * null) / math.sqrt(p1 * (1 - p1) + p2 * (1 - p2) / r)))


def detectable(o):
    from scipy.optimize import brentq

    wanted = o.get("power", 0.8)

    def missing(d):
        return power(o | {"minimumDetectableEffect": d}) - wanted

    top = 1 - o["baselineRate"]
    return None if missing(top) < 0 else float(brentq(missing, 1e-15, top, xtol=1e-15, rtol=1e-14))


def adjust(p, method):
    names = {"holm": "holm", "bonferroni": "bonferroni", "benjamini-hochberg": "fdr_bh"}
    return [float(v) for v in multitest.multipletests(p, method=names[method])[1]] if p else []


def betas(arms, options):
    a, b = options.get("prior", [1, 1])
    return [(a + arm["x"], b + arm["n"] - arm["x"]) for arm in arms]


def integral(dists, integrand):
    """Gauss-Legendre between quantiles of every distribution."""
    cuts = sorted({0.0, 1.0, *(float(d.ppf(q)) for d in dists for q in (1e-12, 1e-6, 1e-3, 0.02, 0.2, 0.5, 0.8, 0.98, 0.999, 1 - 1e-6, 1 - 1e-12))})
    nodes, weights = np.polynomial.legendre.leggauss(60)
    return float(sum((hi - lo) / 2 * weights @ integrand(lo + (hi - lo) / 2 * (1 + nodes)) for lo, hi in zip(cuts, cuts[1:]) if hi > lo))


def best(arms, options={}):
    dists = [stats.beta(a, b) for a, b in betas(arms, options)]
    return [integral(dists, lambda p, i=i: dists[i].pdf(p) * math.prod(d.cdf(p) for j, d in enumerate(dists) if j != i)) for i in range(len(dists))]


def loss(arms, options={}):
    dists = [stats.beta(a, b) for a, b in betas(arms, options)]
    return [integral(dists, lambda p, i=i: dists[i].cdf(p) * (1 - math.prod(d.cdf(p) for j, d in enumerate(dists) if j != i))) for i in range(len(dists))]


def always_valid(a, b, o={}):
    previous = o.get("previousPValue", 1)
    if not a["n"] or not b["n"]:
        return {"pValue": previous, "interval": None, "logLambda": None}
    p1, p2, tau2 = Fraction(a["x"], a["n"]), Fraction(b["x"], b["n"]), mp.mpf(o["tau"]) ** 2
    d = mp.mpf((p2 - p1).numerator) / (p2 - p1).denominator
    v = p1 * (1 - p1) / a["n"] + p2 * (1 - p2) / b["n"]
    v = mp.mpf(v.numerator) / v.denominator
    log = mp.log(v / (v + tau2)) / 2 + tau2 * d * d / (2 * v * (v + tau2))
    margin = mp.sqrt(2 * v * (v + tau2) / tau2 * (mp.log(1 / mp.mpf(o.get("alpha", 0.05))) + mp.log((v + tau2) / v) / 2))
    return {"pValue": min(previous, float(mp.exp(-log))), "interval": [float(d - margin), float(d + margin)], "logLambda": float(log)}


def choose(arms, o):
    floor = o.get("floor", 0)
    luck = draw(key_of(o["seed"], "experiment/floor"), murmur(o["unitId"], 0))
    if luck < floor * len(arms):
        return {"arm": sorted(a["name"] for a in arms)[int(luck / floor)], "reason": "floor"}
    chances = best(arms, o)
    sure = max(chances) > 1 - 1e-6  # otherwise the gamma variables decide, which are not drawn here
    return {"arm": arms[chances.index(max(chances))]["name"] if sure else ..., "reason": "thompson"}


def merge_counts(a, b):
    out = {}
    for arm in a + b:
        cell = out.setdefault(arm["arm"], {"arm": arm["arm"], "n": 0, "counts": {}})
        cell["n"] += arm["n"]
        for metric, count in arm["counts"].items():
            cell["counts"][metric] = cell["counts"].get(metric, 0) + count
    return list(out.values())


def count_events(events, options):
    metrics = options["metrics"]
    good = [e for e in events if all(isinstance(e.get(m), bool) for m in metrics)]
    arms = {e["arm"]: None for e in good}
    bad = [
        {"index": i, "id": e["customerId"], "issues": [{"path": m, "message": "expected true or false", "received": "undefined"} for m in metrics if m not in e]}
        for i, e in enumerate(events)
        if e not in good
    ]
    rows = [{"arm": arm, "n": sum(e["arm"] == arm for e in good), "counts": {m: sum(e["arm"] == arm and e[m] for e in good) for m in metrics}} for arm in arms]
    return {"arms": rows, "rejected": bad}


def analyze(arms, o):
    """All but the verdict, whose words are the library's own."""
    alpha = 0.05
    metrics = list(arms[0]["counts"])
    base = next(arm for arm in arms if arm["arm"] == o["control"])
    treated = [arm for arm in arms if arm is not base]

    def count(arm, metric):
        return {"n": arm["n"], "x": arm["counts"][metric]}

    found = {(arm["arm"], m): compare(count(base, m), count(arm, m)) for arm in treated for m in metrics}
    adjusted = dict(zip(found, adjust([c["pValue"] for c in found.values()], "holm")))
    chances = {m: best([count(arm, m) for arm in arms]) for m in metrics}
    reports = []
    for arm in arms:
        rows = {}
        for m in metrics:
            own = rated(arm["n"], arm["counts"][m], alpha)
            row = {"n": own["n"], "count": own["x"], "rate": own["rate"], "interval": own["interval"]}
            row["probabilityToBeBest"] = chances[m][arms.index(arm)]
            c = found.get((arm["arm"], m), {})
            row |= {name: c.get(name) for name in ("difference", "lift", "test", "z", "pValue", "log10PValue")}
            p = adjusted.get((arm["arm"], m))
            rows[m] = row | {"adjustedPValue": p, "significant": p is not None and p < alpha}
        reports.append({"arm": arm["arm"], "n": arm["n"], "metrics": rows})
    weights = o.get("weights") or {arm["arm"]: 1 / len(arms) for arm in arms}
    check = ratio_check([arm["n"] for arm in arms], [weights[arm["arm"]] for arm in arms])
    conclusions = []
    for m in metrics:
        better = [a for a in treated if adjusted[a["arm"], m] < alpha and found[a["arm"], m]["difference"]["estimate"] > 0]
        worse = [a for a in treated if adjusted[a["arm"], m] < alpha]
        small = any(found[a["arm"], m]["test"] == "fisher" for a in treated)
        reason = "sample_ratio_mismatch" if check["mismatch"] else "sample_too_small" if small else "winner" if better else "worse_than_control" if worse else "no_difference"
        winner = max(better, key=lambda a: a["counts"][m] / a["n"])["arm"] if reason == "winner" else None
        conclusions.append({"metric": m, "winner": winner, "reason": reason})
    return {"control": o["control"], "alpha": alpha, "correction": "holm", "arms": reports, "sampleRatio": check, "conclusions": conclusions, "verdict": ..., "rejected": []}


ANSWERS = {
    "assignArm": assign,
    "adjustPValues": adjust,
    "sampleSizePerArm": sample_size,
    "power": power,
    "detectableEffect": detectable,
    "sampleRatioMismatch": ratio_check,
    "fisherExact": lambda t: {"pValue": float(fisher(*t[0], *t[1]))},
    "compareProportions": compare,
    "compareMeans": welch,
    "alwaysValid": always_valid,
    "probabilityToBeBest": best,
    "expectedLoss": loss,
    "chooseArm": choose,
    "mergeArmCounts": merge_counts,
    "countByArm": count_events,
    "analyzeExperiment": analyze,
    "normalCdf": lambda z: float(mp.erfc(-mp.mpf(z) / mp.sqrt(2)) / 2),
    "normalQuantile": lambda p: float(stats.norm.ppf(p)),
    "chiSquareSurvival": lambda x, k: float(mp.gammainc(mp.mpf(k) / 2, mp.mpf(x) / 2, regularized=True)),
    "studentTCdf": lambda t, k: float(stats.t.cdf(t, k)),
    "betaCdf": lambda x, a, b: float(mp.betainc(a, b, 0, x, regularized=True)),
    "logGamma": lambda x: float(mp.loggamma(x)),
    "engagementRates": lambda cell, o: rates(cell, o["seed"], o.get("policy", {}).get("simulation", {})),
    "simulateEngagement": simulate,
    "simulateEngagementSummary": lambda a, o: summarize(simulate(a, o)),
    "summarizeEngagement": summarize,
    "mergeEngagementSummaries": merged,
    "engagementFor": engagement,
    "calcRate": lambda count, total: count / total if count else 0,
}


def same(answer, expected, tolerance):
    if answer is ...:
        return True
    if isinstance(expected, dict) and isinstance(answer, dict):
        return answer.keys() == expected.keys() and all(same(answer[k], expected[k], tolerance) for k in expected)
    if isinstance(expected, list) and isinstance(answer, list):
        return len(answer) == len(expected) and all(same(a, e, tolerance) for a, e in zip(answer, expected))
    if isinstance(expected, float) or isinstance(answer, float):
        return answer is not None and expected is not None and math.isclose(answer, expected, rel_tol=tolerance, abs_tol=1e-12)
    return answer == expected and type(answer) is type(expected)


if __name__ == "__main__":
    file = Path(__file__).parent.parent / "cases.json"
    lines = file.read_text().splitlines()
    wrong = checked = 0
    for at, line in enumerate(lines):
        if not line.startswith("  {"):
            continue
        case = json.loads(line.strip().rstrip(","))
        if "expected" not in case or case["call"] not in ANSWERS:
            continue
        answer = ANSWERS[case["call"]](*case["args"])
        if case["expected"] == "?" and "--fill" in sys.argv:
            case["expected"] = answer
            lines[at] = "  " + json.dumps(case, separators=(",", ":"), default=str) + ("," if line.endswith(",") else "")
        elif not same(answer, case["expected"], case.get("tolerance", 1e-9)):
            wrong += 1
            print(f"{case['name']}\n  expected {json.dumps(case['expected'])}\n  answer   {json.dumps(answer, default=str)}")
        checked += 1
    file.write_text("\n".join(lines) + "\n")
    print(f"{checked} cases, {wrong} wrong")
    sys.exit(wrong > 0)
