import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { escalationGame } from "../../bench/games/escalation.ts";
import { type Game, rationalText } from "../../src/game/index.ts";
import { solve, type Solution } from "../../src/solve/index.ts";
import { expectedPayoffs, flagsOf, pureProfile, subgamesOf } from "../../src/strategy/index.ts";
import { gameOf, type Tree } from "./credible.ts";
import { publishedGame, publishedNames } from "./published.ts";

const spe = (game: Game): Solution => solve(game, { solver: "spe" });
const choices = ({ profiles }: Solution) => profiles.map(({ exact }) => exact!.map(rationalText).join(" ")).sort(); // two players: fractions
const payoffsOf = (game: Game, { profiles }: Solution) => profiles.map(({ probabilities }) => [...expectedPayoffs(game, probabilities)]);

/** The two want to meet, each in a place of its own, which is worth `own` to it and 1 to the other. */
const battle = (name: string, own: number): Tree => {
  const second = (first: string): Tree => ({ player: 1, set: `Two ${name}`, moves: { theatre: first === "theatre" ? [own, 1] : [0, 0], match: first === "match" ? [1, own] : [0, 0] } });
  return { player: 0, set: `One ${name}`, moves: { theatre: second("theatre"), match: second("match") } };
};

describe("spe", () => {
  it("finds all three of a battle of the sexes that one may decline: each equilibrium of the subgame decides", () => {
    const game = gameOf("dating", ["One", "Two"], { player: 0, set: "enter", moves: { out: [2, 2], in: battle("goes", 3) } });
    const found = spe(game);
    expect(found).toMatchObject({ converged: true, complete: true, message: "" });
    // Numbers of sets: enter, One goes, Two goes; only at (theatre, theatre) is it worth entering. Mixed, each gets 3/4.
    expect(choices(found)).toEqual(["0 1 1 0 1 0", "1 0 0 1 0 1", "1 0 3/4 1/4 1/4 3/4"]);
  });

  it("combines the equilibria of subgames beside each other, and solves what stands above for each combination", () => {
    const game = gameOf("two halls", ["One", "Two"], { player: 1, set: "where", moves: { left: battle("left", 3), right: battle("right", 4) } });
    const found = spe(game);
    expect(found).toMatchObject({ complete: true });
    // Two gets 1, 3 or 3/4 on the left and 1, 4 or 4/5 on the right; where both give 1, both choices and their mixtures serve.
    expect(found.profiles).toHaveLength(10);
    expect(payoffsOf(game, found).map(([, two]) => Math.round(100 * two!)).sort((a, b) => a - b)).toEqual([80, 100, 100, 100, 100, 300, 300, 400, 400, 400]);
    expect(found.components!.map((members) => members.length).sort()).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 2]);
  });

  it("says that mixtures between equilibria of different worth may be missing", () => {
    const game = gameOf("favour", ["One", "Two"], { player: 0, set: "ask", moves: { no: [1, 5], yes: { player: 1, set: "answer", moves: { give: [3, 0], keep: [0, 0] } } } });
    const found = spe(game);
    expect(choices(found)).toEqual(["0 1 1 0", "1 0 0 1"]);
    expect(found.complete).toBe(false);
    expect(found.message).toContain("what lies between them");
  });

  it("misses nothing, and says so, where nobody chooses above a subgame whose joined equilibria differ in worth", () => {
    const ties = (name: string): Tree => ({ player: 1, set: name, moves: { a: [0, 1], b: [2, 1], c: [3, 0] } });
    const alone = gameOf("one by three", ["One", "Two"], { player: 0, set: "only", moves: { on: ties("reply") } });
    expect(solve(alone, { solver: "spe" })).toMatchObject({ complete: true, message: "", components: [[0, 1]] });
    expect(solve(alone, { solver: "nash-all" })).toMatchObject({ complete: true, components: [[0, 1]] });
    // Chance alone stands above two of them: whatever Two does at each is an equilibrium.
    const beside = gameOf("beside", ["One", "Two"], { chance: { first: [0.5, ties("first")], second: [0.5, ties("second")] } });
    const found = solve(beside, { solver: "spe" });
    expect(found).toMatchObject({ complete: true, message: "", components: [[0, 1, 2, 3]] });
    for (const [p, q] of [[0.3, 0.8], [0.5, 0.5], [1, 0.1]] as const) expect(flagsOf(beside, Float64Array.of(p, 1 - p, 0, q, 1 - q, 0)).subgamePerfect.holds).toBe(true);
    // One goes in or stays out for 1, and a chance move lies between: at odds of 1/2 for b One may do either, so that something is missing.
    const choosing = gameOf("choosing", ["One", "Two"], { player: 0, set: "begin", moves: { out: [1, 0], in: { chance: { now: [0.5, ties("now")], later: [0.5, [1, 1]] } } } });
    expect(solve(choosing, { solver: "spe" })).toMatchObject({ complete: false });
  });

  it("takes a game of one player, and of three where no more than two move in a part", () => {
    const alone = gameOf("alone", ["One"], { chance: { a: [0.5, { player: 0, set: "guess", moves: { a: [1], b: [0] } }], b: [0.5, { player: 0, set: "guess", moves: { a: [0], b: [3] } }] } });
    expect(choices(spe(alone))).toEqual(["0 1"]);
    const three = gameOf("three", ["One", "Two", "Three"], { player: 2, set: "start", moves: { stay: [0, 0, 2], go: { player: 0, set: "x", moves: { a: { player: 1, set: "y", moves: { a: [1, -1, 5], b: [-1, 1, 0] } }, b: { player: 1, set: "y", moves: { a: [-1, 1, 0], b: [1, -1, 5] } } } } } });
    const found = spe(three); // matching pennies below: worth 5/2 to Three
    expect(choices(found)).toEqual(["1/2 1/2 1/2 1/2 0 1"]);
    expect(found.complete).toBe(true);
  });

  it("lists of very many ties the first, and says so", () => {
    const tie = (depth: number, name: string): Tree => (depth === 0 ? [0, 0] : { player: depth % 2, set: name, moves: { a: tie(depth - 1, `${name}a`), b: tie(depth - 1, `${name}b`) } });
    const found = spe(gameOf("ties", ["One", "Two"], tie(4, "t")));
    expect(found.profiles).toHaveLength(1000);
    expect(found.complete).toBe(false);
    expect(found.message).toContain("the first 1000");
  });

  it("names the part that is too large", () => {
    expect(() => spe(escalationGame({ types: 4 }))).toThrow('solver "spe" needs in the part of the tree with 48 information sets and 401 nodes a smaller game');
  });
});

describe("spe on published games", () => {
  it("gives what nash-all gives where there is no subgame but the whole, and otherwise those of it that are subgame perfect", () => {
    let whole = 0, parted = 0;
    for (const name of publishedNames) {
      const game = publishedGame(name);
      if (game.players.length !== 2 || name === "zk_aeg_incomplete") continue;
      const found = spe(game), nash = solve(game, { solver: "nash-all" });
      expect(found.complete).toBe(true);
      for (const { probabilities } of found.profiles) expect(flagsOf(game, probabilities).subgamePerfect).toEqual({ holds: true, why: "" });
      if (subgamesOf(game).roots.length === 1) {
        whole++;
        expect(choices(found)).toEqual(choices(nash));
      } else {
        parted++;
        const perfect = nash.profiles.filter(({ probabilities }) => flagsOf(game, probabilities).subgamePerfect.holds);
        expect(choices(found)).toEqual(choices({ ...nash, profiles: perfect }));
      }
    }
    expect([whole, parted]).toEqual([9, 11]);
  });
});

describe("spe on random trees of perfect information with ties", () => {
  it("finds exactly the pure profiles that no change in any subgame improves", () => {
    const leaf = fc.tuple(fc.integer({ min: 0, max: 1 }), fc.integer({ min: 0, max: 1 }));
    let several = 0;
    fc.assert(fc.property(fc.array(leaf, { minLength: 12, maxLength: 12 }), fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 5, maxLength: 5 }), (leaves, movers) => {
      let end = 0, inner = 0;
      const grow = (depth: number, name: string): Tree => {
        if (depth === 0) return leaves[end++ % 12]!;
        const mover = movers[inner++ % 5]!;
        const a = grow(depth - 1, `${name}a`), b = grow(depth - 1, `${name}b`);
        return mover === 2 ? { chance: { a: [0.25, a], b: [0.75, b] } } : { player: mover, set: name, moves: { a, b } };
      };
      const game = gameOf("random", ["One", "Two"], grow(3, "t")), { count } = game.topology.infosets;
      const perfect: string[] = [];
      for (let mask = 0; mask < 1 << count; mask++) {
        const profile = pureProfile(game, Array.from({ length: count }, (_, set) => (mask >> set) & 1));
        if (flagsOf(game, profile).subgamePerfect.holds === true) perfect.push(profile.join(" "));
      }
      if (perfect.length > 1) several++;
      expect(choices(spe(game))).toEqual(perfect.sort());
    }));
    expect(several).toBeGreaterThan(30);
  });
});
