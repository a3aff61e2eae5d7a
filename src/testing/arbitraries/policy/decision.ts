import * as fc from 'fast-check';
import type { CapInput, EligibilityPolicyInput } from '../../../eligibility/index.js';
import type { Condition, SegmentationPolicyInput, SegmentRule } from '../../../segmentation/index.js';
import type { TonePolicyInput } from '../../../tone/index.js';
import { record } from '../record.js';
import { timeZone } from '../time-zone.js';
import { between, clock, duration } from './numbers.js';

type QuietHours = NonNullable<EligibilityPolicyInput['quietHours']>;

/** Any mix of checks, each of them often on. */
export function eligibility(): fc.Arbitrary<EligibilityPolicyInput> {
  const quietHours = record<QuietHours>({ start: clock(), end: clock(), timeZone: timeZone() }, [
    'start',
    'end',
  ]).filter(({ start, end }) => start !== end);
  return record<EligibilityPolicyInput>({
    inactivity: fc.option(duration(72)),
    messageFrequency: fc.option(duration(72)),
    caps: fc.array(cap(), { maxLength: 3 }),
    quietHours: fc.option(quietHours, { freq: 4 }),
    onInvalidTimeZone: fc.constantFrom('skip' as const, 'fallback' as const),
    holdout: fc.option(
      record({ fraction: between(0, 0.3), salt: fc.constantFrom('s', 'spring') }, ['fraction', 'salt']),
    ),
  });
}

function cap(): fc.Arbitrary<CapInput> {
  const per = fc.oneof(fc.constantFrom('day' as const, 'week' as const, 'month' as const), duration(24 * 14));
  return record<CapInput>(
    {
      max: fc.constantFrom(1, 2, 3, 4, 1, 2, 3, 0),
      per,
      channel: fc.constantFrom('email', 'push'),
      topic: fc.constantFrom('news', 'offers'),
    },
    ['max', 'per'],
  );
}

/** With rules about every fact that there is. */
export function segmentation(): fc.Arbitrary<SegmentationPolicyInput> {
  const rule = record<SegmentRule>(
    { segment: fc.constantFrom('vip', 'busy', 'dormant'), when: fc.constantFrom(...CONDITIONS) as never },
    ['segment', 'when'],
  );
  return record<SegmentationPolicyInput>({
    dormantAfter: duration(200),
    newFor: duration(200),
    rules: fc.array(rule, { maxLength: 3 }),
  });
}

const CONDITIONS: readonly Condition[] = [
  { 'traits.plan': 'gold' },
  { 'traits.plan': { $in: ['gold', 'silver'] }, messageCount: { $lt: 3 } },
  { $or: [{ messageCount: { $gt: 5 } }, { 'traits.visits': { $gte: 5 } }] },
  { $not: { inactiveDays: { $lte: 2 } }, accountAgeDays: { $gte: 7.5 } },
  { 'traits.visits': { $exists: false } },
  { 'traits.plan': { $not: { $eq: 'free' } } },
];

/** Tones for segments that are built in, named by rules, or unknown. */
export function tone(): fc.Arbitrary<TonePolicyInput> {
  const word = fc.constantFrom('neutral', 'dry', 'formal');
  return record<TonePolicyInput>({
    bySegment: fc.dictionary(fc.constantFrom('vip', 'dormant', 'normal', 'nobody'), word, {
      maxKeys: 3,
      noNullPrototype: true,
    }),
    fallback: word,
  });
}
