import { type Issue, issue, TactfulError } from '../errors.js';
import { isRecord } from '../internal/own-keys.js';
import { unreadable } from '../internal/unreadable.js';
import { isSeed, SEED_EXPECTED } from '../random/index.js';
import type { Seed } from '../types.js';
import { pickByWeight } from './choose-template.js';
import { defaultTemplates } from './default-templates.js';
import { fillableValues, variableNames } from './fillable.js';
import { renderTemplate } from './render-template.js';
import {
  checkTemplates,
  ESCAPE_EXPECTED,
  type Escape,
  isEscape,
  type MessageTemplate,
  type TemplateValue,
} from './template.js';

/** What {@link composeMessage} is to write. Exactly one of `tone`, `outreachType` and `stage` is given. */
export interface MessageRequest {
  readonly tone?: string;
  readonly outreachType?: string;
  readonly stage?: string;
  /**
   * What the templates may be filled with; what is null, blank or not used is left out. `days`, a whole number, also
   * gives `ago`: `'earlier today'`, `'yesterday'`, `'7 days ago'`.
   */
  readonly context: Readonly<Record<string, unknown>>;
  /** @defaultValue {@link defaultTemplates} */
  readonly templates?: readonly MessageTemplate[];
  readonly seed: Seed;
  /** Whom it is for, so that not all get the same template. @defaultValue `''` */
  readonly unitId?: string;
  /** @defaultValue `'none'` */
  readonly escape?: Escape;
}

/** A message that was written. */
export interface ComposedMessage {
  readonly text: string;
  readonly templateId: string;
  /** What it was filled with. */
  readonly variables: Readonly<Record<string, TemplateValue>>;
}

/**
 * Writes the message for a tone, a type of outreach or a follow-up stage: one of its templates, chosen by weight, seed
 * and unit among those that the context can fill. Linear in the number of templates.
 *
 * @throws TactfulError if there is no template for what is asked, if the context can fill none of them (naming the
 * variables that are missing), or for a malformed request.
 *
 * @example
 * ```ts
 * import { composeMessage } from 'tactful';
 *
 * composeMessage({ tone: 'neutral', context: { name: 'Ann' }, seed: 1 }) // => { text: 'Hi Ann, just checking in. Is there anything that I can help you with?', templateId: 'neutral-1', variables: { name: 'Ann' } }
 * composeMessage({ stage: 'Followup_1', context: { name: 'Ann', days: 7 }, seed: 3 }).templateId // => 'Followup_1-1'
 * ```
 */
export function composeMessage(request: MessageRequest): ComposedMessage {
  try {
    return compose(request);
  } catch (error) {
    throw unreadable('composeMessage', { request }, error);
  }
}

function compose(request: MessageRequest): ComposedMessage {
  const { kind, group, context, templates, seed, unitId, mode } = readRequest(request);
  const candidates: MessageTemplate[] = [];
  let nearest: string[] | null = null;
  for (const template of templates) {
    if (template[kind] !== group || template.weight === 0) continue;
    const missing = variableNames(template).filter((name) => !context.has(name));
    if (missing.length === 0) candidates.push(template);
    else if (nearest === null || missing.length < nearest.length) nearest = missing;
  }
  if (candidates.length === 0) {
    throw new TactfulError(
      'invalid_input',
      'composeMessage',
      nearest === null
        ? [issue(kind, `has no template; there are some for ${groupsOf(templates, kind)}`, group)]
        : nearest.map((name) => issue(`context.${name}`, 'is missing; no template does without', undefined)),
    );
  }
  const template = pickByWeight(candidates, seed, unitId);
  const names = variableNames(template);
  const variables = Object.fromEntries(names.map((name) => [name, context.get(name)!]));
  return { text: renderTemplate(template, variables, { escape: mode }), templateId: template.id, variables };
}

type Kind = 'tone' | 'outreachType' | 'stage';
const KINDS: readonly Kind[] = ['tone', 'outreachType', 'stage'];

interface ReadRequest {
  readonly kind: Kind;
  readonly group: string;
  readonly context: ReadonlyMap<string, TemplateValue>;
  readonly templates: readonly MessageTemplate[];
  readonly seed: Seed;
  readonly unitId: string;
  readonly mode: Escape;
}

function readRequest(request: MessageRequest): ReadRequest {
  const issues: Issue[] = [];
  const given: unknown = request;
  if (!isRecord(given)) {
    throw new TactfulError('invalid_input', 'composeMessage', [
      issue('request', 'expected an object', given),
    ]);
  }
  const { context, templates = defaultTemplates, seed, unitId = '', escape: mode = 'none' } = request;
  const kinds = KINDS.filter((kind) => request[kind] !== undefined);
  const kind = kinds[0] ?? 'tone';
  const group = request[kind];
  if (kinds.length !== 1) issues.push(issue('request', `expected exactly one of ${KINDS.join(', ')}`, kinds));
  else if (typeof group !== 'string') issues.push(issue(kind, 'expected a string', group));
  if (!isRecord(context)) issues.push(issue('context', 'expected an object', context));
  if (templates !== defaultTemplates) checkTemplates(templates, issues);
  if (!isSeed(seed)) issues.push(issue('seed', SEED_EXPECTED, seed));
  if (typeof unitId !== 'string') issues.push(issue('unitId', 'expected a string', unitId));
  if (!isEscape(mode)) issues.push(issue('escape', ESCAPE_EXPECTED, mode));
  if (issues.length > 0) throw new TactfulError('invalid_input', 'composeMessage', issues);
  return { kind, group: group!, context: fillableValues(context), templates, seed, unitId, mode };
}

function groupsOf(templates: readonly MessageTemplate[], kind: Kind): string {
  const groups = new Set(templates.map((template) => template[kind]).filter((group) => group !== undefined));
  return groups.size === 0 ? 'none' : [...groups].map((group) => JSON.stringify(group)).join(', ');
}
