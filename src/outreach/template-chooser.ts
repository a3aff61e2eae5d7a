import { type Issue, issue, refuse, TactfulError } from '../errors.js';
import { isRecord } from '../internal/own-keys.js';
import { unreadable } from '../internal/unreadable.js';
import { checkResults } from '../messaging/choose-template.js';
import { fillableValues, variableNames } from '../messaging/fillable.js';
import {
  chooseTemplate,
  defaultTemplates,
  type MessageTemplate,
  type TemplateResult,
} from '../messaging/index.js';
import { checkTemplates } from '../messaging/template.js';
import { isSeed, SEED_EXPECTED } from '../random/index.js';
import type { Json, Seed, UserFacts } from '../types.js';
import type { Entry } from './entry.js';

/** How a plan chooses templates. */
export interface TemplateChoice {
  readonly seed: Seed;
  /** @defaultValue `defaultTemplates` */
  readonly templates?: readonly MessageTemplate[];
  /** Counts by template id, for Thompson sampling; `byTemplate` of `outreachAnalytics`. @defaultValue by weight */
  readonly results?: Readonly<Record<string, TemplateResult>> | null;
}

/**
 * A function that chooses the template of an outreach, among those of its type that its context can fill; null if there
 * is none, or if nothing is to be chosen.
 */
export function templateChooser<User extends UserFacts>(
  choice: TemplateChoice | undefined,
): (entry: Entry<User>) => string | null {
  if (choice === undefined) return () => null;
  if (!isRecord(choice)) refuse('planOutreach', 'templates', 'expected { seed, templates, results }', choice);
  const issues: Issue[] = [];
  const { seed, templates = defaultTemplates, results = null } = choice as TemplateChoice;
  if (!isSeed(seed)) issues.push(issue('seed', SEED_EXPECTED, seed));
  if (templates !== defaultTemplates) checkTemplates(templates, issues);
  if (results !== null) checkResults(results, issues);
  if (issues.length > 0) throw new TactfulError('invalid_input', 'planOutreach', issues);
  const byType = new Map<
    string,
    { readonly template: MessageTemplate; readonly names: readonly string[] }[]
  >();
  for (const template of templates) {
    if (template.outreachType === undefined || template.weight === 0) continue;
    const known = byType.get(template.outreachType) ?? [];
    byType.set(template.outreachType, [...known, { template, names: variableNames(template) }]);
  }
  return ({ outreachType, context, recipient }) => {
    const values = readContext(context);
    const open = (byType.get(outreachType) ?? []).filter(({ names }) =>
      names.every((name) => values.has(name)),
    );
    if (open.length === 0) return null;
    const unitId = recipient.facts.id;
    return chooseTemplate(
      open.map(({ template }) => template),
      results,
      { seed, unitId },
    ).id;
  };
}

function readContext(context: Readonly<Record<string, Json>> | null): ReturnType<typeof fillableValues> {
  try {
    return fillableValues(context ?? {});
  } catch (error) {
    throw unreadable('planOutreach', 'context', error);
  }
}
