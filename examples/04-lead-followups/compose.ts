import type { Lead, PlannedFollowUp } from 'tactful';

/** The message of a tone. A host with a language model would call it here. */
const TEXTS: Readonly<Record<string, (lead: Lead) => string>> = {
  strategic_followup: ({ name, company }) =>
    `Hello ${name},\n\nwanted to follow up on my message: there is more that ${company ?? 'your team'} could gain.\n`,
  final_opportunity: ({ name, company }) =>
    `Hello ${name},\n\nthis is my final outreach about ${company ?? 'your team'}'s infrastructure transformation.\n`,
};

export function compose(lead: Lead, { tone, stage }: PlannedFollowUp): string {
  const text = TEXTS[tone]?.(lead);
  if (text === undefined) throw new Error(`no text for the tone ${tone}`);
  return `To: ${lead.email}\nSubject: Following up\nX-Stage: ${stage}\n\n${text}`;
}
