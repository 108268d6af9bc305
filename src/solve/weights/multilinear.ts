/** A sum of products of variables, each by its index; each variable occurs at most once in a product. */
export type Multilinear = readonly { readonly coefficient: number; readonly variables: readonly number[] }[];

/** Products of unknowns with their coefficients. */
export type Products = readonly (readonly [product: readonly number[], coefficient: bigint])[];

export interface PointCondition {
  readonly products: Products;
  readonly isEquation: boolean;
}
