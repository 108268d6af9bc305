import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { flagsOf, gameFromEfg, parseEfg, PLAIN_INK, solve } from "../index.ts";
import { UserError } from "./command.ts";
import { solveWatched } from "./solving.ts";
import type { Terminal } from "./terminal.ts";

function gameOf(name: string) {
  const { document } = parseEfg(readFileSync(new URL(`../../test/games/data/${name}.efg`, import.meta.url), "utf8"), name);
  if (document === null) throw new Error(`${name}.efg does not parse`);
  return gameFromEfg(document);
}

/** Its clock jumps ten seconds a look, so that progress shows at once; `onProgress` hears of it. */
function fakeTerminal(onProgress: (text: string) => void = () => {}): Terminal & { readonly notes: string[] } {
  let clock = 0;
  const notes: string[] = [];
  return { notes, write() {}, note: (text) => void notes.push(text), columns: 80, ink: PLAIN_INK, progress: onProgress, progressEnd() {}, seconds: () => (clock += 10) };
}

describe("solveWatched", () => {
  it("returns what the solver itself returns", async () => {
    const game = gameOf("beer_quiche");
    const { solution, stoppedBy } = await solveWatched(game, { solver: "qre", lambda: 3 }, null, fakeTerminal());
    expect(stoppedBy).toBeNull();
    expect(solution).toEqual(solve(game, { solver: "qre", lambda: 3 }));
  });

  it("puts profiles to the standards where asked, here and in a thread", async () => {
    for (const seconds of [null, 0.1]) { // so short a limit is kept by a thread
      const { solution, flags } = await solveWatched(gameOf("beer_quiche"), { solver: "nash-all" }, seconds, fakeTerminal(), true);
      expect(flags).toEqual(solution.profiles.map(({ probabilities }) => flagsOf(gameOf("beer_quiche"), probabilities)));
    }
    expect((await solveWatched(gameOf("beer_quiche"), { solver: "nash-all" }, null, fakeTerminal())).flags).toEqual([]);
  });

  it("names options in a solver's sentence as they are typed", async () => {
    const { solution } = await solveWatched(gameOf("beer_quiche"), { solver: "nash-all", iterationsMax: 1 }, null, fakeTerminal());
    expect(solution.message).toBe("stopped before all equilibria were found, at the --iterations of 1 bases; raise it");
  });

  it("ends at Ctrl-C with the profile so far and lets go of the signal", async () => {
    const before = process.listenerCount("SIGINT");
    let sent = false;
    const terminal = fakeTerminal(() => {
      if (!sent) process.emit("SIGINT");
      sent = true;
    });
    const { solution, stoppedBy } = await solveWatched(gameOf("flagship-reference"), { solver: "qre", limit: true }, null, terminal);
    expect(sent).toBe(true);
    expect({ stoppedBy, converged: solution.converged, profiles: solution.profiles.length }).toEqual({ stoppedBy: "Ctrl-C", converged: false, profiles: 1 });
    expect(terminal.notes).toEqual(["stopping; Ctrl-C again to end at once"]);
    expect(process.listenerCount("SIGINT")).toBe(before);
  });

  it("shows the solver's progress", async () => {
    const shown: string[] = [];
    await solveWatched(gameOf("flagship-reference"), { solver: "qre", limit: true }, 1, fakeTerminal((text) => void shown.push(text)));
    expect(shown[0]).toMatch(/^solving \d+ s: lambda/);
  });

  it("says which solver takes the game when this one does not", async () => {
    await expect(solveWatched(gameOf("selten_horse"), { solver: "cfr+" }, null, fakeTerminal())).rejects.toThrow(UserError);
  });
});
