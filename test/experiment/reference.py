"""Writes reference.json: what SciPy, statsmodels, mpmath and exact fractions say, for reference.test.ts.

Run with SciPy 1.10.1, statsmodels 0.13.5, mpmath 1.2: `python3 test/experiment/reference.py`, or with
the names of the tables to be made anew.
SciPy's own betainc (Cephes) and fisher_exact lose digits for large parameters; there mpmath or exact fractions speak.
"""

import json
import math
import random
import sys
from fractions import Fraction
from pathlib import Path

import mpmath as mp
from scipy import integrate, special, stats
from statsmodels.stats import multitest, proportion

mp.mp.dps = 40


def log_uniform(low, high):
    return math.exp(random.uniform(math.log(low), math.log(high)))


def digits(value):
    """17 digits of an mpmath number; a logarithm keeps what the number itself would underflow to."""
    return float(mp.nstr(value, 17))


def beta_tail(x, y, a, b):
    """log I_x(a, b) for x up to the mean: the hypergeometric series, every term positive."""
    total = term = mp.mpf(1)
    k = 0
    while term > total * mp.mpf(10) ** -32:
        term *= (a + b + k) * x / (a + 1 + k)
        total += term
        k += 1
        if k > 40_000:
            return None
    return mp.log(total) + a * mp.log(x) + b * mp.log(y) - mp.log(a) + mp.loggamma(a + b) - mp.loggamma(a) - mp.loggamma(b)


def log_beta(x, a, b):
    x, a, b = mp.mpf(x), mp.mpf(a), mp.mpf(b)
    if a * (1 - x) >= b * x:
        return beta_tail(x, 1 - x, a, b)
    upper = beta_tail(1 - x, x, b, a)
    return None if upper is None else mp.log1p(-mp.exp(upper))


def log_student(t, dof):
    """The logarithm of the upper tail."""
    t, dof = mp.mpf(t), mp.mpf(dof)
    x = dof / (dof + t * t)
    if x < mp.mpf("0.9"):
        tail = beta_tail(x, 1 - x, dof / 2, mp.mpf(1) / 2)
    else:
        lost = int(dof * mp.log1p(t * t / dof) / 4.6)  # one minus something so many digits near one
        if lost > 300:
            return None
        with mp.workdps(lost + 60):
            x = dof / (dof + t * t)
            y = t * t / (dof + t * t)
            a, b = mp.mpf(1) / 2, dof / 2
            total = term = mp.mpf(1)
            k = 0
            while term > total * mp.mpf(10) ** -(lost + 50):
                term *= (a + b + k) * y / (a + 1 + k)
                total += term
                k += 1
                if k > 40_000:
                    return None
            front = a * mp.log(y) + b * mp.log(x) - mp.log(a) + mp.loggamma(a + b) - mp.loggamma(a) - mp.loggamma(b)
            tail = mp.log(1 - total * mp.exp(front))
    return None if tail is None else tail - mp.log(2)


def several(count, make):
    rows = []
    while len(rows) < count:
        row = make()
        if row is not None:
            rows.append(row)
    return rows


def normal_cdf():
    z = random.choice([random.uniform(-37.5, 8), random.uniform(-3, 3), random.choice([-1, 1]) * log_uniform(1e-8, 8)])
    return [z, float(special.ndtr(z)) if z > -5 else digits(mp.ncdf(z))]


def normal_quantile():
    p = random.choice([log_uniform(1e-300, 0.5), random.uniform(0, 1), 1 - random.randint(1, 9999) * 2.0**-53, 0.5 + log_uniform(1e-12, 0.4), random.randint(1, 999) * 5e-324])
    with mp.workdps(40):
        z = mp.mpf(float(special.ndtri(p)))
        for _ in range(4):  # Newton's method on SciPy's value
            z -= (mp.ncdf(z) - mp.mpf(p)) / mp.npdf(z) if p > 1e-3 else (mp.log(mp.ncdf(z)) - mp.log(mp.mpf(p))) * mp.ncdf(z) / mp.npdf(z)
    return [p, digits(z)]


def log_gamma():
    x = random.choice([log_uniform(1e-300, 1e300), log_uniform(1e-8, 1e12), 1 + random.choice([-1, 1]) * log_uniform(1e-15, 0.5), 2 + random.choice([-1, 1]) * log_uniform(1e-10, 0.5), random.uniform(0, 30)])
    return [x, digits(mp.loggamma(x))]


def chi_square():
    dof = random.choice([random.randint(1, 1000), random.randint(1, 10), log_uniform(1e-3, 1000)])
    x = random.choice([log_uniform(1e-3, 3000), dof * random.uniform(0.5, 2)])
    return [x, dof, digits(mp.log(mp.gammainc(mp.mpf(dof) / 2, mp.mpf(x) / 2, regularized=True)))]


def student_t():
    dof = random.choice([log_uniform(1e-3, 1e10), log_uniform(0.5, 50)])
    t = random.choice([random.uniform(0, 37), log_uniform(1e-10, 1e6), log_uniform(1, 1e300), random.uniform(0, 4)])
    tail = log_student(t, dof)
    return None if tail is None else [t, dof, digits(tail)]


def beta():
    a, b = (log_uniform(1e-5, random.choice([1, 1e3, 1e8])) for _ in range(2))
    mean = a / (a + b)
    spread = math.sqrt(mean * (1 - mean) / (a + b + 1))
    x = random.choice([mean + spread * random.uniform(-30, 8), random.random(), mean * log_uniform(1e-12, 1), log_uniform(1e-300, 1)])
    if not 0 < x < 1:
        return None
    value = log_beta(x, a, b)
    return None if value is None else [x, a, b, digits(value)]


def fisher():
    size = random.choice([5, 20, 100, 1000])
    a, b, c, d = (random.randint(0, size) for _ in range(4))
    row, column, total = a + b, a + c, a + b + c + d
    low, high = max(0, column - (c + d)), min(row, column)
    ways = [math.comb(row, k) * math.comb(total - row, column - k) for k in range(low, high + 1)]
    observed = ways[a - low]
    p = Fraction(sum(w for w in ways if w <= observed), math.comb(total, column))
    if size <= 20:  # SciPy agrees, where its logarithms are exact enough
        assert abs(stats.fisher_exact([[a, b], [c, d]])[1] - float(p)) < 1e-9 * float(p) or 0 in (row, total - row, column, total - column)
    return [a, b, c, d, digits(mp.log(mp.mpf(p.numerator) / p.denominator))]


def proportions():
    n1, n2 = (int(log_uniform(30, 1e9)) for _ in range(2))
    rate = log_uniform(1e-4, 0.9)
    x1, x2 = (min(n, int(stats.binom.rvs(n, min(1, rate * random.uniform(0.8, 1.2)), random_state=random.randint(0, 2**31)))) for n in (n1, n2))
    pooled = (x1 + x2) / (n1 + n2)
    if min(x1, x2) == 0 or min(n1, n2) * min(pooled, 1 - pooled) <= 5.001 or x1 == n1 or x2 == n2:
        return None
    with mp.workdps(30):
        p1, p2, p = mp.mpf(x1) / n1, mp.mpf(x2) / n2, mp.mpf(x1 + x2) / (n1 + n2)
        z = (p2 - p1) / mp.sqrt(p * (1 - p) * (mp.mpf(1) / n1 + mp.mpf(1) / n2))
        log10 = mp.log(2 * mp.ncdf(-abs(z)), 10)
    if n1 < 1e6 and n2 < 1e6:
        assert math.isclose(proportion.proportions_ztest([x2, x1], [n2, n1])[0], float(z), rel_tol=1e-6, abs_tol=1e-9)
    wilson = [float(v) for v in proportion.proportion_confint(x1, n1, 0.05, "wilson")]
    newcombe = [float(v) for v in proportion.confint_proportions_2indep(x2, n2, x1, n1, method="newcomb", compare="diff")]
    lift = [float(v) - 1 for v in proportion.confint_proportions_2indep(x2, n2, x1, n1, method="log", compare="ratio")]
    return [n1, x1, n2, x2, digits(z), digits(log10), wilson, newcombe, lift]


def welch():
    n1, n2 = (int(log_uniform(2, 1e6)) for _ in range(2))
    m1, m2 = (random.uniform(-5, 5) for _ in range(2))
    v1, v2 = (log_uniform(1e-3, 1e3) for _ in range(2))
    t, p = stats.ttest_ind_from_stats(m2, math.sqrt(v2), n2, m1, math.sqrt(v1), n1, equal_var=False)
    dof = (v1 / n1 + v2 / n2) ** 2 / ((v1 / n1) ** 2 / (n1 - 1) + (v2 / n2) ** 2 / (n2 - 1))
    quantile = stats.t.isf(0.025, dof)
    for _ in range(3):  # SciPy's quantile is off by up to 4e-9, its tail is not: Newton's method
        quantile += (stats.t.sf(quantile, dof) - 0.025) / stats.t.pdf(quantile, dof)
    margin = quantile * math.sqrt(v1 / n1 + v2 / n2)
    return [n1, m1, v1, n2, m2, v2, float(t), dof, float(p), [m2 - m1 - margin, m2 - m1 + margin]]


def posterior():
    size = random.choice([10, 1000, 1e5])
    arms = []
    for _ in range(random.randint(2, 5)):
        n = random.choice([0, random.randint(0, int(size)), int(size)])
        arms.append([n, random.randint(0, n) if size < 1000 else round(n * random.uniform(0.1, 0.13))])
    prior = random.choice([[1, 1], [0.5, 0.5], [2, 20]])
    dists = [stats.beta(prior[0] + x, prior[1] + n - x) for n, x in arms]
    cuts = sorted({min(max(d.ppf(q), 1e-12), 1 - 1e-12) for d in dists for q in (1e-9, 1e-4, 0.02, 0.2, 0.5, 0.8, 0.98, 1 - 1e-4, 1 - 1e-9)} | {0, 1e-12, 1 - 1e-12, 1})

    def integral(f):
        return sum(integrate.quad(f, a, b, epsabs=1e-14, epsrel=1e-13, limit=200)[0] for a, b in zip(cuts, cuts[1:]))

    def others(i, p):
        return math.prod(d.cdf(p) for j, d in enumerate(dists) if j != i)

    best = [integral(lambda p, i=i: dists[i].pdf(p) * others(i, p)) for i in range(len(arms))]
    if abs(sum(best) - 1) > 1e-9:
        return None  # quad itself had trouble
    loss = [integral(lambda p, i=i: dists[i].cdf(p) * (1 - others(i, p))) for i in range(len(arms))]
    return [arms, prior, best, loss]


def log_beta_function(a, b):
    return mp.loggamma(a) + mp.loggamma(b) - mp.loggamma(a + b)


def second_is_higher(a1, b1, a2, b2):
    """P(p2 > p1) for a whole number a2: Miller's finite sum of a2 terms, every one positive (E. Miller, 2015)."""
    term = mp.exp(log_beta_function(a1, b1 + b2) - log_beta_function(1, b2) - log_beta_function(a1, b1)) / b2
    total = term
    for i in range(a2 - 1):
        term *= mp.mpf((a1 + i) * (b2 + i) * (1 + i + b2)) / ((a1 + i + b1 + b2) * (b2 + i + 1) * (1 + i))
        total += term
    return total


def two_posteriors():
    """Two arms with a uniform prior, from nobody to a billion users and down to probabilities of 1e-40."""
    rows = random.choice([1, 1, 1, 1e2, 1e5])  # the rarer the outcome, the more users a finite sum can have
    n1, n2 = (int(rows * log_uniform(1, 10**4)) - int(rows) for _ in range(2))
    rate = log_uniform(1e-3, 1) / rows
    apart = random.choice([0, 1, 2, 4, 8, 11]) * math.sqrt(rate * (1 - rate) * (1 / max(n1, 1) + 1 / max(n2, 1)))
    x1, x2 = min(n1, round(n1 * rate)), min(n2, max(0, round(n2 * (rate - apart))))
    a1, b1, a2, b2 = 1 + x1, 1 + n1 - x1, 1 + x2, 1 + n2 - x2
    with mp.workdps(110):  # the losses are differences
        high = second_is_higher(a1, b1, a2, b2)
        low = second_is_higher(a2, b2, a1, b1)
        if min(high, low) < mp.mpf(10) ** -40:
            return None
        assert abs(high + low - 1) < mp.mpf(10) ** -50
        # p times a beta density is the mean times the density of one success more.
        mean1, mean2 = mp.mpf(a1) / (a1 + b1), mp.mpf(a2) / (a2 + b2)
        loss1 = mean2 * second_is_higher(a1, b1, a2 + 1, b2) - mean1 * (1 - second_is_higher(a2, b2, a1 + 1, b1))
        loss2 = mean1 * second_is_higher(a2, b2, a1 + 1, b1) - mean2 * (1 - second_is_higher(a1, b1, a2 + 1, b2))
        if random.random() < 0.3:  # failures are as good as successes: what is lowest of one is highest of the other
            return [[[n1, n1 - x1], [n2, n2 - x2]], [1, 1], [digits(high), digits(low)], [digits(loss2), digits(loss1)]]
        return [[[n1, x1], [n2, x2]], [1, 1], [digits(low), digits(high)], [digits(loss1), digits(loss2)]]


GAUSS = [(mp.mpf(x), mp.mpf(w)) for x, w in mp.calculus.quadrature.GaussLegendre(mp.mp).calc_nodes(3, 200)]


def many_posteriors():
    """Two to four arms of up to a billion users: trapezoids over the log-odds, in 50 digits, of plain densities."""
    size = log_uniform(30, 1e9)
    count = random.randint(2, 4)
    rate = log_uniform(1e-3, 0.5) if size > 1e5 else random.uniform(0.05, 0.9)
    prior = random.choice([[1, 1], [0.5, 0.5], [2, 20]])
    apart = random.choice([0, 1, 3, 8]) * math.sqrt(rate * (1 - rate) / size)
    arms = [[int(size * random.uniform(0.5, 1)), 0] for _ in range(count)]
    arms = [[n, min(n, max(0, round(n * (rate - apart * random.random()))))] for n, _ in arms]
    with mp.workdps(50):
        params = [(mp.mpf(prior[0]) + x, mp.mpf(prior[1]) + n - x) for n, x in arms]
        consts = [log_beta_function(a, b) for a, b in params]
        modes = [mp.log(a / b) for a, b in params]
        spreads = [mp.sqrt(1 / a + 1 / b) for a, b in params]
        if max(spreads) > 4 * min(spreads):
            return None
        low = min(m - 16 * s for m, s in zip(modes, spreads))
        high = max(m + 16 * s for m, s in zip(modes, spreads))
        step = min(spreads) / 4
        cells = int((high - low) / step) + 1

        def density(k, t):
            a, b = params[k]
            return mp.exp(a * t - (a + b) * mp.log1p(mp.exp(t)) - consts[k])

        masses = [[step / 2 * sum(w * density(k, low + step * (i + (1 + x) / 2)) for x, w in GAUSS) for i in range(cells)] for k in range(count)]
        below = [[mp.mpf(0)] for _ in range(count)]
        above = [[mp.mpf(0)] for _ in range(count)]
        for k in range(count):
            for i in range(cells):
                below[k].append(below[k][-1] + masses[k][i])
                above[k].append(above[k][-1] + masses[k][cells - 1 - i])
            above[k].reverse()
        best = [mp.mpf(0)] * count
        loss = [mp.mpf(0)] * count
        for i in range(cells + 1):
            t = low + step * i
            slope = 1 / ((1 + mp.exp(t)) * (1 + mp.exp(-t)))
            for k in range(count):
                others = mp.fprod(below[j][i] for j in range(count) if j != k)
                best[k] += step * density(k, t) * others
                some = mp.mpf(0)
                for j in range(count):
                    some += 0 if j == k else above[j][i] * (1 - some)
                loss[k] += step * slope * below[k][i] * some
        if min(best) < mp.mpf(10) ** -40 or abs(sum(best) - 1) > mp.mpf(10) ** -25:
            return None
        return [arms, prior, [digits(v) for v in best], [digits(v) for v in loss]]


def uneven_posteriors():
    """A few users against up to a billion: the density of the many times the binomial tail of the few."""
    n1, n2 = int(log_uniform(1, 50)), int(log_uniform(1e5, 1e9))
    x1 = random.randint(0, n1)
    x2 = round(n2 * random.uniform(0.05, 0.95))
    with mp.workdps(40):
        a1, b1, a2, b2 = 1 + x1, 1 + n1 - x1, mp.mpf(1 + x2), mp.mpf(1 + n2 - x2)
        mode, spread, const = mp.log(a2 / b2), mp.sqrt(1 / a2 + 1 / b2), log_beta_function(a2, b2)
        high = low = mp.mpf(0)
        for i in range(-60, 61):
            t = mode + spread * i / 4
            weight = spread / 4 * mp.exp(a2 * t - (a2 + b2) * mp.log1p(mp.exp(t)) - const)
            odds = mp.exp(t)
            # A binomial tail, since the few are few: P(p1 < p) = P(Binomial(n1 + 1, p) >= x1 + 1).
            terms = [mp.binomial(n1 + 1, k) * odds**k / (1 + odds) ** (n1 + 1) for k in range(n1 + 2)]
            low += weight * sum(terms[x1 + 1 :])
            high += weight * sum(terms[: x1 + 1])
        assert abs(high + low - 1) < mp.mpf(10) ** -25
        return [[[n1, x1], [n2, x2]], [1, 1], [digits(high), digits(low)], None]


def adjust():
    p = [round(random.random() ** 3, 6) for _ in range(random.randint(1, 12))]
    return [p, *([float(v) for v in multitest.multipletests(p, method=m)[1]] for m in ("holm", "bonferroni", "fdr_bh"))]


def sample_size():
    p1 = random.uniform(0.01, 0.9)
    d = random.choice([-1, 1]) * random.uniform(0.005, 0.2)
    if not 0.001 < p1 + d < 0.999:
        return None
    ratio = random.choice([1, 1, 2, 0.5, 3.7])
    power = random.choice([0.8, 0.9, 0.95])
    # statsmodels has the null variance from the pooled rate, as Fleiss has it; its second sample is `ratio` times its first.
    n = proportion.samplesize_proportions_2indep_onetail(-d, p1 + d, power, ratio=ratio, alpha=0.05)
    return [p1, d, ratio, power, float(n)]


tables = {
    "normalCdf": (400, normal_cdf),
    "normalQuantile": (300, normal_quantile),
    "logGamma": (300, log_gamma),
    "logChiSquareSurvival": (400, chi_square),
    "logStudentUpperTail": (400, student_t),
    "logBetaCdf": (500, beta),
    "logFisher": (300, fisher),
    "proportions": (150, proportions),
    "welch": (150, welch),
    "posterior": (40, posterior),
    "twoPosteriors": (150, two_posteriors),
    "manyPosteriors": (20, many_posteriors),
    "unevenPosteriors": (20, uneven_posteriors),
    "adjust": (60, adjust),
    "sampleSize": (60, sample_size),
}
file = Path(__file__).with_name("reference.json")
rows = json.loads(file.read_text()) if file.exists() else {}
for name in sys.argv[1:] or tables:
    random.seed(f"20260301 {name}")
    rows[name] = several(*tables[name])
text = ",\n".join(f'  "{name}": [\n' + ",\n".join("    " + json.dumps(row) for row in rows[name]) + "\n  ]" for name in tables)
file.write_text("{\n" + text + "\n}\n")
