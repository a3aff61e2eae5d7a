import { TactfulError } from '../errors.js';
import { canonicalJson } from '../internal/canonical-json.js';
import { deepFreeze } from '../internal/deep-freeze.js';
import { unreadable } from '../internal/unreadable.js';
import { hashText } from '../random/index.js';
import { documentFaults, type PolicyInput } from './document-schema.js';
import { type SectionInputs, type Sections, sections } from './sections.js';

/** A resolved policy: plain, frozen JSON with every default filled in and every duration in milliseconds. */
export interface Policy extends Sections {
  /** A short hash of the content, to log decisions with. Equal content has the equal version. */
  readonly version: string;
}

/** Inactivity as the `testing` preset has it. */
const TESTING: PolicyInput = { eligibility: { inactivity: { seconds: 60 } } };

/**
 * Checks a policy document once, fills the defaults, turns durations into milliseconds and freezes the result.
 *
 * What this function gave comes back as it is. A copy of it, through JSON say, is no document, and is refused: its fields
 * have other names and units (`inactivityMs`, where a document has `inactivity`). The functions that take a `policy`
 * take such a copy. To store a policy, store its document.
 *
 * Sections and fields left out have the preset's values; `null` switches a check off; `0` is a value.
 *
 * @throws TactfulError `invalid_policy`, listing every fault at once with its path. An unknown key is a fault, with
 * the nearest known key suggested.
 *
 * @example
 * ```ts
 * import { definePolicy } from 'tactful';
 *
 * const policy = definePolicy({ eligibility: { inactivity: { hours: 12 }, messageFrequency: null } });
 * policy.eligibility.inactivityMs // => 43200000
 * policy.eligibility.messageFrequencyMs // => null
 * policy.segmentation.dormantAfterMs // => 259200000
 * ```
 */
export function definePolicy(input: PolicyInput = {}): Policy {
  if (resolved.has(input)) return input as PolicyInput & Policy;
  try {
    return define(input);
  } catch (error) {
    throw unreadable('definePolicy', { policy: input }, error, 'invalid_policy');
  }
}

function define(input: PolicyInput): Policy {
  const issues = documentFaults(input);
  if (issues.length > 0) throw new TactfulError('invalid_policy', 'definePolicy', issues);
  const copy = JSON.parse(JSON.stringify(input)) as PolicyInput; // the host's document is not frozen, nor kept
  const { preset = 'production', ...given } = copy;
  const base: Partial<SectionInputs> = preset === 'testing' ? TESTING : {};
  const content = Object.fromEntries(
    Object.entries(sections).map(([name, section]) => {
      const key = name as keyof Sections;
      const resolve = section.resolve as (input: unknown) => unknown;
      return [key, resolve({ ...base[key], ...given[key] })];
    }),
  ) as unknown as Sections;
  const policy = deepFreeze({ ...content, version: versionOf(content) });
  resolved.add(policy);
  return policy;
}

/** Policies that were defined here: invisible, it only spares them a second reading. */
const resolved = /*#__PURE__*/ new WeakSet<object>();

function versionOf(content: Sections): string {
  const text = canonicalJson(content);
  return [1, 2].map((seed) => hashText(text, seed).toString(16).padStart(8, '0')).join('');
}
