/** Values that throw when they are looked at. */

export function revokedProxy(): object {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

/** An object whose field of that name throws. */
export function throwing(field: string, rest: object = {}): object {
  return Object.defineProperty({ ...rest }, field, {
    enumerable: true,
    get() {
      throw new Error(`${field} is out of order`);
    },
  });
}
