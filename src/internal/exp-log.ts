/**
 * Exponential and logarithm by IEEE 754 additions, multiplications and divisions alone, so that they give the same
 * bits on every JavaScript engine; `Math.exp` and `Math.log` may differ in the last one. Errors stay below one unit
 * in the last place. After fdlibm's e_exp.c and e_log.c (Sun Microsystems, 1993; freely usable).
 */
const LN2_HI = 0.6931471803691238;
const LN2_LO = 1.9082149292705877e-10;

/** e to the power `x`: 0 below -745.14, Infinity above 709.79. */
export function exp(x: number): number {
  if (Number.isNaN(x)) return x;
  if (x > 709.782712893384) return Infinity;
  if (x < -745.1332191019412) return 0;
  const k = (x * Math.LOG2E + (x < 0 ? -0.5 : 0.5)) | 0;
  const hi = x - k * LN2_HI;
  const lo = k * LN2_LO;
  const y = 1 - (lo - curve(hi - lo) - hi);
  if (k >= -1021 && k <= 1023) return y * POWERS_OF_TWO[k + 1022]!;
  const half = k >> 1; // the ends of the range: in two steps, each of which is a normal number
  return y * POWERS_OF_TWO[half + 1022]! * POWERS_OF_TWO[k - half + 1022]!;
}

/** `exp(r) - 1 - r` for `r` up to half of log(2): a rational function. */
function curve(r: number): number {
  const t = r * r;
  const c =
    r -
    t *
      (0.16666666666666602 +
        t *
          (-0.0027777777777015593 +
            t * (6.613756321437934e-5 + t * (-1.6533902205465252e-6 + t * 4.1381367970572385e-8))));
  return (r * c) / (2 - c);
}

/** 2^-1022 to 2^1023. */
const POWERS_OF_TWO: Float64Array = /*#__PURE__*/ powersOfTwo();

function powersOfTwo(): Float64Array {
  const powers = new Float64Array(2046);
  for (let i = 0, power = 2.2250738585072014e-308; i < 2046; i++, power *= 2) powers[i] = power;
  return powers;
}

/** Written and read within one call, to reach the exponent of a number. */
const bits: DataView = /*#__PURE__*/ new DataView(/*#__PURE__*/ new ArrayBuffer(8));

/** Natural logarithm: -Infinity of 0, NaN of a negative number. */
export function log(x: number): number {
  if (x === 0) return -Infinity;
  if (!(x > 0) || x === Infinity) return x < 0 ? NaN : x;
  const tiny = x < 2.2250738585072014e-308;
  bits.setFloat64(0, tiny ? x * 0x40_0000_0000_0000 : x);
  const high = bits.getUint32(0);
  const mantissa = high & 0xf_ffff;
  const up = (mantissa + 0x9_5f64) & 0x10_0000; // brings the number into [sqrt(1/2), sqrt(2)]
  bits.setUint32(0, mantissa | (up ^ 0x3ff0_0000));
  const k = (high >> 20) - 1023 + (up >> 20) - (tiny ? 54 : 0);
  const f = bits.getFloat64(0) - 1;
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const even = w * (0.3999999999940942 + w * (0.22222198432149784 + w * 0.15313837699209373));
  const odd =
    z * (0.6666666666666735 + w * (0.2857142874366239 + w * (0.1818357216161805 + w * 0.14798198605116586)));
  const halfSquare = 0.5 * f * f;
  return s * (halfSquare + even + odd) + k * LN2_LO - halfSquare + f + k * LN2_HI;
}

/** log(1 + x), exact for small `x` too: by the series of the inverse hyperbolic tangent, then Goldberg 1991, theorem 4. */
export function log1p(x: number): number {
  if (Math.abs(x) < 0.1) {
    const s = x / (2 + x);
    const z = s * s;
    const sum = z * (2 / 3 + z * (2 / 5 + z * (2 / 7 + z * (2 / 9 + z * (2 / 11 + z * (2 / 13))))));
    return x - s * (x - sum);
  }
  const u = 1 + x;
  return u === Infinity ? x : (log(u) * x) / (u - 1);
}

/** exp(x) - 1, exact for small `x` too, and where neither is large: Higham 2002, section 1.14.1, after Kahan. */
export function expm1(x: number): number {
  if (Math.abs(x) < 0.34) return x + curve(x);
  const u = exp(x);
  return Math.abs(x) > 1 ? u - 1 : ((u - 1) * x) / log(u);
}
