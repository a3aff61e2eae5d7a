import { isRecord } from '../internal/own-keys.js';
import type { Json } from '../types.js';
import type { SegmentFacts } from './segment-facts.js';
import { factAt } from './segment-facts.js';

/** What a fact is compared with. All the operators given must hold. */
export interface Comparison {
  readonly $eq?: Json;
  readonly $ne?: Json;
  readonly $gt?: number | string;
  readonly $gte?: number | string;
  readonly $lt?: number | string;
  readonly $lte?: number | string;
  readonly $in?: readonly Json[];
  readonly $nin?: readonly Json[];
  readonly $exists?: boolean;
  readonly $not?: Comparison;
}

/**
 * A condition over `inactiveDays`, `accountAgeDays` (both fractional), `messageCount` and `traits.<path>`, as JSON.
 * All its entries must hold. A missing fact makes every comparison false, `$ne` and `$nin` included; only
 * `$exists: false` and a `$not` around it hold. Order compares numbers with numbers and texts with texts (by code
 * unit); anything else is false. Text, number, boolean or null in place of a comparison means `$eq`.
 */
export type Condition = {
  readonly $and?: readonly Condition[];
  readonly $or?: readonly Condition[];
  readonly $not?: Condition;
} & { readonly [fact: string]: Json | Comparison | Condition | readonly Condition[] | undefined };

/** Whether a valid condition holds of the facts. Cost grows with the size of the condition. */
export function conditionHolds(condition: Condition, facts: SegmentFacts): boolean {
  for (const key in condition) {
    if (!entryHolds(key, condition[key], facts)) return false;
  }
  return true;
}

function entryHolds(key: string, expected: unknown, facts: SegmentFacts): boolean {
  switch (key) {
    case '$and':
      return (expected as readonly Condition[]).every((inner) => conditionHolds(inner, facts));
    case '$or':
      return (expected as readonly Condition[]).some((inner) => conditionHolds(inner, facts));
    case '$not':
      return !conditionHolds(expected as Condition, facts);
    default: {
      const fact = factAt(facts, key);
      return isRecord(expected)
        ? comparisonHolds(expected, fact)
        : fact !== undefined && sameJson(fact, expected);
    }
  }
}

function comparisonHolds(comparison: Comparison, fact: unknown): boolean {
  for (const operator in comparison) {
    if (!operatorHolds(operator, comparison[operator as keyof Comparison], fact)) return false;
  }
  return true;
}

function operatorHolds(operator: string, operand: unknown, fact: unknown): boolean {
  if (operator === '$exists') return (fact !== undefined) === operand;
  if (operator === '$not') return !comparisonHolds(operand as Comparison, fact);
  if (fact === undefined) return false;
  switch (operator) {
    case '$eq':
      return sameJson(fact, operand);
    case '$ne':
      return !sameJson(fact, operand);
    case '$in':
      return (operand as readonly Json[]).some((item) => sameJson(fact, item));
    case '$nin':
      return !(operand as readonly Json[]).some((item) => sameJson(fact, item));
    default:
      return inOrder(operator, fact, operand);
  }
}

function inOrder(operator: string, fact: unknown, operand: unknown): boolean {
  const numbers = typeof fact === 'number' && typeof operand === 'number';
  const texts = typeof fact === 'string' && typeof operand === 'string';
  if (!numbers && !texts) return false;
  const a = fact as number; // or both are texts: the comparisons below are the same
  const b = operand as number;
  if (operator === '$gt') return a > b;
  if (operator === '$gte') return a >= b;
  return operator === '$lt' ? a < b : a <= b;
}

/** Deep equality of JSON values; the order of keys does not matter. */
function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((item, i) => sameJson(item, b[i]));
  }
  if (!isRecord(a) || !isRecord(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && sameJson(a[key], b[key]))
  );
}
