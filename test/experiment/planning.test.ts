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
    [5.79e-6, 1.21, 0.00909, 0.958, false, 0.0264, 0.17656501282413997],
    [2.32e-5, 2.64, 0.0243, 0.352, false, 0.367, 0.9156004781621577],
    [8.33e-6, 3.23, 0.00819, 0.631, false, 0.104, 0.2574228195700792],
    [9.38e-5, 3.27, 0.0167, 0.0141, false, 0.438, 0.3670700409080402],
    [1.61e-6, 1.46, 0.0013, 0.0372, false, 0.294, 0.05168390023277589],
    [1.98e-5, 1.14, 0.00348, 0.541, false, 0.0417, 0.2848846653189042],
    [1.6e-6, 2.51, 0.00979, 0.213, false, 0.18, 0.06470545891786254],
    [0.000141, 37.8, 0.0407, 0.167, false, 0.4, 0.03510710311604901],
    [1.55e-6, 115.0, 0.0012, 0.0492, false, 0.295, 0.0033909711762400564],
    [1.16e-5, 136.0, 0.00153, 0.0245, false, 0.472, 0.04732659846168481],
    [2.86e-5, 5.92, 0.514, 6.68, false, 0.657, 0.002729553354523857],
    [1.23e-6, 7.62, 0.525, 3.82, false, 0.591, 0.0004079034506637044],
    [1.61e-5, 1.18, 0.642, 8.7, false, 0.923, 0.012465952380524151],
    [2.25e-5, 10.6, 0.0014, 2.21, false, 0.0697, 0.31350709660934983],
    [0.982, 120.0, 0.91, 96.3, false, 0.963, 0.012573092073736995],
    [0.814, 1.38, 0.641, 392.0, false, 0.733, 0.1442157460835961],
    [0.998, 465, 0.00557, 47.9, false, 0.377, 0.001657261994023108],
    [0.177, 1.49, 0.129, 0.00482, false, 0.153, 0.04878643540833831],
    [0.00000335, 1.13, 0.0203, 2.42, false, 0.0752, 0.7773899276447073],
    [0.0411, 1.12, 0.0261, 1.39, true, 0.0339, 0.47579911646808754],
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
