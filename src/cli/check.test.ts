import { describe, expect, it, vi } from "vitest";
import * as engine from "../index.ts";
import { checkVariants } from "./check.ts";

vi.mock(import("../index.ts"), async (original) => {
  const whole = await original();
  return { ...whole, checkCompile: vi.fn(whole.checkCompile), revalueCompiled: vi.fn(whole.revalueCompiled) };
});

const scenario = engine.requireScenario(`
excomm: 1
title: A test
players: { us: {}, them: {} }
parameters: { stake: 1, half: 0.5, open: true }
beliefs: { them: { luck: { rain: 0.25, sun: rest } } }
stages:
  luck: { chance: { rain: { p: half, then: move }, sun: { p: "1 - half", then: move } } }
  move: { player: us, actions: { go: { if: open, then: over }, stay: { then: over } } }
outcomes: { over: { payoffs: { us: stake, them: "1 / (stake - 2)" } } }
variants:
  more: { title: T, set: { stake: 3 } }
  broken: { title: T, set: { stake: 2 } }
  closed: { title: T, set: { open: false } }
  common: { title: T, beliefs: scenario }
  odd: { title: T, set: { half: 0.7 } }
`, "test.yaml");
const compiled = engine.compile(scenario);

describe("the variants of a scenario", () => {
  it("are compiled anew only where they change the tree or what is believed", () => {
    vi.mocked(engine.checkCompile).mockClear();
    const { diagnostics, unchecked } = checkVariants(compiled, Infinity, () => {});
    expect(vi.mocked(engine.checkCompile).mock.calls.map(([, options]) => options?.variant)).toEqual(["closed", "common"]);
    expect(vi.mocked(engine.revalueCompiled).mock.calls.map(([, set]) => [...set.keys()])).toEqual([["stake"], ["stake"], ["half"]]);
    expect(diagnostics.map(({ rule, message }) => [rule, message])).toEqual([["not-a-number", 'in variant "broken": the payoff of them at outcome "over" is infinite']]);
    expect(unchecked).toEqual([]);
  });

  it("have the mistakes that compiling each of them finds", () => {
    const anew = [...scenario.variants.keys()].flatMap((variant) => engine.checkCompile(scenario, { variant }).diagnostics.map((fault) => ({ ...fault, message: `in variant "${variant}": ${fault.message}` })));
    expect(checkVariants(compiled, Infinity, () => {}).diagnostics).toEqual(anew);
  });

  it("that do not fit into the bound on all of them are named", () => {
    const heard: string[] = [];
    const { unchecked } = checkVariants(compiled, 1, (name) => heard.push(name));
    expect([heard, unchecked]).toEqual([["more"], ["broken", "closed", "common", "odd"]]);
  });
});
