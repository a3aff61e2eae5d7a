// Enriches users with what MongoDB and Airtable know about them. Run it as it is for the sample, or with `--users 100000`.
import { parseArgs } from 'node:util';
import { decideMessaging, type EnrichedProfile } from 'tactful';
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

for (const profile of profiles.slice(0, count === null ? 1 : 3)) console.log(describe(profile));
if (count !== null) {
  const decisions: Record<string, number> = {};
  for (const profile of profiles) {
    const decision = decideMessaging(profile);
    decisions[decision] = (decisions[decision] ?? 0) + 1;
  }
  console.log(`${profiles.length} profiles, ${rejected.length} records rejected`, decisions);
  console.error(`${seconds.toFixed(1)} s`);
}

function describe(profile: EnrichedProfile): string {
  const lines = {
    'events attended': `${profile.numberOfEventsAttended}${since(profile.daysSinceLastEvent)}`,
    friends: profile.friends.join(', '),
    hosts: profile.eventHistoryHosts.join(', '),
    venues: profile.venueHistory.join(', '),
    messages: `${profile.totalMessagesSent} sent, ${profile.queuedMessageCount} queued${since(profile.daysSinceLastMessage)}`,
    orders: `${profile.totalOrders} for ${profile.totalSpent.toFixed(2)} in all`,
    score: `${profile.personalizationScore} of 100`,
    decision: decideMessaging(profile),
  };
  const rows = Object.entries(lines).map(([name, text]) => `  ${name.padEnd(16)} ${text}`);
  return `${profile.email}\n${rows.join('\n')}\n\n  ${profile.summary}\n`;
}

function since(days: number | null): string {
  return days === null ? '' : `, the last one ${days} days ago`;
}
