import { decideMessaging, type EnrichedProfile } from 'tactful';

/** What is known of a user, a line for each thing, and what to do with them. */
export function describeProfile(profile: EnrichedProfile): string {
  const lines = {
    'events attended': `${profile.numberOfEventsAttended}${since(profile.daysSinceLastEvent)}`,
    friends: profile.friends.join(', '),
    hosts: profile.eventHistoryHosts.join(', '),
    venues: profile.venueHistory.join(', '),
    messages: `${profile.totalMessagesSent} sent, ${profile.queuedMessageCount} queued${since(profile.daysSinceLastMessage)}`,
    orders: `${profile.totalOrders} for ${profile.totalSpent.toFixed(2)} in all`,
    score: `${profile.personalizationScore} of 100`,
    decision: decideMessaging(profile),
  };
  const rows = Object.entries(lines).map(([name, text]) => `  ${name.padEnd(16)} ${text}`);
  return `${profile.email}\n${rows.join('\n')}\n\n  ${profile.summary}\n`;
}

function since(days: number | null): string {
  return days === null ? '' : `, the last one ${days} days ago`;
}
