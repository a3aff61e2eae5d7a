import { types } from 'node:util';
import fc from 'fast-check';
import { Sabotage, tripwire } from './hostile.js';
import { hostileValues } from './hostile-values.js';

/** How one valid call is spoiled. Plain data, so that a failure can be read, shrunk and repeated. */
export interface Spoiling {
  /** Which of the valid calls. */
  readonly call: number;
  readonly edits: readonly Edit[];
}

interface Edit {
  /** The way down from the list of arguments: at each step, which of the children. */
  readonly way: readonly number[];
  readonly how: 'replace' | 'delete' | 'duplicate' | 'add' | 'trip' | 'getter';
  /** Which hostile value, which key, or how many looks a trap lets pass. */
  readonly pick: number;
}

/** Anything that {@link spoil} can do. Short ways, which reach whole arguments and options, come often. */
export const spoilings: fc.Arbitrary<Spoiling> = fc.record({
  call: fc.nat({ max: 999 }),
  edits: fc.array(
    fc.record({
      way: fc.array(fc.nat({ max: 999 }), { minLength: 1, maxLength: 6 }),
      how: fc.constantFrom(
        'replace',
        'replace',
        'replace',
        'delete',
        'duplicate',
        'add',
        'add',
        'trip',
        'getter',
      ),
      pick: fc.nat({ max: 9999 }),
    }),
    { minLength: 1, maxLength: 2 },
  ),
});

/** The arguments after one edit; what it does not touch is shared. `keys` are names that a function may ask for. */
export function spoil(args: readonly unknown[], edit: Edit, keys: readonly string[]): readonly unknown[] {
  return spoilAt(args, edit.way, edit, keys, true) as unknown[];
}

function spoilAt(
  node: unknown,
  way: readonly number[],
  edit: Edit,
  keys: readonly string[],
  isArguments = false,
): unknown {
  const children = childrenOf(node);
  const [step, ...rest] = way;
  if (step === undefined || children.length === 0) return node;
  const key = children[step % children.length]!;
  const copy = shallowCopy(node as object);
  const child: unknown = Reflect.get(copy, key);
  if (rest.length > 0 && childrenOf(child).length > 0) copy[key] = spoilAt(child, rest, edit, keys);
  else apply(copy, key, child, edit, keys, isArguments);
  return Object.freeze(copy);
}

type Container = Record<string, unknown>;

function apply(
  parent: Container,
  key: string,
  child: unknown,
  { how, pick }: Edit,
  keys: readonly string[],
  isArguments: boolean,
): void {
  const value = hostileValues[pick % hostileValues.length]!();
  switch (how) {
    case 'replace':
      parent[key] = value;
      return;
    case 'delete':
      if (Array.isArray(parent)) parent.splice(Number(key), 1);
      else delete parent[key];
      return;
    case 'duplicate':
      if (Array.isArray(parent)) parent.push(child);
      else define(parent, keys[pick % keys.length]!, child);
      return;
    case 'add':
      if (childrenOf(child).length > 0 && !Array.isArray(child)) {
        const copy = shallowCopy(child as object);
        define(copy, keys[Math.floor(pick / 7) % keys.length]!, value);
        parent[key] = Object.freeze(copy);
      } else if (Array.isArray(parent)) parent.push(value);
      else define(parent, keys[Math.floor(pick / 7) % keys.length]!, value);
      return;
    case 'trip':
      parent[key] = tripwire(child, pick % 24);
      return;
    case 'getter':
      if (isArguments) {
        parent[key] = tripwire(child);
        return;
      }
      Object.defineProperty(parent, key, {
        enumerable: true,
        get() {
          throw new Sabotage(key);
        },
      });
  }
}

/** Sets an own field, `__proto__` too. */
function define(target: object, key: string, value: unknown): void {
  Object.defineProperty(target, key, { value, enumerable: true, writable: true, configurable: true });
}

/** The own keys of lists and of plain objects; what else there is has none, and is replaced as a whole. */
function childrenOf(node: unknown): string[] {
  if (typeof node !== 'object' || node === null || types.isProxy(node)) return [];
  if (!Array.isArray(node) && Object.getPrototypeOf(node) !== Object.prototype) return [];
  const keys = Object.keys(node);
  return keys.some((key) => Object.getOwnPropertyDescriptor(node, key)?.get !== undefined) ? [] : keys;
}

function shallowCopy(node: object): Container {
  if (Array.isArray(node)) return [...(node as unknown[])] as unknown as Container;
  const copy: Container = {};
  for (const key of Object.keys(node)) define(copy, key, Reflect.get(node, key));
  return copy;
}
