import type { Count } from './read.js';

/**
 * What remains of `x2 n1 - x1 n2`, from whole products: the numerator of the difference of two rates, and of their lift.
 * Of rates rounded first only a few digits would be left where both are near 1, or near each other.
 */
export function crossDifference(control: Count, treatment: Count): number {
  return Number(BigInt(treatment.x) * BigInt(control.n) - BigInt(control.x) * BigInt(treatment.n));
}

/** The rate of the treatment minus that of the control, to the last bit. Nobody may be missing from either. */
export function rateDifference(control: Count, treatment: Count): number {
  return crossDifference(control, treatment) / control.n / treatment.n;
}
