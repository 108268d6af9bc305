export { type BreakEven, breakEven } from "./break-even.ts";
export { DIMENSIONS_MAX } from "./joe-kuo.ts";
export { type MorrisDesign, morrisDesign, type MorrisEffect, morrisEffects } from "./morris.ts";
export { pawn, type Pawn, type PawnIndex } from "./pawn.ts";
export { type Box, boxFigures, type BoxFigures, prim, type PrimOptions, type PrimResult } from "./prim.ts";
export { type Groups, type SaltelliDesign, saltelliDesign, type SobolIndex, type SobolIndices, sobolIndices } from "./sobol-indices.ts";
export { type SobolSequence, sobolSequence } from "./sobol-sequence.ts";
