/** The unit in which amounts are added: a millionth. */
const MILLION = 1e6;

/** Below this a sum counted in millionths is a whole number that is exact. */
const COUNTED = 9e9;

/**
 * Sums of amounts by slot, each amount rounded to a millionth and below 2^53. They are exact, so that the order in which
 * amounts come does not show; only {@link total} rounds.
 *
 * Whole parts and millionths are added apart. What a sum of whole parts loses to rounding is kept beside it, where it is
 * whole again (the two-sum of Knuth, The Art of Computer Programming 2, 4.2.2).
 */
export class ExactSums {
  private readonly wholes: Float64Array;
  private readonly lost: Float64Array;
  private readonly millionths: Float64Array;

  /** For slots from 0 to `size` - 1. */
  constructor(size: number) {
    this.wholes = new Float64Array(size);
    this.lost = new Float64Array(size);
    this.millionths = new Float64Array(size);
  }

  add(slot: number, amount: number): void {
    const whole = Math.trunc(amount);
    const before = this.wholes[slot]!;
    const after = before + whole;
    const added = after - before;
    this.wholes[slot] = after;
    this.lost[slot]! += before - (after - added) + (whole - added);
    this.millionths[slot]! += Math.round((amount - whole) * MILLION);
  }

  /** As near as a number can be. */
  total(slot: number): number {
    const millionths = this.millionths[slot]!;
    const carry = Math.trunc(millionths / MILLION);
    const rest = millionths - carry * MILLION;
    const wholes = this.wholes[slot]!;
    const others = this.lost[slot]! + carry;
    const whole = wholes + others;
    if (Math.abs(whole) < COUNTED) return (whole * MILLION + rest) / MILLION;
    return whole + (wholes - whole + others + rest / MILLION);
  }
}
