import * as fc from 'fast-check';
import { DAY_MS, MINUTE_MS } from '../../time/index.js';
import type { EpochMs } from '../../types.js';
import { defineLaw, type LawMaker } from '../define-law.js';
import type { Situation } from '../world.js';

interface Case extends Situation {
  /** Where to look between now and then, as shares of the way. */
  readonly looks: readonly number[];
}

/** Where a decision says never, no instant of so many days may be one. */
const HORIZON_DAYS = 100;

export const nextEligibleAtIsExact: LawMaker = defineLaw<Case>({
  statement: `A user is eligible at nextEligibleAt and at no instant before it; null: at none of the next ${HORIZON_DAYS} days.`,
  cases: (world) =>
    fc
      .tuple(world.situations(), fc.array(fc.nat(999), { minLength: 6, maxLength: 6 }))
      .map(([situation, looks]) => ({ ...situation, looks })),
  check: ({ user, now, looks }, world) => {
    const { eligible, nextEligibleAt } = world.decide(user, now);
    const claim = (...lines: string[]): string =>
      ['const { nextEligibleAt } = evaluateUser(user, options);', ...lines].join('\n');
    const isEligibleAt = (at: EpochMs): boolean => world.decide(user, at).eligible;

    if (eligible) {
      if (nextEligibleAt !== now) {
        world.fail(
          'eligible now, but nextEligibleAt is another instant',
          { user, now },
          'assert.equal(evaluateUser(user, options).nextEligibleAt, now);',
        );
      }
      return;
    }
    if (nextEligibleAt !== null && !isEligibleAt(nextEligibleAt)) {
      const line =
        'assert.ok(nextEligibleAt === null || evaluateUser(user, { ...options, now: nextEligibleAt }).eligible);';
      world.fail('not eligible at nextEligibleAt', { user, now }, claim(line));
    }
    const end = nextEligibleAt ?? now + HORIZON_DAYS * DAY_MS;
    const quarter = 15 * MINUTE_MS; // where quiet hours and gates open, mostly
    const between = looks.flatMap((share) => {
      const at = now + Math.floor((share / 1000) * (end - now));
      return [at, Math.ceil(at / quarter) * quarter];
    });
    for (const at of [end - 1, ...between].filter((at) => at > now && at < end)) {
      if (!isEligibleAt(at)) continue;
      world.fail(
        'eligible at an instant before nextEligibleAt',
        { user, now, at },
        claim(
          'const then = evaluateUser(user, { ...options, now: at });',
          'assert.ok(!then.eligible || (nextEligibleAt !== null && nextEligibleAt <= at));',
        ),
      );
    }
  },
});
