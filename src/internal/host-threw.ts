import { issue, TactfulError } from '../errors.js';

/** What to throw for an error of a host's own function (a model, a gate, a sentiment): it is named, and kept as the cause. */
export function hostThrew(functionName: string, path: string, cause: unknown): TactfulError {
  const words = cause instanceof Error ? cause.message : cause;
  const fault = issue(path, 'threw instead of answering', words);
  return new TactfulError('invalid_input', functionName, [fault], { cause });
}
