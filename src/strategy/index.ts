export { assess, type Assessment } from "./assess.ts";
export { logProfile, type Profile, pureProfile, requireProfile, SUM_TOLERANCE, uniformProfile } from "./profile.ts";
export { expectedPayoffs, outcomeDistribution, reachOf, valuesOf } from "./reach.ts";
export { bestResponse, type BestResponse, logitResidual, oneShotGains, recallFaultOf, regret } from "./response.ts";
