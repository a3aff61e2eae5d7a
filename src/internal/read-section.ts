import { refuse } from '../errors.js';
import { isRecord } from './own-keys.js';

/** Sections that were found to be resolved: invisible, it only spares them a second reading. */
const known = /*#__PURE__*/ new WeakSet<object>();

/**
 * The section of that name of a host's `policy`, or the part's default section when there is no policy. A section
 * that is not resolved (a policy document that did not go through `definePolicy`) is an error.
 */
export function readSection<Name extends string, Section extends object>(
  functionName: string,
  policy: { readonly [N in NoInfer<Name>]: NoInfer<Section> } | undefined,
  name: Name,
  defaults: Section,
): Section {
  if (policy === undefined) return defaults;
  const section: Section | undefined = isRecord(policy) ? policy[name] : undefined;
  if (isRecord(section)) {
    if (known.has(section)) return section;
    if (Object.keys(defaults).every((key) => Object.hasOwn(section, key))) {
      known.add(section);
      return section;
    }
  }
  return refuse(
    functionName,
    'policy',
    `expected a policy from definePolicy, with its ${name} section`,
    policy,
  );
}
