import { types } from 'node:util';

/** Values that throw when they are looked at. */

/** What they throw. */
export class Sabotage extends Error {
  override readonly name = 'Sabotage';
  constructor(what: string) {
    super(`${what} is out of order`);
  }
}

export function revokedProxy(target: object = {}): object {
  const { proxy, revoke } = Proxy.revocable(target, {});
  revoke();
  return proxy;
}

/** An object whose field of that name throws. */
export function throwing(field: string, rest: object = {}): object {
  return Object.defineProperty({ ...rest }, field, {
    enumerable: true,
    get() {
      throw new Sabotage(field);
    },
  });
}

/** A proxy of an object that throws at every look at it after the first `looks`; a primitive as it is. */
export function tripwire(value: unknown, looks = 0): unknown {
  if (typeof value !== 'object' || value === null || types.isDate(value) || types.isProxy(value))
    return value;
  let left = looks;
  const look = <Args extends unknown[], T>(trap: (...args: Args) => T) => {
    return (...args: Args): T => {
      if (left-- <= 0) throw new Sabotage('a proxy');
      return trap(...args);
    };
  };
  const write = (): never => {
    throw new TypeError('Cannot assign to read only proxy');
  };
  const proxy = new Proxy(value, {
    get: look(Reflect.get),
    has: look(Reflect.has),
    ownKeys: look(Reflect.ownKeys),
    getOwnPropertyDescriptor: look(Reflect.getOwnPropertyDescriptor),
    getPrototypeOf: look(Reflect.getPrototypeOf),
    isExtensible: look(Reflect.isExtensible),
    set: write,
    defineProperty: write,
    deleteProperty: write,
    setPrototypeOf: write,
    preventExtensions: write,
  });
  targets.set(proxy, value);
  return proxy;
}

const targets = new WeakMap<object, object>();

/** What a tripwire stands before. */
export function behind(value: object): object {
  return targets.get(value) ?? value;
}
