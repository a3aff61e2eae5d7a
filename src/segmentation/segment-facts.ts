/** What segment rules may ask about a user. */
export interface SegmentFacts {
  /** Days since the last activity, with fraction. */
  readonly inactiveDays: number;
  /** Days since the account was made, with fraction. */
  readonly accountAgeDays: number;
  /** Messages on record, whatever their age. */
  readonly messageCount: number;
  readonly traits: unknown;
}

/** The facts with fixed names; the others are `traits.<path>`. */
export const FACT_NAMES = ['inactiveDays', 'accountAgeDays', 'messageCount'] as const;

/** The fact of that name; undefined if it is missing. Only own properties count, at every step of a path. */
export function factAt(facts: SegmentFacts, name: string): unknown {
  if (!name.startsWith('traits.')) return facts[name as (typeof FACT_NAMES)[number]];
  let value: unknown = facts.traits;
  for (const step of name.split('.').slice(1)) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Record<string, unknown>)[step];
  }
  return value;
}

/** Whether a name, as written in a condition, is one of a fact. */
export function isFactName(name: string): boolean {
  return (FACT_NAMES as readonly string[]).includes(name) || /^traits\.[^.]/.test(name);
}
