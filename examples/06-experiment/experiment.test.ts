import { analyzeExperiment } from 'tactful';
import { describe, expect, it } from 'vitest';
import { cookieCats, hillstrom } from './published.js';
import { renderReport } from './render-report.js';
import { runExperiment } from './simulated.js';

const report = {
  hillstrom: analyzeExperiment(hillstrom, { control: 'no e-mail' }),
  cookieCats: analyzeExperiment(cookieCats, {
    control: 'gate_30',
    weights: { gate_30: 0.4956, gate_40: 0.5044 },
  }),
};
const percent = (share: number | null | undefined): string => ((share ?? Number.NaN) * 100).toFixed(1);

describe('the published experiments', () => {
  it('are counted whole', () => {
    expect(hillstrom.reduce((sum, { n }) => sum + n, 0)).toBe(64_000);
    expect(cookieCats.reduce((sum, { n }) => sum + n, 0)).toBe(90_189);
  });

  it('have Hillstrom’s rates and lifts', () => {
    const [none, men, women] = report.hillstrom.arms;
    expect([none, men, women].map((arm) => ((arm?.metrics['visit']?.rate ?? 0) * 100).toFixed(2))).toEqual([
      '10.62',
      '18.28',
      '15.14',
    ]);
    expect(
      [none, men, women].map((arm) => ((arm?.metrics['conversion']?.rate ?? 0) * 100).toFixed(2)),
    ).toEqual(['0.57', '1.25', '0.88']);
    expect([men, women].map((arm) => percent(arm?.metrics['visit']?.lift?.estimate))).toEqual([
      '72.1',
      '42.6',
    ]);
    for (const arm of [men, women]) expect(arm?.metrics['visit']?.significant).toBe(true);
  });

  it('have Cookie Cats’ p-value', () => {
    expect(report.cookieCats.arms[1]?.metrics['back after 7 days']?.pValue?.toFixed(4)).toBe('0.0016');
  });
});

describe('the simulated experiment', () => {
  const simulated = runExperiment(2026);

  it('assigns a quarter of 100,000 customers to each arm', () => {
    expect(simulated.report.arms.reduce((sum, { n }) => sum + n, 0)).toBe(100_000);
    expect(simulated.report.sampleRatio.mismatch).toBe(false);
  });

  it('finds the lifts that it was run with, and none in the twin', () => {
    for (const { arm, lift } of simulated.truth) {
      const found = simulated.report.arms.find((one) => one.arm === arm)?.metrics['opened'];
      expect(found?.lift?.interval?.[0]).toBeLessThan(lift);
      expect(found?.lift?.interval?.[1]).toBeGreaterThan(lift);
      expect(found?.significant).toBe(arm !== 'twin');
    }
  });

  it('never calls the twin different, however often it looks, with the always-valid p-value', () => {
    const twin = simulated.looks.filter(({ arm }) => arm === 'twin');
    expect(twin.length).toBeGreaterThan(200);
    expect(Math.min(...twin.map(({ alwaysValid }) => alwaysValid))).toBeGreaterThan(0.05);
  });
});

describe('the HTML report', () => {
  const render = (seed: number): Promise<string> =>
    renderReport({ seed, simulated: runExperiment(seed, 5000), ...report });

  it('is the same byte for byte for the same seed, and another for another', async () => {
    const once = await render(1);
    expect(await render(1)).toBe(once);
    expect(await render(2)).not.toBe(once);
  });

  it('needs nothing from elsewhere', async () => {
    const html = await render(1);
    expect(html).not.toMatch(/<(script|link|img|iframe)[^>]*\s(src|href)=/);
    expect(html).not.toMatch(/@import|url\(http/);
    expect(html.split('</script>')).toHaveLength(3);
  });
});
