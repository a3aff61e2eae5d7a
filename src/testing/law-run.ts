import { defaultEligibilityPolicy } from '../eligibility/index.js';
import { refuse } from '../errors.js';
import { defaultFollowUpPolicy } from '../follow-up/policy.js';
import { isRecord } from '../internal/own-keys.js';
import { readSection } from '../internal/read-section.js';
import { requireOptions } from '../internal/require-options.js';
import type { Policy } from '../policy/index.js';
import { defaultSegmentationPolicy } from '../segmentation/index.js';
import { defaultSimulationPolicy } from '../simulation/policy.js';
import { defaultTonePolicy } from '../tone/index.js';
import type { UserFacts } from '../types.js';
import type { Law, LawOptions } from './law.js';
import { laws as allLaws } from './laws/index.js';

/** Options of `checkLaws`. */
export interface CheckLawsOptions<User extends UserFacts = UserFacts, Row = unknown>
  extends LawOptions<User, Row> {
  /** Which laws to check; your own may be among them. @defaultValue all, those about adapters only with an adapter */
  readonly laws?: readonly Law[];
  /** How many cases to try of each law. @defaultValue `100` */
  readonly numRuns?: number;
  /** A whole number. Equal seeds try equal cases: nothing is left to chance. @defaultValue `1` */
  readonly seed?: number;
}

/** What to check, and how often. */
export interface LawRun {
  readonly laws: readonly Law[];
  readonly numRuns: number;
  readonly seed: number;
}

/** Reads the options of a run of laws. */
export function readRun<User extends UserFacts, Row>(
  functionName: string,
  policy: Policy,
  options: CheckLawsOptions<User, Row>,
): LawRun {
  requireOptions(functionName, options);
  checkPolicy(functionName, policy);
  const { adapter, numRuns = 100, seed = 1 } = options;
  if (!Number.isSafeInteger(numRuns) || numRuns < 1) {
    refuse(functionName, 'numRuns', 'expected a whole number from 1', numRuns);
  }
  if (!Number.isSafeInteger(seed)) refuse(functionName, 'seed', 'expected a whole number', seed);
  if (adapter !== undefined && !isAdapter(adapter)) {
    refuse(functionName, 'adapter', 'expected { toRow, fromRow }, or a function', adapter);
  }
  if (options.gates !== undefined && !Array.isArray(options.gates)) {
    refuse(functionName, 'gates', 'expected a list of gates', options.gates);
  }
  return { laws: readLaws(functionName, options.laws, adapter !== undefined), numRuns, seed };
}

function checkPolicy(functionName: string, policy: Policy): void {
  if (!isRecord(policy)) refuse(functionName, 'policy', 'expected a policy from definePolicy', policy);
  readSection(functionName, policy, 'eligibility', defaultEligibilityPolicy);
  readSection(functionName, policy, 'segmentation', defaultSegmentationPolicy);
  readSection(functionName, policy, 'tone', defaultTonePolicy);
  readSection(functionName, policy, 'followUp', defaultFollowUpPolicy);
  readSection(functionName, policy, 'simulation', defaultSimulationPolicy);
}

function readLaws(
  functionName: string,
  given: readonly Law[] | undefined,
  hasAdapter: boolean,
): readonly Law[] {
  if (given === undefined) return Object.values(allLaws).filter((law) => hasAdapter || !law.needsAdapter);
  if (!Array.isArray(given)) refuse(functionName, 'laws', 'expected a list of laws', given);
  given.forEach((law, i) => {
    if (!isRecord(law) || typeof law['property'] !== 'function') {
      refuse(functionName, `laws[${i}]`, 'expected { name, statement, property }', law);
    }
    if (law['needsAdapter'] === true && !hasAdapter) {
      refuse(functionName, `laws[${i}]`, 'is about an adapter, and there is none', law['name']);
    }
  });
  return given;
}

function isAdapter(adapter: unknown): boolean {
  if (typeof adapter === 'function') return true;
  return (
    isRecord(adapter) && typeof adapter['toRow'] === 'function' && typeof adapter['fromRow'] === 'function'
  );
}
