// Exponentials and logarithms from additions and multiplications alone. Those of the platform differ in their last digit from
// browser to browser; these are the same bytes everywhere. Within about one unit in the last place.

/** 2^(j / 32), rounded, and what the rounding left. */
const ROOTS = new Float64Array([
  1.0, 1.0218971486541166, 1.0442737824274138, 1.0671404006768237, 1.0905077326652577, 1.1143867425958924, 1.1387886347566916,
  1.1637248587775775, 1.189207115002721, 1.215247359980469, 1.241857812073484, 1.2690509571917332, 1.2968395546510096,
  1.3252366431597413, 1.3542555469368927, 1.383909881963832, 1.4142135623730951, 1.4451808069770467, 1.4768261459394993,
  1.5091644275934228, 1.5422108254079407, 1.5759808451078865, 1.6104903319492543, 1.645755478153965, 1.681792830507429,
  1.718619298122478, 1.7562521603732995, 1.7947090750031072, 1.8340080864093424, 1.8741676341103, 1.9152065613971474,
  1.9571441241754002,
]);
const ROOTS_REST = new Float64Array([
  0.0, 5.109225028973444e-17, 8.551889705537965e-17, -7.899853966841582e-17, -3.046782079812471e-17, 1.0410278456845571e-16,
  8.912812676025408e-17, 3.8292048369240935e-17, 3.982015231465646e-17, -7.712630692681488e-17, 4.658027591836937e-17,
  2.667932131342186e-18, 2.5382502794888315e-17, -2.8587312100388614e-17, 7.70094837980299e-17, -6.770511658794786e-17,
  -9.667293313452913e-17, -3.0237581349939873e-17, -3.483994556892796e-17, -1.016455327754295e-16, 7.949834809697621e-17,
  -1.0136916471278304e-17, 2.4707192569797888e-17, -1.0125679913674773e-16, 8.199010020581497e-17, -1.851380418263111e-17,
  2.960140695448873e-17, 1.8227458427912087e-17, 3.283107224245627e-17, -6.122763413004143e-17, -1.0619946056195963e-16,
  8.960767791036668e-17,
]);
const STEPS_PER_UNIT = 46.16624130844683;
/** ln 2 / 32 in two parts, the first short enough for exact multiples. */
const STEP = 0.021660849392446835, STEP_REST = 5.145609244655338e-14;
/** ln 2 likewise. */
const LN2 = 0.6931471805592082, LN2_REST = 7.371002565167799e-13;
const EXP_MAX = 709.782712893384, EXP_MIN = -745.1332191019412;

/** 2^k for k from -1074 to 1023, at k + 1074. */
const POWERS_OF_TWO = powersOfTwo();

function powersOfTwo(): Float64Array {
  const powers = new Float64Array(2098);
  powers[1074] = 1;
  for (let k = 1075; k < 2098; k++) powers[k] = 2 * powers[k - 1]!; // inside the bounds
  for (let k = 1073; k >= 0; k--) powers[k] = powers[k + 1]! / 2;
  return powers;
}

/** What `exp` works with, for those who write the same steps for another machine. */
export const EXP_PARTS = { roots: ROOTS, rootsRest: ROOTS_REST, stepsPerUnit: STEPS_PER_UNIT, step: STEP, stepRest: STEP_REST, least: EXP_MIN, most: EXP_MAX } as const;

/** e to the power x. */
export function exp(x: number): number {
  if (x === 0) return 1; // as the series; the likeliest of several is measured from itself
  if (!(x > EXP_MIN)) return x !== x ? NaN : 0;
  if (x > EXP_MAX) return Infinity;
  const n = Math.floor(x * STEPS_PER_UNIT + 0.5), j = n & 31, k = (n - j) / 32;
  const r = x - n * STEP - n * STEP_REST;
  // |r| is at most 0.011: the series to the sixth power is exact to rounding.
  const tail = r + r * r * (1 / 2 + r * (1 / 6 + r * (1 / 24 + r * (1 / 120 + r * (1 / 720)))));
  const root = ROOTS[j]!; // j is 0 to 31
  const value = root + (root * tail + ROOTS_REST[j]!);
  if (k >= -1021 && k <= 1022) return value * POWERS_OF_TWO[k + 1074]!;
  // In two steps where 2^k alone would overflow, or the result is subnormal.
  return k > 0 ? value * 2 * POWERS_OF_TWO[k + 1073]! : value * POWERS_OF_TWO[k + 1074 + 60]! * POWERS_OF_TWO[1014]!;
}

/** A double beside its two halves; `HIGH` is the half with the exponent. */
const DOUBLE = new Float64Array([1]), HALVES = new Int32Array(DOUBLE.buffer), HIGH = HALVES[1] === 0x3ff00000 ? 1 : 0;

/** The natural logarithm; NaN below 0. */
export function ln(x: number): number {
  if (x === 1) return 0; // as the series; sure moves are many
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  if (x === Infinity) return Infinity;
  // x = 2^e m, with m from the square root of 1/2 to that of 2; a subnormal is first lifted by 2^54.
  const isSubnormal = x < 2.2250738585072014e-308;
  const lifted = isSubnormal ? x * 18014398509481984 : x;
  DOUBLE[0] = lifted;
  let e = (HALVES[HIGH]! >> 20) - 1023;
  let m = lifted * POWERS_OF_TWO[1074 - e]!; // exact
  if (isSubnormal) e -= 54;
  if (m > Math.SQRT2) {
    m /= 2;
    e += 1;
  }
  // ln m = f - f^2 / 2 + s (f^2 / 2 + R), with s = f / (2 + f) and R the rest of the series of 2 artanh s.
  const f = m - 1, s = f / (2 + f), z = s * s, half = 0.5 * f * f;
  // Odd and even terms apart: the processor works on both at once.
  const w = z * z;
  const rest = z * (2 / 3 + w * (2 / 7 + w * (2 / 11 + w * (2 / 15 + w * (2 / 19))))) + w * (2 / 5 + w * (2 / 9 + w * (2 / 13 + w * (2 / 17 + w * (2 / 21)))));
  return e * LN2 - (half - (s * (half + rest) + e * LN2_REST) - f);
}

/** e to the power x, less 1, without loss near 0. Kahan's quotient. */
export function expm1(x: number): number {
  const power = exp(x);
  if (power === 1) return x;
  if (power > 1e16 || power < 1e-16) return power - 1;
  return ((power - 1) * x) / ln(power);
}

/** The logarithm of 1 + x, without loss near 0. Kahan's quotient. */
export function log1p(x: number): number {
  const sum = 1 + x;
  if (sum === 1) return x;
  if (sum > 1e16 || !(sum > 0)) return ln(sum);
  return (ln(sum) * x) / (sum - 1);
}

/** x to the power y: by squaring for whole y up to 1,024, otherwise through logarithms. NaN for a negative x and a y that is not whole. */
export function pow(x: number, y: number): number {
  if (Number.isInteger(y) && Math.abs(y) <= 1024) {
    let power = 1, base = x;
    for (let left = Math.abs(y) | 0; left > 0; left >>= 1) {
      if ((left & 1) === 1) power *= base;
      base *= base;
    }
    return y < 0 ? 1 / power : power;
  }
  if (x < 0 && Number.isInteger(y)) return exp(y * ln(-x)) * (y % 2 === 0 ? 1 : -1);
  return exp(y * ln(x));
}
