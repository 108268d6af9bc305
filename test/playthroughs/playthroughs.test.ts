// Seeded runs of every scenario that ships: who moved, what each player knew then, and what each saw of it. Every action is taken
// with the same odds, so that a text changes when the rules of a scenario change and not when its numbers or a solver do.
// After a change that is meant: npx vitest run test/playthroughs -u, and read the difference.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { compile, playThrough, requireScenario, type Transcript, transcript, uniformProfile } from "../../src/index.ts";

const SCENARIOS = join(import.meta.dirname, "../../scenarios");
const files = readdirSync(SCENARIOS, { recursive: true, encoding: "utf8" }).filter((path) => /^[^/\\]+[/\\](scenario|[^/\\]+)\.yaml$/.test(path) && !/theses\.yaml$/.test(path)).sort();
const RUNS = 3, SEED = 62;

function textOf({ number, types, steps, outcome }: Transcript, players: readonly string[]): string {
  return [
    `playthrough ${number}: ${players.map((player, p) => `${player}${types[p] === "" ? "" : ` = ${types[p]}`}`).join(", ")}`,
    ...steps.map(({ stage, player, took, knew, saw }) => [
      `  ${stage}: ${player ?? "chance"} takes ${took}`,
      ...(player === null ? [] : [`    ${player} knew: ${knew.join(", ") || "(nothing)"}`]),
      `    seen: ${players.map((name, p) => `${name} ${saw[p] ?? "(unseen)"}`).join(", ")}`,
    ].join("\n")),
    `  end: ${outcome}`,
  ].join("\n");
}

describe("playthroughs", () => {
  it("cover every scenario", () => expect(files.length).toBeGreaterThan(10));

  it.each(files)("%s runs as it did, and everybody saw what they saw", async (path) => {
    const compiled = compile(requireScenario(readFileSync(join(SCENARIOS, path), "utf8"), path));
    const profile = uniformProfile(compiled.game);
    const runs = Array.from({ length: RUNS }, (_, k) => transcript(compiled.game, compiled, profile, playThrough(compiled.game, profile, SEED, k), k));
    // A player's knowledge only grows, and holds its own moves.
    for (const { steps } of runs) {
      for (const player of compiled.game.players) {
        const own = steps.filter((step) => step.player === player);
        own.slice(1).forEach((step, k) => expect(step.knew.slice(0, own[k]!.knew.length + 1)).toEqual([...own[k]!.knew, `${own[k]!.stage}.${own[k]!.took}`]));
      }
    }
    await expect(`${runs.map((run) => textOf(run, compiled.game.players)).join("\n\n")}\n`).toMatchFileSnapshot(`./${path.replace(/[/\\]scenario\.yaml$|\.yaml$/, "").replace(/[/\\]/g, "-")}.txt`);
  });
});
