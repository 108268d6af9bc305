// The engine in a thread of its own. What it answers to is put together here, a file for each page that asks.

import { expose } from "comlink";
import { balanceCalls } from "./balance.ts";
import { motivesCalls } from "./motives.ts";
import { lessonCalls } from "./lesson.ts";
import { playCalls } from "./play.ts";
import { bandCalls } from "./bands.ts";
import { lensCalls } from "./lenses.ts";
import { partCalls } from "./parts.ts";
import { modelCalls } from "./model.ts";
import { seatCalls } from "./seat.ts";
import { scenarioCalls } from "./scenario.ts";
import { thesesCalls } from "./theses.ts";

const engine = { ...scenarioCalls, ...partCalls, ...seatCalls, ...lensCalls, ...modelCalls, ...bandCalls, ...playCalls, ...lessonCalls, ...balanceCalls, ...motivesCalls, ...thesesCalls };

export type Engine = typeof engine;

expose(engine);
