// Seeded randomness. Nothing in the engine draws from anywhere else: same seed, same bytes, on every machine.

/** Draws uniform numbers in [0, 1) with 32 random bits each. */
export type Random = () => number;

/**
 * A stream of uniform numbers. Streams of different `stream` numbers under one seed are independent for practical purposes.
 *
 * @param seed    any safe integer
 * @param stream  any safe integer: a run, a draw, a shard
 * @source sfc32 (C. Doty-Humphrey, PractRand, public domain), its state filled by splitmix32
 */
export function seededRandom(seed: number, stream = 0): Random {
  const mix = splitmix32((seed | 0) ^ Math.imul(Math.floor(seed / 4294967296) | 0, 0x9e3779b1));
  const mixStream = splitmix32((stream | 0) ^ Math.imul(Math.floor(stream / 4294967296) | 0, 0x85ebca6b) ^ 0x5bd1e995);
  let a = mix(), b = mix() ^ mixStream(), c = mix() ^ mixStream(), counter = 1;
  const next = () => {
    const t = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + t | 0;
    return (t >>> 0) / 4294967296;
  };
  for (let i = 0; i < 16; i++) next();
  return next;
}

function splitmix32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let z = state ^ (state >>> 16);
    z = Math.imul(z, 0x21f0aaad);
    z ^= z >>> 15;
    z = Math.imul(z, 0x735a2d97);
    return z ^ (z >>> 15);
  };
}

/** An index drawn with the given weights (not negative, not all zero). */
export function drawIndex(weights: ArrayLike<number>, random: Random): number {
  let total = 0;
  for (let i = 0; i < weights.length; i++) total += weights[i]!; // inside the bounds
  let left = random() * total;
  let last = 0;
  for (let i = 0; i < weights.length; i++) {
    const weight = weights[i]!; // inside the bounds
    if (weight <= 0) continue;
    last = i;
    if (left < weight) return i;
    left -= weight;
  }
  return last;
}
