import { describe, expect, it } from 'vitest';
import { analyzeExperiment, compareProportions, fisherExact } from '../../src/index.js';
import { faultsOf } from '../support/faults-of.js';

const large = [
  { arm: 'a', n: 1000, counts: { done: 100 } },
  { arm: 'b', n: 1000, counts: { done: 150 } },
];
const small = [
  { arm: 'a', n: 20, counts: { done: 0 } },
  { arm: 'b', n: 20, counts: { done: 8 } },
];
const pOf = (input: typeof large, method?: 'auto' | 'z' | 'fisher'): number | null =>
  analyzeExperiment(input, { control: 'a', ...(method && { method }) }).arms[1]!.metrics['done']!.pValue;

describe('method', () => {
  it('is chosen by the expected counts unless it is named', () => {
    const z = compareProportions({ n: 1000, x: 100 }, { n: 1000, x: 150 }).pValue;
    const exact = fisherExact([
      [100, 900],
      [150, 850],
    ]).pValue;
    expect(pOf(large)).toBe(z);
    expect(pOf(large, 'z')).toBe(z);
    expect(pOf(large, 'fisher')).toBeCloseTo(exact, 12);
    expect(pOf(small)).toBe(pOf(small, 'fisher'));
    // pooled z = 0.4 / sqrt(0.2 * 0.8 * 2 / 20) = 3.1623; two-sided p = 0.0015654 (scipy.stats.norm.sf(10 ** .5) * 2)
    expect(pOf(small, 'z')).toBeCloseTo(0.0015654022580025, 12);
  });

  it('does not make a small sample large, nor a large one small', () => {
    const reason = (input: typeof large, method: 'z' | 'fisher'): string =>
      analyzeExperiment(input, { control: 'a', method }).conclusions[0]!.reason;
    expect(reason(small, 'z')).toBe('sample_too_small');
    expect(reason(large, 'fisher')).toBe('winner');
  });

  it('is one of three', () => {
    const wrong = () => analyzeExperiment(large, { control: 'a', method: 'bayes' as 'z' });
    expect(faultsOf(wrong)[0]).toMatchObject({ path: 'method' });
  });
});
