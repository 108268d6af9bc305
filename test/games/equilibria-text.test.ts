import { describe, expect, it } from "vitest";
import { kuhnPoker } from "../../bench/games/kuhn.ts";
import { type Game, gameFromNfg, parseNfg } from "../../src/game/index.ts";
import { PLAIN_INK, solutionReport, solutionText } from "../../src/report/index.ts";
import { regret } from "../../src/strategy/index.ts";
import { solve, type SolveOptions } from "../../src/solve/index.ts";
import { gameOf, type Tree } from "./credible.ts";
import { publishedGame, publishedNames } from "./published.ts";

function textOf(game: Game, fractions: boolean, width = 80, options: SolveOptions = {}): string {
  const solution = solve(game, { solver: "nash-all", ...options });
  return solutionText({ game, compiled: null, solution, report: solutionReport(game, solution, 0, fractions), stoppedBy: null }, width, PLAIN_INK);
}

describe("several equilibria in text", () => {
  it("stand beside each other, with the sets they form and why some fall short", () => {
    const text = textOf(publishedGame("beer_quiche"), true);
    expect(text).toContain(`
4 equilibria in 2 sets
  In a set, each player may mix the strategies of its members as it likes: that
  is an equilibrium too.
  Set 1: 1, 2; Receiver, R Quiche: NoDuel 0 to 1/2
  Set 2: 3, 4; Receiver, R Beer: NoDuel 0 to 1/2

  Equilibrium              1      2      3      4
  Expected utils
    Sender             29/10  29/10  21/10  21/10
`);
    expect(text).toContain("  intuitive criterion    yes    yes     no     no\n");
    expect(text).toContain("    NoDuel               (0)  (1/2)      1      1\n");
    expect(text).toMatch(/Where they fall short\n {2}3, 4: intuitive criterion: at Beer, weak could not gain/);
  });

  it("are counted by behaviour too, where some mix whole strategies otherwise to the same odds of moves", () => {
    const pennies = (name: string): Tree => ({ player: 0, set: `hide ${name}`, moves: { a: { player: 1, set: `seek ${name}`, moves: { a: [0, 1], b: [1, 0] } }, b: { player: 1, set: `seek ${name}`, moves: { a: [1, 0], b: [0, 1] } } } });
    const twice = gameOf("twice", ["One", "Two"], { chance: { first: [0.5, pennies("1")], second: [0.5, pennies("2")] } });
    // Each plays 1/2 at both places: by aa and bb, or by ab and ba.
    expect(textOf(twice, true)).toContain("\n4 equilibria, all the same in behaviour, in 1 set\n");
    const meet = (name: string): Tree => ({ player: 0, set: `go ${name}`, moves: { a: { player: 1, set: `come ${name}`, moves: { a: [1, 1], b: [0, 0] } }, b: { player: 1, set: `come ${name}`, moves: { a: [0, 0], b: [1, 1] } } } });
    const both = gameOf("meetings", ["One", "Two"], { chance: { first: [0.5, meet("1")], second: [0.5, meet("2")] } });
    // Three ways to play each meeting.
    expect(textOf(both, true)).toContain(`\n${solve(both, { solver: "nash-all" }).profiles.length} equilibria, 9 different in behaviour, in `);
  });

  it("name a family by what varies in it", () => {
    expect(textOf(kuhnPoker(), true)).toContain(`
2 equilibria in 1 set
  In a set, each player may mix the strategies of its members as it likes: that
  is an equilibrium too. Where several numbers vary, not every choice within
  their ranges belongs to the set.
  Set 1: 1, 2; First, J: bet 0 to 1/3; First, Q after check, bet: call 1/3 to
    2/3; First, K: bet 0 to 1
`);
  });

  it("claim no more of sets of three players than that they hang together: mixtures within one need not be equilibria", () => {
    const three = gameFromNfg(parseNfg('NFG 1 R "three" { "A" "B" "C" } { 2 2 2 } 2 0 2 1 0 0 1 1 -1 2 0 1 1 2 1 1 0 2 1 1 2 1 1 1', "f").document!); // a valid file
    const text = textOf(three, false);
    expect(text).toContain("A set hangs together; these are its corners. Not every mixture of them is an");
    expect(text).not.toContain("as it likes");
    // The mixture of A's and of C's strategies in the middle of one such set.
    const { profiles, components } = solve(three, { solver: "nash-all" });
    const members = components!.find((one) => one.length === 3)!.map((index) => profiles[index]!.probabilities);
    const middle = members[0]!.map((_, slot) => members.reduce((sum, profile) => sum + profile[slot]!, 0) / 3);
    expect(Math.max(...regret(three, middle))).toBeGreaterThan(0.01);
  });

  it("say so when each stands by itself", () => {
    expect(textOf(publishedGame("brams_chicken"), true)).toContain("\n3 equilibria, each by itself\n\n  Equilibrium           1      2      3\n");
  });

  it.each([60, 80, 120])("keep to a width of %i, however many there are", (width) => {
    for (const name of publishedNames.filter((game) => game !== "selten_horse")) {
      const text = textOf(publishedGame(name), true, width);
      expect(text.split("\n").filter((line) => line.length > width)).toEqual([]);
    }
  });
});
