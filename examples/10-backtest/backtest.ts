import { type BacktestReport, backtestPolicy, definePolicy, simulateHistory } from 'tactful';

const [from, to] = ['2026-02-01', '2026-03-01'];

/** As it is now: at most one message a day, at any hour. */
const current = definePolicy();

/** What is proposed: nights are quiet, and two messages a week are enough. */
const proposed = definePolicy({
  eligibility: {
    caps: [{ max: 2, per: 'week' }],
    quietHours: { start: '21:00', end: '08:00', timeZone: 'UTC' },
  },
});

/** Both policies over February, hour by hour, for the same simulated users. */
export function runBacktest(seed: number, size: number): BacktestReport {
  const history = simulateHistory({ size, seed, from, to });
  return backtestPolicy(history, {
    policies: { current, proposed },
    from,
    to,
    every: { hours: 1 },
    limit: 3,
  });
}
