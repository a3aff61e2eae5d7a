import type { CampaignPlan, ReengagementStats } from 'tactful';
import type { Outcome } from './campaign.js';

const RULE = '='.repeat(50);

/** What happened to one lead, in a line. */
export function outcomeLine({ lead, result, detail }: Outcome): string {
  if (result === 'sent') return `   ✅ Re-engaged ${lead.name} (${detail})`;
  return result === 'skipped'
    ? `   ⏭️ Skipped ${lead.name} - ${detail}`
    : `   ❌ Failed ${lead.name} - ${detail}`;
}

export function summary(plan: CampaignPlan, marked: number, outcomes: readonly Outcome[]): string {
  const count = (result: Outcome['result']) => outcomes.filter((outcome) => outcome.result === result).length;
  return [
    '',
    '📊 RE-ENGAGEMENT CAMPAIGN COMPLETE',
    RULE,
    `📋 Eligible Leads: ${plan.messages.length}`,
    `🎯 Marked for Re-engagement: ${marked}`,
    `✅ Messages Sent: ${count('sent')}`,
    `⏭️ Skipped: ${count('skipped')}`,
    `❌ Failed: ${count('failed')}`,
  ].join('\n');
}

/** A dry run: the plan, printed. */
export function planText(
  { messages, deferred, skipped, rejected }: CampaignPlan,
  nameOf: (id: string) => string,
): string {
  return [
    `🧪 DRY RUN: nothing is written, nothing is sent`,
    ...messages.map(
      ({ leadId, stage, tone, marked }) =>
        `   📨 ${nameOf(leadId)}: ${stage}, ${tone}${marked ? ', under way' : ''}`,
    ),
    ...deferred.map(({ leadId, stage }) => `   🕒 ${nameOf(leadId)}: ${stage}, beyond the limit`),
    ...skipped.map(({ leadId, reason, nextEligibleAt }) => {
      const when = nextEligibleAt === null ? '' : `, from ${new Date(nextEligibleAt).toISOString()}`;
      return `   ⏭️ ${nameOf(leadId)}: ${reason}${when}`;
    }),
    ...rejectedLines(rejected),
  ].join('\n');
}

export function rejectedLines(rejected: CampaignPlan['rejected']): string[] {
  return rejected.map(
    ({ index, id, issues }) =>
      `   ⚠️ Record ${index} (${id ?? 'no id'}): ${issues.map(({ path, message }) => `${path} ${message}`).join('; ')}`,
  );
}

export function statusText(stats: ReengagementStats): string {
  const table = (counts: Readonly<Record<string, number>>) =>
    Object.entries(counts).map(([name, count]) => `     ${name}: ${count}`);
  return [
    '📊 Current Re-engagement Status:',
    `  🎯 Eligible for Re-engagement: ${stats.eligibleForReengagement}`,
    `  🔄 Recent Re-engagements (7 days): ${stats.recentReengagements}`,
    `  📈 Re-engagement Success Rate: ${(stats.reengagementSuccessRate * 100).toFixed(1)}%`,
    '  By follow-up stage:',
    ...table(stats.byFollowUpStage),
    '  By response:',
    ...table(stats.byResponseStatus),
    ...(stats.rejectedLeads > 0 ? [`  ⚠️ Malformed records: ${stats.rejectedLeads}`] : []),
  ].join('\n');
}

/** `[##########··········] 50 %`, drawn over itself. */
export function progressBar(done: number, total: number): string {
  const filled = Math.round((done / total) * 20);
  return `\r[${'#'.repeat(filled)}${'·'.repeat(20 - filled)}] ${Math.round((done / total) * 100)} %`;
}
