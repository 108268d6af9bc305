// How much one scenario may cost to compile. What grows with the tree is counted as it is made, in operations of an expression or
// what takes as long: roughly a twentieth of a microsecond, or fifty bytes that are kept.

/** Thrown when a scenario costs more than the bound; caught where the stage at fault is known. */
export class WorkExceeded extends Error {}

export const WORK_MAX = 25_000_000;

export class Work {
  private done = 0;

  /** @throws {WorkExceeded} */
  spend(operations: number): void {
    this.done += operations;
    if (this.done > WORK_MAX) throw new WorkExceeded();
  }
}
