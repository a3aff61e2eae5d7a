import { type Issue, issue, refuse } from '../errors.js';
import { isRecord } from '../internal/own-keys.js';
import { unreadable } from '../internal/unreadable.js';
import { betaLogOddsDraw, draw, drawKey, hashText, readSeed } from '../random/index.js';
import type { Seed } from '../types.js';
import type { PosteriorOptions } from './posterior-grid.js';
import {
  type Count,
  countIssues,
  nameFault,
  readOptions,
  requireNumber,
  requirePrior,
  throwIssues,
} from './read.js';

/** An arm and what came of it so far. */
export interface CountedArm extends Count {
  readonly name: string;
}

/** Options of {@link chooseArm}. */
export interface ChooseOptions extends PosteriorOptions {
  readonly seed: Seed;
  /** Whose arm it is: the same unit gets the same arm as long as the counts are the same. */
  readonly unitId: string;
  /** The least chance of every arm, at most one over the number of arms. @defaultValue the policy's, `0` */
  readonly floor?: number;
}

/** Why an arm was chosen. */
export type ChoiceReason =
  /** Its draw from the posteriors was the highest. */
  | 'thompson'
  /** To keep every arm's least chance, whatever its counts. */
  | 'floor';

/** What {@link chooseArm} decides. */
export interface Choice {
  readonly arm: string;
  readonly reason: ChoiceReason;
}

/**
 * Chooses an arm by Thompson sampling: a rate is drawn from the posterior of each arm, and the highest wins, so that an arm
 * is chosen as often as it is likely to be the best (Thompson 1933). With a `floor`, each arm is also chosen with that
 * chance regardless.
 *
 * The draws are keyed by seed, unit and arm: neither the order of the units nor that of the arms matters. Cost grows with
 * the arms.
 *
 * @throws TactfulError `invalid_input` for malformed arms (every fault is listed) and options.
 *
 * @example
 * ```ts
 * import { chooseArm } from 'tactful';
 *
 * const arms = [{ name: 'control', n: 100, x: 5 }, { name: 'warm', n: 100, x: 30 }];
 * chooseArm(arms, { seed: 1, unitId: 'u1' }) // => { arm: 'warm', reason: 'thompson' }
 * ```
 */
export function chooseArm(arms: readonly CountedArm[], options: ChooseOptions): Choice {
  try {
    const policy = readOptions('chooseArm', options);
    const { seed, unitId, floor = policy.floor, prior = policy.prior } = options;
    if (!Array.isArray(arms) || arms.length === 0)
      refuse('chooseArm', 'arms', 'expected a list of at least one arm', arms);
    throwIssues('chooseArm', armIssues(arms));
    readSeed('chooseArm', seed);
    if (typeof unitId !== 'string' || unitId === '')
      refuse('chooseArm', 'unitId', 'expected a non-empty string', unitId);
    requireNumber(
      'chooseArm',
      'floor',
      floor,
      `a number from 0 to 1 / ${arms.length}`,
      () => floor >= 0 && floor * arms.length <= 1,
    );
    requirePrior('chooseArm', prior);

    const unit = hashText(unitId, 0);
    const luck = draw(drawKey(seed, 'experiment/floor'), unit);
    if (luck < floor * arms.length) {
      const byName = arms.map(({ name }) => name).sort();
      return { arm: byName[Math.min(arms.length - 1, Math.floor(luck / floor))]!, reason: 'floor' };
    }
    let best: string | null = null;
    let highest = -Infinity;
    for (const { name, n, x } of arms) {
      const key = drawKey(seed, `experiment/thompson/${name}`);
      const odds = betaLogOddsDraw(prior[0] + x, prior[1] + (n - x), key, unit);
      if (best === null || odds > highest || (odds === highest && name < best)) {
        highest = odds;
        best = name;
      }
    }
    return { arm: best!, reason: 'thompson' };
  } catch (error) {
    throw unreadable('chooseArm', { arms, options }, error);
  }
}

function armIssues(arms: readonly unknown[]): Issue[] {
  const names = new Set<unknown>();
  return Array.from(arms).flatMap((arm, i) => {
    const name = isRecord(arm) ? arm['name'] : undefined;
    const fault = nameFault(name) ?? (names.has(name) ? 'must not come twice' : null);
    names.add(name);
    const nameIssues = isRecord(arm) && fault !== null ? [issue(`arms[${i}].name`, fault, name)] : [];
    return [...nameIssues, ...countIssues(`arms[${i}]`, arm)];
  });
}
