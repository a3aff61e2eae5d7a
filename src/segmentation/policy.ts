import { deepFreeze } from '../internal/deep-freeze.js';
import { isRecord } from '../internal/own-keys.js';
import type { PolicySection, ResolvedSection } from '../internal/policy-section.js';
import { keyName, list, object, type Schema } from '../internal/schema.js';
import { fields, isMs, isText, judged, listOf, type Test } from '../internal/shape.js';
import { DAY_MS, type Duration, durationMs, durationSchema } from '../time/index.js';
import { checkCondition } from './check-condition.js';
import type { Condition } from './condition.js';

/** Users of whom `when` holds belong to `segment`. */
export interface SegmentRule {
  readonly segment: string;
  readonly when: Condition;
}

/** The `segmentation` section of a policy document. */
export interface SegmentationPolicyInput {
  /** From this much inactivity on, its end included, a user is `dormant`. @defaultValue `{ days: 3 }` */
  readonly dormantAfter?: Duration;
  /** An account younger than this is a `new_user`. @defaultValue `{ days: 1 }` */
  readonly newFor?: Duration;
  /**
   * `{ segment, when }`, tried in order before the built-in segments; the first that holds wins. `when` compares facts
   * with `$eq $ne $gt $gte $lt $lte $in $nin $exists $and $or $not`. @defaultValue `[]`
   */
  readonly rules?: readonly SegmentRule[];
}

/** The resolved `segmentation` section. */
export interface SegmentationPolicy {
  readonly dormantAfterMs: number;
  readonly newForMs: number;
  readonly rules: readonly SegmentRule[];
}

/** Dormant after 3 days, new for 1 day, no rules of one's own. */
export const defaultSegmentationPolicy: SegmentationPolicy = /*#__PURE__*/ deepFreeze({
  dormantAfterMs: 3 * DAY_MS,
  newForMs: DAY_MS,
  rules: [],
});

export const resolvedSegmentation: ResolvedSection<'segmentation', SegmentationPolicy> = {
  name: 'segmentation',
  defaults: defaultSegmentationPolicy,
  shape: () => ({
    dormantAfterMs: isMs,
    newForMs: isMs,
    rules: listOf(fields<SegmentRule>({ segment: isText, when: isCondition })),
  }),
};

/** Whatever it says: a condition that says nothing known holds of nobody. */
const isCondition: Test<Condition> = (value, path) => judged(isRecord(value), value, path);

export const segmentationSection: PolicySection<SegmentationPolicyInput, SegmentationPolicy> = {
  schema: () =>
    object<SegmentationPolicyInput>({
      dormantAfter: durationSchema(),
      newFor: durationSchema(),
      rules: list(object<SegmentRule>({ segment: keyName(), when: conditionSchema() }, ['segment', 'when'])),
    }),

  resolve: ({ dormantAfter = { days: 3 }, newFor = { days: 1 }, rules = [] }) => ({
    dormantAfterMs: durationMs(dormantAfter),
    newForMs: durationMs(newFor),
    rules,
  }),
};

function conditionSchema(): Schema<Condition> {
  return {
    type: 'object',
    additionalProperties: {},
    check: (condition, report) => checkCondition(condition, (path, message) => report(message, ...path)),
  };
}
