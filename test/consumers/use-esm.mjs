import { readFileSync } from 'node:fs';
import * as tactful from 'tactful';
import { definePolicy } from 'tactful/policy';
import { toneForSegment } from 'tactful/tone';
import { answerCases } from './answer-cases.mjs';

// One error class across all entries, so that it can be caught wherever it was thrown.
for (const provoke of [() => definePolicy(1), () => toneForSegment(1)]) {
  let caught;
  try {
    provoke();
  } catch (error) {
    caught = error;
  }
  if (!(caught instanceof tactful.TactfulError)) throw new Error('each entry has an error class of its own');
}
// Every entry loads without the optional peers, but for those that are about them.
const { exports: entries } = JSON.parse(readFileSync('node_modules/tactful/package.json', 'utf8'));
for (const entry of Object.keys(entries).filter((path) => !path.endsWith('.json'))) {
  const loads = import(`tactful${entry.slice(1)}`).then(
    () => true,
    ({ code }) => code !== 'ERR_MODULE_NOT_FOUND',
  );
  const needsPeer = ['./sentiment', './testing'].includes(entry);
  if ((await loads) === needsPeer)
    throw new Error(`${entry}: ${needsPeer ? 'loads' : 'needs'} an optional peer`);
}
console.log(answerCases(tactful, JSON.parse(readFileSync('cases.json', 'utf8'))));
