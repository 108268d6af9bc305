// A caller's mistake is a thrown sentence; our own mistake says that it is ours.

/**
 * What a caller asked for cannot be had, in a sentence of ours. A class of its own, because the language throws RangeErrors too
 * (a stack that overflows, an array too long), and those are mistakes of ours.
 */
export class Refusal extends RangeError {}

/** Throws a Refusal, which is a RangeError, with `sentence` unless `holds`. The sentence names the function, the argument, what it got, and the way out. */
export function requireThat(holds: boolean, sentence: string): asserts holds {
  if (!holds) throw new Refusal(sentence);
}

/** Throws unless `holds`: for what this code itself promises. */
export function invariant(holds: boolean, sentence: string): asserts holds {
  if (!holds) throw new Error(`bug in excomm: ${sentence}\n  please report it with the command and the file that led here`);
}
