import { deepFreeze } from '../internal/deep-freeze.js';
import { filled } from '../internal/filled.js';
import type { PolicySection, ResolvedSection } from '../internal/policy-section.js';
import { count, nullable, object, rate } from '../internal/schema.js';
import { isShare, orNull, wholeFrom } from '../internal/shape.js';

/** The `alerts` section of a policy document. `null` switches an alert off. */
export interface AlertsPolicyInput {
  /** Alert when more users than this are at a high risk of churn. @defaultValue `100` */
  readonly highChurnCount?: number | null;
  /** Alert when the response rate has fallen by more than this share of what it was. @defaultValue `0.1` */
  readonly responseRateDrop?: number | null;
  /** Alert when a larger share of tasks than this has failed. @defaultValue `0.05` */
  readonly failedTaskRate?: number | null;
  /** Alert when a model's accuracy has fallen by more than this share of what it was. @defaultValue `0.1` */
  readonly modelAccuracyDrop?: number | null;
}

/** The resolved `alerts` section. */
export interface AlertsPolicy {
  readonly highChurnCount: number | null;
  readonly responseRateDrop: number | null;
  readonly failedTaskRate: number | null;
  readonly modelAccuracyDrop: number | null;
}

/** More than 100 users at high risk, a tenth fewer responses, 5 % of tasks failed, a tenth less accuracy. */
export const defaultAlertsPolicy: AlertsPolicy = /*#__PURE__*/ deepFreeze({
  highChurnCount: 100,
  responseRateDrop: 0.1,
  failedTaskRate: 0.05,
  modelAccuracyDrop: 0.1,
});

export const resolvedAlerts: ResolvedSection<'alerts', AlertsPolicy> = {
  name: 'alerts',
  defaults: defaultAlertsPolicy,
  shape: () => ({
    highChurnCount: orNull(wholeFrom(0)),
    responseRateDrop: orNull(isShare),
    failedTaskRate: orNull(isShare),
    modelAccuracyDrop: orNull(isShare),
  }),
};

export const alertsSection: PolicySection<AlertsPolicyInput, AlertsPolicy> = {
  schema: () => {
    const share = nullable(rate());
    return object<AlertsPolicyInput>({
      highChurnCount: nullable(count()),
      responseRateDrop: share,
      failedTaskRate: share,
      modelAccuracyDrop: share,
    });
  },

  resolve: (input) => filled(defaultAlertsPolicy, input),
};
