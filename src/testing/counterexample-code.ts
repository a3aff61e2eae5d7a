import type { Policy } from '../policy/index.js';
import type { UserFacts } from '../types.js';
import type { Engine } from './engine.js';
import { type LawSection, policyDocument } from './policy-document.js';
import type { Storage } from './storage.js';
import { instantComment, isInstant, textCode, toCode } from './to-code.js';

/** What stands around a counterexample. */
export interface Setting {
  readonly policy: Policy;
  readonly hasGates: boolean;
  readonly storage: Pick<Storage<UserFacts>, 'rowCode' | 'readCode'>;
  readonly modules: { readonly policy?: string; readonly gates?: string; readonly adapter?: string };
}

const DECISION: readonly LawSection[] = ['eligibility', 'segmentation', 'tone'];
const FOLLOW_UP: readonly LawSection[] = ['followUp'];

/** The sections of a policy that decide what a function answers. */
const SECTIONS: { readonly [K in keyof Engine]: readonly LawSection[] } = {
  evaluateUser: DECISION,
  evaluateUsers: DECISION,
  explainUser: DECISION,
  mergeEngagementStats: DECISION,
  assessLead: FOLLOW_UP,
  markForReengagement: FOLLOW_UP,
  completeReengagement: FOLLOW_UP,
  simulateEngagement: ['simulation'],
};

/** `Date` reads text without a zone in the machine's; a user's is UTC. */
const READ_INSTANT =
  'const instant = (t) => new Date(/^[^ ]*T[^Z+-]*$/.test(t) ? `${t}Z` : t).getTime(); // text without a zone is UTC';

/** Values of these names are users: with an adapter, they are stored and read back before they are used. */
const USERS: readonly string[] = ['user', 'reordered', 'users'];

/**
 * A counterexample as code that throws: imports, the policy, the values, and the claim that fails. A claim names the
 * values it is about and, for all of a decision's options together, `options`.
 */
export function counterexampleCode(
  setting: Setting,
  finding: string,
  values: Readonly<Record<string, unknown>>,
  claim: string,
): string {
  const { modules } = setting;
  const called = (Object.keys(SECTIONS) as (keyof Engine)[]).filter((name) =>
    new RegExp(`\\b${name}\\(`).test(claim),
  );
  const usesOptions = /\boptions\b/.test(claim);
  const usesPolicy = usesOptions || /\bpolicy\b/.test(claim);
  const usesGates = usesOptions && setting.hasGates;
  const body: string[] = finding.split('\n').map((line) => `// ${line}`);
  if (usesPolicy && modules.policy === undefined) {
    const sections = [...new Set(called.flatMap((name) => SECTIONS[name]))];
    const document = policyDocument(setting.policy, sections);
    const isDefault = Object.keys(document).length === 0;
    body.push(`const policy = definePolicy(${isDefault ? '' : toCode(document)});`);
  }
  for (const [name, value] of Object.entries(values)) body.push(declaration(name, value, setting));
  if (/\binstant\(/.test(claim)) body.push(READ_INSTANT);
  if (usesOptions) body.push(`const options = { now, policy${usesGates ? ', gates' : ''} };`);
  body.push(claim);

  const usesAdapter = /\badapter\b/.test(body.join('\n'));
  const names = [...(usesPolicy && modules.policy === undefined ? ['definePolicy'] : []), ...called].sort();
  return [
    "import assert from 'node:assert/strict';",
    ...(names.length > 0 ? [`import { ${names.join(', ')} } from 'tactful';`] : []),
    ...(usesPolicy && modules.policy !== undefined ? [importOf('policy', modules.policy)] : []),
    ...(usesGates ? [importOf('gates', modules.gates ?? './gates.js')] : []),
    ...(usesAdapter ? [importOf('adapter', modules.adapter ?? './adapter.js')] : []),
    '',
    ...body,
    '',
  ].join('\n');
}

function importOf(name: string, module: string): string {
  return `import { ${name} } from ${textCode(module)}; // yours`;
}

function declaration(name: string, value: unknown, { storage }: Setting): string {
  const read = (user: string): string => storage.readCode(storage.rowCode(user));
  if (isInstant(name, value)) return `const ${name} = ${value};${instantComment(value)}`;
  if (read('user') === 'user' || !USERS.includes(name)) return `const ${name} = ${toCode(value)};`;
  return Array.isArray(value)
    ? `const ${name} = ${toCode(value)}.map((user) => ${read('user')});`
    : `const ${name} = ${read(toCode(value))};`;
}
