import { type Issue, issue, refuse, TactfulError } from '../errors.js';
import { isRecord } from '../internal/own-keys.js';
import { requireOptions } from '../internal/require-options.js';
import { readSeed } from '../random/index.js';
import type { Seed } from '../types.js';

/** Shares of users, by what they have been doing. They add up to 1; one that is left out is 0. */
export interface PopulationMix {
  /** Active within the last 24 hours. */
  readonly active?: number;
  /** Last active 1 to 3 days ago. */
  readonly normal?: number;
  /** Last active 3 days ago or longer. */
  readonly dormant?: number;
  /** Signed up within the last 24 hours. */
  readonly new_user?: number;
}

/** What a simulated user has been doing. */
export type Habit = keyof PopulationMix;

/** What a made-up product's users have been doing. */
const DEFAULT_MIX: PopulationMix = { active: 0.3, normal: 0.2, dormant: 0.4, new_user: 0.1 };
const HABITS: readonly Habit[] = ['active', 'normal', 'dormant', 'new_user'];

/** Adding up decimal shares is exact to about this. */
const ROUNDING = 1e-9;

/** About as many users as fit into memory at once. */
const MAX_SIZE = 1e6;

/** Options of every simulated population. */
export interface PopulationOptions {
  /** How many users: at most a million. For more, call again with another seed. */
  readonly size: number;
  /** Equal seeds give equal users on every machine. */
  readonly seed: Seed;
  /** @defaultValue `{ active: 0.3, normal: 0.2, dormant: 0.4, new_user: 0.1 }` */
  readonly mix?: PopulationMix;
}

/** The shares as a list, after the options that all populations share were checked. */
export function readPopulation(
  functionName: string,
  options: PopulationOptions,
): readonly (readonly [number, Habit])[] {
  requireOptions(functionName, options);
  readSeed(functionName, options.seed);
  const { size, mix = DEFAULT_MIX } = options;
  if (!(Number.isSafeInteger(size) && size >= 0 && size <= MAX_SIZE))
    refuse(functionName, 'size', `expected a whole number from 0 to ${MAX_SIZE}`, size);
  if (!isRecord(mix)) refuse(functionName, 'mix', 'expected an object of shares', mix);
  const issues: Issue[] = [];
  for (const [name, share] of Object.entries(mix)) {
    if (!(HABITS as readonly string[]).includes(name))
      issues.push(issue(`mix.${name}`, `expected one of ${HABITS.join(', ')}`, share));
    else if (!(typeof share === 'number' && share >= 0 && share <= 1))
      issues.push(issue(`mix.${name}`, 'expected a number from 0 to 1', share));
  }
  const shares = HABITS.map((habit) => [(mix as PopulationMix)[habit] ?? 0, habit] as const);
  const sum = shares.reduce((total, [share]) => total + share, 0);
  if (issues.length === 0 && Math.abs(sum - 1) > ROUNDING)
    issues.push(issue('mix', 'expected shares that add up to 1', mix));
  if (issues.length > 0) throw new TactfulError('invalid_input', functionName, issues);
  return shares.filter(([share]) => share > 0);
}
