import type { Proportion, ProportionComparison } from './compare-proportions.js';
import type { MetricReport } from './experiment-report.js';

// Field by field: objects put together by spreading others take thirty times as long to make.

/** The control, which is compared with nothing. */
export function controlReport(
  { n, x, rate, interval }: Proportion,
  probabilityToBeBest: number,
): MetricReport {
  return {
    n,
    count: x,
    rate,
    interval,
    probabilityToBeBest,
    difference: null,
    lift: null,
    test: null,
    z: null,
    pValue: null,
    log10PValue: null,
    adjustedPValue: null,
    significant: false,
  };
}

/** An arm that is compared with the control. */
export function treatmentReport(
  { treatment, difference, lift, test, z, pValue, log10PValue }: ProportionComparison,
  probabilityToBeBest: number,
  adjustedPValue: number,
  alpha: number,
): MetricReport {
  const { n, x, rate, interval } = treatment;
  return {
    n,
    count: x,
    rate,
    interval,
    probabilityToBeBest,
    difference,
    lift,
    test,
    z,
    pValue,
    log10PValue,
    adjustedPValue,
    significant: adjustedPValue < alpha,
  };
}
