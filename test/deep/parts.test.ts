// Parts and lenses of October 1962 at full size: each part moves the answer as docs/parts.md says, and the laws of the lenses hold with every part on.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { compile, logitResidual, outcomeReports, parsePart, reachOf, requireScenario, solve } from "../../src/index.ts";

const folder = join(import.meta.dirname, "../../scenarios/october-1962");
const text = readFileSync(join(folder, "scenario.yaml"), "utf8");
const files = readdirSync(join(folder, "parts")).filter((file) => file.endsWith(".yaml") && !file.endsWith(".theses.yaml"));
const parts = files.map((file) => ({ name: file.replace(".yaml", ""), file, text: readFileSync(join(folder, "parts", file), "utf8") }));
const plain = parts.filter((part) => !parsePart(part).part!.isLens).map(({ name }) => name); // they are good

interface Answer {
  readonly ends: ReadonlyMap<string, number>;
  /** How often play ends in an outcome with this tag. */
  readonly tag: (name: string) => number;
  /** How often "stage.move" is taken where its stage is reached, after all moves of `given`. */
  readonly move: (name: string, ...given: readonly string[]) => number;
}

function answer(on: readonly string[], set: Readonly<Record<string, number>> = {}): Answer {
  const scenario = requireScenario(text, "scenario.yaml", { parts: parts.filter(({ name }) => on.includes(name)) });
  const { game, stages, stageOfNode } = compile(scenario, { set: new Map(Object.entries(set)) });
  const { probabilities, logProbabilities } = solve(game, { solver: "qre", lambda: 6, tolerance: 1e-14 }).profiles[0]!; // qre finds one
  expect(logitResidual(game, probabilities, 6, logProbabilities)).toBeLessThan(1e-9);
  const { parent, branch, labels } = game.topology, reach = reachOf(game, probabilities, game.valuation.chance);
  const moveTo = (node: number) => `${stages[stageOfNode[parent[node]!]!]?.name}.${labels[branch[node]!]}`;
  const came = (node: number, given: readonly string[]) => {
    const left = new Set(given);
    for (let n = node; left.size > 0 && parent[n]! >= 0; n = parent[n]!) left.delete(moveTo(n));
    return left.size === 0;
  };
  const ends = new Map(outcomeReports(game, probabilities).map(({ name, probability }) => [name, probability]));
  return {
    ends,
    tag: (name) => [...ends].reduce((sum, [end, p]) => sum + (scenario.outcomes.get(end)!.tags.includes(name) ? p : 0), 0),
    move: (name, ...given) => {
      const stage = name.split(".")[0];
      let taken = 0, asked = 0;
      for (let node = 1; node < parent.length; node++) {
        if (stages[stageOfNode[parent[node]!]!]?.name !== stage || !came(parent[node]!, given)) continue;
        asked += reach[node]!;
        if (moveTo(node) === name) taken += reach[node]!;
      }
      return taken / asked;
    },
  };
}

const difference = (a: Answer, b: Answer) => Math.max(...[...a.ends].map(([name, p]) => Math.abs(p - (b.ends.get(name) ?? 0))));
const inSecret = ({ move }: Answer) => move("deployment.covert-medium") + move("deployment.covert-full");

describe("each part by itself", { timeout: 300_000 }, () => {
  const base = answer([]);

  it("resolve: Washington strikes less and accepts more, and Moscow sends more", () => {
    const on = answer(["resolve"]);
    expect(on.move("under-strike.absorb")).toBeLessThan(base.move("under-strike.absorb"));
    expect(on.move("us-response.air-strike")).toBeLessThan(base.move("us-response.air-strike"));
    expect(on.move("us-response.acquiesce")).toBeGreaterThan(base.move("us-response.acquiesce"));
    expect(inSecret(on)).toBeGreaterThan(inSecret(base));
  });

  it("havana: the deployment mostly ends in a build-up, and there are fewer crises and settlements", () => {
    const on = answer(["havana"]);
    expect(on.move("havana-answer.decline")).toBeGreaterThan(0.5);
    expect(on.tag("no-crisis")).toBeGreaterThan(base.tag("no-crisis"));
    expect(on.tag("settlement")).toBeLessThan(base.tag("settlement"));
    expect(on.move("at-the-line.stall")).toBeLessThan(base.move("at-the-line.stall"));
  });

  it("signals: a warning closes the way to acceptance, and Moscow sends less in secret and admits some", () => {
    const on = answer(["signals"]);
    expect(on.move("us-response.acquiesce", "warnings.by-name")).toBeLessThan(on.move("us-response.acquiesce", "warnings.none"));
    expect(on.move("us-response.acquiesce", "assurances.in-public")).toBeLessThan(on.move("us-response.acquiesce", "assurances.in-private"));
    expect(inSecret(on)).toBeLessThan(inSecret(base));
    expect(on.move("assurances.admit")).toBeGreaterThan(0.01);
    expect(on.tag("settlement")).toBeLessThan(base.tag("settlement"));
  });

  it("legitimacy: Moscow stalls more often, runs less where the OAS is behind the line, and likes the United Nations less after a vote", () => {
    const on = answer(["legitimacy"]);
    expect(on.move("at-the-line.stall")).toBeGreaterThan(base.move("at-the-line.stall"));
    expect(on.tag("settlement")).toBeGreaterThan(base.tag("settlement"));
    expect(on.move("at-the-line.run", "oas-vote.supported")).toBeLessThan(on.move("at-the-line.run", "legal-basis.alone"));
    expect(on.move("last-choice.air-strike", "oas-vote.supported")).toBeLessThan(on.move("last-choice.air-strike", "legal-basis.alone"));
    expect(on.move("u-thant.take", "council-vote.vetoed")).toBeLessThan(on.move("u-thant.take", "oas-vote.supported", "security-council.show"));
  });

  it("inspection: fewer settlements, and fewer missiles sent in secret", () => {
    const on = answer(["inspection"]);
    expect(on.tag("settlement")).toBeLessThan(base.tag("settlement"));
    expect(inSecret(on)).toBeLessThan(inSecret(base));
  });

  it("organizational: Moscow withdraws under the quarantine more often", () => {
    expect(answer(["organizational"]).move("at-the-line.withdraw")).toBeGreaterThan(base.move("at-the-line.withdraw"));
  });

  it("governmental: missiles are sent less often, and there are fewer strikes", () => {
    const on = answer(["governmental"]);
    expect(inSecret(on)).toBeLessThan(inSecret(base));
    expect(on.tag("strike")).toBeLessThan(base.tag("strike"));
  });
});

describe("with every part on", { timeout: 300_000 }, () => {
  const unitary = answer(plain);

  it("organizations that do only what was chosen are a unitary state, to 1e-12", () => {
    const obedient = { by_the_book: 0, navy_rules: 0, air_defence_rule: 0, alert_rules: 0, standing_reprisal: 0 };
    expect(difference(answer([...plain, "organizational"], obedient), unitary)).toBeLessThanOrEqual(1e-12);
  });

  it("governments whose leaders have all the weight are unitary states, to 1e-12", () => {
    expect(difference(answer([...plain, "governmental"], { president_weight: 1, chairman_weight: 1 }), unitary)).toBeLessThanOrEqual(1e-12);
  });

  it("advisers count what a word not kept costs their leader, as far as their share says", () => {
    const none = answer([...plain, "governmental"], { seats_word: 0 }), all = answer([...plain, "governmental"], { seats_word: 1 });
    expect(all.move("us-response.acquiesce", "warnings.by-name")).toBeLessThan(none.move("us-response.acquiesce", "warnings.by-name"));
  });
});
