import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { gameFromEfg, parseEfg, TERMINAL } from "../game/index.ts";
import { reachOf, uniformProfile } from "../strategy/index.ts";
import { countEnds, playThrough } from "./play.ts";

function gameOf(name: string) {
  const path = new URL(`../../test/games/data/${name}.efg`, import.meta.url);
  const { document } = parseEfg(readFileSync(path, "utf8"), name);
  if (document === null) throw new Error(`${name}.efg does not parse`);
  return gameFromEfg(document);
}

describe("countEnds", () => {
  it.each(["beer_quiche", "kydd_t06", "zk_aeg_incomplete"])("reaches the ends of %s as often as the profile says, by chi-square", (name) => {
    const game = gameOf(name);
    const profile = uniformProfile(game);
    const reach = reachOf(game, profile, game.valuation.chance);
    const count = 50_000;
    const { ends } = countEnds(game, profile, 62, count);
    let chiSquare = 0, cells = 0;
    game.topology.kind.forEach((kind, node) => {
      if (kind !== TERMINAL || reach[node] === 0) return;
      chiSquare += (ends[node]! - count * reach[node]!) ** 2 / (count * reach[node]!);
      cells++;
    });
    expect(ends.reduce((a, b) => a + b, 0)).toBe(count);
    // Wilson and Hilferty: the cube root of chi-square over its degrees of freedom is close to normal; 4 deviations above the mean.
    const freedom = cells - 1, spread = 2 / (9 * freedom);
    expect(chiSquare).toBeLessThan(freedom * (1 - spread + 4 * Math.sqrt(spread)) ** 3);
  });

  it("gives the same counts for a seed, others for another, and adds up run by run", () => {
    const game = gameOf("beer_quiche"), profile = uniformProfile(game);
    const counts = (seed: number, count: number) => [...countEnds(game, profile, seed, count).ends];
    expect(counts(1, 300)).toEqual(counts(1, 300));
    expect(counts(1, 300)).not.toEqual(counts(2, 300));
    const more = counts(1, 301).map((n, node) => n - counts(1, 300)[node]!);
    expect(more.indexOf(1)).toBe(playThrough(game, profile, 1, 300).at(-1));
  });

  it("stops when told to and says how far it came", () => {
    const game = gameOf("beer_quiche");
    const { ends, played } = countEnds(game, uniformProfile(game), 1, 100_000, () => true);
    expect(played).toBeLessThan(100_000);
    expect(ends.reduce((a, b) => a + b, 0)).toBe(played);
  });

  it("refuses a count that is none", () => {
    const game = gameOf("beer_quiche");
    expect(() => countEnds(game, uniformProfile(game), 1, 0)).toThrow("whole number of at least 1, got 0");
  });
});

describe("playThrough", () => {
  it("is a path from the root to an end", () => {
    const game = gameOf("zk_aeg_incomplete");
    for (let number = 0; number < 50; number++) {
      const nodes = playThrough(game, uniformProfile(game), 5, number);
      expect(nodes[0]).toBe(0);
      expect(game.topology.kind[nodes.at(-1)!]).toBe(TERMINAL);
      nodes.slice(1).forEach((node, i) => expect(game.topology.parent[node]).toBe(nodes[i]));
    }
  });
});
