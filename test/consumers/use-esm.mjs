// Runs as it stands on Node, Bun and Deno, and bundled in a browser: it asks nothing of its platform but `console.log`.
import * as tactful from 'tactful';
import { definePolicy } from 'tactful/policy';
import { sentiment } from 'tactful/sentiment';
import { toneForSegment } from 'tactful/tone';
import { answerCases } from './answer-cases.mjs';
import cases from './cases.json' with { type: 'json' };

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
console.log(answerCases({ ...tactful, sentiment }, cases).join('\n'));
