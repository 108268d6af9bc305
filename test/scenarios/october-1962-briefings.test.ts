// What a seat reads at a decision fits what has happened in the very crisis that is played.

import { describe, expect, it } from "vitest";
import { compile } from "../../src/compile/index.ts";
import { requireScenario } from "../../src/language/index.ts";
import { briefingFor } from "../../src/play/view.ts";
import { readFileSync } from "node:fs";

const file = new URL("../../scenarios/october-1962/scenario.yaml", import.meta.url);
const compiled = compile(requireScenario(readFileSync(file, "utf8"), "scenario.yaml"));
const { scenario, game: { topology }, stages, stageOfNode, infosetStage } = compiled, { infosets } = topology;
const sets = Array.from({ length: infosets.count }, (_, set) => set);

/** "STAGE.BRANCH" of everything that happened before a node, by the tree alone. */
function happened(node: number): Set<string> {
  const words = new Set<string>();
  for (let at = node; topology.parent[at]! >= 0; at = topology.parent[at]!) {
    const stage = stageOfNode[topology.parent[at]!]!;
    if (stage >= 0) words.add(`${stages[stage]!.name}.${topology.labels[topology.branch[at]!]!}`);
  }
  return words;
}
const at = (name: string) => sets.filter((set) => stages[infosetStage[set]!]!.name === name);
const nodesOf = (set: number) => [...infosets.nodes.subarray(infosets.nodeStart[set]!, infosets.nodeStart[set + 1]!)];
const found = (when: string, words: ReadonlySet<string>) => words.has(`detection-full.${when}`) || words.has(`detection-medium.${when}`);

describe("what Washington reads", () => {
  it.each([
    ["reply", /airman/, (words: Set<string>) => words.has("incident-outcome.held")],
    ["reply", /nobody has been killed/, (words: Set<string>) => words.has("standoff.quiet")],
    ["reply", /Turkey/, (words: Set<string>) => words.has("demand.ask-jupiters")],
    ["reply", /for nothing else/, (words: Set<string>) => words.has("demand.ask-pledge")],
    ["reply", /Five of six/, (words: Set<string>) => found("mid", words)],
    ["us-response", /only been broken/, (words: Set<string>) => found("early", words)],
    ["us-response", /within days/, (words: Set<string>) => found("mid", words)],
    ["us-response", /stand finished/, (words: Set<string>) => found("late", words)],
  ])("at %s says %s exactly where that is so", (stage, text, isSo) => {
    let read = 0;
    for (const set of at(stage)) {
      const says = text.test(briefingFor(compiled, set, "us").text);
      if (says) read++;
      for (const node of nodesOf(set)) expect(isSo(happened(node))).toBe(says);
    }
    expect(read).toBeGreaterThan(0);
    expect(read).toBeLessThan(at(stage).length);
  });

  it("leaves room for advisers who disagree at every decision about missiles that were found", () => {
    for (const stage of ["us-response", "after-rejection", "reply"]) for (const set of at(stage)) expect(briefingFor(compiled, set, "us").advisers.length).toBeGreaterThan(1);
  });
});

it("every passage and every adviser of a decision is met somewhere in the tree", () => {
  const seen = new Set<string>();
  for (const set of sets) {
    const { player, name } = stages[infosetStage[set]!]!, { text, advisers } = briefingFor(compiled, set, player!);
    const { passages } = scenario.stages.get(name)!.briefings.get(player!)!;
    for (const passage of passages) if (text.includes(passage.text)) seen.add(`${name}: ${passage.text}`);
    for (const { says } of advisers) seen.add(`${name}: ${says}`);
  }
  for (const { name, player, briefings } of scenario.stages.values()) {
    const briefing = player === null ? undefined : briefings.get(player);
    for (const { text } of briefing?.passages ?? []) expect(seen).toContain(`${name}: ${text}`);
    for (const { says } of briefing?.advisers ?? []) expect(seen).toContain(`${name}: ${says}`);
  }
});
