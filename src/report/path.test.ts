import { describe, expect, it } from "vitest";
import { compile, type Compiled, recordPath } from "../compile/index.ts";
import { requireScenario } from "../language/index.ts";
import type { RecordedMove } from "../scenario/index.ts";
import { solve, type SolvedProfile } from "../solve/index.ts";
import { PLAIN_INK } from "./ink.ts";
import { pathText } from "./path-text.ts";
import { type DecisionReport, pathReport } from "./path.ts";

// A smuggler or an honest sender walks or hides the parcel; a guard who hears of hiding only by a lucky glance opens or not.
const SCENARIO = `excomm: 1
title: The hidden parcel
players: { sender: { title: The sender }, guard: { title: The guard } }
types:
  sender: { honest: { prior: 0.7 }, smuggler: { prior: 0.3 } }
  guard: { lax: { prior: 0.5 }, keen: { prior: 0.5 } }
variables: { hidden: false }
beliefs:
  guard: { glance: { seen: 0.5, unseen: rest } }
stages:
  approach:
    player: sender
    ask: Walk, or hide the parcel?
    actions:
      walk: { seen by: [sender], then: glance }
      hide: { seen by: [sender], set: { hidden: true }, then: glance }
  glance:
    chance:
      seen: { p: 0.2, seen by: [], then: inspection }
      unseen: { p: rest, seen by: [], then: inspection }
  inspection:
    player: guard
    when: at night
    actions:
      open: { title: Open the parcel, then: opened }
      pass: { then: passed }
outcomes:
  opened: { payoffs: { sender: { honest: -1, smuggler: -4 }, guard: "type.sender == 'smuggler' ? 2 : -1" } }
  passed: { tags: [bad], payoffs: { sender: { honest: 1, smuggler: "hidden ? 3 : 1" }, guard: "type.sender == 'smuggler' ? -2 : 0" } }
`;
const RECORD = `record:
  - { stage: approach, took: hide, date: 1901-02-03 }
  - { stage: glance, took: unseen }
  - { stage: inspection, took: open, note: It was opened. }
`;

function compiled(text: string, variant: string | null = null): Compiled {
  return compile(requireScenario(text, "test.yaml"), { variant });
}

function solved(game: Compiled): SolvedProfile {
  return solve(game.game, { solver: "qre", lambda: 0.7 }).profiles[0] as SolvedProfile;
}

/** The probability of `action` at the sender's set of this type, from the profile itself. */
function chosen({ game: { topology: { infosets } }, infosetType, infosetStage, stages }: Compiled, { probabilities }: SolvedProfile, stage: string, type: number, action: string): number {
  const set = [...infosetType.keys()].find((h) => stages[infosetStage[h]!]?.name === stage && infosetType[h] === type);
  if (set === undefined) throw new Error(`no set at ${stage}`);
  return probabilities[infosets.firstSlot[set]! + infosets.actions[set]!.indexOf(action)]!;
}

describe("recordPath", () => {
  it("walks one node for each combination of types", () => {
    const game = compiled(SCENARIO + RECORD);
    const { steps, outcomes, diagnostics, open } = recordPath(game);
    expect({ diagnostics, open }).toEqual({ diagnostics: [], open: null });
    expect(steps.map(({ stage, branch }) => [stage.name, branch])).toEqual([["approach", "hide"], ["glance", "unseen"], ["inspection", "open"]]);
    for (const step of steps) step.after.forEach((child, c) => expect(game.game.topology.parent[child]).toBe(step.nodes[c]));
    expect([...outcomes].map((outcome) => game.game.outcomes[outcome])).toEqual(["opened", "opened", "opened", "opened"]);
  });

  it("has neither steps nor mistakes without a record", () => {
    expect(recordPath(compiled(SCENARIO))).toMatchObject({ steps: [], diagnostics: [], open: null });
  });

  it.each([
    ["another stage than play is at", [0, 2], 'here play is at stage "glance", not at "inspection"', 1],
    ["a move after the end", [0, 1, 2, 0], 'play has ended before "approach"', 3],
  ])("names %s, and keeps the steps before", (_, moves, label, kept) => {
    // The language refuses such records in a file; a program may still make one.
    const game = compiled(SCENARIO + RECORD);
    const record = moves.map((k) => game.scenario.record[k] as RecordedMove);
    const { steps, diagnostics, open } = recordPath({ ...game, scenario: { ...game.scenario, record } });
    expect(diagnostics).toMatchObject([{ rule: "record-leaves-the-tree", label, place: { file: "test.yaml" } }]);
    expect(steps).toHaveLength(kept);
    expect(open?.stage.name ?? null).toBe(kept === 3 ? null : "glance");
  });

  it("names a branch that a condition has removed, and what is offered", () => {
    const text = SCENARIO.replace("stages:", "parameters: { may_hide: { value: false, basis: judgement } }\nstages:").replace("hide: { seen", "hide: { if: may_hide, seen");
    const { diagnostics, open } = recordPath(compiled(text + RECORD));
    expect(diagnostics).toMatchObject([{ label: '"hide" is not offered at stage "approach" here', help: expect.stringContaining("it offers walk") }]);
    expect(open).toMatchObject({ branch: "", stage: { name: "approach" } });
  });
});

describe("pathReport", () => {
  const game = compiled(SCENARIO + RECORD), profile = solved(game);
  const report = pathReport(game, profile);
  const [approach, glance, inspection] = report.steps as [DecisionReport, (typeof report.steps)[number], DecisionReport];
  const hide = [0, 1].map((type) => chosen(game, profile, "approach", type, "hide"));

  it("averages over the mover's types by their odds", () => {
    expect(approach.actions.map(({ name, taken }) => [name, taken])).toEqual([["walk", false], ["hide", true]]);
    expect(approach.actions[1]?.probability).toBeCloseTo(0.7 * hide[0]! + 0.3 * hide[1]!, 12);
    expect(approach.types.map(({ type, weight }) => [type, weight])).toEqual([["honest", expect.closeTo(0.7, 12)], ["smuggler", expect.closeTo(0.3, 12)]]);
    expect(approach.actions[1]?.value).toBeCloseTo(approach.types.reduce((sum, { weight, values }) => sum + weight * values[1]!, 0), 12);
  });

  it("gives the mover's belief about what it cannot see, by its own odds and the strategies", () => {
    // The guard sees nothing: its belief about hiding is the prior mean, and the glance is as the guard holds it.
    const odds = Object.fromEntries((inspection.belief?.histories ?? []).map(({ moves, probability }) => [moves.map(({ branch }) => branch).join(" "), probability]));
    const hiding = 0.7 * hide[0]! + 0.3 * hide[1]!;
    expect(odds).toEqual({ "hide seen": expect.closeTo(hiding / 2, 12), "hide unseen": expect.closeTo(hiding / 2, 12), "walk seen": expect.closeTo((1 - hiding) / 2, 12), "walk unseen": expect.closeTo((1 - hiding) / 2, 12) });
    expect(inspection.belief?.types).toEqual([{ player: "sender", odds: [{ type: "honest", probability: expect.closeTo(0.7, 12) }, { type: "smuggler", probability: expect.closeTo(0.3, 12) }] }]);
  });

  it("shows odds of chance as each player holds them", () => {
    expect(glance).toMatchObject({ kind: "chance", differing: ["guard"], events: [{ name: "seen", taken: false, probability: expect.closeTo(0.2, 12), held: [expect.closeTo(0.2, 12), expect.closeTo(0.5, 12)] }, { name: "unseen", taken: true }] });
  });

  it("updates the odds of the mover's types by its own moves", () => {
    const text = SCENARIO.replace("open: { title: Open the parcel, then: opened }", "open: { title: Open the parcel, then: plea }").replace("  inspection:", "  plea:\n    player: sender\n    actions: { confess: { then: opened }, deny: { then: opened } }\n  inspection:");
    const again = compiled(`${text}${RECORD}  - { stage: plea, took: deny }\n`), found = solved(again);
    const [, , , plea] = pathReport(again, found).steps as DecisionReport[];
    const [honest = 0, smuggler = 0] = [0, 1].map((type) => chosen(again, found, "approach", type, "hide"));
    expect(honest).not.toBeCloseTo(smuggler, 2);
    expect(plea?.types.map(({ weight }) => weight)).toEqual([expect.closeTo((0.7 * honest) / (0.7 * honest + 0.3 * smuggler), 12), expect.closeTo((0.3 * smuggler) / (0.7 * honest + 0.3 * smuggler), 12)]);
  });

  it("follows the likeliest move where there is no record, and says so", () => {
    const bare = compiled(SCENARIO), found = solved(bare);
    const likely = pathReport(bare, found);
    expect(likely.isRecord).toBe(false);
    for (const step of likely.steps) {
      const odds = step.kind === "chance" ? step.events : step.actions;
      expect(odds.find(({ taken }) => taken)?.probability).toBe(Math.max(...odds.map(({ probability }) => Number(probability))));
    }
    expect(likely.ends).toHaveLength(1);
  });

  it("says so where a pure profile never leads", () => {
    const never = { ...profile, probabilities: profile.probabilities.map((_, slot) => (slot % 2 === 0 ? 1 : 0)), logProbabilities: null };
    const steps = pathReport(game, never).steps as DecisionReport[];
    expect(steps.map((step) => step.reached)).toEqual([true, undefined, false]);
    expect(steps[2]?.types.map(({ weight }) => weight)).toEqual([expect.closeTo(0.5, 12), expect.closeTo(0.5, 12)]);
  });
});

describe("pathText", () => {
  it("is a block for each step, in the width that was asked for", () => {
    const game = compiled(SCENARIO + RECORD);
    for (const byType of [false, true]) {
      const text = pathText(game.scenario, pathReport(game, solved(game)), { width: 70, ink: PLAIN_INK, byType, at: null });
      expect(text.split("\n").filter((line) => line.length > 70)).toEqual([]);
      expect(text).toContain("1. 1901-02-03  approach\n  The sender: Walk, or hide the parcel?\n");
      expect(text).toMatch(/\n {2}> Open the parcel +\d+ %/);
      expect(text).toContain("The path ends in: opened.");
    }
  });

  it("shows the odds of an event that leads to a guarded outcome as the range that its numbers allow, and none beside it", () => {
    const guarded = SCENARIO.replace("unseen: { p: rest, seen by: [], then: inspection }", "unseen: { p: rest, seen by: [], then: passed }");
    const textOf = (text: string) => {
      const game = compiled(`${text}guarded: bad\n`);
      return pathText(game.scenario, pathReport(game, solved(game)), { width: 80, ink: PLAIN_INK, byType: false, at: "glance" });
    };
    expect(textOf(guarded)).toMatch(/ seen +the rest +the rest.*\n.* unseen +about 80 % +about 50 %/);
    const ranged = guarded.replace("stages:", "parameters: { luck: { value: 0.2, range: [0.13, 0.39], basis: judgement } }\nstages:").replace("p: 0.2", "p: luck");
    expect(textOf(ranged)).toMatch(/ scenario +The guard\n.* seen +the rest +the rest.*\n.* unseen +60 to 90 % +about 50 %/);
    expect(JSON.stringify(pathReport(compiled(`${ranged}guarded: bad\n`), solved(compiled(ranged))))).not.toContain("0.8,");
  });

  it("judges by the mean over several types, and not at all where each type stands on its own", () => {
    const game = compiled(SCENARIO + RECORD), report = pathReport(game, solved(game));
    const [mean, each] = [false, true].map((byType) => pathText(game.scenario, report, { width: 80, ink: PLAIN_INK, byType, at: "approach" }));
    expect(mean).toContain("On average over the types, what was done is the ");
    expect(each).not.toContain("what was done is");
    expect(each).not.toContain("none is worth more");
  });
});
