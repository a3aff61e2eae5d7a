import * as fc from 'fast-check';

/** Plain objects with the fields of `Shape`, of which only the required ones are always there. */
export function record<Shape extends object>(
  fields: { readonly [K in keyof Shape]-?: fc.Arbitrary<NonNullable<Shape[K]> | Extract<Shape[K], null>> },
  required: readonly (keyof Shape)[] = [],
): fc.Arbitrary<Shape> {
  const model = fields as Record<string, fc.Arbitrary<unknown>>;
  return fc.record(model, {
    requiredKeys: required as readonly PropertyKey[] as string[],
    noNullPrototype: true,
  }) as unknown as fc.Arbitrary<Shape>;
}
