// All Nash equilibria of small games.

import type { Game } from "../../src/game/index.ts";
import { solve } from "../../src/solve/index.ts";
import { kuhnPoker } from "../games/kuhn.ts";
import { longPaths, manyEquilibria, randomTable } from "../games/matrices.ts";
import { timed, type Topic } from "../topic.ts";

const GAMES: Readonly<Record<string, () => Game>> = {
  "6 x 6, long Lemke paths": longPaths,
  "6 x 6, 75 equilibria": manyEquilibria,
  "12 x 12, random": () => randomTable([12, 12], 1),
  "14 x 14, random": () => randomTable([14, 14], 1),
  "Kuhn poker": kuhnPoker,
  "3 x 3 x 3, random": () => randomTable([3, 3, 3], 1),
  "4 x 4 x 4, random": () => randomTable([4, 4, 4], 1),
  "2 x 2 x 2 x 2 x 2, random": () => randomTable([2, 2, 2, 2, 2], 1),
};
const RUNS = 3;

export const topic: Topic = {
  tasks: {
    enumerate(name) {
      const game = GAMES[name!]!(); // named by `tables`
      const [{ complete, profiles, components, iterations }, took] = timed(() => solve(game, { solver: "nash-all" }));
      if (complete !== true || components === undefined) throw new Error(`${name}: not complete`);
      return { took, profiles: profiles.length, components: components.length, iterations };
    },
  },
  *tables(bench) {
    yield {
      title: "All Nash equilibria",
      columns: ["equilibria", "components", "bases or steps", "time"],
      rows: Object.keys(GAMES).map((name) => {
        const { took, profiles, components, iterations } = bench.median("enumerate", RUNS, name);
        return { of: name, figures: [...[profiles, components, iterations].map((value) => ({ value: value!, unit: "count" } as const)), { value: took!, unit: "ms" }] };
      }),
      notes: [`\`nash-all\`, complete in every row; with two players in fractions. Medians of ${RUNS} fresh processes, the first solve of each.`],
    };
  },
};
