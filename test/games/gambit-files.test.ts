// The published games as files: what is read is what is known of them from elsewhere, and nothing is lost on the way out.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { CHANCE, DECISION, efgFromGame, findRecallFault, gameFromEfg, parseEfg, printEfg, TERMINAL } from "../../src/game/index.ts";
import { namedGame } from "./named-game.ts";

const folder = join(import.meta.dirname, "data");
const read = (name: string) => readFileSync(join(folder, name), "utf8");
const names = readdirSync(folder).filter((name) => name.endsWith(".efg"));

interface Known {
  readonly title: string;
  readonly players: readonly string[];
  readonly size: { readonly terminal: number; readonly decision: number; readonly chance: number; readonly isets: number };
}
const known = JSON.parse(read("equilibria.json")) as Readonly<Record<string, Known>>; // the table that README.md describes
type Sets = Readonly<Record<string, { readonly player: number; readonly actions: readonly string[] }>>;
const quantal = JSON.parse(read("aqre.json")) as Readonly<Record<string, { readonly isets: Sets }>>; // the same

function load(name: string) {
  const { document, diagnostics } = parseEfg(read(name), name);
  expect(diagnostics).toEqual([]);
  return { document: document!, game: gameFromEfg(document!) }; // no diagnostics: a document
}

describe("the published games", () => {
  it.each(names)("%s survives being printed, and becomes the same game when written from its game", (name) => {
    const { document, game } = load(name);
    const printed = printEfg(document);
    expect(parseEfg(printed, name).document).toEqual(document);
    expect(printed.replace(/\n+/g, "\n")).toBe(read(name).replace(/\n+/g, "\n"));
    const written = efgFromGame(game);
    expect(namedGame(gameFromEfg(written))).toEqual(namedGame(game));
    expect(printEfg(efgFromGame(gameFromEfg(written)))).toBe(printEfg(written));
    expect(findRecallFault(game)).toBeNull();
  });

  it.each(Object.keys(known))("%s has the players, nodes and information sets it is known to have", (name) => {
    const { game } = load(`${name}.efg`);
    const { title, players, size } = known[name]!; // a key of it
    expect([game.title, game.players]).toEqual([title, players]);
    const count = (kind: number) => game.topology.kind.filter((k) => k === kind).length;
    expect({ terminal: count(TERMINAL), decision: count(DECISION), chance: count(CHANCE), isets: game.topology.infosets.count }).toEqual(size);
  });

  it.each(Object.keys(quantal))("%s has the named sets and actions it is known to have", (name) => {
    const { infosets } = load(`${name}.efg`).game.topology;
    expect(Object.fromEntries(infosets.label.map((label, set) => [label, { player: infosets.player[set]! + 1, actions: infosets.actions[set] }]))).toEqual(quantal[name]!.isets); // a key of it
  });

  it("reads the large game whole", () => {
    const { topology, players } = load("flagship-reference.efg").game;
    expect([players, topology.nodeCount, topology.infosets.count]).toEqual([["USSR", "US"], 42589, 2301]);
  });
});
