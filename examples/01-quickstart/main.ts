// One engagement cycle over fifteen users: who is reached now, how, and when the others can be.
import { composeMessage, definePolicy, describeDecision, evaluateUsers, explainUser } from 'tactful';
import { table } from './table.js';
import { NOW, users } from './users.js';

// Reach whoever has been silent for an hour, at most once a day and twice a week, and never at night.
const policy = definePolicy({
  eligibility: {
    inactivity: { hours: 1 },
    messageFrequency: { hours: 24 },
    caps: [{ max: 2, per: { days: 7 } }],
    quietHours: { start: '22:00', end: '08:00' },
  },
});

const { decisions, stats, rejected } = evaluateUsers(users, { now: NOW, policy, campaign: 'spring' });
const byId = new Map(users.map((user) => [user.id, user]));

console.log(`\nOne engagement cycle at ${new Date(NOW).toISOString()}, policy ${policy.version}:`);
console.log(
  'silent for more than 1 hour, 1 message in 24 hours, 2 in 7 days, none from 22:00 to 08:00 where they are\n',
);
console.log(
  table(
    ['user', 'reach now?', 'segment', 'tone', 'why', 'when'],
    decisions.map(({ userId, eligible, segment, tone, reason, nextEligibleAt }) => {
      const { name, timeZone } = byId.get(userId)!;
      const when = eligible ? 'now' : nextEligibleAt === null ? 'never' : localTime(nextEligibleAt, timeZone);
      return [name, eligible ? 'yes' : 'no', segment ?? '', tone ?? '', eligible ? '' : reason, when];
    }),
  ),
);

console.log(
  `\n${stats.totalUsers} users: ${stats.eligible} to reach, ${stats.skipped} skipped, ${rejected.length} rejected`,
);
console.log(`  by segment   ${counts(stats.bySegment)}`);
console.log(`  skipped for  ${counts(stats.skipReasons)}`);

console.log('\nWhat they would be told\n');
for (const { eligible, userId, tone } of decisions) {
  if (!eligible) continue;
  const { name } = byId.get(userId)!;
  const [, firstName] = name.split(' ');
  const { text } = composeMessage({ tone, context: { name: firstName }, seed: 'spring', unitId: userId });
  console.log(`  ${name.padEnd(13)}  ${text}`);
}

const pia = byId.get('patient-pia')!;
const explanation = explainUser(pia, { now: NOW, policy, campaign: 'spring' });
console.log(`\nWhy not ${pia.name}? ${describeDecision(explanation.decision)}\n`);
for (const { check, passed, text } of explanation.checks) {
  console.log(`  ${passed ? 'pass' : 'FAIL'}  ${check.padEnd(18)}  ${text}`);
}
console.log();

/** Weekday and time on the user's own clock. */
function localTime(ms: number, timeZone: string | null | undefined): string {
  const zone = timeZone ?? 'UTC';
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
  });
  return `${format.format(ms)} in ${zone.split('/').at(-1)!.replace('_', ' ')}`;
}

function counts(byName: Readonly<Record<string, number>>): string {
  return Object.entries(byName)
    .map(([name, count]) => `${count} ${name}`)
    .join(', ');
}
