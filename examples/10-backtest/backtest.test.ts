import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runBacktest } from './backtest.js';
import { sideBySide } from './side-by-side.js';

describe('the backtest', () => {
  const report = runBacktest(2026, 200);
  const { current, proposed } = report.policies;

  it('reads every user, and compares both policies on the same decisions', () => {
    expect(report.userCount).toBe(200);
    expect(report.rejected).toEqual([]);
    expect(current?.evaluations).toBe(proposed?.evaluations);
  });

  it('shows what the proposal is for: no night sends, and two a week at most', () => {
    expect(current?.nightSends).toBeGreaterThan(0);
    expect(proposed?.nightSends).toBe(0);
    expect(proposed?.sendsPerUserPerWeek).toBeLessThanOrEqual(2.5); // four Mondays to Sundays and a day before them
    expect(report.mostAffected.every(({ sends }) => (sends['proposed'] ?? 0) <= 10)).toBe(true);
  });

  it('prints a row for every reason of either policy', () => {
    const text = sideBySide(report);
    for (const reason of ['active', 'recently_messaged', 'capped', 'quiet_hours', 'opted_out']) {
      expect(text).toContain(`skipped: ${reason}`);
    }
    expect(sideBySide(runBacktest(2026, 200))).toBe(text);
  });

  it('stands in the README as it is', () => {
    const readme = readFileSync(new URL('./README.md', import.meta.url), 'utf8');
    expect(readme).toContain(`\n${sideBySide(runBacktest(2026, 2000))}\n`);
  });
});
