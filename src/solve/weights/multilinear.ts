/** A sum of products of variables, each by its index; each variable occurs at most once in a product. */
export type Multilinear = readonly { readonly coefficient: number; readonly variables: readonly number[] }[];
