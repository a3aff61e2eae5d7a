import { describe, expect, it } from 'vitest';
import {
  enrichProfile,
  enrichProfiles,
  eventFields,
  messageFields,
  orderFields,
  personalizationFields,
  personalizationScore,
  summarizeProfile,
  summaryFacts,
  TactfulError,
} from '../../src/index.js';

const user = { id: 'u1', email: 'ann@x.org' };
const profile = enrichProfile(user, { now: 0 });
const calls = [
  ['enrichProfile', (options: never) => enrichProfile(user, options)],
  ['enrichProfiles', (options: never) => enrichProfiles({ users: [user] }, options)],
  ['eventFields', (options: never) => eventFields(user, options)],
  ['messageFields', (options: never) => messageFields(user, options)],
  ['orderFields', (options: never) => orderFields(user, options)],
  ['personalizationFields', (options: never) => personalizationFields(user, options)],
  ['personalizationScore', (options: never) => personalizationScore(user, options)],
  ['summarizeProfile', (options: never) => summarizeProfile(profile, options)],
  ['summaryFacts', (options: never) => summaryFacts(profile, options)],
] as const;

describe.each(calls)('%s', (functionName, call) => {
  it.each([null, 7, 'now'])('refuses %o for options', (options) => {
    expect(() => call(options as never)).toThrow(TactfulError);
    expect(() => call(options as never)).toThrow(`${functionName}: options expected an object`);
  });
});
