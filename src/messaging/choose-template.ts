import { type Issue, issue, TactfulError } from '../errors.js';
import { isRecord } from '../internal/own-keys.js';
import { unreadable } from '../internal/unreadable.js';
import { betaLogOddsDraw, draw, drawKey, hashText, isSeed, SEED_EXPECTED } from '../random/index.js';
import type { Seed } from '../types.js';
import { checkTemplates, type MessageTemplate } from './template.js';

/** How often a template was sent, and answered. `byTemplate` of `outreachAnalytics` has this form. */
export interface TemplateResult {
  readonly sent: number;
  readonly responded: number;
}

/** Options of {@link chooseTemplate}. */
export interface ChooseTemplateOptions {
  readonly seed: Seed;
  /** Whom the choice is for: the same unit always gets the same answer. */
  readonly unitId: string;
}

/**
 * Chooses the template for one unit (a user, a lead). Without results it is an A/B split by `weight`. With results it
 * is Thompson sampling: each template is drawn from Beta(1 + responded, 1 + not responded), and the largest draw wins,
 * so that what works is sent more often and what is new still gets its trials; weights only tell which take part
 * (above 0). A template without a result has not been sent.
 *
 * Depends on neither the order of the templates nor on other units. Linear in the number of templates.
 *
 * @param results Counts by template id; null or an empty object: none yet.
 * @throws TactfulError for malformed templates, results or options, or if no template has weight.
 *
 * @example
 * ```ts
 * import { chooseTemplate } from 'tactful';
 *
 * const templates = [{ id: 'gentle_nudge', text: 'How are you, {name}?' }, { id: 'feature_highlight', text: 'Hey {name}!' }];
 * chooseTemplate(templates, null, { seed: 3, unitId: 'u1' }).id // => 'feature_highlight'
 * const results = { gentle_nudge: { sent: 500, responded: 150 }, feature_highlight: { sent: 500, responded: 50 } };
 * chooseTemplate(templates, results, { seed: 3, unitId: 'u1' }).id // => 'gentle_nudge'
 * ```
 */
export function chooseTemplate<Template extends MessageTemplate>(
  templates: readonly Template[],
  results: Readonly<Record<string, TemplateResult>> | null,
  options: ChooseTemplateOptions,
): Template {
  try {
    return choose(templates, results, options);
  } catch (error) {
    throw unreadable('chooseTemplate', { templates, results, options }, error);
  }
}

function choose<Template extends MessageTemplate>(
  templates: readonly Template[],
  results: Readonly<Record<string, TemplateResult>> | null,
  options: ChooseTemplateOptions,
): Template {
  const issues: Issue[] = [];
  if (checkTemplates(templates, issues) && !templates.some(({ weight = 1 }) => weight > 0)) {
    issues.push(issue('templates', 'expected a template with a weight above 0', templates));
  }
  if (results != null) checkResults(results, issues);
  const { seed, unitId } = isRecord(options) ? options : ({} as Partial<ChooseTemplateOptions>);
  if (!isSeed(seed)) issues.push(issue('seed', SEED_EXPECTED, seed));
  if (typeof unitId !== 'string') issues.push(issue('unitId', 'expected a string', unitId));
  if (issues.length > 0) throw new TactfulError('invalid_input', 'chooseTemplate', issues);
  const sampled = results != null && Object.keys(results).length > 0;
  return sampled
    ? sampleTemplate(templates, results, seed as Seed, unitId as string)
    : pickByWeight(templates, seed as Seed, unitId as string);
}

/** One of valid templates, of which one has weight, by weight. */
export function pickByWeight<T extends MessageTemplate>(
  templates: readonly T[],
  seed: Seed,
  unitId: string,
): T {
  const byId = templates.filter(({ weight = 1 }) => weight > 0).sort((a, b) => (a.id < b.id ? -1 : 1));
  let total = 0;
  for (const { weight = 1 } of byId) total += weight;
  let left = draw(drawKey(seed, 'messaging/template'), hashText(unitId, 0)) * total;
  for (const template of byId) {
    left -= template.weight ?? 1;
    if (left < 0) return template;
  }
  return byId[byId.length - 1]!; // rounding used the last share up
}

function sampleTemplate<T extends MessageTemplate>(
  templates: readonly T[],
  results: Readonly<Record<string, TemplateResult>>,
  seed: Seed,
  unitId: string,
): T {
  let best: T | null = null;
  let highest = -Infinity;
  for (const template of templates) {
    if (template.weight === 0) continue;
    const known = Object.hasOwn(results, template.id) ? results[template.id] : undefined;
    const { sent, responded } = known ?? { sent: 0, responded: 0 };
    const key = drawKey(seed, `messaging/thompson/${template.id}`);
    const odds = betaLogOddsDraw(1 + responded, 1 + sent - responded, key, hashText(unitId, 0));
    if (best === null || odds > highest || (odds === highest && template.id < best.id)) {
      best = template;
      highest = odds;
    }
  }
  return best!;
}

/** Collects the faults of results that are not null. */
export function checkResults(results: unknown, issues: Issue[]): void {
  if (!isRecord(results)) {
    issues.push(issue('results', 'expected an object of counts by template id, or null', results));
    return;
  }
  for (const id of Object.keys(results)) {
    const counts = results[id];
    const { sent, responded } = isRecord(counts) ? counts : { sent: undefined, responded: undefined };
    const whole = Number.isSafeInteger(sent) && Number.isSafeInteger(responded);
    if (!whole || !(0 <= (responded as number) && (responded as number) <= (sent as number))) {
      issues.push(issue(`results.${id}`, 'expected whole numbers, 0 <= responded <= sent', counts));
    }
  }
}
