// The branch point by point: what `path` keeps, and the table and the figure made of it.

import { describe, expect, it } from "vitest";
import { branchSvg, type Game, gameFromNfg, parseNfg, pathCsv, solutionReport } from "../../src/index.ts";
import { solve, solvers } from "../../src/solve/index.ts";
import { logitResidual } from "../../src/strategy/index.ts";
import { overlaps, textBoxes } from "../figures/boxes.ts";
import { publishedGame } from "./published.ts";

/** A game whose branch turns back at lambda 318 and forth again at 49. */
function turningGame(): Game {
  const { document } = parseNfg('NFG 1 R "turns" { "row" "column" } { 3 3 }\n\n0.85 0.49 0.45 0.05 0.74 0.98 0.47 0.67 0.16 0.79 0.47 0.66 0.72 0.60 0.75 0.76 0.73 0.81\n', "turns.nfg");
  return gameFromNfg(document!); // a valid file
}

function pathOf(game: Game, options: { readonly lambda: number } | { readonly limit: true }) {
  const solution = solve(game, { solver: "qre", path: true, ...options });
  expect(solution.converged).toBe(true);
  return { solution, path: solution.path! }; // asked for
}

describe("the path of quantal responses", () => {
  it.each(["selten_horse", "beer_quiche", "zk_aeg_incomplete", "brams_alt"])("goes on %s from uniform play to the equilibrium, all its points quantal responses near each other", (name) => {
    const game = publishedGame(name), { path, solution } = pathOf(game, { lambda: 10 }), plain = solve(game, { solver: "qre", lambda: 10 });
    expect([path[0]!.lambda, path.at(-1)!.lambda]).toEqual([0, 10]);
    expect(path.at(-1)!.probabilities).toEqual(solution.profiles[0]!.probabilities);
    plain.profiles[0]!.probabilities.forEach((p, slot) => expect(path.at(-1)!.probabilities[slot]).toBeCloseTo(p, 9));
    path.forEach(({ lambda, probabilities, logProbabilities }, i) => {
      expect(logitResidual(game, probabilities, lambda, logProbabilities)).toBeLessThan(1e-5);
      const before = path[i - 1]?.probabilities ?? probabilities;
      probabilities.forEach((p, slot) => expect(Math.abs(p - before[slot]!)).toBeLessThan(0.1));
    });
  });

  it("is traced in games with perfect information too, and to the limit", () => {
    const game = publishedGame("signorino"), { path, solution } = pathOf(game, { limit: true });
    expect(path.length).toBeGreaterThan(20);
    for (const { lambda, probabilities, logProbabilities } of path) expect(logitResidual(game, probabilities, lambda, logProbabilities)).toBeLessThan(1e-5);
    const backward = solve(game, { solver: "backward" }).profiles[0]!.probabilities;
    solution.profiles[0]!.probabilities.forEach((p, slot) => expect(p).toBeCloseTo(backward[slot]!, 6));
  });

  it("marks the point of symmetric chicken at which the response to the other's choice has slope 1 there", () => {
    const { path } = pathOf(publishedGame("chicken_cardinal"), { lambda: 2 }), marked = path.filter(({ crossing }) => crossing);
    expect(marked).toHaveLength(1);
    const [{ lambda, probabilities }] = marked as [typeof path[0]];
    // Straight instead of swerving gains 1 against swerving and loses 9 against straight: 10 between them.
    expect(lambda * probabilities[0]! * probabilities[1]! * 10).toBeCloseTo(1, 6);
  });

  it("is a single point at lambda 0, and is refused beside branches and a start", () => {
    const game = publishedGame("brams_alt");
    expect(pathOf(game, { lambda: 0 }).path.map(({ lambda }) => lambda)).toEqual([0]);
    for (const other of [{ branches: true }, { start: new Float64Array(4).fill(0.5) }]) expect(() => solve(game, { solver: "qre", lambda: 1, path: true, ...other })).toThrow(/`path` follows the principal branch/);
    expect(solve(game, { solver: "qre", lambda: 1 }).path).toBeUndefined();
    expect([...solvers.keys()].filter((name) => name !== "qre" && solvers.get(name)!.refuses(game) === null && solve(game, { solver: name, path: true }).path !== undefined)).toEqual([]);
  });
});

describe("what is printed and drawn of it", () => {
  const game = turningGame(), { solution, path } = pathOf(game, { limit: true });

  it("is a table with a column for each action, the points marked where the branch turns", () => {
    const [head, ...rows] = pathCsv(game, path).trimEnd().split("\r\n").map((line) => line.split(","));
    expect(head).toEqual(["lambda", "point", "row 1: 1", "row 1: 2", "row 1: 3", "column 1: 1", "column 1: 2", "column 1: 3"]);
    expect(rows.map((row) => Number(row[0]))).toEqual(path.map(({ lambda }) => lambda));
    const turns = rows.filter((row) => row[1] === "turn").map((row) => Number(row[0]));
    expect(turns).toHaveLength(2);
    // At a fold lambda hardly moves: both lie within steps of the highest and the lowest lambda around.
    expect(turns[0]).toBeGreaterThan(300);
    expect(turns[1]).toBeLessThan(55);
    for (const row of rows) expect(Number(row[2]) + Number(row[3]) + Number(row[4])).toBeCloseTo(1, 9);
  });

  it("is the same in JSON, by information set", () => {
    const report = solutionReport(game, solution, 0);
    expect(report.path!.map(({ lambda, probabilities }) => [lambda, ...probabilities.flat()])).toEqual(path.map(({ lambda, probabilities }) => [lambda, ...probabilities]));
    expect(report.path!.filter(({ kind }) => kind !== null).map(({ kind }) => kind)).toEqual(["turn", "turn"]);
  });

  it.each([720, 390])("is a figure %i px wide whose texts keep apart, with a line for each action", (width) => {
    for (const [drawn, points] of [[game, path], [publishedGame("zk_aeg_incomplete"), pathOf(publishedGame("zk_aeg_incomplete"), { lambda: 20 }).path]] as const) {
      const svg = branchSvg(drawn, points, { width, engine: "Excomm" });
      expect(overlaps(textBoxes(svg))).toEqual([]);
      for (const box of textBoxes(svg)) expect(box.right).toBeLessThanOrEqual(width);
    }
    const lines = [...branchSvg(game, path, { width, engine: "Excomm" }).matchAll(/<path d="(M[^"]*)"/g)].filter(([, d]) => d!.split("L").length === path.length);
    expect(lines).toHaveLength(6);
  });
});
