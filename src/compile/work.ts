// How much it may cost to work out what can happen in a scenario, before its tree is made. What grows is counted as it is made, in
// operations of an expression or what takes as long: roughly a twentieth of a microsecond, or thirty bytes that are kept. What the
// tree itself costs is known by then: nodes and observations have bounds of their own.

/** Thrown when a scenario costs more than the bound; caught where the stage at fault is known. */
export class WorkExceeded extends Error {}

export const WORK_MAX = 10_000_000;

/** What a node and an information set of the tree cost beside, and new values for a formula or a node. */
export const NODE_WORK = 40, INFOSET_WORK = 60, REVALUE_WORK = 3;

/** As many times more for a scenario with parts, which may have as many times more nodes. */
const PARTS_WORK = 10;

export class Work {
  done = 0;
  readonly most: number;

  constructor(hasParts: boolean) {
    this.most = hasParts ? PARTS_WORK * WORK_MAX : WORK_MAX;
  }

  /** @throws {WorkExceeded} */
  spend(operations: number): void {
    this.done += operations;
    if (this.done > this.most) throw new WorkExceeded();
  }
}
