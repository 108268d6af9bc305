// What an author reads when a scenario is well written but makes no game.

import { describe, expect, it } from "vitest";
import { type Diagnostic, printDiagnostic } from "../base/index.ts";
import { requireScenario } from "../language/index.ts";
import type { Scenario, Stage } from "../scenario/index.ts";
import { checkCompile, type CompileOptions, compile, revalueCompiled } from "./index.ts";

interface Parts {
  readonly stages: string;
  readonly outcomes?: string;
  readonly more?: string;
}

function scenarioOf({ stages, outcomes = "over: { payoffs: { us: 0, them: 0 } }", more = "" }: Parts): Scenario {
  return requireScenario(`excomm: 1\ntitle: A test\nplayers: { us: {}, them: {} }\n${more}\nstages:\n${stages}\noutcomes: { ${outcomes} }\n`, "test.yaml");
}

/** The only mistake that is found. */
function mistakeOf(parts: Parts, options: CompileOptions = {}): Diagnostic {
  const { compiled, diagnostics } = checkCompile(scenarioOf(parts), options);
  expect(compiled).toBeNull();
  expect(diagnostics).toHaveLength(1);
  return diagnostics[0]!;
}

/** Message, label and help in one text, and the line they point at. */
const said = (mistake: Diagnostic) => [printDiagnostic(mistake).replace(/\s+/g, " "), mistake.place?.text.trim() ?? ""];

const PARAMETERS = "parameters: { q: { value: 0.5, unit: share }, n0: 0, on: true }";
const luck = (early: string, late: string) => `  luck:\n    chance: { early: { p: ${early}, then: over }, late: { p: ${late}, then: over } }`;
const MOVE = "player: us, actions: { go: { then: over } }";

describe("odds", () => {
  it("that sum to something else are listed, at their stage", () => {
    const [text, line] = said(mistakeOf({ stages: luck("q", "q"), more: PARAMETERS }, { set: new Map([["q", 0.4]]) }));
    expect(text).toContain('the odds of stage "luck" sum to 0.8, not to 1');
    expect(text).toContain("they are 0.4 + 0.4");
    expect(line).toBe("luck:");
  });

  it("that sum to 1 only where a condition has removed nothing are told so", () => {
    const stages = "  luck:\n    chance: { early: { p: 0.5, if: on, then: over }, late: { p: 0.5, then: over } }";
    const [text] = said(mistakeOf({ stages, more: PARAMETERS }, { set: new Map([["on", false]]) }));
    expect(text).toContain('the odds of stage "luck" sum to 0.5');
    expect(text).toContain("the only one is 0.5");
    expect(text).toContain("write `rest`");
  });

  it("of a player name the player, and point at what it believes", () => {
    const more = `${PARAMETERS}\nbeliefs:\n  them:\n    luck: { early: q, late: "n0 + q" }`;
    const [text, line] = said(mistakeOf({ stages: luck("0.3", "rest"), more }, { set: new Map([["n0", 0.25]]) }));
    expect(text).toContain('the odds of stage "luck" as them holds them sum to 1.25');
    expect(line).toContain("early: q");
  });

  it.each([["above 1", 1, 1.5], ["below 0", -1, -0.5]])("%s are out of range", (_, n0, value) => {
    const [text] = said(mistakeOf({ stages: luck('"0.5 + n0"', "rest"), more: PARAMETERS }, { set: new Map([["n0", n0]]) }));
    expect(text).toContain(`the odds of stage "luck" leave 0 to 1: one of them is ${value}`);
  });

  it("without a value are out of range", () => {
    const [text] = said(mistakeOf({ stages: luck('"q / q"', "rest"), more: PARAMETERS }, { set: new Map([["q", 0]]) }));
    expect(text).toContain("one of them is not a number");
  });

  it("where the rest would be negative say what takes the rest", () => {
    const stages = "  luck:\n    chance: { a: { p: q, then: over }, b: { p: q, then: over }, c: { p: rest, then: over } }";
    const [text] = said(mistakeOf({ stages, more: PARAMETERS }, { set: new Map([["q", 0.75]]) }));
    expect(text).toContain("one of them is -0.5");
    expect(text).toContain("they are 0.75 + 0.75 + -0.5");
    expect(text).toContain("the others must not sum to more than 1");
  });

  it("may miss 1 by a billionth, with or without a rest", () => {
    const stages = (last: string) => `  luck:\n    chance: { a: { p: 0.3333333335, then: over }, b: { p: 0.3333333335, then: over }, c: { p: 0.3333333335, then: over }, d: { p: ${last}, then: over } }`;
    expect(compile(scenarioOf({ stages: stages("rest") })).game.valuation.chance[4]).toBe(0);
    expect(checkCompile(scenarioOf({ stages: stages("0") })).diagnostics).toEqual([]);
  });

  it("of types sum to 1, even where there is one type only", () => {
    for (const types of ["them: { bold: { prior: q } }", "them: { bold: { prior: q }, shy: { prior: 0.5 } }"]) {
      const [text, line] = said(mistakeOf({ stages: `  s: { ${MOVE} }`, more: `${PARAMETERS.replace("0.5", types.includes("shy") ? "0.5" : "1")}\ntypes:\n  ${types}` }, { set: new Map([["q", 0.25]]) }));
      expect(text).toContain(`the odds of the types of them sum to ${types.includes("shy") ? 0.75 : 0.25}`);
      expect(line).toContain("bold");
    }
  });
});

describe("a number that is not finite", () => {
  it.each([
    ["a payoff", { stages: `  s: { ${MOVE} }`, outcomes: 'over: { payoffs: { us: "1 / n0", them: 0 } }' }, "the payoff of us at outcome \"over\" is infinite"],
    ["an attribute", { stages: `  s: { ${MOVE} }`, outcomes: 'over: { attributes: { land: "log(n0 - 1)" }, payoffs: { us: 1, them: 0 } }' }, "attribute \"land\" at outcome \"over\" is not a number"],
    ["a variable", { stages: '  s: { player: us, actions: { go: { set: { v: "sqrt(n0 - 1)" }, then: over } } }' }, "variable \"v\" is not a number"],
  ])("%s is reported at its expression, from the start and under new values", (_, parts, message) => {
    const scenario = scenarioOf({ ...parts, more: `${PARAMETERS.replace("n0: 0", "n0: 2")}\nattributes: { land: {} }\nvariables: { v: 0 }` });
    const compiled = compile(scenario), set = new Map([["n0", 0]]);
    const anew = checkCompile(scenario, { set }).diagnostics;
    expect(anew).toHaveLength(1);
    expect(said(anew[0]!)[0]).toContain(message);
    expect(anew[0]!.place?.text).toContain("n0");
    expect(revalueCompiled(compiled, set).diagnostics).toEqual(anew);
  });
});

describe("a condition that hangs on what is no number", () => {
  const away = "far: { payoffs: { us: 0, them: 0 } }, over: { payoffs: { us: 0, them: 0 } }";
  it.each([
    ["of a move", "  s: { player: us, actions: { go: { if: \"log(n0 - 1) < 2\", then: over }, stay: { then: over } } }", undefined, "a condition at stage \"s\" has no value", "log(n0 - 1) < 2"],
    ["of the only move", "  s: { player: us, actions: { go: { if: \"log(n0 - 1) < 2\", then: over } } }", undefined, "a condition at stage \"s\" has no value", "log(n0 - 1) < 2"],
    ["of a way on", "  s: { player: us, actions: { go: { then: [{ if: \"!(0 / n0 > 1)\", to: far }, { to: over }] } } }", away, "a condition at stage \"s\" has no value", "0 / n0"],
    ["within a longer one", "  s: { player: us, actions: { go: { if: \"on && (sqrt(n0 - 1) in [1, 2] ? 1 : 2) > 0\", then: over }, stay: { then: over } } }", undefined, "a condition at stage \"s\" has no value", "sqrt"],
    ["of a choice between payoffs", `  s: { ${MOVE} }`, 'over: { payoffs: { us: "n0 / n0 == 1 ? 1 : 2", them: 0 } }', "the payoff of us at outcome \"over\" is not a number", "n0 / n0"],
    ["of a switch", '  s: { player: us, actions: { go: { set: { w: "n0 / n0 > 1" }, then: over } } }', undefined, "variable \"w\" has no value", "n0 / n0"],
    ["of what a player learns", '  s: { player: us, actions: { go: { learns: { them: n0 / n0 }, then: over } } }', undefined, "what them learns at stage \"s\" has no value", "learns"],
  ])("%s is reported at its expression, and nothing else is", (_, stages, outcomes, message, line) => {
    const mistake = mistakeOf({ stages, ...(outcomes === undefined ? {} : { outcomes }), more: `${PARAMETERS}\nvariables: { w: false }` });
    expect(mistake).toMatchObject({ rule: "not-a-number", message });
    expect(mistake.place?.text).toContain(line);
  });

  it("has a value where a guard stands before it, and where what it reads is the cause only that is told", () => {
    const guarded = "  s: { player: us, actions: { go: { if: \"n0 > 0 && log(n0) < 2 || on\", then: over }, stay: { then: over } } }";
    expect(checkCompile(scenarioOf({ stages: guarded, more: PARAMETERS })).diagnostics).toEqual([]);
    const broken = "  s: { player: us, actions: { go: { set: { v: 1 / n0 }, then: t } } }\n  t: { player: us, actions: { go: { if: v - v < 1, then: over }, stay: { then: over } } }";
    expect(mistakeOf({ stages: broken, more: `${PARAMETERS}\nvariables: { v: 0 }` }).message).toBe('variable "v" is infinite');
  });
});

describe("what is offered", () => {
  it("is something", () => {
    const [text, line] = said(mistakeOf({ stages: "  s: { player: us, actions: { go: { if: on, then: over } } }", more: PARAMETERS }, { set: new Map([["on", false]]) }));
    expect(text).toContain('at stage "s" nothing is offered');
    expect(text).toContain('give one branch of "s" no condition');
    expect(line).toMatch(/^s:/);
  });

  it("is possible, where chance moves", () => {
    expect(mistakeOf({ stages: "  s: { chance: { rain: { p: rest, if: on, then: over } } }", more: PARAMETERS }, { set: new Map([["on", false]]) }).message).toBe('at stage "s" nothing is possible');
  });

  it("tells a player no more than it knows", () => {
    const stages = `  hide: { player: us, actions: { a: { set: { v: 1 }, seen by: [us], then: find }, b: { seen by: [us], then: find } } }
  find: { player: them, actions: { dig: { then: over }, lift: { if: v > 0, then: over } } }`;
    const [text, line] = said(mistakeOf({ stages, more: "variables: { v: 0 }" }));
    expect(text).toContain('what is offered at stage "find" tells them what it cannot know');
    expect(text).toContain('they offer "dig, lift" and "dig"');
    expect(text).toContain("let it learn the difference");
    expect(line).toMatch(/^find:/);
  });
});

it("exhausted stages that lead to each other are reported, should a scenario have them", () => {
  const scenario = scenarioOf({ stages: "  s: { repeat: { at most: 1, then: over }, player: us, actions: { go: { then: s } } }" });
  const stage = scenario.stages.get("s") as Stage;
  // The reader refuses such text: the stage is changed behind its back.
  const round = { ...scenario, stages: new Map([["s", { ...stage, repeat: { atMost: 1, then: "s", counter: null } }]]) };
  const { diagnostics } = checkCompile(round);
  expect(diagnostics.map(({ rule }) => rule)).toEqual(["endless-circle"]);
  expect(said(diagnostics[0]!)[0]).toContain('the stages that follow "s" when it is exhausted lead back to it');
});

describe("new values", () => {
  const compiled = compile(scenarioOf({ stages: '  s: { player: us, actions: { go: { if: on, then: over }, stay: { then: over } } }', outcomes: 'over: { payoffs: { us: n0, them: "lens == \'calm\' ? 1 : 0" } }', more: "parameters: { n0: 0, on: true, lens: { value: calm, choices: [calm, hurried] } }" }));

  it.each([
    ["an unknown parameter", "n1", 0, /no parameter "n1".*did you mean "n0"\?/],
    ["a word for a number", "n0", "a", /"n0" takes a finite number, got "a"/],
    ["no number", "n0", Number.NaN, /"n0" takes a finite number, got NaN/],
    ["a word that is no choice", "lens", "cold", /"lens" takes one of calm, hurried, got "cold"/],
    ["a parameter that shapes the tree", "on", false, /"on" shapes the tree of "A test"/],
  ])("%s is refused in a sentence", (_, name, value, sentence) => {
    expect(() => revalueCompiled(compiled, new Map([[name, value]]))).toThrow(sentence);
  });
});
