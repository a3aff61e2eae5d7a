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
console.log(answerCases(tactful, JSON.parse(readFileSync('cases.json', 'utf8'))));
