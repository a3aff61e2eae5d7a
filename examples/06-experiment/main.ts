// npx tsx --tsconfig examples/tsconfig.json examples/06-experiment/main.ts [--seed 2026] [--out report.html]
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { analyzeAll } from './analysis.js';
import { describeAll } from './describe-report.js';
import { renderReport } from './render-report.js';

const { values } = parseArgs({
  options: { seed: { type: 'string', default: '2026' }, out: { type: 'string', default: 'report.html' } },
});

const data = analyzeAll(Number(values.seed));
console.log(describeAll(data));
writeFileSync(values.out, await renderReport(data));
console.log(`\nWrote ${values.out}.`);
