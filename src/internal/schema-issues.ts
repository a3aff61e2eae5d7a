import type * as z from 'zod/mini';
import { type Issue, issue } from '../errors.js';
import { closestName } from './closest-name.js';

/**
 * Every fault that `schema` finds in `input`, worded for the person who wrote it; none if it is valid. An unknown key
 * is one fault each, with the nearest known key suggested.
 */
export function schemaIssues(schema: z.ZodMiniType, input: unknown, root: string): Issue[] {
  const result = schema.safeParse(input, { reportInput: true });
  return result.success
    ? notJson(input, [], root)
    : result.error.issues.flatMap((fault) => translate(fault, schema, input, root));
}

/** What zod lets pass, but JSON cannot hold: objects that are not plain, and keys named __proto__, which zod leaves out. */
function notJson(value: unknown, path: Path, root: string): Issue[] {
  if (typeof value !== 'object' || value === null) return [];
  if (!Array.isArray(value) && !isPlain(value)) {
    return [issue(pathText(path, root), 'expected a plain object, as JSON gives', value)];
  }
  return Object.entries(value).flatMap(([key, inner]) => {
    const here = [...path, Array.isArray(value) ? Number(key) : key];
    if (key !== '__proto__') return notJson(inner, here, root);
    return [issue(pathText(here, root), 'must not name a prototype', inner)];
  });
}

/** Whether an object has no class: made by a literal or by JSON, in any realm. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

type Fault = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

function translate(
  fault: Fault,
  schema: z.ZodMiniType,
  input: unknown,
  root: string,
  base: Path = [],
): Issue[] {
  const path = [...base, ...fault.path];
  if (fault.code === 'unrecognized_keys') {
    return fault.keys.map((key) => {
      const near = closestName(key, knownKeys(schema, path));
      const hint = near === null ? '' : `; did you mean ${JSON.stringify(near)}?`;
      return issue(
        pathText([...path, key], root),
        `is not a known key${hint}`,
        valueAt(input, [...path, key]),
      );
    });
  }
  if (fault.code === 'invalid_union') {
    // The branch that got furthest says what the writer got wrong; if none got anywhere, the union's own words do.
    const branch = fault.errors.find((faults) =>
      faults.some((f) => f.path.length > 0 || f.code === 'unrecognized_keys'),
    );
    const tried = branch ?? fault.errors.find((faults) => faults.some((f) => f.code === 'custom'));
    if (tried !== undefined) return tried.flatMap((inner) => translate(inner, schema, input, root, path));
  }
  return [issue(pathText(path, root), wording(fault), valueAt(input, path))];
}

/** The keys of the objects that the schema allows at a path. */
function knownKeys(schema: z.ZodMiniType, path: Path): string[] {
  let nodes: Definition[] = unwrap(definition(schema));
  for (const step of path) {
    nodes = nodes.flatMap((node) => {
      const inner = node.shape?.[String(step)] ?? node.element ?? node.valueType;
      return inner === undefined ? [] : unwrap(definition(inner));
    });
  }
  return nodes.flatMap((node) => (node.shape === undefined ? [] : Object.keys(node.shape)));
}

interface Definition {
  readonly shape?: Readonly<Record<string, unknown>>;
  readonly element?: unknown;
  readonly valueType?: unknown;
  readonly innerType?: unknown;
  readonly options?: readonly unknown[];
}

function definition(schema: unknown): Definition {
  return (schema as { _zod: { def: Definition } })._zod.def;
}

/** Looks through optional, nullable and union. */
function unwrap(node: Definition): Definition[] {
  if (node.innerType !== undefined) return unwrap(definition(node.innerType));
  if (node.options !== undefined) return node.options.flatMap((option) => unwrap(definition(option)));
  return [node];
}

function wording(fault: Fault): string {
  if (fault.message !== '' && fault.message !== 'Invalid input') return fault.message;
  switch (fault.code) {
    case 'invalid_type':
      return `expected ${withArticle(fault.expected)}`;
    case 'too_small':
      return fault.origin === 'string' || fault.origin === 'array'
        ? `expected at least ${fault.minimum} ${fault.origin === 'string' ? 'character' : 'item'}${fault.minimum === 1 ? '' : 's'}`
        : `expected ${fault.inclusive === false ? 'more than' : 'at least'} ${fault.minimum}`;
    case 'too_big':
      return `expected ${fault.inclusive === false ? 'less than' : 'at most'} ${fault.maximum}`;
    case 'invalid_value':
      return `expected ${fault.values.map((value) => JSON.stringify(value)).join(' or ')}`;
    case 'not_multiple_of':
      return fault.divisor === 1 ? 'expected a whole number' : `expected a multiple of ${fault.divisor}`;
    default:
      return 'is not valid';
  }
}

function withArticle(type: string): string {
  if (type === 'array') return 'a list';
  if (type === 'record') return 'an object';
  return `${/^[aeio]/.test(type) ? 'an' : 'a'} ${type}`;
}

function valueAt(input: unknown, path: Path): unknown {
  let value = input;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = Reflect.get(value, step);
  }
  return value;
}

/** `eligibility.caps[1].max`; the root's own name where the path is empty. */
function pathText(path: Path, root: string): string {
  let text = '';
  for (const step of path) {
    text += typeof step === 'number' ? `[${step}]` : text === '' ? String(step) : `.${String(step)}`;
  }
  return text === '' ? root : text;
}
