// npx tsx --tsconfig examples/tsconfig.json examples/06-experiment/main.ts [--seed 2026] [--out report.html]
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { analyzeExperiment, type ExperimentReport } from 'tactful';
import { cookieCats, hillstrom } from './published.js';
import { renderReport } from './render-report.js';
import { runExperiment } from './simulated.js';

const { values } = parseArgs({
  options: { seed: { type: 'string', default: '2026' }, out: { type: 'string', default: 'report.html' } },
});
const seed = Number(values.seed);

const simulated = runExperiment(seed);
const published = {
  hillstrom: analyzeExperiment(hillstrom, { control: 'no e-mail' }),
  cookieCats: analyzeExperiment(cookieCats, {
    control: 'gate_30',
    weights: { gate_30: 0.4956, gate_40: 0.5044 },
  }),
};

print(`100,000 simulated customers, seed ${seed}`, simulated.report);
for (const { arm, lift } of simulated.truth) {
  console.log(`  (true lift of opens in ${arm}: ${percent(lift)})`);
}
print('Hillstrom, 64,000 customers', published.hillstrom);
print('Cookie Cats, 90,189 players', published.cookieCats);
writeFileSync(values.out, await renderReport({ seed, simulated, ...published }));
console.log(`\nWrote ${values.out}.`);

function print(title: string, { arms, verdict }: ExperimentReport): void {
  console.log(`\n${title}\n`);
  for (const { arm, metrics } of arms) {
    for (const [metric, { rate, lift, adjustedPValue }] of Object.entries(metrics)) {
      const found =
        lift?.estimate == null || lift.interval === null
          ? ''
          : `${percent(lift.estimate)} [${lift.interval.map(percent).join(', ')}]`;
      const p =
        adjustedPValue === null
          ? ''
          : `p ${adjustedPValue < 1e-4 ? adjustedPValue.toExponential(1) : adjustedPValue.toFixed(4)}`;
      console.log(
        `  ${arm.padEnd(15)} ${metric.padEnd(18)} ${((rate ?? 0) * 100).toFixed(2).padStart(6)} %  ${found.padEnd(30)} ${p}`.trimEnd(),
      );
    }
  }
  console.log(`\n  ${verdict}`);
}

function percent(share: number): string {
  return `${share < 0 ? '' : '+'}${(share * 100).toFixed(1)} %`;
}
