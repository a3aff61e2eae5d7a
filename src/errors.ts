import { preview } from './internal/preview.js';
import type { Issue } from './types.js';

export type { Issue } from './types.js';

/** What went wrong, for code to branch on. The set grows only with a new minor version. */
export type TactfulErrorCode =
  /** A subject or an option is malformed. */
  | 'invalid_input'
  /** `definePolicy` was given something that is no valid policy document. */
  | 'invalid_policy';

/**
 * The one error that this library throws: malformed input, with every fault listed at once.
 *
 * A user who must not be messaged is never an error, but a decision.
 *
 * @example
 * ```ts
 * import { evaluateUser, TactfulError } from 'tactful';
 *
 * let caught: unknown;
 * try {
 *   evaluateUser({ id: 'u1', createdAt: '2026-02-30' }, { now: 0 });
 * } catch (error) {
 *   caught = error;
 * }
 * caught instanceof TactfulError // => true
 * const { issues } = caught as TactfulError;
 * issues // => [{ path: 'createdAt', message: 'expected an instant: epoch milliseconds, a Date, or ISO 8601 text with a date that exists', received: '"2026-02-30"' }]
 * ```
 */
export class TactfulError extends Error {
  override readonly name = 'TactfulError';
  readonly code: TactfulErrorCode;
  /** The public function that was called. */
  readonly functionName: string;
  readonly issues: readonly Issue[];

  constructor(
    code: TactfulErrorCode,
    functionName: string,
    issues: readonly Issue[],
    options?: { cause?: unknown },
  ) {
    super(`${functionName}: ${summary(issues)}`, options);
    this.code = code;
    this.functionName = functionName;
    this.issues = issues;
  }
}

const MAX_SENTENCES = 10;

/** The first few faults as text; `issues` has them all. */
function summary(issues: readonly Issue[]): string {
  const more = issues.length - MAX_SENTENCES;
  return issues.slice(0, MAX_SENTENCES).map(sentence).join('; ') + (more > 0 ? `; and ${more} more` : '');
}

function sentence({ path, message, received }: Issue): string {
  return `${path} ${message}, received ${received}`;
}

/** An {@link Issue} about `value`, which is previewed, never kept. */
export function issue(path: string, message: string, value: unknown): Issue {
  return { path, message, received: preview(value) };
}

/** Throws a {@link TactfulError} with the one fault `value` at `path`. */
export function refuse(functionName: string, path: string, message: string, value: unknown): never {
  throw new TactfulError('invalid_input', functionName, [issue(path, message, value)]);
}
