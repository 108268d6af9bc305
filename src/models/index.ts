import { constantHazard } from "./hazard.ts";
import type { Model } from "./model.ts";
import { erlangReadiness, readinessRace } from "./readiness.ts";
import { scheduleDetects, sortiesDetect } from "./reconnaissance.ts";

export type { Model, ModelInput } from "./model.ts";

/** The sub-models that a scenario may use, by name. */
export const models: ReadonlyMap<string, Model> = new Map([constantHazard, erlangReadiness, readinessRace, sortiesDetect, scheduleDetects].map((model) => [model.name, model]));
