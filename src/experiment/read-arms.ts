import { issue, refuse, TactfulError } from '../errors.js';
import { isRecord } from '../internal/own-keys.js';
import { type ArmCounts, armCountsIssues } from './arm-counts.js';
import {
  ENGAGEMENT_METRICS,
  type ExperimentEvent,
  type RejectedEvent,
  requireMetrics,
  tally,
} from './count-by-arm.js';
import { nameFault, requireTotal } from './read.js';
import { weightIssues } from './weights.js';

type Input = Iterable<ExperimentEvent> | readonly ArmCounts[];
type Weights = Readonly<Record<string, number>>;

/** What there is to analyse. */
export interface ArmsRead {
  readonly arms: readonly ArmCounts[];
  readonly metrics: readonly string[];
  /** Of each arm, in the order of the arms. */
  readonly weights: readonly number[];
  readonly rejected: readonly RejectedEvent[];
}

/** The arms of an experiment, from its events or its counts, with the metrics and weights of the options. */
export function readArms(
  functionName: string,
  input: Input,
  options: { readonly metrics?: readonly string[]; readonly weights?: Weights },
): ArmsRead {
  if (options.metrics !== undefined) requireMetrics(functionName, options.metrics);
  const { arms: counted, rejected } = read(functionName, input, options.metrics);
  const first = counted[0];
  const metrics = options.metrics ?? (first === undefined ? ENGAGEMENT_METRICS : Object.keys(first.counts));
  requireCounted(functionName, counted, metrics);
  const arms = takingPart(counted, options.weights, metrics);
  requireTotal(
    functionName,
    'input',
    arms.reduce((sum, { n }) => sum + n, 0),
    input,
  );
  return { arms, metrics, weights: readWeights(functionName, arms, options.weights), rejected };
}

/** Counts as they are, or events counted. A list whose first record has `counts` is a list of counts. */
function read(
  functionName: string,
  input: Input,
  metrics: readonly string[] = ENGAGEMENT_METRICS,
): { arms: readonly ArmCounts[]; rejected: readonly RejectedEvent[] } {
  if (!Array.isArray(input) || !isRecord(input[0]) || !('counts' in input[0])) {
    return tally(functionName, 'input', input, metrics);
  }
  const issues = armCountsIssues('input', input);
  if (issues.length > 0) throw new TactfulError('invalid_input', functionName, issues);
  return { arms: input as readonly ArmCounts[], rejected: [] };
}

function requireCounted(functionName: string, arms: readonly ArmCounts[], metrics: readonly string[]): void {
  if (metrics.length === 0) {
    refuse(functionName, 'input[0].counts', 'expected the count of at least one metric', arms[0]!.counts);
  }
  const issues = arms.flatMap(({ counts }, i) =>
    metrics
      .filter((metric) => !Object.hasOwn(counts, metric))
      .map((metric) => issue(`input[${i}].counts.${metric}`, 'expected a count', undefined)),
  );
  if (issues.length > 0) throw new TactfulError('invalid_input', functionName, issues);
}

/**
 * The arms, and after them those that have a weight but no users: not even they may be missed in silence. An arm that is
 * to have nobody, and has nobody, takes no part.
 */
function takingPart(
  arms: readonly ArmCounts[],
  weights: Weights | undefined,
  metrics: readonly string[],
): readonly ArmCounts[] {
  if (!isRecord(weights)) return arms;
  const present = new Set(arms.map(({ arm }) => arm));
  const open = arms.filter(({ arm, n }) => n > 0 || !Object.hasOwn(weights, arm) || weights[arm] !== 0);
  const absent = Object.keys(weights).filter((name) => !present.has(name) && weights[name] !== 0);
  const counts = Object.fromEntries(metrics.map((metric) => [metric, 0]));
  return [...open, ...absent.map((arm) => ({ arm, n: 0, counts }))];
}

/** The weight of each arm, in the order of the arms. */
function readWeights(
  functionName: string,
  arms: readonly ArmCounts[],
  weights: Weights | undefined,
): number[] {
  if (weights === undefined) return arms.map(() => 1 / arms.length);
  if (!isRecord(weights)) refuse(functionName, 'weights', 'expected an object from arm to weight', weights);
  const names = Object.keys(weights);
  const issues = [
    ...names
      .filter((name) => nameFault(name) !== null)
      .map((name) => issue(`weights.${name}`, `the name of an arm ${nameFault(name)}`, name)),
    ...weightIssues('weights', Object.values(weights), (i) => `weights.${names[i]}`),
    ...arms
      .filter(({ arm }) => !Object.hasOwn(weights, arm))
      .map(({ arm }) => issue(`weights.${arm}`, 'expected a weight from 0 to 1', undefined)),
  ];
  if (issues.length > 0) throw new TactfulError('invalid_input', functionName, issues);
  return arms.map(({ arm }) => weights[arm]!);
}
