import { deepFreeze } from '../internal/deep-freeze.js';
import type { PolicySection, ResolvedSection } from '../internal/policy-section.js';
import { object, record, text } from '../internal/schema.js';
import { isText, named } from '../internal/shape.js';

/** The `tone` section of a policy document. */
export interface TonePolicyInput {
  /**
   * The tone for each segment; adds to the default and may change it.
   * @defaultValue `{ dormant: 'playful', new_user: 'warm', normal: 'neutral' }`
   */
  readonly bySegment?: Readonly<Record<string, string>>;
  /** The tone of a segment that `bySegment` does not name. @defaultValue `'neutral'` */
  readonly fallback?: string;
}

/** The resolved `tone` section. */
export interface TonePolicy {
  readonly bySegment: Readonly<Record<string, string>>;
  readonly fallback: string;
}

/** Dormant users are addressed playfully, new ones warmly, all others neutrally. */
export const defaultTonePolicy: TonePolicy = /*#__PURE__*/ deepFreeze({
  bySegment: { dormant: 'playful', new_user: 'warm', normal: 'neutral' },
  fallback: 'neutral',
});

export const resolvedTone: ResolvedSection<'tone', TonePolicy> = {
  name: 'tone',
  defaults: defaultTonePolicy,
  shape: () => ({ bySegment: named(isText), fallback: isText }),
};

export const toneSection: PolicySection<TonePolicyInput, TonePolicy> = {
  schema: () => object<TonePolicyInput>({ bySegment: record(text()), fallback: text() }),

  resolve: ({ bySegment = {}, fallback = 'neutral' }) => ({
    bySegment: { ...defaultTonePolicy.bySegment, ...bySegment },
    fallback,
  }),
};
