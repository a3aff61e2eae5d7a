import { describe, expect, it } from 'vitest';
import { issue, refuse, TactfulError } from '../src/errors.js';
import { errorOf } from './support/faults-of.js';

describe('TactfulError', () => {
  it('is an error with a code, the function, and every fault', () => {
    const faults = [issue('a.b', 'expected a number', 'x'), issue('c', 'expected a string', 5)];
    const error = new TactfulError('invalid_policy', 'definePolicy', faults, { cause: 'why' });
    expect(error).toBeInstanceOf(Error);
    expect(error.name).toBe('TactfulError');
    expect(error.code).toBe('invalid_policy');
    expect(error.functionName).toBe('definePolicy');
    expect(error.issues).toEqual([
      { path: 'a.b', message: 'expected a number', received: '"x"' },
      { path: 'c', message: 'expected a string', received: '5' },
    ]);
    expect(error.message).toBe(
      'definePolicy: a.b expected a number, received "x"; c expected a string, received 5',
    );
    expect(error.cause).toBe('why');
    expect(String(error)).toMatch(/^TactfulError: definePolicy: /);
  });

  it('says the first ten faults in its message, and how many more there are', () => {
    const faults = (count: number) => Array.from({ length: count }, (_, i) => issue(`f${i}`, 'is bad', i));
    const ten = new TactfulError('invalid_input', 'f', faults(10));
    expect(ten.message).toMatch(/f9 is bad, received 9$/);
    const eleven = new TactfulError('invalid_input', 'f', faults(11));
    expect(eleven.message).toMatch(/f9 is bad, received 9; and 1 more$/);
    expect(eleven.issues).toHaveLength(11);
    const many = new TactfulError('invalid_input', 'f', faults(100_000));
    expect(many.message).toMatch(/; and 99990 more$/);
    expect(many.message.length).toBeLessThan(1000);
  });

  it('comes through JSON with its faults', () => {
    const { issues } = new TactfulError('invalid_input', 'f', [issue('a', 'b', new Date(NaN))]);
    expect(JSON.parse(JSON.stringify(issues))).toEqual(issues);
  });
});

describe('refuse', () => {
  it('throws the one fault', () => {
    const error = errorOf(() => refuse('evaluateUser', 'now', 'expected an instant', undefined));
    expect(error.code).toBe('invalid_input');
    expect(error.functionName).toBe('evaluateUser');
    expect(error.issues).toEqual([{ path: 'now', message: 'expected an instant', received: 'undefined' }]);
  });
});
