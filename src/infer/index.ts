export { equalTypes, rotatedTypes } from "./controls.ts";
export { GAIN_CLEAR, GAIN_WEAK, identifiability, type Identifiability, type Separation } from "./identify.ts";
export { EFFECTIVE_DRAWS_MIN, posteriorOf, type Posterior, withDocuments } from "./posterior.ts";
export { typeTrace, type TypeTrace } from "./trace.ts";
