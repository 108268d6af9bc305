// October 1962 as a game: the tree of the reference file, 42,589 nodes, and the scenario.

import { readFileSync } from "node:fs";
import { type Game, gameFromEfg, parseEfg } from "../../src/game/index.ts";

const TREE = new URL("../../test/games/data/flagship-reference.efg", import.meta.url);
const SCENARIO = new URL("../../scenarios/october-1962/scenario.yaml", import.meta.url);

export function october1962(): Game {
  const { document, diagnostics } = parseEfg(readFileSync(TREE, "utf8"), "flagship-reference.efg");
  if (document === null) throw new Error(diagnostics.map(({ message }) => message).join("; "));
  return gameFromEfg(document);
}

export const scenarioText = () => readFileSync(SCENARIO, "utf8");

/** The same tree with the first player's payoffs, and the second player losing what the first gains. */
export function madeZeroSum(game: Game): Game {
  const [own] = game.valuation.payoffs;
  return { ...game, valuation: { ...game.valuation, payoffs: [own!, own!.map((payoff) => -payoff)] } }; // two players
}
