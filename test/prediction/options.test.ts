import { expect, it } from 'vitest';
import {
  fitBgNbd,
  trainBoosting,
  trainEngagementModels,
  trainForest,
  trainLogistic,
} from '../../src/index.js';

const histories = [{ frequency: 0, recency: 0, age: 3 }];
const calls = [
  ['trainLogistic', (options: never) => trainLogistic([[1]], [1], options)],
  ['trainForest', (options: never) => trainForest([[1]], [1], options)],
  ['trainBoosting', (options: never) => trainBoosting([[1]], [1], options)],
  ['trainEngagementModels', (options: never) => trainEngagementModels([], options)],
  ['fitBgNbd', (options: never) => fitBgNbd(histories, options)],
] as const;

it.each(calls)('%s refuses options that are no object', (functionName, call) => {
  for (const options of [null, 7, 'seed']) {
    expect(() => call(options as never)).toThrow(`${functionName}: options expected an object`);
  }
});
