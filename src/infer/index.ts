export { equalTypes, rotatedTypes } from "./controls.ts";
export { GAIN_CLEAR, GAIN_WEAK, identifiability, type Identifiability, type Separation } from "./identify.ts";
export { EFFECTIVE_DRAWS_MIN, posteriorOf, type Posterior, withDocuments } from "./posterior.ts";
export { documentFactor, type DocumentWeight, type EvidenceOdds, type Factor, oddsUnder, stepFactor } from "./selection.ts";
export { typeTrace, type TypeTrace } from "./trace.ts";
