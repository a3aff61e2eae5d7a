import { refuse, TactfulError } from '../errors.js';
import { isRecord } from './own-keys.js';
import type { ResolvedSection } from './policy-section.js';
import { fields } from './shape.js';

/** Sections that were found to be resolved, and their names: invisible, it only spares them a second reading. */
const known = /*#__PURE__*/ new WeakMap<object, string>();

/**
 * The section of a host's `policy`, or its defaults when there is no policy. A section that is not resolved (a policy
 * document that did not go through `definePolicy`) is an error, and so is one that was changed by hand to what no
 * document says. Each section is looked through once; a copy of it, from JSON say, is another one.
 */
export function readSection<Name extends string, Section extends object>(
  functionName: string,
  policy: { readonly [N in NoInfer<Name>]: NoInfer<Section> } | undefined,
  { name, defaults, shape }: ResolvedSection<Name, Section>,
): Section {
  if (policy === undefined) return defaults;
  const section: Section | undefined = isRecord(policy) ? policy[name] : undefined;
  if (!isRecord(section)) return unresolved(functionName, name, policy);
  if (known.get(section) === name) return section;
  if (!Object.keys(defaults).every((key) => Object.hasOwn(section, key))) {
    return unresolved(functionName, name, policy);
  }
  const fault = fields(shape())(section, `policy.${name}`);
  if (fault !== null) throw new TactfulError('invalid_input', functionName, [fault]);
  known.set(section, name);
  return section;
}

function unresolved(functionName: string, name: string, policy: unknown): never {
  return refuse(
    functionName,
    'policy',
    `expected a policy from definePolicy, with its ${name} section`,
    policy,
  );
}
