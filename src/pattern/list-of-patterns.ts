import { refuse } from '../errors.js';
import { requireIterable } from '../internal/batch.js';
import type { BehaviorPattern } from '../types.js';

/** The patterns of many users: in any iterable, or in a record by user, as `buildPatterns` gives them. */
export type Patterns = Iterable<BehaviorPattern> | Readonly<Record<string, BehaviorPattern>>;

/** What is gone through, and how the pattern at a place of it is named. */
export interface PatternList {
  readonly list: Iterable<BehaviorPattern>;
  readonly pathOf: (index: number) => string;
}

/** @throws TactfulError for what holds no patterns. The patterns themselves are not looked at. */
export function listOfPatterns(functionName: string, patterns: Patterns): PatternList {
  if (typeof patterns !== 'object' || patterns === null) {
    refuse(functionName, 'patterns', 'expected patterns in a list or a record', patterns);
  }
  if (!(Symbol.iterator in patterns)) {
    const entries = Object.entries(patterns);
    return {
      list: entries.map(([, pattern]) => pattern),
      pathOf: (index) => `patterns[${JSON.stringify(entries[index]![0])}]`,
    };
  }
  requireIterable(functionName, 'patterns', patterns);
  return { list: patterns as Iterable<BehaviorPattern>, pathOf: (index) => `patterns[${index}]` };
}
