// Sweeps as WebAssembly against the same sweeps in JavaScript: not a bit may differ.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exp, seededRandom } from "../../src/base/index.ts";
import { asRange, type Game, GameBuilder, payoffRange } from "../../src/game/index.ts";
import { foldGame } from "../../src/solve/agent-form.ts";
import { payFolder } from "../../src/solve/pay-folder.ts";
import { compiledLoops } from "../../src/solve/quantal-compiled.ts";
import { quantalMap } from "../../src/solve/quantal-map.ts";
import { quantalRoom } from "../../src/solve/quantal-room.ts";
import { get, loadF, i32, set, storeF, wasmFunction, wasmModule } from "../../src/solve/wasm/code.ts";
import { EXP_TABLES, expCode, writeExpTables } from "../../src/solve/wasm/exp.ts";
import { instantiate, newMemory } from "../../src/solve/wasm/platform.ts";
import { logProfile } from "../../src/strategy/index.ts";
import { publishedGame } from "../games/published.ts";
import { buildGame, drawProfile, gameShape, randomGame } from "./random-game.ts";

const bytes = (columns: readonly Float64Array[]) => columns.map((column) => Buffer.from(column.buffer, column.byteOffset, column.byteLength).toString("base64"));

/** What sweeps, a response and its derivative leave. */
function worked(game: Game, compiled: boolean, start: Float64Array, lambda: number): string[] {
  const map = quantalMap(foldGame(game), compiled), n = start.length, after = new Float64Array(n), target = new Float64Array(n), slope = new Float64Array(n), changes: number[] = [];
  map.load(start);
  for (let sweep = 0; sweep < 4; sweep++) changes.push(map.sweep(lambda));
  map.store(after);
  changes.push(map.respond(start, lambda, target));
  map.differentiate(target, 0.3, slope);
  return bytes([Float64Array.from(changes), after, target, slope, map.probabilities]);
}

/** Every player moves once and sees nothing; all have so many actions. */
function blindMoves(actions: number, players: number): Game {
  const random = seededRandom(10 * actions + players), names = Array.from({ length: players }, (_, i) => `P${i}`);
  const builder = new GameBuilder(`${players} players, ${actions} actions`, names), labels = Array.from({ length: actions }, (_, k) => `a${k}`);
  const sets = names.map((label, player) => builder.addInfoset({ player, number: 1, label, actions: labels }));
  const grow = (parent: number, label: string, depth: number) => {
    if (depth === players) builder.addTerminal(parent, label, -1);
    else {
      const node = builder.addDecision(parent, label, sets[depth]!);
      for (const action of labels) grow(node, action, depth + 1);
    }
  };
  grow(-1, "", 0);
  return builder.finish([], { chance: () => 1, payoff: () => 4 * random() - 2 }).game;
}

describe("compiled sweeps", () => {
  it("give the bytes of the JavaScript loops on random games, whatever the odds of chance", () => {
    fc.assert(fc.property(gameShape, fc.boolean(), fc.nat(), fc.double({ min: 0.01, max: 400, noNaN: true }), (shape, impossible, seed, lambda) => {
      const game = buildGame({ ...shape, impossible }), start = logProfile(drawProfile(game, seed));
      expect(worked(game, true, start, lambda)).toEqual(worked(game, false, start, lambda));
    }));
  });

  it("do so whatever the numbers of actions and players", () => {
    for (const [actions, players] of [[1, 2], [2, 1], [2, 5], [3, 4], [4, 3], [5, 2], [6, 3]] as const) {
      const game = blindMoves(actions, players), start = logProfile(drawProfile(game, actions));
      expect(worked(game, true, start, 2)).toEqual(worked(game, false, start, 2));
    }
  });

  it.each([["as plain products", 6, 1], ["in logarithms", 900, 300]])("do so on a tree of 42,589 nodes, reach %s", (_, lambda, sharpness) => {
    const game = publishedGame("flagship-reference");
    expect(compiledLoops(foldGame(game), quantalRoom(foldGame(game), true))).not.toBeNull();
    const start = logProfile(drawProfile(game, 62)).map((log) => sharpness * log); // that it is a profile does not matter
    expect(worked(game, true, start, lambda)).toEqual(worked(game, false, start, lambda));
  });

  it("fold the same payoffs into the same edges", () => {
    const folded = (game: Game, compiled: boolean) => {
      const { topology, valuation: { payoffs, beliefs } } = game, { nodeOf, firstEdge, fixed } = foldGame(game), players = payoffs.length;
      const fold = payFolder(topology, { nodeOf, firstEdge }, players, compiled), into = new Float64Array(fixed.length);
      const ranges = payoffs.map((payoff, player) => fold(payoff, beliefs[player]!, player, into));
      expect(asRange(Math.max(...ranges))).toBe(payoffRange(game));
      return bytes([into, Float64Array.from(ranges)]);
    };
    fc.assert(fc.property(randomGame, (game) => {
      expect(folded(game, true)).toEqual(folded(game, false));
    }));
    const large = publishedGame("flagship-reference");
    expect(folded(large, true)).toEqual(folded(large, false));
  });

  it("compute exponentials as JavaScript does", () => {
    const memory = newMemory(8 * (EXP_TABLES + 2))!; // Node has WebAssembly
    const tables = new Float64Array(memory.buffer, 16, EXP_TABLES), cell = new Float64Array(memory.buffer, 0, 2);
    writeExpTables(tables);
    const code = wasmFunction("exp", [], (_, local) => {
      const x = local("f64"), power = local("f64");
      return [set(x, loadF(i32(0), 0)), expCode(16, local)(x, power), storeF(i32(0), 8, get(power))];
    });
    const run = instantiate(wasmModule([code]), memory)!["exp"]!; // the name above
    const check = (x: number) => {
      cell[0] = x;
      run();
      expect(Object.is(cell[1], exp(x)), `exp(${x})`).toBe(true);
    };
    for (const x of [0, -0, 1, -1, NaN, Infinity, -Infinity, 709.7, 709.78271289338, 709.8, 710, -708.3, -708.4, -709, -740, -745.13, -745.2, 1e-300, -1e300]) check(x);
    fc.assert(fc.property(fc.double({ min: -760, max: 720, noNaN: true }), check));
    fc.assert(fc.property(fc.double(), check));
  });
});
