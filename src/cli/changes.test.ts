import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";
import { rangeNotes, shellWord } from "./changes.ts";
import { loadScenario } from "./load.ts";

it("a number outside its range is noted, and a fraction of what a sub-model counts", () => {
  const scenario = loadScenario("october-1962"), notes = (set: string) => rangeNotes(scenario, { set: [set] });
  expect(notes("line_ships=12.4")).toEqual(["note: line_ships counts things: 12.4 is taken as 12"]);
  expect(notes("line_ships=40")).toEqual(["note: line_ships = 40 lies outside its range 12 to 30"]);
  expect([...notes("line_ships=20"), ...notes("gap_days=35.5")]).toEqual([]);
});

it("a word of a command line is what a shell reads back", () => {
  expect(["october-1962", "a/b.yaml", "war=0.3"].map(shellWord)).toEqual(["october-1962", "a/b.yaml", "war=0.3"]);
  for (const odd of ["it's; reboot.yaml", 'a $(c) "d" \\', "*"]) expect(spawnSync("sh", ["-c", `printf %s ${shellWord(odd)}`], { encoding: "utf8" }).stdout).toBe(odd);
});
