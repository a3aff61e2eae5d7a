import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  aliveProbability,
  type BgNbdModel,
  expectedTransactions,
  fitBgNbd,
  logGamma,
  type VisitHistory,
} from '../../src/index.js';
import { stream } from '../../src/random/stream.js';

type Parameters = Pick<BgNbdModel, 'r' | 'alpha' | 'a' | 'b'>;

function modelOf(variant: BgNbdModel['variant'], parameters: Parameters): BgNbdModel {
  const training = { historyCount: 1, returnedCount: 1, warnings: [] };
  return { kind: 'bg_nbd', version: 1, variant, ...parameters, logLikelihood: 0, training };
}

/** Fader, Hardie and Lee 2005, table 2: the CDNOW data, in weeks. */
const CDNOW = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };

/** Form, r, alpha, a, b; frequency, recency, age; horizon; P(alive), expected transactions. */
const REFERENCE: [string, number, number, number, number, number, number, number, number, number, number][] =
  [
    ['classic', 0.243, 4.414, 0.793, 2.426, 0, 0, 38.86, 1, 1.0, 0.005595657889484052],
    ['modified', 0.243, 4.414, 0.793, 2.426, 0, 0, 38.86, 1000, 0.6372533379648953, 1.5796131677988008],
    ['modified', 0.243, 4.414, 0.793, 2.426, 2, 30.43, 38.86, 39, 0.7744192426236461, 1.3404974284912132],
    ['modified', 0.243, 4.414, 0.793, 2.426, 26, 30, 38.86, 1, 0.0807103722518272, 0.048546516402920924],
    ['classic', 0.243, 4.414, 0.793, 2.426, 900, 80, 100, 1000, 8.382800316581321e-81, 2.29742097626189e-77],
    ['classic', 0.525, 6.183, 0.891, 1.614, 0, 0, 38.86, 39, 1.0, 0.37641682641561164],
    ['classic', 0.525, 6.183, 0.891, 1.614, 2, 30.43, 38.86, 1, 0.6348490814458068, 0.0353157904006707],
    ['modified', 0.525, 6.183, 0.891, 1.614, 2, 30.43, 38.86, 1000, 0.7062022651184873, 9.271909152377194],
    ['modified', 0.525, 6.183, 0.891, 1.614, 26, 30, 38.86, 39, 0.08502206815408339, 1.4787328413333554],
    ['modified', 0.525, 6.183, 0.891, 1.614, 900, 80, 100, 1, 2.4407038789479746e-79, 2.061316464334231e-78],
    ['classic', 2.5, 30, 1, 3, 0, 0, 38.86, 1000, 1.0, 7.628517108631762],
    ['classic', 2.5, 30, 1, 3, 2, 30.43, 38.86, 39, 0.6896835566908858, 1.4166310890340654],
    ['classic', 2.5, 30, 1, 3, 26, 30, 38.86, 1, 0.3559179227480176, 0.1462665801872271],
    ['modified', 2.5, 30, 1, 3, 26, 30, 38.86, 1000, 0.3640023147130137, 29.41424882572108],
    ['modified', 2.5, 30, 1, 3, 900, 80, 100, 39, 3.010999259398809e-63, 7.130980584409612e-61],
    ['modified', 50, 500, 0.3, 20, 0, 0, 38.86, 1, 0.6123782498307473, 0.056783845326827904],
    ['classic', 50, 500, 0.3, 20, 2, 30.43, 38.86, 1000, 0.9685855768987679, 68.29519546377288],
    ['classic', 50, 500, 0.3, 20, 26, 30, 38.86, 39, 0.9770371554553976, 5.281865648266915],
    ['classic', 50, 500, 0.3, 20, 900, 80, 100, 1, 3.155733186323829e-11, 4.99528769317631e-11],
    ['modified', 50, 500, 0.3, 20, 900, 80, 100, 1000, 3.1591670635667284e-11, 4.215211347854923e-8],
    // Users who all but surely stay, or all but surely leave, after a visit; very frequent ones; dropout chances all alike.
    ['classic', 1, 10, 0.8, 0.01, 0, 0, 20, 30, 1.0, 0.5044674023806608],
    ['classic', 1, 10, 0.8, 0.005, 0, 0, 20, 30, 1.0, 0.5022458149693112],
    ['classic', 1, 10, 0.8, 0.001, 0, 0, 20, 30, 1.0, 0.5004511218006117],
    ['classic', 1, 10, 0.8, 1e-9, 0, 0, 20, 30, 1.0, 0.5000000004516144],
    ['classic', 0.6, 40, 0.02, 8.6e-6, 0, 0, 30, 30, 1.0, 0.19268317337701985],
    ['classic', 0.3, 5, 250, 1e-5, 0, 0, 20, 1000, 1.0, 0.671780172871668],
    ['modified', 0.3, 5, 1e-7, 1e-5, 0, 0, 20, 10, 0.9840518980001798, 0.11808622507790299],
    ['modified', 0.3, 5, 0.0007, 0.19, 100000, 99.995, 100, 1, 0.9999991811181105, 952.3798650578227],
    ['classic', 0.3, 5, 0.0007, 0.19, 100000, 99.995, 100, 1, 0.9999991811099216, 952.379865018478],
    ['classic', 3, 5, 20000, 30000, 0, 0, 100, 10, 1.0, 0.2652527822895368],
  ];

describe('published values', () => {
  const classic = modelOf('classic', CDNOW);
  const customer = { frequency: 2, recency: 30.43, age: 38.86 }; // the paper's customer 0001

  it('expects 1.226 of the paper (section 6) in the next 39 weeks', () => {
    expect(expectedTransactions(classic, customer, { horizon: 39 })).toBeCloseTo(1.226, 3);
  });

  it('gives the P(alive) of the same authors’ note, .7266', () => {
    expect(aliveProbability(classic, customer)).toBeCloseTo(0.7266, 4);
  });
});

describe('values computed with mpmath', () => {
  // mpmath at 60 digits, from the closed forms: hyp2f1 of Fader, Hardie and Lee 2005, eq. 10, and its modified form.
  // a = 1, where the closed form divides by 0, is taken at 1 + 1e-25.
  it.each(REFERENCE)(
    '%s, r %d alpha %d a %d b %d, x %d t %d of %d, %d ahead',
    (variant, r, alpha, a, b, frequency, recency, age, horizon, alive, expected) => {
      const model = modelOf(variant as BgNbdModel['variant'], { r, alpha, a, b });
      const history = { frequency, recency, age };
      expect(Math.abs(aliveProbability(model, history) / alive - 1)).toBeLessThan(1e-11);
      expect(Math.abs(expectedTransactions(model, history, { horizon }) / expected - 1)).toBeLessThan(1e-10);
    },
  );

  // scipy.special.gammaln
  it.each([
    [1e-10, 23.025850929882736],
    [0.1, 2.252712651734206],
    [0.5, 0.5723649429247001],
    [3, Math.LN2],
    [100, 359.1342053695754],
    [1e6, 12815504.569147611],
    [1e15, 33538776394910668],
  ])('logGamma(%d) is %d', (x, value) => {
    expect(Math.abs(logGamma(x) - value) / Math.max(1, value)).toBeLessThan(4e-15);
  });
});

const parameters = fc.record({
  r: fc.double({ min: 0.01, max: 50, noNaN: true }),
  alpha: fc.double({ min: 0.01, max: 500, noNaN: true }),
  a: fc.double({ min: 0.01, max: 50, noNaN: true }),
  b: fc.double({ min: 0.01, max: 50, noNaN: true }),
});
const history: fc.Arbitrary<VisitHistory> = fc
  .record({
    frequency: fc.oneof(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 1e6 })),
    age: fc.double({ min: 0.01, max: 1000, noNaN: true }),
    part: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ frequency, age, part }) => ({ frequency, recency: frequency > 0 ? age * part : 0, age }));
const variant = fc.constantFrom('classic' as const, 'modified' as const);

/** Every model that `fitBgNbd` may give: from e^-12 to e^12, and beyond. */
const anySize = fc.double({ min: -40, max: 20, noNaN: true }).map(Math.exp);
const extreme = fc.record({ r: anySize, alpha: anySize, a: anySize, b: anySize });

describe('laws', () => {
  it('expects of a user no fewer visits than the next, and no more than of one who cannot drop out', () => {
    const horizons = fc.double({ min: 0.001, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(extreme, history, variant, horizons, (p, h, v, horizon) => {
        const model = modelOf(v, p);
        const count = expectedTransactions(model, h, { horizon });
        const alive = aliveProbability(model, h);
        const [s, t] = [p.r + h.frequency, horizon / (p.alpha + h.age)];
        expect(count).toBeGreaterThanOrEqual(alive * -Math.expm1(-s * Math.log1p(t)) * (1 - 1e-11));
        expect(count).toBeLessThanOrEqual(alive * s * t * (1 + 1e-11));
      }),
      { seed: 8, numRuns: 500 },
    );
  });

  it('gives chances in [0, 1] and finite counts, whatever the frequency', () => {
    fc.assert(
      fc.property(
        parameters,
        history,
        variant,
        fc.double({ min: 0, max: 1e6, noNaN: true }),
        (p, h, v, horizon) => {
          const alive = aliveProbability(modelOf(v, p), h);
          const count = expectedTransactions(modelOf(v, p), h, { horizon });
          expect(alive >= 0 && alive <= 1).toBe(true);
          expect(count >= 0 && Number.isFinite(count)).toBe(true);
          // Never more than a user who cannot drop out: rate x horizon.
          expect(count).toBeLessThanOrEqual(((p.r + h.frequency) / (p.alpha + h.age)) * horizon * (1 + 1e-9));
        },
      ),
      { seed: 2, numRuns: 300 },
    );
  });

  it('falls with silence, and in the modified form for users who came once too', () => {
    fc.assert(
      fc.property(parameters, history, (p, h) => {
        const later = { ...h, age: h.age * 2 };
        const [classic, modified] = [modelOf('classic', p), modelOf('modified', p)];
        expect(aliveProbability(classic, later)).toBeLessThanOrEqual(aliveProbability(classic, h));
        if (aliveProbability(modified, h) > 0 && aliveProbability(modified, h) < 1) {
          expect(aliveProbability(modified, later)).toBeLessThan(aliveProbability(modified, h));
        }
        const once = { frequency: 0, recency: 0, age: h.age };
        expect(aliveProbability(classic, once)).toBe(1);
        expect(aliveProbability(modified, once)).toBeLessThan(1);
      }),
      { seed: 3, numRuns: 300 },
    );
  });

  it('expects nothing at once, and more the longer', () => {
    fc.assert(
      fc.property(parameters, history, variant, (p, h, v) => {
        const at = (horizon: number) => expectedTransactions(modelOf(v, p), h, { horizon });
        expect(at(0)).toBe(0);
        expect(at(2)).toBeGreaterThanOrEqual(at(1));
      }),
      { seed: 4, numRuns: 200 },
    );
  });
});

/** Users drawn from the model's own story. */
function simulate(count: number, { a, b }: { a: number; b: number }, modified: boolean): VisitHistory[] {
  const random = stream(5, 'test/visits');
  // Gamma(1, 10) rates, and Beta(a, 1) or Beta(1, b) chances, both by inversion.
  return Array.from({ length: count }, () => {
    const rate = -Math.log(1 - random()) / 10;
    const chance = b === 1 ? random() ** (1 / a) : 1 - random() ** (1 / b);
    const age = 50;
    let at = 0;
    let frequency = 0;
    let recency = 0;
    let alive = !(modified && random() < chance);
    while (alive) {
      at += -Math.log(1 - random()) / rate;
      if (at > age) break;
      frequency++;
      recency = at;
      alive = random() >= chance;
    }
    return { frequency, recency, age };
  });
}

describe('fitBgNbd', () => {
  it.each(['classic', 'modified'] as const)('finds the parameters that drew the users (%s)', (form) => {
    const model = fitBgNbd(simulate(6000, { a: 1, b: 3 }, form === 'modified'), { variant: form });
    expect(model.training.warnings).toStrictEqual([]);
    expect(model.r).toBeGreaterThan(0.85);
    expect(model.r).toBeLessThan(1.15);
    expect(model.alpha / 10).toBeGreaterThan(0.85);
    expect(model.alpha / 10).toBeLessThan(1.15);
    expect(model.a / (model.a + model.b)).toBeGreaterThan(0.22); // 1/4
    expect(model.a / (model.a + model.b)).toBeLessThan(0.28);
  });

  it('is at a maximum, does not depend on order or repetition, and follows the unit of time', () => {
    const users = simulate(800, { a: 1, b: 3 }, true);
    const model = fitBgNbd(users);
    const reversed = fitBgNbd([...users].reverse());
    expect(reversed.logLikelihood).toBeCloseTo(model.logLikelihood, 6);
    const inDays = fitBgNbd(users.map((h) => ({ ...h, recency: h.recency * 7, age: h.age * 7 })));
    expect(inDays.alpha / model.alpha).toBeCloseTo(7, 3);
    expect(inDays.a).toBeCloseTo(model.a, 3);
    expect(fitBgNbd([...users, ...users]).logLikelihood).toBeCloseTo(2 * model.logLikelihood, 3);
  });

  it('gives finite numbers for histories of any size', () => {
    const tiny: VisitHistory = { frequency: 1e6, recency: 5e-324, age: 5e-324 };
    expect(fitBgNbd([tiny]).training.warnings).toStrictEqual(['not_converged']);
    const ages = fc.oneof(
      fc.double({ min: 0, max: 1e100, noNaN: true }),
      fc.constantFrom(0, 5e-324, 1e-310, 1e100),
    );
    const anyHistory = fc
      .record({
        frequency: fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 1e9 })),
        age: ages,
        part: fc.double({ min: 0, max: 1, noNaN: true }),
      })
      .map(({ frequency, age, part }) => ({ frequency, recency: frequency > 0 ? age * part : 0, age }));
    const lists = fc.array(anyHistory, { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(fc.oneof(lists, fc.constant([tiny])), variant, (users, form) => {
        const model = fitBgNbd(users, { variant: form });
        expect(JSON.parse(JSON.stringify(model))).toStrictEqual(model);
        for (const value of [model.r, model.alpha, model.a, model.b]) expect(value).toBeGreaterThan(0);
        for (const user of users) {
          expect(Number.isFinite(expectedTransactions(model, user, { horizon: 10 }))).toBe(true);
        }
      }),
      { seed: 9, numRuns: 60 },
    );
  });

  it('expects a next visit of those who came once, where nobody came a third time', () => {
    const users = Array.from({ length: 1000 }, (_, i) =>
      i < 300
        ? { frequency: 1, recency: 1 + (i % 15), age: 30 + (i % 20) }
        : { frequency: 0, recency: 0, age: 30 + (i % 20) },
    );
    const model = fitBgNbd(users, { variant: 'classic' });
    expect(model.b).toBeLessThan(1e-4); // whoever came twice is gone
    // What is left of a visit or none, by the law of mixed Poisson counts: 1 - (1 + t)^-r.
    const next = 1 - (1 + 30 / (model.alpha + 30)) ** -model.r;
    expect(expectedTransactions(model, { frequency: 0, recency: 0, age: 30 }, { horizon: 30 })).toBeCloseTo(
      next,
      4,
    );
    expect(next).toBeCloseTo(0.099, 3);
  });

  it('gives a clear result where the data tell too little', () => {
    const none = fitBgNbd([{ frequency: 0, recency: 0, age: 10 }]);
    expect(none.training.warnings).toContain('no_returns');
    expect(JSON.parse(JSON.stringify(none))).toStrictEqual(none);
    const one = fitBgNbd([{ frequency: 3, recency: 5, age: 10 }]);
    expect(one.training.warnings).toStrictEqual(['not_converged']);
    expect(aliveProbability(one, { frequency: 3, recency: 5, age: 10 })).toBeGreaterThan(0);
    expect(fitBgNbd([{ frequency: 0, recency: 0, age: 0 }]).training.warnings).toContain('no_returns');
  });
});
