import * as fc from 'fast-check';
import type { EngagementStats } from '../../engagement-stats.js';
import type { Decision } from '../../evaluate-user.js';
import type { EpochMs } from '../../types.js';
import { arbitraries, type PlainUserFacts } from '../arbitraries/index.js';
import { defineLaw, type LawMaker } from '../define-law.js';
import { same } from '../same.js';
import type { World } from '../world.js';

interface Population {
  readonly users: readonly PlainUserFacts[];
  readonly now: EpochMs;
}

const populations = (world: World): fc.Arbitrary<Population> =>
  arbitraries
    .instant()
    .chain((now) => fc.array(world.usersAt(now), { maxLength: 10 }).map((users) => ({ users, now })));

export const batchesDecideAlike: LawMaker = defineLaw<Population>({
  statement: 'Deciding for many users at once gives each the decision that they get alone.',
  cases: populations,
  check: ({ users, now }, world) => {
    const { decisions } = world.decideAll(users, now);
    if (
      same(
        decisions,
        users.map((user) => world.decide(user, now)),
      )
    )
      return;
    world.fail(
      'a batch decides otherwise',
      { users, now },
      [
        'const alone = users.map((user) => evaluateUser(user, options));',
        'assert.deepEqual(evaluateUsers(users, options).decisions, alone);',
      ].join('\n'),
    );
  },
});

export const statsAddUp: LawMaker = defineLaw<Population>({
  statement: 'Statistics count every decision once: by segment who is reached, by reason who is not.',
  cases: populations,
  check: ({ users, now }, world) => {
    const { decisions, stats } = world.decideAll(users, now);
    const expected = countedByHand(decisions);
    if (same(stats, expected)) return;
    world.fail(
      'the statistics do not add up',
      { users, now, expected },
      'assert.deepEqual(evaluateUsers(users, options).stats, expected);',
    );
  },
});

function countedByHand(decisions: readonly Decision[]): EngagementStats {
  const bySegment: Record<string, number> = { dormant: 0, new_user: 0, normal: 0 };
  const skipReasons: Record<string, number> = { active: 0, recently_messaged: 0 };
  for (const { eligible, segment, reason } of decisions) {
    const [counts, name] = eligible ? [bySegment, segment] : [skipReasons, reason];
    counts[name] = (counts[name] ?? 0) + 1;
  }
  const eligible = decisions.filter((decision) => decision.eligible).length;
  return {
    totalUsers: decisions.length,
    eligible,
    skipped: decisions.length - eligible,
    bySegment,
    skipReasons,
  };
}

export const shardsMergeToTheWhole: LawMaker = defineLaw<Population & { readonly cut: number }>({
  statement: 'The statistics of two shards, merged in either order, are those of the whole.',
  cases: (world) =>
    populations(world).chain((population) =>
      fc.nat(population.users.length).map((cut) => ({ ...population, cut })),
    ),
  check: ({ users, now, cut }, world) => {
    const { mergeEngagementStats } = world.engine;
    const a = world.decideAll(users.slice(0, cut), now).stats;
    const b = world.decideAll(users.slice(cut), now).stats;
    const whole = world.decideAll(users, now).stats;
    if (same(mergeEngagementStats(a, b), whole) && same(mergeEngagementStats(b, a), whole)) return;
    world.fail(
      'the shards do not merge to the whole',
      { users, now, cut },
      [
        'const a = evaluateUsers(users.slice(0, cut), options).stats;',
        'const b = evaluateUsers(users.slice(cut), options).stats;',
        'const whole = evaluateUsers(users, options).stats;',
        'assert.deepEqual(mergeEngagementStats(a, b), whole);',
        'assert.deepEqual(mergeEngagementStats(b, a), whole);',
      ].join('\n'),
    );
  },
});
