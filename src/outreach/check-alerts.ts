import { refuse } from '../errors.js';
import { isRecord } from '../internal/own-keys.js';
import { readSection } from '../internal/read-section.js';
import { unreadable } from '../internal/unreadable.js';
import { type AlertsPolicy, resolvedAlerts } from './alerts-policy.js';

/** What a host watches, at one time. What is absent or null is not looked at. */
export interface MonitoredMetrics {
  /** Users at a high risk of churn. */
  readonly highChurnCount?: number | null;
  /** From 0 to 1. */
  readonly responseRate?: number | null;
  readonly failedTasks?: number | null;
  /** All tasks, the failed ones included. */
  readonly totalTasks?: number | null;
  /** From 0 to 1. */
  readonly modelAccuracy?: number | null;
}

/** What there is to look into. Each is raised strictly above its threshold. */
export type AlertName =
  /** The number of users at a high risk of churn. */
  | 'high_churn'
  /** The drop of the response rate, relative to the previous value: `(before - now) / before`. */
  | 'response_rate_drop'
  /** The failed share of all tasks. */
  | 'failed_tasks'
  /** The drop of a model's accuracy, relative to the previous value. */
  | 'model_accuracy_drop';

/** Something to look into. */
export interface Alert {
  readonly alert: AlertName;
  /** The number, rate or drop that is over the threshold. */
  readonly value: number;
  readonly threshold: number;
  /** An English sentence. */
  readonly text: string;
}

/** Options of {@link checkAlerts}. */
export interface CheckAlertsOptions {
  /** @defaultValue the production defaults */
  readonly policy?: { readonly alerts: AlertsPolicy };
}

/** Keeps the rounding of binary fractions from raising an alert: 0.45 after 0.5 is a drop of exactly a tenth. */
const ROUNDING = 1e-12;

/**
 * The alerts that current metrics give rise to, beside the previous ones (null: there are none). Each is raised
 * strictly above its threshold; {@link AlertName} says what each looks at.
 *
 * @throws TactfulError for metrics that are out of range, and malformed options.
 *
 * @example
 * ```ts
 * import { checkAlerts } from 'tactful';
 *
 * const alerts = checkAlerts({ responseRate: 0.2, failedTasks: 5, totalTasks: 100 }, { responseRate: 0.25 });
 * alerts // => [{ alert: 'response_rate_drop', value: 0.2, threshold: 0.1, text: 'The response rate has fallen by 20 %, from 25 % to 20 %.' }]
 * ```
 */
export function checkAlerts(
  current: MonitoredMetrics,
  previous: MonitoredMetrics | null,
  options: CheckAlertsOptions = {},
): Alert[] {
  try {
    if (!isRecord(options)) refuse('checkAlerts', 'options', 'expected an object', options);
    const { policy } = options as CheckAlertsOptions;
    const limits = readSection('checkAlerts', policy, resolvedAlerts);
    checkMetrics('current', current);
    if (previous !== null) checkMetrics('previous', previous);
    const alerts: Alert[] = [];
    const raise = (alert: AlertName, value: number, threshold: number | null, text: string): void => {
      if (threshold !== null && value > threshold + ROUNDING) alerts.push({ alert, value, threshold, text });
    };

    const atRisk = current.highChurnCount ?? 0;
    raise('high_churn', atRisk, limits.highChurnCount, `${atRisk} users are at a high risk of churn.`);

    const raiseDrop = (alert: AlertName, what: string, limit: number | null, field: DropField): void => {
      const before = previous?.[field] ?? 0;
      const now = current[field] ?? null;
      if (now === null || before === 0) return;
      const drop = rounded((before - now) / before);
      raise(
        alert,
        drop,
        limit,
        `The ${what} has fallen by ${percent(drop)}, from ${percent(before)} to ${percent(now)}.`,
      );
    };
    raiseDrop('response_rate_drop', 'response rate', limits.responseRateDrop, 'responseRate');

    const { failedTasks, totalTasks } = current;
    if (failedTasks != null && totalTasks != null && totalTasks > 0) {
      const share = failedTasks / totalTasks;
      const text = `${failedTasks} of ${totalTasks} tasks have failed (${percent(share)}).`;
      raise('failed_tasks', share, limits.failedTaskRate, text);
    }
    raiseDrop('model_accuracy_drop', "model's accuracy", limits.modelAccuracyDrop, 'modelAccuracy');
    return alerts;
  } catch (error) {
    throw unreadable('checkAlerts', { current, previous, options }, error);
  }
}

type DropField = 'responseRate' | 'modelAccuracy';

function rounded(value: number): number {
  return Math.round(value * 1e12) / 1e12 + 0;
}

/** `12.5 %`, to a tenth. */
function percent(share: number): string {
  return `${Math.round(share * 1000) / 10} %`;
}

function checkMetrics(name: string, metrics: MonitoredMetrics): void {
  if (!isRecord(metrics)) refuse('checkAlerts', name, 'expected an object of metrics', metrics);
  const given = metrics as MonitoredMetrics;
  for (const field of ['highChurnCount', 'failedTasks', 'totalTasks'] as const) {
    const value = given[field];
    if (value != null && !(Number.isSafeInteger(value) && value >= 0)) {
      refuse('checkAlerts', `${name}.${field}`, 'expected a count', value);
    }
  }
  for (const field of ['responseRate', 'modelAccuracy'] as const) {
    const value = given[field];
    if (value != null && !(typeof value === 'number' && value >= 0 && value <= 1)) {
      refuse('checkAlerts', `${name}.${field}`, 'expected a number from 0 to 1', value);
    }
  }
  const { failedTasks, totalTasks } = given;
  if (failedTasks != null && totalTasks != null && failedTasks > totalTasks) {
    refuse('checkAlerts', `${name}.failedTasks`, 'expected at most totalTasks', failedTasks);
  }
}
