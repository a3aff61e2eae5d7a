import { type Issue, issue, refuse, TactfulError } from '../errors.js';
import { isRecord } from '../internal/own-keys.js';
import { unreadable } from '../internal/unreadable.js';
import { hashText } from '../random/index.js';
import { issuesIn, nameFault } from './read.js';
import { weightIssues } from './weights.js';

/** One way of treating users in an experiment. */
export interface Arm {
  readonly name: string;
  /** The share of the covered users who get it. The weights of all arms sum to 1 (to a billionth). */
  readonly weight: number;
}

/** An experiment, as units are assigned in it. */
export interface Experiment {
  /** Its name: experiments with different keys assign independently. */
  readonly key: string;
  readonly arms: readonly Arm[];
  /** The share of all units that take part, of every arm alike. @defaultValue `1` */
  readonly coverage?: number;
  /** The hash. A new version never changes what an old one does. @defaultValue `1` */
  readonly hashVersion?: 1;
  /** Units whose arm is given by name, whatever the hash, the weights and the coverage say. */
  readonly overrides?: Readonly<Record<string, string>>;
}

/** Why a unit has the arm that it has, or none. */
export type AssignmentReason =
  /** By its hash. */
  | 'assigned'
  /** Its hash is outside the coverage: it does not take part. */
  | 'not_covered'
  /** By name, in `overrides`. */
  | 'override';

/** What {@link assignArm} decides. */
export interface Assignment {
  /** Null outside the coverage. */
  readonly arm: string | null;
  /** In [0, 1): where the unit's hash falls. */
  readonly bucket: number;
  readonly reason: AssignmentReason;
}

/**
 * The arm of a unit in an experiment, always the same one for the same key, id and arms.
 *
 * The bucket is MurmurHash3 (x86, 32 bits, seed 0) of the UTF-8 bytes of key, U+0000, unit id, over 2^32. The arms divide
 * [0, 1) in their order by their weights, in half-open ranges; of each range the first `coverage` share takes part. So
 * raising the coverage moves no unit that has an arm, and an arm of weight 0 gets nobody. Cost grows with the length of key
 * and id and with the number of arms.
 *
 * @throws TactfulError `invalid_input` if `unitId` is no text of at least one character, and for a malformed experiment,
 * listing every fault: weights that do not sum to 1, names that come twice, overrides to an unknown arm.
 *
 * @example
 * ```ts
 * import { assignArm } from 'tactful';
 *
 * const experiment = {
 *   key: 'welcome-tone',
 *   arms: [{ name: 'control', weight: 0.5 }, { name: 'warm', weight: 0.5 }],
 *   overrides: { 'our-tester': 'warm' },
 * };
 * assignArm('u1', experiment) // => { arm: 'control', bucket: 0.1350400939118117, reason: 'assigned' }
 * assignArm('u1', { ...experiment, coverage: 0.1 }).arm // => null
 * assignArm('our-tester', experiment).reason // => 'override'
 * ```
 */
export function assignArm(unitId: string, experiment: Experiment): Assignment {
  try {
    if (typeof unitId !== 'string' || unitId === '') {
      refuse('assignArm', 'unitId', 'expected a non-empty string', unitId);
    }
    const issues = issuesIn('experiment', () => experimentIssues(experiment));
    if (issues.length > 0) throw new TactfulError('invalid_input', 'assignArm', issues);
    const { key, arms, coverage = 1, overrides } = experiment;
    const bucket = hashText(`${key}\0${unitId}`, 0) / 2 ** 32;
    if (overrides !== undefined && Object.hasOwn(overrides, unitId)) {
      return { arm: overrides[unitId]!, bucket, reason: 'override' };
    }
    const { arm, start, end } = rangeHolding(bucket, arms);
    const covered = coverage === 1 || bucket - start < coverage * (end - start);
    return covered ? { arm, bucket, reason: 'assigned' } : { arm: null, bucket, reason: 'not_covered' };
  } catch (error) {
    throw unreadable('assignArm', { unitId, experiment }, error);
  }
}

/** The arm whose range holds the bucket. */
function rangeHolding(bucket: number, arms: readonly Arm[]): { arm: string; start: number; end: number } {
  const total = arms.reduce((sum, { weight }) => sum + weight, 0); // 1 but for rounding, so that no bucket falls between
  let sum = 0;
  let range = { arm: '', start: 0, end: 0 };
  for (const { name, weight } of arms) {
    if (weight === 0) continue;
    range = { arm: name, start: sum / total, end: (sum + weight) / total };
    if (bucket < range.end) break;
    sum += weight;
  }
  return range;
}

function experimentIssues(experiment: unknown): Issue[] {
  if (!isRecord(experiment)) return [issue('experiment', 'expected an object with key and arms', experiment)];
  const { key, arms, coverage = 1, hashVersion = 1, overrides = {} } = experiment;
  const issues: Issue[] = [];
  if (typeof key !== 'string' || key === '') issues.push(issue('key', 'expected a non-empty string', key));
  if (!(typeof coverage === 'number' && coverage >= 0 && coverage <= 1)) {
    issues.push(issue('coverage', 'expected a number from 0 to 1', coverage));
  }
  if (hashVersion !== 1) issues.push(issue('hashVersion', 'expected 1', hashVersion));
  const names = new Set<unknown>();
  if (!Array.isArray(arms) || arms.length === 0 || !arms.every(isRecord)) {
    issues.push(issue('arms', 'expected a list of at least one arm with name and weight', arms));
  } else {
    arms.forEach(({ name }, i) => {
      const fault = nameFault(name) ?? (names.has(name) ? 'must not come twice' : null);
      if (fault !== null) issues.push(issue(`arms[${i}].name`, fault, name));
      names.add(name);
    });
    issues.push(
      ...weightIssues(
        'arms',
        arms.map(({ weight }) => weight),
        (i) => `arms[${i}].weight`,
      ),
    );
  }
  if (!isRecord(overrides))
    issues.push(issue('overrides', 'expected an object from unit id to arm', overrides));
  else if (names.size > 0) {
    for (const [unit, name] of Object.entries(overrides)) {
      if (!names.has(name)) issues.push(issue(`overrides.${unit}`, 'expected the name of an arm', name));
    }
  }
  return issues;
}
