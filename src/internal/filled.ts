/** `defaults` with what is given in their places. A field that is undefined is not given; null is. */
export function filled<T extends object>(
  defaults: T,
  given: { readonly [K in keyof T]?: T[K] | undefined } = {},
): T {
  const fields = (Object.keys(defaults) as (keyof T)[]).map((name) => {
    const value = given[name];
    return [name, value === undefined ? defaults[name] : value];
  });
  return Object.fromEntries(fields) as T;
}
