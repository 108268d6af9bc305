// What a sub-model is: a pure function from numbers with units to a number with a unit, and the work it comes from.

export interface ModelInput {
  readonly name: string;
  readonly title: string;
  readonly unit: string;
  /** Lowest and highest value for which the model means something. */
  readonly low: number;
  readonly high: number;
}

export interface Model {
  /** `family.name`, as scenarios write it. */
  readonly name: string;
  readonly title: string;
  readonly inputs: readonly ModelInput[];
  /** Unit of the result. */
  readonly unit: string;
  readonly source: string;
  /** @param inputs  in the order of `inputs`, each within its bounds */
  compute(inputs: readonly number[]): number;
}
