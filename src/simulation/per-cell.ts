/** A value that belongs to an arm and a segment. */
export interface Cell<Value> {
  readonly arm: string;
  readonly segment: string;
  readonly value: Value;
}

/**
 * Remembers one value for each arm and segment, made when it is first asked for.
 */
export interface PerCell<Value> {
  readonly of: (arm: string, segment: string) => Value;
  /** All that were made. */
  readonly all: () => Cell<Value>[];
}

export function perCell<Value>(make: (arm: string, segment: string) => Value): PerCell<Value> {
  const arms = new Map<string, Map<string, Value>>();
  return {
    of(arm, segment) {
      let segments = arms.get(arm);
      if (segments === undefined) {
        segments = new Map();
        arms.set(arm, segments);
      }
      let value = segments.get(segment);
      if (value === undefined) {
        value = make(arm, segment);
        segments.set(segment, value);
      }
      return value;
    },
    all: () =>
      [...arms].flatMap(([arm, segments]) =>
        [...segments].map(([segment, value]) => ({ arm, segment, value })),
      ),
  };
}

/** Entries in the order of their names, whatever order they came in. */
export function byName<Value>(entries: Iterable<readonly [string, Value]>): (readonly [string, Value])[] {
  return [...entries].sort(([a], [b]) => (a < b ? -1 : Number(a > b)));
}
