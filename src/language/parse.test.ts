import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { DiagnosticError } from "../base/index.ts";
import type { Scenario } from "../scenario/index.ts";
import { parseScenario, parseSetting, requireScenario, scenarioSchema } from "./index.ts";

const everything = readFileSync(new URL("../../test/laws/everything.yaml", import.meta.url), "utf8");
const scenario = requireScenario(everything, "everything.yaml");

const HEAD = "excomm: 1\ntitle: Small\nplayers: { a: {}, b: {} }\n";
const STAGES = "stages: { s: { player: a, actions: { x: { then: o } } } }\n";
const small = (rest: string) => parseScenario(`${HEAD}${rest}`, "small.yaml");
const rulesOf = (rest: string) => small(rest).diagnostics.map(({ rule }) => rule);

function value(of: Scenario, name: string): unknown {
  return of.parameters.get(name)?.value;
}

describe("names that programs keep", () => {
  it.each(["__proto__", "constructor", "toString"])("%s is refused at the top and as the only name, and nothing else is said of it", (name) => {
    expect(rulesOf(`${STAGES}outcomes: { o: { payoffs: { a: 0, b: 0 } } }\n${name}: 1\n`)).toEqual(["reserved-name"]);
    expect(rulesOf(`stages: { ${name}: { player: a, actions: { x: { then: o } } } }\noutcomes: { o: { payoffs: { a: 0, b: 0 } } }\n`)).toEqual(["reserved-name"]);
  });
});

describe("a scenario that uses every word of the language", () => {
  it("names every number by where it stands", () => {
    expect([...scenario.parameters.keys()]).toEqual(
      expect.arrayContaining([
        "incident", "detection.early", "north.defence.prior", "north.defence.weights.land", "north.defence.values.war_cost", "clash.land",
        "clash.payoffs.south.hawk", "north.believes.south.hawk", "north.believes.detection.early", "hidden.south.believes.detection.early",
      ]),
    );
    expect(value(scenario, "clash.payoffs.south.dove")).toBe(-9);
  });

  it("gives inline numbers the file's defaults, and a range from the nearest spread", () => {
    const early = scenario.parameters.get("detection.early");
    expect(early).toMatchObject({ basis: "judgement", unit: "probability", range: [0.15000000000000002, 0.25], distribution: { shape: "uniform" } });
    // The attribute's own spread stands above the file's, and its bounds cut the range.
    expect(scenario.parameters.get("fait-accompli.land")?.range).toEqual([0.7, 1]);
    expect(scenario.parameters.get("clash.land")?.range).toEqual([-1, -0.8]);
    // 0.3 of the weight.
    expect(scenario.parameters.get("north.prestige.weights.prestige")?.range).toEqual([0.56, 1.04]);
  });

  it("gives inline numbers the unit of their place", () => {
    const units = ["detection.early", "clash.land", "north.defence.weights.land", "clash.payoffs.south.hawk", "north.defence.values.war_cost"];
    expect(units.map((name) => scenario.parameters.get(name)?.unit)).toEqual(["probability", "attribute", "utils per attribute", "utils", ""]);
  });

  it("draws numbers with a concentration together, and not each for itself", () => {
    expect(scenario.groups).toEqual([
      { members: ["north.defence.weights.land", "north.defence.weights.prestige"], concentration: 30 },
      { members: ["north.defence.prior", "north.prestige.prior"], concentration: 40 },
    ]);
    expect(scenario.parameters.get("north.defence.prior")?.range).toBeNull();
  });

  it("says who sees what: everybody, those listed and the mover, or another word", () => {
    const branches = scenario.stages.get("deploy")?.branches ?? [];
    expect(branches.map(({ seen }) => Object.fromEntries(seen))).toEqual([
      { north: "nothing", south: "nothing" },
      { north: "covert-full" },
      { north: "covert-some", south: "shipping" },
    ]);
  });

  it("keeps conditions, bounds, beliefs, the record and variants", () => {
    const late = scenario.stages.get("detection")?.branches[1];
    expect(late?.odds).toBeNull();
    expect(late?.then.map(({ condition, to }) => [condition?.text ?? null, to])).toEqual([["ready > 0.9 && alert", "fait-accompli"], [null, "line"]]);
    expect(scenario.stages.get("line")?.repeat).toEqual({ atMost: 3, then: "settled", counter: "day" });
    expect([...(scenario.beliefs[0]?.chance.get("detection") ?? [])].map(([event, odds]) => [event, odds === null])).toEqual([["early", false], ["late", true]]);
    expect(scenario.record.map(({ stage, branch }) => `${stage} ${branch}`)).toEqual(["deploy covert-full", "detection early", "line wait"]);
    expect(scenario.variants.get("no-trade")?.set.get("quiet.land")).toBe(-0.2);
    expect(scenario.variants.get("common-prior")?.beliefs).toBe("scenario");
    expect(scenario.defaults).toEqual({ solver: "qre", lambda: 6 });
    expect(scenario.nodesMax).toBe(100_000);
  });

  it("takes a word of a variable as it stands", () => {
    const effect = scenario.stages.get("deploy")?.branches[1]?.effects.get("engines");
    expect(effect?.reads).toEqual([]);
    expect(effect?.evaluate([])).toBe("full");
  });
});

describe("reading a scenario", () => {
  it("gives a player without types one type of odds 1", () => {
    const { scenario: read } = small(`${STAGES}outcomes: { o: { payoffs: { a: 1, b: 2 } } }\n`);
    expect(read?.players.map(({ types }) => types.map(({ name, prior }) => [name, prior.evaluate([])]))).toEqual([[["", 1]], [["", 1]]]);
    expect(read?.start).toBe("s");
  });

  it("removes control characters from texts", () => {
    const { scenario: read } = parseScenario(`excomm: 1\ntitle: "A \\e[31mred\\e[0m title\\nin two lines"\nplayers: { a: {} }\n${STAGES}outcomes: { o: { payoffs: { a: 1 } } }\n`, "x");
    expect(read?.title).toBe("A [31mred[0m title in two lines");
  });

  it("takes every escape of YAML in double quotes", () => {
    const title = '"C:\\\\parcel \\\\x \\"\\u00e9\\x41\\"\\/ \\U0001F30D \\\n  end"';
    const { scenario: read, diagnostics } = parseScenario(`excomm: 1\ntitle: ${title}\nplayers: { a: {} }\n${STAGES}outcomes: { o: { payoffs: { a: 1 } } }\n`, "x");
    expect(diagnostics).toEqual([]);
    expect(read?.title).toBe('C:\\parcel \\x "\u00e9A"/ \u{1f30d} end');
  });

  it("takes numbers where text stands, and quoted numbers as constants", () => {
    const { scenario: read } = small(`${STAGES}outcomes: { o: { title: 1815, payoffs: { a: "0.5", b: 2 } } }\n`);
    expect(read?.outcomes.get("o")?.title).toBe("1815");
    expect([...(read?.parameters.keys() ?? [])]).toEqual(["o.payoffs.b"]);
  });

  it("keeps a number that stands for a text as it is written", () => {
    const { scenario: read } = small(`${STAGES}outcomes: { o: { payoffs: { a: 1, b: 2 } } }\nrecord: [{ stage: s, took: x, date: 1815.10 }]\n`);
    expect(read?.record[0]?.date).toBe("1815.10");
  });

  it("counts no brackets and no indentation inside texts as nesting", () => {
    const block = Array.from({ length: 60 }, (_, i) => `      ${" ".repeat(i)}[ { - x`).join("\n");
    const { diagnostics } = small(`${STAGES}outcomes:\n  o:\n    payoffs: { a: 1, b: 2 }\n    title: "${"[".repeat(60)}"\n    text: |\n${block}\n`);
    expect(diagnostics).toEqual([]);
  });

  it("reports every circle, not only the first", () => {
    const stages = "stages:\n  s: { player: a, actions: { x: { then: o }, y: { then: s }, z: { then: t } } }\n  t: { player: b, actions: { x: { then: o }, y: { then: t } } }\n";
    const { diagnostics } = small(`${stages}outcomes: { o: { payoffs: { a: 1, b: 1 } } }\n`);
    expect(diagnostics.map(({ rule, label }) => [rule, label])).toEqual([["endless-circle", "s -> s"], ["endless-circle", "t -> t"]]);
  });

  it("checks sums of odds through declared parameters", () => {
    const chance = (p: string) => `parameters: { q: 0.4 }\nstages: { s: { chance: { x: { p: q, then: o }, y: { p: "${p}", then: o } } } }\noutcomes: { o: { payoffs: { a: 1, b: 1 } } }\n`;
    expect(rulesOf(chance("1 - q"))).toEqual([]);
    expect(rulesOf(chance("0.5"))).toEqual(["odds-do-not-sum"]);
  });

  it("reports nothing that only follows from another mistake", () => {
    // A misspelt goal leaves "o" unreached, and a misspelt player leaves a payoff out.
    expect(rulesOf("stages: { s: { player: a, actions: { x: { then: oo } } } }\noutcomes: { o: { payoffs: { a: 1, bb: 1 } } }\n")).toEqual(["unknown-stage", "unknown-player"]);
  });

  it("places a mistake inside an expression at its very characters", () => {
    const { diagnostics } = small(`${STAGES}outcomes: { o: { payoffs: { a: "1 + unknown * 2", b: 2 } } }\n`);
    expect(diagnostics[0]?.place).toMatchObject({ line: 5, column: 37, length: 7 });
  });

  it("counts columns as an editor does in files with Windows line ends and a byte-order mark", () => {
    const text = `\ufeff${HEAD}${STAGES}outcomes: { o: { payoffs: { a: 1, c: 2 } } }\n`.replaceAll("\n", "\r\n");
    const { diagnostics } = parseScenario(text, "x");
    expect(diagnostics.map(({ place }) => [place?.line, place?.column, place?.text])).toEqual([[5, 35, "outcomes: { o: { payoffs: { a: 1, c: 2 } } }"]]);
  });

  it("lists at most 100 mistakes, and says that there are more", () => {
    const stages = Array.from({ length: 90 }, (_, i) => `  s${i}: { player: c, actions: { x: { then: t${i} } } }`).join("\n");
    const { diagnostics } = small(`stages:\n${stages}\noutcomes: { o: { payoffs: { a: 1, b: 1 } } }\n`);
    expect(diagnostics).toHaveLength(101);
    expect(diagnostics.at(-1)?.rule).toBe("too-many-mistakes");
  });

  it("throws all mistakes at once for a caller who asked for a scenario", () => {
    expect(() => requireScenario("title: 1", "x.yaml")).toThrow(DiagnosticError);
    expect(() => requireScenario("title: 1", "x.yaml")).toThrow(/"excomm" is missing[^]*"players" is missing/);
  });
});

describe("a setting", () => {
  const read = (text: string) => {
    const { setting, diagnostic } = parseSetting(scenario, text);
    return setting === null ? diagnostic.rule : setting.value;
  };

  it.each([
    ["incident=0.2", 0.2],
    [" incident = 0.2 ", 0.2],
    ["clash.payoffs.south.hawk=-2", -2],
    // Outside its range, which says what is plausible.
    ["incident=0.95", 0.95],
    ["trade_allowed=false", false],
    ["lens=hurried", "hurried"],
  ])("%s is read", (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    ["incident", "setting-form"],
    ["=3", "setting-form"],
    ["incidant=0.2", "unknown-parameter"],
    ["__proto__=1", "unknown-parameter"],
    ["constructor=1", "unknown-parameter"],
    ["toString=1", "unknown-parameter"],
    ["incident=NaN", "number-form"],
    ["incident=Infinity", "number-form"],
    ["incident=1e999", "number-form"],
    ["incident=0x10", "number-form"],
    ["incident=", "kind-mismatch"],
    ["incident=high", "kind-mismatch"],
    ["trade_allowed=1", "kind-mismatch"],
    ["lens=calmly", "choice-mismatch"],
  ])("%s breaks %s", (text, rule) => {
    expect(read(text)).toBe(rule);
  });

  it("with a misspelt name is told the nearest", () => {
    expect(parseSetting(scenario, "incidant=0.2").diagnostic?.help).toBe('did you mean "incident"?');
  });
});

describe("the JSON Schema", () => {
  const schema = scenarioSchema() as { properties: Record<string, { description?: string; propertyNames?: { pattern: string } }>; required: string[]; additionalProperties: boolean };

  it("has every key of a scenario, with a description for all but the plainest", () => {
    expect(schema.required).toEqual(["excomm", "title", "players", "stages", "outcomes"]);
    expect(schema.additionalProperties).toBe(false);
    const silent = Object.entries(schema.properties).filter(([, { description }]) => description === undefined || description === "");
    expect(silent.map(([key]) => key)).toEqual([]);
  });

  it("tells editors how names are written", () => {
    const pattern = new RegExp(schema.properties["players"]?.propertyNames?.pattern ?? "");
    expect(["south", "north_2"].every((name) => pattern.test(name))).toBe(true);
    expect(["US", "north-2", "2"].some((name) => pattern.test(name))).toBe(false);
  });

  it("takes a good scenario, and refuses what the reader calls a mistake of shape", () => {
    // An independent reading of the schema, as an editor's would be.
    const check = z.fromJSONSchema(scenarioSchema() as Parameters<typeof z.fromJSONSchema>[0]);
    expect(check.safeParse(parse(everything)).error?.issues).toBeUndefined();
    const gallery = new URL("../../test/mistakes/scenario/", import.meta.url);
    const shape = ["missing-key", "unknown-key", "wrong-kind", "unknown-word"];
    let refused = 0;
    for (const name of readdirSync(gallery).filter((one) => one.endsWith(".yaml"))) {
      const text = readFileSync(new URL(name, gallery), "utf8");
      if (!parseScenario(text, name).diagnostics.some(({ rule }) => shape.includes(rule))) continue;
      expect(check.safeParse(parse(text)).success, name).toBe(false);
      refused++;
    }
    expect(refused).toBeGreaterThan(20);
  });

  it("is plain JSON", () => {
    expect(JSON.parse(JSON.stringify(schema))).toEqual(schema);
  });
});
