import { describe, expect, it } from "vitest";
import { compile } from "../compile/index.ts";
import { requireScenario } from "../language/index.ts";
import { PLAIN_INK } from "./ink.ts";
import { KNEW_MAX, simulationReport, transcript } from "./simulation.ts";
import { simulationText } from "./simulation-text.ts";

const STAGES = 2500;
const stages = Array.from({ length: STAGES }, (_, i) => `  s${i}: { player: ${i % 2 === 0 ? "a" : "b"}, actions: { on: { then: ${i === STAGES - 1 ? "over" : `s${i + 1}`} } } }`);
const compiled = compile(requireScenario(`
excomm: 1
title: Long
players: { a: { title: A }, b: { title: B } }
stages:
${stages.join("\n")}
outcomes: { over: { payoffs: { a: 0, b: 0 } } }
`, "long.yaml"));
const { game } = compiled;
const profile = new Float64Array(STAGES).fill(1);
const played = transcript(game, compiled, profile, Array.from({ length: game.topology.nodeCount }, (_, node) => node), 0);

describe("a playthrough of thousands of steps", () => {
  it("has every step, each with the latest of what its mover had seen", () => {
    expect(played.steps.length).toBe(STAGES);
    expect(Math.max(...played.steps.map(({ knew }) => knew.length))).toBe(KNEW_MAX);
    expect(played.steps[3]?.knew).toEqual(["s0.on", "s1.on", "s2.on"]);
    expect(played.steps.at(-1)?.knew.at(-1)).toBe(`s${STAGES - 2}.on`);
  });

  it("asks of each step no more of the past than it tells", () => {
    const asked: (number | undefined)[] = [];
    const watched = { ...compiled, infosetHistory: (set: number, most?: number) => (asked.push(most), compiled.infosetHistory(set, most)) };
    expect(transcript(game, watched, profile, Array.from({ length: game.topology.nodeCount }, (_, node) => node), 0)).toEqual(played);
    expect(new Set(asked)).toEqual(new Set([KNEW_MAX]));
    for (const most of [0, 1, 2, 3, 4, 100]) expect(compiled.infosetHistory(2, most)).toEqual(["s0.on", "s1.on", "s2.on", "s3.on"].slice(Math.max(0, 4 - most)));
  });

  it("is told to its end", () => {
    const ends = new Int32Array(game.topology.nodeCount);
    ends[ends.length - 1] = 1;
    const text = simulationText(game, compiled, simulationReport(game, profile, 1, ends, [played]), 80, PLAIN_INK);
    expect(text).toContain("  s3: b -> on (100 %)");
    expect(text).toContain("had seen: s0.on");
    expect(text).toContain("had seen last: ");
    expect(text).toMatch(/ends in: over\n$/);
  });
});
