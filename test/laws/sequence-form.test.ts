import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { revalue } from "../../src/game/index.ts";
import { planOf, sequenceForm, writePlan } from "../../src/solve/sequence-form.ts";
import { publishedGame } from "../games/published.ts";
import { expectedBelow } from "./brute-force.ts";
import { buildGame, drawProfile, gameShape } from "./random-game.ts";

const twoPlayers = gameShape.map((shape) => buildGame({ ...shape, players: 2 }));

describe("the sequence form of random games", () => {
  it("pays under any two plans what a recursion over histories pays, each player by its own odds", () => {
    fc.assert(fc.property(twoPlayers, fc.nat(), (game, seed) => {
      const profile = drawProfile(game, seed), form = sequenceForm(game);
      const [x, y] = [planOf(form.sides[0], profile), planOf(form.sides[1], profile)];
      form.payoffs.forEach((payoffs, player) => {
        let byRow = 0, byColumn = 0;
        for (let q = 0; q < form.sides[0].count; q++) for (let cell = form.rowStart[q]!; cell < form.rowStart[q + 1]!; cell++) byRow += x[q]! * payoffs[cell]! * y[form.column[cell]!]!;
        for (let q = 0; q < form.sides[1].count; q++) for (let at = form.columnStart[q]!; at < form.columnStart[q + 1]!; at++) byColumn += x[form.row[at]!]! * payoffs[form.cellAt[at]!]! * y[q]!;
        expect(byRow).toBeCloseTo(expectedBelow(game, profile, player), 9);
        expect(byColumn).toBeCloseTo(byRow, 9);
      });
    }));
  });

  it("has cells in order without repeats, parents before children, and every own slot once", () => {
    fc.assert(fc.property(twoPlayers, (game) => {
      const { sides, rowStart, column } = sequenceForm(game);
      for (let q = 0; q < sides[0].count; q++) for (let cell = rowStart[q]! + 1; cell < rowStart[q + 1]!; cell++) expect(column[cell]!).toBeGreaterThan(column[cell - 1]!);
      for (const side of sides) side.parent.forEach((parent, h) => expect(parent).toBeLessThan(side.first[h]!));
      const slots = sides.flatMap(({ slotOf }) => [...slotOf.subarray(1)]);
      expect(slots.sort((a, b) => a - b)).toEqual([...Array(slots.length).keys()]);
    }));
  });

  it("turns a plan back into the profile it came from", () => {
    fc.assert(fc.property(twoPlayers, fc.nat(), (game, seed) => {
      const profile = drawProfile(game, seed), back = new Float64Array(profile.length);
      for (const side of sequenceForm(game).sides) expect(writePlan(side, planOf(side, profile), back)).not.toContain(0);
      back.forEach((probability, slot) => expect(probability).toBeCloseTo(profile[slot]!, 12));
    }));
  });
});

describe("sequenceForm()", () => {
  it("keeps the pattern of a tree under other numbers", () => {
    const game = publishedGame("beer_quiche");
    const twice = revalue(game, { ...game.valuation, payoffs: game.valuation.payoffs.map((payoffs) => payoffs.map((pay) => 2 * pay)) });
    const [form, other] = [sequenceForm(game), sequenceForm(twice)];
    expect(other.column).toBe(form.column);
    expect([...other.payoffs[1]]).toEqual([...form.payoffs[1]].map((pay) => 2 * pay));
  });

  it("refuses three players", () => {
    expect(() => sequenceForm(publishedGame("selten_horse"))).toThrow("sequenceForm(): needs two players, got 3");
  });
});
