// The thread in which `solving.ts` runs a solver.

import { parentPort, workerData } from "node:worker_threads";
import { type Task, work } from "./solving.ts";

work(workerData as Task, (message) => parentPort?.postMessage(message)); // given by solving.ts
