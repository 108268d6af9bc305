// One equilibrium of two-player games by Lemke's method, in solving time and as whole processes of the built package.

import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { efgFromGame, type Game, payoffRange, printEfg } from "../../src/game/index.ts";
import { solve } from "../../src/solve/index.ts";
import { regret } from "../../src/strategy/index.ts";
import { escalationGame } from "../games/escalation.ts";
import { leducHoldem } from "../games/leduc.ts";
import { type Bench, type Figure, timed, type Topic } from "../topic.ts";

/** By types of each side: 53 to 162,901 nodes. */
const TYPES = [2, 5, 6, 8, 10, 14, 20, 30];
const GAMES: Readonly<Record<string, () => Game>> = {
  ...Object.fromEntries(TYPES.map((types) => [`escalation, ${types} types`, () => escalationGame({ types })])),
  "Leduc hold'em": leducHoldem,
};
/** Seconds of solving of Gambit's `gambit-lcp` in floating point, as stated for games of this recipe; not measured here. */
const STATED: readonly (readonly [name: string, seconds: number])[] = [["escalation, 5 types", 1.4], ["escalation, 6 types", 7.1]];
const RUNS = 3;
const root = join(import.meta.dirname, "../..");
const ms = (value: number): Figure => ({ value, unit: "ms" });

export const topic: Topic = {
  tasks: {
    solve(name, solver) {
      const game = GAMES[name!]!(); // named by `tables`
      const [{ converged, profiles, iterations, message }, took] = timed(() => solve(game, { solver: solver! }));
      if (!converged) throw new Error(`${name}: ${message}`);
      const worst = Math.max(...regret(game, profiles[0]!.probabilities)) / payoffRange(game); // converged: one profile
      return { nodes: game.topology.nodeCount, took, pivots: iterations, regret: worst, memory: process.resourceUsage().maxRSS / 1024 };
    },
    write(name, file) {
      writeFileSync(file!, printEfg(efgFromGame(GAMES[name!]!()))); // named by `tables`
      return {};
    },
  },
  *tables(bench) {
    execFileSync(process.execPath, [join(root, "scripts/build.ts")], { stdio: "ignore" });
    const figures = Object.keys(GAMES).map((name) => ({ name, solved: bench.median("solve", RUNS, name, "lcp"), whole: wholeProcess(bench, name, "lcp") }));
    const leduc = { name: "Leduc hold'em, lp", solved: bench.median("solve", RUNS, "Leduc hold'em", "lp"), whole: wholeProcess(bench, "Leduc hold'em", "lp") };
    yield {
      title: "One equilibrium by Lemke's method",
      columns: ["nodes", "pivots", "regret", "solved in", "whole process", "memory"],
      rows: [...figures, leduc].map(({ name, solved, whole }) => ({
        of: name,
        figures: [...[solved["nodes"]!, solved["pivots"]!].map((value) => ({ value, unit: "count" } as const)), { value: solved["regret"]!, unit: "share" }, ms(solved["took"]!), ms(whole), { value: solved["memory"]!, unit: "MB" }],
      })),
      notes: [
        `\`lcp\`, in the last row \`lp\`; regret as a share of the payoff range. Medians of ${RUNS} fresh processes, the first solve of each. Whole process: \`node dist/cli/main.js solve FILE.efg --json\`, from start to end, seen from outside; the fastest of ${RUNS}.`,
      ],
    };
    yield {
      title: "Gambit's lcp on the same recipe, as stated elsewhere",
      columns: ["stated", "ours, solving", "times faster", "ours, whole", "times faster"],
      rows: STATED.map(([name, seconds]) => {
        const { solved, whole } = figures.find((one) => one.name === name)!; // both lists name it
        return { of: name, figures: [{ value: seconds, unit: "s" }, ms(solved["took"]!), { value: (1e3 * seconds) / solved["took"]!, unit: "ratio" }, ms(whole), { value: (1e3 * seconds) / whole, unit: "ratio" }] };
      }),
      notes: ["`gambit-lcp` in floating point was timed on another machine and is not run here: this compares with a stated figure, not within one run."],
    };
  },
};

/** Milliseconds from the start of the command to its end. */
function wholeProcess(bench: Bench, name: string, solver: string): number {
  const file = bench.file(`${name}.efg`);
  bench.run("write", name, file);
  let best = Infinity;
  for (let run = 0; run < RUNS; run++) {
    const [said, took] = timed(() => execFileSync(process.execPath, [join(root, "dist/cli/main.js"), "solve", file, "--solver", solver, "--json"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"], maxBuffer: 1 << 28 }));
    if (!(JSON.parse(said) as { readonly converged: boolean }).converged) throw new Error(`${name}: not converged`); // what the command prints
    best = Math.min(best, took);
  }
  return best;
}
