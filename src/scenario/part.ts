// A part: what a file beside a scenario adds to it, to be switched on by name.

export interface Part {
  /** The word that switches it on. */
  readonly name: string;
  readonly title: string;
  /** What it adds. */
  readonly adds: string;
  /** Why one would switch it on. */
  readonly why: string;
  /** A lens tells who decides in place of unitary players; a scenario is seen through one at most. */
  readonly isLens: boolean;
  /** Parts are laid over a scenario in this order, whatever order they are named in; ties by name. */
  readonly order: number;
  /** Names of parts that must be on with it, and of parts that may not. */
  readonly needs: readonly string[];
  readonly excludes: readonly string[];
}
