// Every game file of a folder through every solver that accepts it: a table of what came of it, and what went wrong.
// usage: npm run test:deep -- --catalogue DIR [--seconds N]

import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { createInterface } from "node:readline";
import { solvers } from "../../src/solve/index.ts";
import type { Outcome, Size } from "./catalogue-game.ts";

/** Seconds beyond its limit after which a solver counts as hanging, reading and judging included. */
const GRACE = 20;
const STATES = ["solved", "refused", "gave up", "out of time", "broke"] as const;

/** Runs a game through the solvers, in processes that are ended when a solver does not come back. */
async function runGame(file: string, seconds: number): Promise<{ readonly size: Size | string; readonly outcomes: readonly Outcome[] }> {
  const outcomes: Outcome[] = [];
  let size: Size | string = "the process ended before it had read the file";
  for (let left = [...new Set([...solvers.values()].map(({ name }) => name))]; left.length > 0; left = left.slice(1)) {
    const child = spawn(process.execPath, [join(import.meta.dirname, "catalogue-game.ts"), file, String(seconds), ...left], { stdio: ["ignore", "pipe", "ignore"] });
    let isLate = false;
    const ending = () => setTimeout(() => {
      isLate = true;
      child.kill("SIGKILL");
    }, (seconds + GRACE) * 1e3);
    let timer = ending();
    for await (const line of createInterface(child.stdout)) {
      clearTimeout(timer);
      timer = ending();
      const said = JSON.parse(line) as Size | Outcome | { readonly unreadable: string }; // what catalogue-game.ts prints
      if ("unreadable" in said) return clearTimeout(timer), { size: said.unreadable, outcomes };
      if ("nodes" in said) size = said;
      else {
        outcomes.push(said);
        left = left.slice(1);
      }
    }
    clearTimeout(timer);
    if (left.length > 0) outcomes.push({ solver: left[0]!, state: "broke", seconds, profiles: 0, regret: null, message: isLate ? `did not come back within ${seconds} + ${GRACE} s` : "its process ended" });
  }
  return { size, outcomes };
}

/** @returns whether nothing went wrong */
export async function runCatalogue(folder: string, seconds: number): Promise<boolean> {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => /\.(efg|nfg)$/.test(name)).sort();
  if (files.length === 0) {
    console.error(`${folder} holds no .efg or .nfg file`);
    return false;
  }
  const all: Outcome[] = [], wrong: string[] = [], unreadable: string[] = [];
  console.log(`${"game".padEnd(34)}${["players", "nodes", "solved", "refused", "not"].map((head) => head.padStart(8)).join("")}  slowest`);
  for (const name of files) {
    const { size, outcomes } = await runGame(join(folder, name), seconds), count = (...states: readonly string[]) => outcomes.filter(({ state }) => states.includes(state)).length;
    if (typeof size === "string") {
      unreadable.push(`${name}: ${size}`);
      continue;
    }
    all.push(...outcomes);
    const slowest = outcomes.reduce((a, b) => (b.seconds > a.seconds ? b : a));
    const title = relative(".", name);
    console.log(`${(title.length > 33 ? `…${title.slice(-32)}` : title).padEnd(34)}${[size.players, size.nodes, count("solved"), count("refused"), count("gave up", "out of time", "broke")].map((figure) => String(figure).padStart(8)).join("")}  ${slowest.solver} ${slowest.seconds.toFixed(1)} s`);
    for (const { solver, state, message } of outcomes) {
      if (state === "gave up" || state === "out of time") console.log(`  ${solver} ${state}: ${message.slice(0, 300)}`);
      if (state === "broke") wrong.push(`${name}, ${solver}: ${message}`);
    }
  }
  console.log(`\n${"solver".padEnd(20)}${STATES.map((state) => state.padStart(12)).join("")}  worst regret`);
  for (const solver of new Set(all.map((one) => one.solver))) {
    const own = all.filter((one) => one.solver === solver), worst = own.reduce((most, { regret }) => Math.max(most, regret ?? 0), 0);
    console.log(`${solver.padEnd(20)}${STATES.map((state) => String(own.filter((one) => one.state === state).length).padStart(12)).join("")}  ${worst === 0 ? "0" : worst.toExponential(1)}`);
  }
  for (const [what, list] of [["not read", unreadable], ["went wrong", wrong]] as const) if (list.length > 0) console.log(`\n${what}:\n${list.map((one) => `  ${one}`).join("\n")}`);
  console.log(`\n${files.length} files, ${all.length} questions, ${wrong.length} went wrong, ${unreadable.length} not read; regret as a share of the payoff range, 0 beyond rounding where it is exact`);
  return wrong.length === 0;
}
