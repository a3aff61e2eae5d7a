// Enriches users with what MongoDB and Airtable know about them. Run it as it is for the sample, or with `--users 100000`.
import { parseArgs } from 'node:util';
import { decideMessaging } from 'tactful';
import { describeProfile } from './describe-profile.js';
import { enrichSources } from './enrich.js';
import { progressBar } from './progress-bar.js';
import { madeUpSources, sampleSources } from './sources.js';

const { values } = parseArgs({
  options: { users: { type: 'string' }, now: { type: 'string', default: '2024-02-10' } },
});
const count = values.users === undefined ? null : Number(values.users);
if (count !== null && !(Number.isSafeInteger(count) && count > 0)) {
  console.error(`--users: expected a whole number from 1, received ${values.users}`);
  process.exit(2);
}

const sources = count === null ? sampleSources : madeUpSources(count);
const start = performance.now();
const { profiles, rejected } = enrichSources(sources, values.now, (done, total) => {
  if (count !== null) process.stderr.write(`\r${progressBar(done, total)}${done === total ? '\n' : ''}`);
});
const seconds = (performance.now() - start) / 1000;

for (const profile of profiles.slice(0, count === null ? 1 : 3)) console.log(describeProfile(profile));
if (count !== null) {
  const decisions: Record<string, number> = {};
  for (const profile of profiles) {
    const decision = decideMessaging(profile);
    decisions[decision] = (decisions[decision] ?? 0) + 1;
  }
  console.log(`${profiles.length} profiles, ${rejected.length} records rejected`, decisions);
  console.error(`${seconds.toFixed(1)} s`);
}
