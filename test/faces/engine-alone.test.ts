// The engine without a platform: bundled for a browser and run where JavaScript has nothing but itself.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createContext, runInContext } from "node:vm";
import { build } from "esbuild";
import { expect, it } from "vitest";
import { leducHoldem } from "../../bench/games/leduc.ts";
import * as excomm from "../../src/index.ts";

const root = join(import.meta.dirname, "../..");
const text = readFileSync(join(root, "scenarios/textbook/trust.yaml"), "utf8");

/** What V8 or Node put into a new context beyond ECMAScript. */
const NOT_ECMASCRIPT = ["console", "WebAssembly", "escape", "unescape"];

/**
 * The library of expressions makes these two when it loads, as it may in every browser and worker. The engine must not need
 * them, so here they can be made and nothing else.
 */
const MADE_BUT_UNUSED = ["TextEncoder", "TextDecoder"];

/** Reads a scenario, solves it and tells the result to the last digit. Uses its arguments alone: its text runs elsewhere too. */
function solveToText({ requireScenario, compile, solve, regret }: typeof excomm, text: string): string {
  const { game } = compile(requireScenario(text, "trust.yaml"));
  const { profiles, converged, iterations } = solve(game, { solver: "qre", lambda: 2 });
  const told = profiles.map(({ probabilities }) => ({ probabilities: [...probabilities], regret: [...regret(game, probabilities)] }));
  return JSON.stringify({ players: game.players, converged, iterations, told });
}

async function bundle(): Promise<string> {
  const { outputFiles, warnings } = await build({ entryPoints: [join(root, "src/index.ts")], bundle: true, write: false, platform: "browser", format: "iife", globalName: "excomm", target: "es2023", logLevel: "silent" });
  expect(warnings).toEqual([]);
  return outputFiles[0]!.text; // one entry point, one file
}

function emptyContext(): object {
  const context = createContext({});
  runInContext(`for (const name of ${JSON.stringify(NOT_ECMASCRIPT)}) delete globalThis[name];`, context);
  runInContext(`for (const name of ${JSON.stringify(MADE_BUT_UNUSED)}) globalThis[name] = class {};`, context);
  return context;
}

it("the empty context holds no name of Node or of browsers", () => {
  const names = ["process", "Buffer", "require", "setTimeout", "console", "performance", "fetch", "URL", "structuredClone", "crypto", "window", "self"];
  expect(runInContext(`${JSON.stringify(names)}.filter((name) => name in globalThis)`, emptyContext())).toHaveLength(0);
});

it("solves a scenario in an empty context to the same bytes as in Node", async () => {
  const context = emptyContext();
  runInContext(await bundle(), context);
  const there: unknown = runInContext(`(${solveToText.toString()})(excomm, ${JSON.stringify(text)})`, context);
  expect(there).toBe(solveToText(excomm, text));
  expect(JSON.parse(String(there))).toMatchObject({ converged: true, told: [{ probabilities: expect.arrayContaining([expect.any(Number)]) }] });
});

/** Its arguments alone, as above. */
function regretToText({ parseEfg, gameFromEfg, solve }: typeof excomm, text: string): string {
  const game = gameFromEfg(parseEfg(text, "game.efg").document!);
  return JSON.stringify(["cfr+", "dcfr", "predictive-cfr+", "mccfr"].map((solver) => [...solve(game, { solver, iterationsMax: 40, tolerance: 0, finish: false }).profiles[0]!.probabilities])); // one profile
}

it("minimises regret without WebAssembly to the same bytes as with it", async () => {
  const context = emptyContext(), text = excomm.printEfg(excomm.efgFromGame(leducHoldem()));
  runInContext(await bundle(), context);
  expect(runInContext("typeof WebAssembly", context)).toBe("undefined");
  expect(runInContext(`(${regretToText.toString()})(excomm, ${JSON.stringify(text)})`, context)).toBe(regretToText(excomm, text));
});
