// The studio's calls to the engine, without a browser: the same numbers as the command's, and none that must not be shown.

import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { compile, isGuarded, requireScenario, solve } from "../../src/index.ts";
import { bandCalls } from "../../src/studio/worker/bands.ts";
import { modelCalls } from "../../src/studio/worker/model.ts";
import { scenarioCalls } from "../../src/studio/worker/scenario.ts";
import { treeOf } from "../../src/studio/worker/tree.ts";
import { centredOn, columnAt, levelStarts, nodeAt, nodesBetween, panned, wholeTree, zoomed } from "../../src/studio/pages/model/tree-camera.ts";
import { ROOT } from "./browser.ts";

const read = (path: string) => readFileSync(join(ROOT, "scenarios", path), "utf8");
const open = (path: string) => scenarioCalls.open({ text: read(path), file: "scenario.yaml", parts: [], variant: null, commonPrior: false });
const october = "october-1962/scenario.yaml";

describe("the answers that follow a slider", () => {
  const { id } = open(october), plain = { id, set: {}, lambda: null };

  it("are those of a solve from the start", () => {
    modelCalls.live(plain);
    for (const believed of [0.45, 0.6, 0.3]) {
      const request = { id, set: { believed_passive: believed }, lambda: 7 };
      const live = modelCalls.live(request).answer!.odds, solved = modelCalls.solve(request).answer!.odds; // both are there
      expect(live.length).toBe(solved.length);
      live.forEach((odds, i) => (Number.isNaN(odds) ? expect(solved[i]).toBeNaN() : expect(odds).toBeCloseTo(solved[i]!, 8)));
    }
  });

  it("hold no number for the guarded ending", () => {
    const { endings, odds } = modelCalls.solve(plain).answer!;
    expect(endings.filter(({ isGuarded }) => isGuarded).length).toBe(1);
    endings.forEach(({ isGuarded }, i) => expect(Number.isNaN(odds[i])).toBe(isGuarded));
  });

  it("refuse what the command refuses, in a sentence", () => {
    for (const [set, says] of [[{ nothing: 1 }, 'no parameter "nothing"'], [{ believed_passive: "high" }, "is a number"], [{ believed_passive: 7 }, "7 is no probability"]] as const) {
      const { answer, fault } = modelCalls.solve({ id, set, lambda: null });
      expect(answer).toBeNull();
      expect(fault).toContain(says);
    }
  });
});

it("the odds of types before any evidence are those of the draw of types", () => {
  const { players } = open(october).view!, { game, typeCombinations, scenario } = compile(requireScenario(read(october), "scenario.yaml"));
  scenario.players.forEach(({ types }, p) => types.forEach((_, t) => {
    const below = typeCombinations.flatMap((combination, k) => (combination[p] === t ? [game.valuation.chance[1 + k]!] : []));
    expect(players[p]!.types[t]!.prior).toBeCloseTo(below.reduce((a, b) => a + b, 0), 12);
  }));
  for (const { types } of players) expect(types.reduce((sum, { prior }) => sum + prior, 0)).toBeCloseTo(1, 12);
});

describe("bands", () => {
  it("are those of excomm start", () => {
    const { id } = open("textbook/brinkmanship.yaml"), request = { id, set: {}, lambda: null };
    const { count } = bandCalls.bandsPlan(request, null);
    const parts = Array.from({ length: Math.ceil(count / 30) }, (_, k) => bandCalls.bandsPart(request, null, 30 * k, Math.min(count, 30 * (k + 1))));
    const { summary } = bandCalls.bandsEnd(request, null, parts.reverse());
    const { status, stdout } = spawnSync(process.execPath, [join(ROOT, "src/cli/main.ts"), "start", "brinkmanship", "--json"], { encoding: "utf8" });
    expect(status).toBe(0);
    const printed = JSON.parse(stdout);
    expect(JSON.parse(JSON.stringify(summary.outcomes))).toEqual(printed.outcomes);
    expect(summary.draws).toMatchObject({ asked: printed.draws.asked, solved: printed.draws.solved });
  });
});

describe("the tree", () => {
  const compiled = compile(requireScenario(read(october), "scenario.yaml")), { game, scenario } = compiled;
  const tree = treeOf(compiled, solve(game, { solver: "qre", lambda: 6 }).profiles[0]!), starts = levelStarts(tree), area = { width: 1000, height: 400 }; // qre gives a profile

  it("has every node, each between its children, and grows downwards on each level", () => {
    expect(tree.nodes).toBe(game.topology.nodeCount);
    expect(starts).toEqual([...game.topology.levelStart]);
    for (let node = 1; node < tree.nodes; node++) {
      if (tree.level[node] === tree.level[node - 1]) expect(tree.y[node]!).toBeGreaterThan(tree.y[node - 1]!);
      if (tree.childCount[node]! > 0) expect(tree.y[node]).toBeCloseTo((tree.y[tree.firstChild[node]!]! + tree.y[tree.firstChild[node]! + tree.childCount[node]! - 1]!) / 2, 3);
    }
  });

  it("shows no odds of the guarded ending, nor what is left beside them", () => {
    let hidden = 0;
    for (let node = 1; node < tree.nodes; node++) {
      const name = game.outcomes[game.topology.outcome[node]!];
      if (tree.player[tree.parent[node]!] === -1 && name !== undefined && isGuarded(scenario, name)) {
        hidden++;
        const above = tree.parent[node]!, shown = Array.from({ length: tree.childCount[above]! }, (_, k) => tree.probability[tree.firstChild[above]! + k]!).filter((odds) => !Number.isNaN(odds));
        expect(shown.length === tree.childCount[above]! - 1 && tree.childCount[above] === 2).toBe(false);
      }
    }
    expect(hidden).toBeGreaterThan(100);
  });

  it("is found again where the camera puts it, at any distance", () => {
    let camera = wholeTree(tree, area);
    for (const node of [0, 12, 1234, 20_000, 42_000]) {
      camera = centredOn(tree, area, camera, node);
      expect(nodeAt(tree, starts, area, camera, area.width / 2, area.height / 2)).toBe(node);
      const [from, to] = nodesBetween(tree, starts, tree.level[node]!, camera.row, camera.row + area.height / camera.scale);
      expect(node >= from && node < to).toBe(true);
      const near = zoomed(tree, area, camera, 2, 300, 100), back = zoomed(tree, area, near, 0.5, 300, 100);
      expect(near.row + 100 / near.scale).toBeCloseTo(camera.row + 100 / camera.scale, 3);
      expect(near.level + 300 / columnAt(tree, area, near.scale)).toBeCloseTo(camera.level + 300 / columnAt(tree, area, camera.scale), 3);
      expect(back.scale).toBeCloseTo(camera.scale, 6);
      expect(panned(tree, area, panned(tree, area, camera, 40, -30), -40, 30).row).toBeCloseTo(camera.row, 6);
    }
  });
});
