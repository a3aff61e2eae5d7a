import type { ExperimentReport, MetricReport } from 'tactful';
import type { ReportData } from './render-report.js';

/** All of it as text. */
export function describeAll({ seed, simulated, hillstrom, cookieCats }: ReportData): string {
  const truth = simulated.truth.map(({ arm, lift }) => `${arm} ${signed(lift)}`).join(', ');
  return [
    describeReport(`Simulated customers, seed ${seed}`, simulated.report),
    `  (The lifts of opens that the simulation was run with: ${truth}.)`,
    '',
    describeReport("Hillstrom's e-mail test", hillstrom),
    '',
    describeReport('Cookie Cats', cookieCats),
  ].join('\n');
}

function describeReport(title: string, { arms, verdict }: ExperimentReport): string {
  const customers = arms.reduce((sum, { n }) => sum + n, 0).toLocaleString('en-US');
  const rows = arms.flatMap(({ arm, metrics }) =>
    Object.entries(metrics).map(([metric, found]) => row(arm, metric, found)),
  );
  return [`${title}: ${customers}`, '', ...rows, '', ...wrap(verdict)].join('\n');
}

function row(arm: string, metric: string, { rate, lift, adjustedPValue: p }: MetricReport): string {
  const cells = [
    `  ${arm.padEnd(15)}${metric.padEnd(18)}`,
    rate === null ? '' : `${(rate * 100).toFixed(2)} %`.padStart(8),
    lift?.estimate == null ? '' : signed(lift.estimate).padStart(10),
    lift?.interval == null ? '' : `  [${lift.interval.map(signed).join(', ')}]`.padEnd(24),
    p === null ? '' : `p ${p < 1e-4 ? p.toExponential(1) : p.toFixed(4)}`,
  ];
  return cells.join('').trimEnd();
}

function signed(share: number): string {
  return `${share < 0 ? '' : '+'}${(share * 100).toFixed(1)} %`;
}

/** Lines of at most 100 characters, indented by two. */
function wrap(text: string): string[] {
  const lines: string[] = [];
  let line = ' ';
  for (const word of text.split(/ (?!%)/)) {
    if (line.length + 1 + word.length > 100) {
      lines.push(line);
      line = ' ';
    }
    line += ` ${word}`;
  }
  return [...lines, line];
}
