import { refuse } from '../errors.js';
import { checkCount } from '../internal/counts.js';
import { isRecord } from '../internal/own-keys.js';

export const ENGAGEMENT_COUNTS = ['assigned', 'opened', 'clicked', 'converted'] as const;

const CALLER = 'mergeEngagementSummaries';
const EXPECTED = 'expected a summary from summarizeEngagement';

/** Refuses what is no summary. Its rates are not looked at: they are worked out anew. */
export function checkSummary(path: string, summary: unknown): void {
  if (!isRecord(summary)) refuse(CALLER, path, EXPECTED, summary);
  checkCounts(`${path}.total`, summary['total']);
  for (const part of ['byArm', 'bySegment']) {
    const named = summary[part];
    if (!isRecord(named)) refuse(CALLER, `${path}.${part}`, EXPECTED, named);
    for (const [name, counts] of Object.entries(named)) {
      checkCounts(`${path}.${part}.${name}`, counts);
    }
  }
}

function checkCounts(path: string, counts: unknown): void {
  if (!isRecord(counts)) refuse(CALLER, path, EXPECTED, counts);
  for (const field of ENGAGEMENT_COUNTS) checkCount(CALLER, `${path}.${field}`, counts[field]);
  const assigned = counts['assigned'] as number;
  for (const field of ENGAGEMENT_COUNTS) {
    const count = counts[field] as number;
    if (count > assigned)
      refuse(CALLER, `${path}.${field}`, `expected at most ${assigned}, as assigned`, count);
  }
}
