import { atLeastCorrelated, atLeastModel, commonModeArrival, correlatedDrawdown, drawdown, independentArrival, reprogrammedArrival } from "./drawdown.ts";
import { discoveryAfter, discoveryBefore, discoveryReady } from "./discovery.ts";
import { costRatio, increment, programmeTime, timePressure, timeRatio } from "./economics.ts";
import { capModel, coverageModel, geodesicModel, greatCircleModel, reachModel } from "./geography.ts";
import { alertHazard, constantHazard, dailyHazard, interactingIncidents, someEvent } from "./hazard.ts";
import { equivalentMegatonsModel, equivalentMegatonsTwoThirdsModel, hitModel, killModel, killTsipisModel, lethalRadiusModel } from "./lethality.ts";
import { linkFirst, linkLast, linkOdds, linkScale, linkShift } from "./link.ts";
import type { Model } from "./model.ts";
import { barrier, boardedModel, lineIncidents, lineMeets } from "./quarantine.ts";
import { allReady, commonDelayRace, commonDelayReadiness, erlangReadiness, noneReady, readinessRace } from "./readiness.ts";
import { cloudDetects, definiteRangeSearch, inverseCubeSearch, randomSearch, scheduleDetects, sortiesDetect, standDownDetects } from "./reconnaissance.ts";
import { costRatioModel, damageModel, stabilityModel } from "./stability.ts";

export { expectedSurvivors } from "./drawdown.ts";
export { programmeDays } from "./economics.ts";
export { type Arm, arrivalOdds, firstStrike, type StrikeChoices, type StrikeResult } from "./exchange.ts";
export { capShare, type Coverage, coverage, destination, EARTH_RADIUS_KM, geodesicKm, greatCircleKm, KM_PER_NAUTICAL_MILE, type Position, reachChance, type Target, unionOutline } from "./geography.ts";
export { type Phase, phasedHazard } from "./hazard.ts";
export { equivalentMegatons, KILL_FITS, type KillFit, killProbability } from "./lethality.ts";
export { evaluateModel, type Model, type ModelInput, requireInput, unitText } from "./model.ts";
export { type Quarantine, QUARANTINE_INPUTS, type QuarantineOutcome, poissonOdds, quarantineOutcome } from "./quarantine.ts";
export { type Race, raceByDay, readyCounts, sitesReady, type SitesReady, type Works } from "./readiness.ts";
export { foundByDay, type Sky } from "./reconnaissance.ts";
export { assuredRetaliation, firstStrikeStability, type Stability, type StabilityJudgement, type StrikeForces, surface, type Surface } from "./stability.ts";
export { atLeast, atLeastOne, noneOf } from "./trials.ts";

/** The sub-models that a scenario may use, by name. */
export const models: ReadonlyMap<string, Model> = new Map([
  lethalRadiusModel, hitModel, killModel, killTsipisModel, equivalentMegatonsModel, equivalentMegatonsTwoThirdsModel,
  independentArrival, commonModeArrival, reprogrammedArrival, drawdown, correlatedDrawdown, atLeastModel, atLeastCorrelated,
  damageModel, costRatioModel, stabilityModel,
  sortiesDetect, scheduleDetects, standDownDetects, cloudDetects, randomSearch, definiteRangeSearch, inverseCubeSearch,
  erlangReadiness, commonDelayReadiness, noneReady, allReady, readinessRace, commonDelayRace,
  geodesicModel, greatCircleModel, reachModel, coverageModel, capModel,
  discoveryBefore, discoveryAfter, discoveryReady,
  barrier, lineMeets, boardedModel, lineIncidents,
  constantHazard, someEvent, dailyHazard, interactingIncidents, alertHazard,
  increment, costRatio, programmeTime, timeRatio, timePressure,
  linkOdds, linkScale, linkShift, linkFirst, linkLast,
].map((model) => [model.name, model]));
