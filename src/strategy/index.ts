export { assess, type Assessment } from "./assess.ts";
export { type Flag, FLAG_TOLERANCE, type Flags, flagsOf } from "./flags.ts";
export { logProfile, type Profile, pureProfile, requireProfile, SUM_TOLERANCE, uniformProfile } from "./profile.ts";
export { expectedPayoffs, outcomeDistribution, reachOf, valuesOf } from "./reach.ts";
export { bestResponse, type BestResponse, logitResidual, oneShotGains, recallFaultOf, regret } from "./response.ts";
export { largestGameGain, largestSubgameGain, type SubgameGain, type Subgames, subgamesOf } from "./subgames.ts";
