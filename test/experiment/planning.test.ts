import { describe, expect, it } from 'vitest';
import { detectableEffect, power } from '../../src/index.js';

describe('detectableEffect', () => {
  // The first root of d sqrt(n) - z u0(d) - zb u1(d) on a grid of 80,000 effects, by scipy.optimize.brentq; z and zb by
  // scipy.stats.norm. Of a small treatment the power rises, falls, and may rise again with the effect.
  it.each<[number, number, number, number, boolean, number, number | null]>([
    [0.001, 20, 0.05, 0.01, true, 0.2, 0.004381734560054326],
    [0.001, 20, 0.05, 0.01, true, 0.03, 8.648912765153202e-5],
    [0.01, 100, 0.05, 0.01, true, 0.3, 0.06437767931216935],
    [0.02, 60, 0.05, 0.001, true, 0.4, 0.6535119923021302],
    [
      0.15347919652919245,
      756.9403049289143,
      0.01,
      0.0013054795680659819,
      true,
      0.17208596136917775,
      0.476556783980049,
    ],
    [
      0.00023582746242959462,
      2.3152044926602184,
      0.001,
      0.018346875291199747,
      false,
      0.21902044342558966,
      0.004817072843045915,
    ],
    [0.1, 5000, 0.01, 1, true, 0.3, 0.01264781010430175],
    [0.75, 8, 0.8, 200, false, 0.95, 0.17137239594794393],
    [0.75, 8, 0.8, 200, false, 0.96, 0.20689861154361924],
    [0.7, 12, 0.8, 300, false, 0.985, 0.22151231199252985],
    [0.6, 50, 0.9, 2, false, 0.92, 0.010628458030739132],
    [0.4, 4, 0.95, 800, false, 0.97, 0.05147282109287012],
    [0.001, 20, 0.05, 0.01, true, 0.02, 0],
    [0.6, 50, 0.9, 2, false, 0.9, 0],
    [0.15, 4, 0.05, 1, true, 0.99, null],
  ])(
    'of %d, %d users, alpha %d, ratio %d, two-sided %s and power %d is %d',
    (...[baselineRate, n, alpha, ratio, twoSided, wanted, expected]) => {
      const plan = { baselineRate, n, alpha, ratio, twoSided };
      const found = detectableEffect({ ...plan, power: wanted });
      if (expected === null || expected === 0) {
        expect(found).toBe(expected);
        return;
      }
      expect(Math.abs(found! - expected)).toBeLessThan(1e-9 * expected);
      const at = (minimumDetectableEffect: number) => power({ ...plan, minimumDetectableEffect });
      expect(at(found!)).toBeGreaterThanOrEqual(wanted);
      for (let k = 1; k < 1000; k++) expect(at((found! * k) / 1000)).toBeLessThan(wanted);
    },
  );

  it('is found where the power is just the wanted one', () => {
    const plan = { baselineRate: 0.5, n: 10 };
    const wanted = power({ ...plan, minimumDetectableEffect: 0.5 });
    expect(detectableEffect({ ...plan, power: wanted })).toBeCloseTo(0.5, 12);
    expect(detectableEffect({ ...plan, power: wanted + 1e-12 })).toBeNull();
  });
});
