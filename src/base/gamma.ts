// The gamma function and what is built on it: tails of the gamma distribution, the error function, the normal distribution.

import { exp, expm1, ln } from "./elementary.ts";
import { requireThat } from "./require.ts";

/**
 * Logarithm of the gamma function.
 *
 * @param x  above 0
 * @source Stirling's series after shifting the argument above 12; NIST DLMF 5.11.1 and 5.5.1
 */
export function logGamma(x: number): number {
  requireThat(x > 0, `logGamma(): the argument must be above 0, got ${x}`);
  let shift = 1;
  while (x < 12) shift *= x++;
  const inverse = 1 / (x * x);
  const series = (1 / 12 - inverse * (1 / 360 - inverse * (1 / 1260 - inverse * (1 / 1680 - inverse * (1 / 1188 - inverse * (691 / 360360)))))) / x;
  return (x - 0.5) * ln(x) - x + 0.5 * ln(2 * Math.PI) + series - ln(shift);
}

/**
 * Logarithms of the two tails of the gamma distribution with scale 1: `below` of P(X <= x), `above` of P(X > x).
 *
 * @source power series below shape + 1, Lentz's continued fraction above it; NIST DLMF 8.7.1 and 8.9.2
 */
export function logGammaTails(shape: number, x: number): { readonly below: number; readonly above: number } {
  if (x <= 0) return { below: -Infinity, above: 0 };
  const near = nearTail(shape, x, logGamma(shape)), far = ln(-expm1(near));
  return x < shape + 1 ? { below: near, above: far } : { below: far, above: near };
}

/**
 * The lower tail alone, for many x of one shape.
 *
 * @param logGammaOfShape  as of `logGamma`
 */
export function logGammaBelow(shape: number, x: number, logGammaOfShape: number): number {
  if (x <= 0) return -Infinity;
  const near = nearTail(shape, x, logGammaOfShape);
  return x < shape + 1 ? near : ln(-expm1(near));
}

/** Logarithm of the tail that is worked out: the lower one where x < shape + 1, otherwise the upper one. */
function nearTail(shape: number, x: number, logGammaOfShape: number): number {
  const front = shape * ln(x) - x - logGammaOfShape;
  if (x < shape + 1) {
    let term = 1 / shape, sum = term;
    for (let n = 1; n < 10_000 && term > sum * 1e-17; n++) sum += term *= x / (shape + n);
    return Math.min(0, front + ln(sum));
  }
  const tiny = 1e-300;
  let b = x + 1 - shape, c = 1 / tiny, d = 1 / b, fraction = d;
  for (let n = 1; n < 10_000; n++) {
    const a = -n * (n - shape);
    b += 2;
    d = 1 / (Math.abs(a * d + b) < tiny ? tiny : a * d + b);
    c = Math.abs(b + a / c) < tiny ? tiny : b + a / c;
    fraction *= c * d;
    if (Math.abs(c * d - 1) < 1e-16) break;
  }
  return Math.min(0, front + ln(fraction));
}

/**
 * The error function.
 *
 * @source erf(x) is the gamma distribution of shape 1/2 at the square of x; NIST DLMF 7.11.1
 */
export function erf(x: number): number {
  const size = exp(logGammaTails(0.5, x * x).below);
  return x < 0 ? -size : size;
}

/** The distribution function of the standard normal. */
export function normalCdf(x: number): number {
  const { above } = logGammaTails(0.5, (x * x) / 2);
  return x < 0 ? exp(above) / 2 : 1 - exp(above) / 2;
}

/** Steps of the sum below, in standard deviations, and how far it goes: an even sum of so smooth a function has no error left. */
const STEP = 1 / 8, REACH = 8.5;

/** Points of a standard normal and what each weighs, for means of smooth and bounded functions; the weights sum to 1. */
export const NORMAL_POINTS: readonly { readonly z: number; readonly weight: number }[] = Array.from({ length: 2 * (REACH / STEP) + 1 }, (_, i) => {
  const z = i * STEP - REACH;
  return { z, weight: (STEP * exp((-z * z) / 2)) / Math.sqrt(2 * Math.PI) };
});

/** The mean of f(z) over a standard normal z. */
export function normalMean(f: (z: number) => number): number {
  return NORMAL_POINTS.reduce((sum, { z, weight }) => sum + weight * f(z), 0);
}
