import { expect, it } from "vitest";
import { rangeNotes } from "./changes.ts";
import { loadScenario } from "./load.ts";

it("a number outside its range is noted, and a fraction of what a sub-model counts", () => {
  const scenario = loadScenario("october-1962"), notes = (set: string) => rangeNotes(scenario, { set: [set] });
  expect(notes("line_ships=12.4")).toEqual(["note: line_ships counts things: 12.4 is taken as 12"]);
  expect(notes("line_ships=40")).toEqual(["note: line_ships = 40 lies outside its range 12 to 30"]);
  expect([...notes("line_ships=20"), ...notes("gap_days=35.5")]).toEqual([]);
});
