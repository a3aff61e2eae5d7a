/** 2^(-j/16). Correctly rounded, so that every JavaScript engine computes on from equal numbers. */
const SIXTEENTHS = [
  1,
  0.9576032806985737,
  0.9170040432046712,
  0.8781260801866497,
  0.8408964152537145,
  0.8052451659746271,
  0.7711054127039704,
  0.7384130729697497,
  Math.SQRT1_2,
  0.6771277734684463,
  0.6484197773255048,
  0.620928906036742,
  0.5946035575013605,
  0.5693943173783458,
  0.5452538663326288,
  0.5221368912137069,
];

/**
 * `2^-x`: what is left after `x` half-lives, to 1e-15 of itself. In place of `Math.pow`, whose last bit differs
 * between engines: this uses only operations that IEEE 754 rounds in one way.
 */
export function halved(x: number): number {
  const whole = Math.floor(x);
  const sixteenth = Math.min(15, Math.floor((x - whole) * 16)); // just below 0, x - whole rounds up to 1
  const y = -(x - whole - sixteenth / 16) * Math.LN2; // in (-0.044, 0]: seven terms of the series of e^y are enough
  const rest =
    1 + y * (1 + (y / 2) * (1 + (y / 3) * (1 + (y / 4) * (1 + (y / 5) * (1 + (y / 6) * (1 + y / 7))))));
  return SIXTEENTHS[sixteenth]! * rest * halvedWholly(whole);
}

/** `2^-n` for a whole number, exactly; 0 below the smallest number, Infinity above the largest. */
export function halvedWholly(n: number): number {
  if (n >= 0 && n < 31) return 1 / (1 << n);
  if (n > 1074) return 0;
  if (n < -1023) return Number.POSITIVE_INFINITY;
  let power = 1;
  let factor = n < 0 ? 2 : 0.5;
  for (let left = Math.abs(n); left > 0; left >>>= 1) {
    if ((left & 1) === 1) power *= factor;
    factor *= factor;
  }
  return power;
}
