import { describe, expect, it } from 'vitest';
import {
  decideMessaging,
  enrichProfile,
  enrichProfiles,
  eventFields,
  fromSnakeCase,
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

describe('a user with a field that cannot be copied', () => {
  const hostile = Object.defineProperty({ id: 'u2', email: 'bo@x.org' }, 'extra', {
    enumerable: true,
    get() {
      throw new Error('no');
    },
  });

  it('is an error alone', () => {
    expect(() => enrichProfile(hostile, { now: 0 })).toThrow(TactfulError);
  });

  it('is rejected in a batch, and the rest go on', () => {
    const { profiles, rejected } = enrichProfiles({ users: [hostile, user] }, { now: 0 });
    expect(profiles).toStrictEqual([profile]);
    expect(rejected.map(({ list, index, id }) => [list, index, id])).toStrictEqual([['users', 0, 'u2']]);
  });
});

it('a record that cannot be read is an error that names it', () => {
  const { proxy, revoke } = Proxy.revocable(profile, {});
  revoke();
  expect(() => decideMessaging(proxy)).toThrow('decideMessaging: profile could not be read');
  expect(() => fromSnakeCase(proxy)).toThrow('fromSnakeCase: record could not be read');
});

it('a list of records that cannot be read is an error', () => {
  const { proxy, revoke } = Proxy.revocable([], {});
  revoke();
  expect(() => enrichProfile(user, { now: 0, events: proxy })).toThrow(TactfulError);
  expect(() => enrichProfiles({ users: [user], orders: proxy }, { now: 0 })).toThrow(TactfulError);
});
