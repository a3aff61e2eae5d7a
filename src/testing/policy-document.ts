import type { Cap, CapInput, EligibilityPolicy, EligibilityPolicyInput } from '../eligibility/index.js';
import { type Policy, type PolicyInput, presets } from '../policy/index.js';
import type { Sections } from '../policy/sections.js';
import type { Duration } from '../time/index.js';
import { same } from './same.js';

/** The sections that the laws read. */
export type LawSection = 'eligibility' | 'segmentation' | 'tone' | 'followUp' | 'simulation';

/** The document that `definePolicy` makes these sections of, without what is the default anyway. */
export function policyDocument(policy: Policy, sections: readonly LawSection[]): PolicyInput {
  const document: Record<string, unknown> = {};
  for (const section of sections) {
    const write = writers[section] as (resolved: unknown) => Record<string, unknown>;
    const [own, usual] = [write(policy[section]), write(presets.production[section])];
    const changed = Object.entries(own).filter(([field, value]) => !same(value, usual[field]));
    if (changed.length > 0) document[section] = Object.fromEntries(changed);
  }
  return document;
}

const writers: { readonly [K in LawSection]: (section: Sections[K]) => Required<PolicyInput>[K] } = {
  eligibility,
  segmentation: ({ dormantAfterMs, newForMs, rules }) => ({
    dormantAfter: duration(dormantAfterMs),
    newFor: duration(newForMs),
    rules,
  }),
  tone: (section) => section,
  followUp: ({ stages, ...rest }) => ({
    stages: stages.map(({ name, afterMs, tone }) => ({ name, after: duration(afterMs), tone })),
    ...rest,
  }),
  simulation: (section) => section,
};

function eligibility(section: EligibilityPolicy): EligibilityPolicyInput {
  const { inactivityMs, messageFrequencyMs, caps, quietHours, onInvalidTimeZone, holdout } = section;
  return {
    inactivity: inactivityMs === null ? null : duration(inactivityMs),
    messageFrequency: messageFrequencyMs === null ? null : duration(messageFrequencyMs),
    caps: caps.map(cap),
    quietHours: quietHours && {
      start: clock(quietHours.startMs),
      end: clock(quietHours.endMs),
      timeZone: quietHours.timeZone,
    },
    onInvalidTimeZone,
    holdout,
  };
}

function cap({ max, windowMs, period, channel, topic }: Cap): CapInput {
  return {
    max,
    per: period ?? duration(windowMs ?? 0),
    ...(channel !== null && { channel }),
    ...(topic !== null && { topic }),
  };
}

const UNITS = [
  ['days', 86_400_000],
  ['hours', 3_600_000],
  ['minutes', 60_000],
] as const;

/** In the largest unit that comes out even. */
function duration(ms: number): Duration {
  const unit = ms === 0 ? undefined : UNITS.find(([, length]) => ms % length === 0);
  return unit === undefined ? { seconds: ms / 1000 } : { [unit[0]]: ms / unit[1] };
}

function clock(ms: number): string {
  return new Date(ms).toISOString().slice(11, 16);
}
