import { expect } from 'vitest';
import { type Issue, TactfulError, type TactfulErrorCode } from '../../src/errors.js';

/** The error that `call` throws, which must be a TactfulError. */
export function errorOf(call: () => unknown): TactfulError {
  let thrown: unknown = 'nothing was thrown';
  try {
    call();
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toBeInstanceOf(TactfulError);
  return thrown as TactfulError;
}

/** The faults that `call` is refused for. */
export function faultsOf(call: () => unknown, code: TactfulErrorCode = 'invalid_input'): readonly Issue[] {
  const error = errorOf(call);
  expect(error.code).toBe(code);
  expect(error.issues.length).toBeGreaterThan(0);
  for (const { path, message, received } of error.issues) {
    expect(path).not.toBe('');
    expect(message).not.toBe('');
    expect(received.length).toBeLessThanOrEqual(80);
  }
  return error.issues;
}

/** Only where the faults are. */
export function pathsOf(call: () => unknown, code: TactfulErrorCode = 'invalid_input'): string[] {
  return faultsOf(call, code).map(({ path }) => path);
}
