import type { BacktestReport, PolicyBacktest } from 'tactful';

/** The report as text: a row for each figure, a column for each policy. */
export function sideBySide({ policies, mostAffected, userCount }: BacktestReport): string {
  const names = Object.keys(policies);
  const results = Object.values(policies);
  const reasons = [...new Set(results.flatMap(({ skips }) => Object.keys(skips)))].sort();
  const rows: readonly (readonly [string, (result: PolicyBacktest) => string])[] = [
    ['sends', ({ sends }) => count(sends)],
    ['users reached', ({ usersReached }) => `${count(usersReached)} of ${count(userCount)}`],
    ['sends per user and week', ({ sendsPerUserPerWeek }) => sendsPerUserPerWeek.toFixed(2)],
    [
      'sends at local night',
      ({ nightSends, nightSendShare }) => `${count(nightSends)} (${percent(nightSendShare)})`,
    ],
    ['to dormant users', ({ sendsBySegment }) => count(sendsBySegment['dormant'] ?? 0)],
    ...reasons.map(
      (reason) =>
        [`skipped: ${reason}`, ({ skipShares }: PolicyBacktest) => percent(skipShares[reason] ?? 0)] as const,
    ),
  ];
  const lines = [
    line('', names),
    ...rows.map(([label, cell]) => line(label, results.map(cell))),
    '',
    'most affected',
    ...mostAffected.map(({ userId, sends }) =>
      line(
        `  ${userId}`,
        names.map((name) => count(sends[name] ?? 0)),
      ),
    ),
  ];
  return lines.join('\n');
}

function line(label: string, cells: readonly string[]): string {
  return label.padEnd(28) + cells.map((cell) => cell.padStart(20)).join('');
}

function count(n: number): string {
  return String(n).replace(/\B(?=(\d{3})+$)/g, ',');
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
