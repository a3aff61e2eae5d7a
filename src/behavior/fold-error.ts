import { TactfulError } from '../errors.js';
import { unreadable } from '../internal/unreadable.js';
import { checkPattern } from '../pattern/check-pattern.js';
import type { BehaviorPattern } from '../types.js';

/**
 * What a fold throws for an error met halfway. The items of a pattern's lists are looked at only then: if one of them
 * is at fault, it is named.
 */
export function foldError(
  functionName: string,
  pattern: BehaviorPattern,
  args: Readonly<Record<string, unknown>>,
  error: unknown,
): TactfulError {
  if (error instanceof TactfulError) return error;
  try {
    checkPattern(functionName, 'pattern', pattern, 'pattern.');
  } catch (fault) {
    return unreadable(functionName, args, fault);
  }
  return unreadable(functionName, args, error);
}
