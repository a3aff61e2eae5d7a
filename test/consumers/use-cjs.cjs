const tactful = require('tactful');
const { definePolicy } = require('tactful/policy');
const { sentiment } = require('tactful/sentiment');
const { toneForSegment } = require('tactful/tone');
const cases = require('./cases.json');

for (const provoke of [() => definePolicy(1), () => toneForSegment(1)]) {
  let caught;
  try {
    provoke();
  } catch (error) {
    caught = error;
  }
  if (!(caught instanceof tactful.TactfulError)) throw new Error('each entry has an error class of its own');
}
import('./answer-cases.mjs').then(({ answerCases }) => {
  console.log(answerCases({ ...tactful, sentiment }, cases).join('\n'));
});
