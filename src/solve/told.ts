// Preparations that take long can be told to stop in the middle.

class Told extends Error {}

/**
 * Runs a call that takes a step between bounded amounts of work.
 *
 * @returns  what the call returns; null when a step found that it was told to stop
 */
export function untilTold<Result>(shouldStop: (() => boolean) | undefined, call: (step: () => void) => Result): Result | null {
  try {
    return call(() => {
      if (shouldStop?.() === true) throw new Told("told to stop");
    });
  } catch (error) {
    if (error instanceof Told) return null;
    throw error;
  }
}
