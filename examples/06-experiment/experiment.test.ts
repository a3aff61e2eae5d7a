import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { analyzeAll } from './analysis.js';
import { describeAll } from './describe-report.js';
import { cookieCats, hillstrom } from './published.js';
import { renderReport } from './render-report.js';

const report = analyzeAll(2026);
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
  const { simulated } = report;

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
    expect(Math.min(...twin.map(({ fixed }) => fixed))).toBeLessThan(0.05); // as one that is read once does
    expect(Math.min(...twin.map(({ alwaysValid }) => alwaysValid))).toBeGreaterThan(0.05);
  });
});

describe('the printed report', () => {
  it('says in plain English who won and who did not', () => {
    expect(report.simulated.report.verdict).toContain('On opened, playful is better than control');
    expect(report.simulated.report.verdict).toContain('On converted, no winner');
    expect(report.hillstrom.verdict).toContain("On visit, men's e-mail is better than no e-mail");
    expect(report.cookieCats.verdict).toContain('gate_40 is worse than gate_30');
  });

  it('stands in the README as it is', () => {
    const readme = readFileSync(new URL('./README.md', import.meta.url), 'utf8');
    expect(readme).toContain(`\n${describeAll(report)}\n`);
  });
});

describe('the HTML report', () => {
  const render = (seed: number): Promise<string> => renderReport(analyzeAll(seed, 5000));

  it('is the same byte for byte for the same seed, and another for another', async () => {
    const once = await render(1);
    expect(await render(1)).toBe(once);
    expect(await render(2)).not.toBe(once);
  });

  it('shows rates, lifts and the running p-values', async () => {
    const html = await render(1);
    for (const id of ['simulated', 'hillstrom', 'cookieCats']) {
      expect(html).toContain(`<figure id="${id}-rates"`);
      expect(html).toContain(`<figure id="${id}-lifts"`);
    }
    expect(html).toContain('<figure id="looks"');
    expect(html).toContain('5,000 simulated customers, seed 1');
  });

  it('needs nothing from elsewhere', async () => {
    const html = await render(1);
    expect(html).not.toMatch(/<(script|link|img|iframe)[^>]*\s(src|href)=/);
    expect(html).not.toMatch(/@import|url\(http/);
    expect(html.split('</script>')).toHaveLength(3);
  });
});
