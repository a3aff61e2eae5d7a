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
    p = random.choice([log_uniform(1e-300, 0.5), random.uniform(0, 1), 1 - log_uniform(1e-15, 0.5), 0.5 + log_uniform(1e-12, 0.4)])
    with mp.workdps(30):
        z = mp.mpf(float(special.ndtri(p)))
        for _ in range(4):  # Newton's method on SciPy's value
            z -= (mp.ncdf(z) - mp.mpf(p)) / mp.npdf(z) if p > 1e-3 else (mp.log(mp.ncdf(z)) - mp.log(mp.mpf(p))) * mp.ncdf(z) / mp.npdf(z)
    return [p, digits(z)]


def log_gamma():
    x = random.choice([log_uniform(1e-8, 1e12), 1 + random.choice([-1, 1]) * log_uniform(1e-10, 0.5), 2 + random.choice([-1, 1]) * log_uniform(1e-10, 0.5), random.uniform(0, 30)])
    return [x, digits(mp.loggamma(x))]


def chi_square():
    dof = random.choice([random.randint(1, 1000), random.randint(1, 10), log_uniform(0.5, 1000)])
    x = random.choice([log_uniform(1e-3, 3000), dof * random.uniform(0.5, 2)])
    return [x, dof, digits(mp.log(mp.gammainc(mp.mpf(dof) / 2, mp.mpf(x) / 2, regularized=True)))]


def student_t():
    dof = random.choice([log_uniform(0.5, 1e9), log_uniform(0.5, 50)])
    t = random.choice([random.uniform(0, 37), log_uniform(1e-6, 1e6), random.uniform(0, 4)])
    tail = log_student(t, dof)
    return None if tail is None else [t, dof, digits(tail)]


def beta():
    a, b = (log_uniform(1e-3, random.choice([1e3, 1e7])) for _ in range(2))
    mean = a / (a + b)
    spread = math.sqrt(mean * (1 - mean) / (a + b + 1))
    x = random.choice([mean + spread * random.uniform(-30, 8), random.random(), mean * log_uniform(1e-12, 1)])
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
    margin = stats.t.isf(0.025, dof) * math.sqrt(v1 / n1 + v2 / n2)
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
