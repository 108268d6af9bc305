// From a file to a game.

import { compile, revalueCompiled } from "../../src/compile/index.ts";
import { requireScenario } from "../../src/language/index.ts";
import { solve } from "../../src/solve/index.ts";
import { october1962, scenarioText } from "../games/october.ts";
import { fastest, type Figure, timed, type Topic } from "../topic.ts";

const RUNS = 5;
const ms = (value: number): Figure => ({ value, unit: "ms" });

export const topic: Topic = {
  tasks: {
    parse() {
      const [game, first] = timed(october1962);
      return { nodes: game.topology.nodeCount, first };
    },
    /** The flagship from its file to a game, to a solution, and to a game of other numbers. */
    compile() {
      const [scenario, read] = timed(() => requireScenario(scenarioText(), "scenario.yaml"));
      const [compiled, unfold] = timed(() => compile(scenario));
      const [solution, solved] = timed(() => solve(compiled.game, { solver: "qre" }));
      if (!solution.converged) throw new Error(solution.message);
      const memory = process.resourceUsage().maxRSS / 1024;
      const change = new Map([["war_cost_ussr", 11]]);
      return { nodes: compiled.game.topology.nodeCount, read, unfold, solved, memory, warm: fastest(10, () => compile(scenario)), revalue: fastest(20, () => revalueCompiled(compiled, change)) };
    },
  },
  *tables(bench) {
    const parse = bench.median("parse", RUNS), compiled = bench.median("compile", RUNS);
    yield {
      title: "From a file to a game",
      columns: ["October 1962"],
      rows: [
        { of: "nodes", figures: [{ value: compiled["nodes"]!, unit: "count" }] },
        { of: "the 2 MB .efg file, read and parsed", figures: [ms(parse["first"]!)] },
        { of: "the scenario, read", figures: [ms(compiled["read"]!)] },
        { of: "unfolded into a game", figures: [ms(compiled["unfold"]!)] },
        { of: "solved to lambda 6", figures: [ms(compiled["solved"]!)] },
        { of: "largest memory of that process", figures: [{ value: compiled["memory"]!, unit: "MB" }] },
        { of: "unfolded again, warm", figures: [ms(compiled["warm"]!)] },
        { of: "revalued after a parameter moved, warm", figures: [ms(compiled["revalue"]!)] },
      ],
      notes: [`Medians of ${RUNS} fresh processes; each step the first of its kind in its process, unless it says warm.`],
    };
  },
};
