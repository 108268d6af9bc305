import { describe, expect, it } from "vitest";
import { compile } from "../compile/index.ts";
import { slotCount } from "../game/index.ts";
import { requireScenario } from "../language/index.ts";
import type { SolvedProfile } from "../solve/index.ts";
import { PLAIN_INK } from "./ink.ts";
import { situationsText } from "./situation-text.ts";
import { type SituationReport, stageReport } from "./situations.ts";

// A sender of two types goes up or down; after up, rain leads to the receiver in one case of four; after down everything does.
const scenario = requireScenario(`excomm: 1
title: Up or down
players: { sender: { title: The sender }, receiver: { title: The receiver } }
types:
  sender: { x: { prior: 0.7 }, y: { prior: 0.3 } }
  receiver: { calm: { prior: 0.4 }, keen: { prior: 0.6 } }
stages:
  start:
    player: sender
    actions: { up: { title: Go up, then: weather }, down: { then: answer } }
  weather:
    chance: { rain: { p: 0.25, seen by: [], then: answer }, sun: { p: rest, then: over } }
  answer:
    player: receiver
    actions: { yes: { then: over }, no: { then: again } }
  again:
    player: receiver
    repeat: { at most: 2, then: over }
    actions: { wait: { then: again }, leave: { then: over } }
outcomes: { over: { payoffs: { sender: 1, receiver: { calm: 2, keen: 3 } } } }
`, "test.yaml");
const compiled = compile(scenario);
const { game, stages, infosetStage, infosetType } = compiled;

/** The sender goes up with 0.9 as x and 0.2 as y; the receiver says no with 0.5, and waits with 0.25. */
function profile(): SolvedProfile {
  const { infosets } = game.topology, probabilities = new Float64Array(slotCount(game));
  const first = { start: [0.9, 0.2], answer: [0.5, 0.5], again: [0.25, 0.25] } as const;
  for (let set = 0; set < infosets.count; set++) {
    const p = first[stages[infosetStage[set]!]!.name as keyof typeof first][infosetType[set]! as 0 | 1];
    probabilities.set([p, 1 - p], infosets.firstSlot[set]!);
  }
  return { lambda: null, probabilities, logProbabilities: null };
}

const stage = (name: string) => scenario.stages.get(name)!;

describe("a stage wherever play comes to it", () => {
  it("is told by what its mover has observed, the likeliest first, with what that makes likely", () => {
    const { reach, situations, informationSets, shownSets } = stageReport(compiled, profile(), stage("answer"), 9)!;
    const afterDown = 0.7 * 0.1 + 0.3 * 0.8, afterUp = 0.25 * (0.7 * 0.9 + 0.3 * 0.2);
    expect(reach).toBeCloseTo(afterDown + afterUp, 12);
    expect([informationSets, shownSets]).toEqual([4, 4]);
    expect(situations.map(({ observed }) => observed)).toEqual([["start.down"], ["start.up"]]);
    expect(situations[0]!.reach).toBeCloseTo(afterDown, 12);
    expect(situations[1]!.reach).toBeCloseTo(afterUp, 12);
    const up = situations[1] as Extract<SituationReport, { kind: "decision" }>;
    expect(up.types.map(({ type, weight }) => [type, Number(weight.toFixed(12))])).toEqual([["calm", 0.4], ["keen", 0.6]]);
    expect(up.belief?.types[0]?.odds.map(({ probability }) => Number(probability.toFixed(12)))).toEqual([0.63, 0.06].map((share) => Number((share / 0.69).toFixed(12))));
  });

  it("is reached once, however often play comes back to it", () => {
    const { reach, situations } = stageReport(compiled, profile(), stage("again"), 1)!;
    const once = 0.5 * (0.31 + 0.1725);
    expect(reach).toBeCloseTo(once, 12);
    expect(situations).toHaveLength(1);
    expect(situations[0]!.reach).toBeCloseTo(0.5 * 0.31, 12);
  });

  it("of chance has its odds on average", () => {
    const { reach, situations: [chance] } = stageReport(compiled, profile(), stage("weather"), 3)!;
    expect(reach).toBeCloseTo(0.69, 12);
    expect(chance).toMatchObject({ kind: "chance", observed: [], events: [{ name: "rain", probability: expect.closeTo(0.25, 12) }, { name: "sun", probability: expect.closeTo(0.75, 12) }] });
  });

  it("counts types by their first odds where the strategies never lead", () => {
    const never = profile();
    never.probabilities.set([1, 0, 1, 0], 0); // the sender always goes up
    const down = stageReport(compiled, never, stage("answer"), 9)!.situations[1] as Extract<SituationReport, { kind: "decision" }>;
    expect([down.observed, down.reach, down.reached, down.belief]).toEqual([["start.down"], 0, false, null]);
    expect(down.types.map(({ weight }) => Number(weight.toFixed(12)))).toEqual([0.4, 0.6]);
  });

  it("is told within the width, with titles for moves", () => {
    const text = situationsText(scenario, stageReport(compiled, profile(), stage("answer"), 9)!, { width: 70, ink: PLAIN_INK, byType: false, at: null });
    expect(text.replace(/\s+/g, " ")).toContain("Play comes to this stage with probability 48 %. Shown: 2 situations that The receiver can tell apart, the likeliest first (all 4 information sets there, one for each type of the mover).");
    expect(text.replace(/\s+/g, " ")).toContain("Comes up with probability 17 %. The receiver has observed: Go up.");
    expect(text.split("\n").filter((line) => line.length > 70)).toEqual([]);
  });
});
