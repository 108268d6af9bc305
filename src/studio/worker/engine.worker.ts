// The engine in a thread of its own. What it answers to is put together here, a file for each page that asks.

import { expose } from "comlink";
import { playCalls } from "./play.ts";
import { scenarioCalls } from "./scenario.ts";

const engine = { ...scenarioCalls, ...playCalls };

export type Engine = typeof engine;

expose(engine);
