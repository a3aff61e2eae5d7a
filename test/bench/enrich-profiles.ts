import { isDeepStrictEqual } from 'node:util';
import { enrichProfiles } from '../../src/profile/index.js';
import { handWritten } from './profile/hand-written.js';
import { NOW, randomRecords } from './profile/random-records.js';

// 100,000 users at 10 events of 20 people: this library, and typed-array code written for these records alone.
// Processor time, all threads of the collector included, which other work on the machine disturbs less.
const size = Number(process.argv[2] ?? 100_000);
const rounds = Number(process.argv[3] ?? 7);
const records = randomRecords(size);
const now = Date.parse(NOW);

const contestants = {
  handWritten: () => handWritten(records, now),
  enrichProfiles: () => enrichProfiles(records, { now, summary: false }).profiles,
  withSummary: () => enrichProfiles(records, { now }).profiles,
};

if (!isDeepStrictEqual(contestants.handWritten(), contestants.enrichProfiles())) {
  throw new Error('the contestants do not agree');
}

const gc = (globalThis as { gc?: () => void }).gc!;
const times = Object.fromEntries(Object.keys(contestants).map((name) => [name, [] as number[]]));
let kept: unknown;
for (let round = 0; round < rounds; round++) {
  for (const [name, run] of Object.entries(contestants)) {
    kept = null;
    gc();
    const start = process.cpuUsage();
    kept = run();
    const { user, system } = process.cpuUsage(start);
    times[name]!.push((user + system) / 1000);
  }
}
const median = (list: readonly number[]): number => [...list].sort((a, b) => a - b)[list.length >> 1]!;
for (const [name, list] of Object.entries(times)) {
  const ratio = median(list.map((time, round) => time / times['handWritten']![round]!));
  console.log(
    `${name.padEnd(16)} ${(median(list) / 1000).toFixed(2)} s  ${ratio.toFixed(2)} x  (${list.map((t) => (t / 1000).toFixed(2)).join(' ')})${kept ? '' : ' '}`,
  );
}
