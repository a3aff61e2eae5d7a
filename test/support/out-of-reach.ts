import { expect, it } from 'vitest';
import * as tactful from '../../src/index.js';
import { errorOf } from './faults-of.js';

const outOfReach = (): never => {
  throw new RangeError('out of reach');
};

/** Throws whatever is asked of it. */
const thrower: unknown = new Proxy(
  {},
  { get: outOfReach, has: outOfReach, ownKeys: outOfReach, getPrototypeOf: outOfReach },
);

/** The same subject, but that `field` throws when it is read. */
export function without<Subject extends object>(subject: Subject, field: string): Subject {
  return Object.defineProperty({ ...subject }, field, { enumerable: true, get: outOfReach });
}

/** Valid calls: by function, its arguments by name. */
export type ValidCalls = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** Each argument that cannot be read is named in the error, and so is the function. */
export function namesWhatItCannotRead(calls: ValidCalls): void {
  const cases = Object.entries(calls).flatMap(([name, args]) =>
    Object.keys(args).map((argument) => [name, argument] as const),
  );

  it.each(cases)('%s names its %s', (name, argument) => {
    const call = (tactful as unknown as Record<string, (...args: unknown[]) => unknown>)[name]!;
    const args = calls[name]!;
    expect(() => call(...Object.values(args))).not.toThrow();
    const error = errorOf(() => call(...Object.values({ ...args, [argument]: thrower })));
    expect({ functionName: error.functionName, code: error.code }).toEqual({
      functionName: name,
      code: 'invalid_input',
    });
    expect(error.issues.map(({ path }) => path)).toEqual([argument]);
    for (const { message } of error.issues) expect(message).toMatch(/^(expected|could not be read)/);
  });
}
