// Text that is meant to exhaust a reader. Each is refused with a place and a way out; how long that may take is the runner's limit.

import { describe, expect, it } from "vitest";
import { printDiagnostic } from "../../src/base/index.ts";
import { parseScenario, type Rule } from "../../src/language/index.ts";

const lines = (count: number, line: (i: number) => string) => Array.from({ length: count }, (_, i) => line(i)).join("\n");
const head = "excomm: 1\ntitle: Hostile\nplayers: { a: {} }\n";
const manyPlayers = Array.from({ length: 4_000 }, (_, i) => `p${i}: {}`).join(", ");

const texts: readonly (readonly [string, Rule, string])[] = [
  ["a file of 10 MB", "file-too-large", "x".repeat(10_000_000)],
  ["1,000 nested lists", "too-deep", `a: ${"[".repeat(1_000)}${"]".repeat(1_000)}`],
  ["1,000 nested maps", "too-deep", `${"{a: ".repeat(1_000)}1${"}".repeat(1_000)}`],
  ["1,000 levels of indentation", "too-deep", lines(1_000, (i) => `${" ".repeat(i)}a:`)],
  ["1,000 compact lists", "too-deep", `${"- ".repeat(1_000)}x`],
  ["1,000 compact keys", "too-deep", `${"? ".repeat(1_000)}x`],
  ["half a million opening brackets", "too-deep", "[".repeat(500_000)],
  ["half a million closing brackets", "too-many-parts", `a: ${"]".repeat(500_000)}`],
  ["as many closing brackets as are read", "yaml-syntax", `a: ${"]".repeat(199_000)}`],
  ["quotes without end", "yaml-syntax", '"'.repeat(190_000)],
  ["escapes without meaning", "yaml-syntax", `a: "${"\\x".repeat(400_000)}"`],
  ["an alias bomb", "no-alias", `a: &a [x, x]\n${lines(30, (i) => `b${i}: &b${i} [*${i === 0 ? "a" : `b${i - 1}`}, *a]`)}`],
  ["a key 190,000 times", "too-many-parts", "a: 1\n".repeat(190_000)],
  ["30,000 strange keys", "too-many-mistakes", `${head}${lines(30_000, (i) => `k${i}: ${i}`)}`],
  ["4,000 players", "too-many", `excomm: 1\ntitle: x\nplayers: { ${manyPlayers} }\nstages:\n  s:\n    player: p0\n    actions:\n${lines(9_000, (i) => `      a${i}: { then: o }`)}\noutcomes: { o: {} }\n`],
  ["3,000 attributes in 1,000 payoffs", "too-many", `${head}attributes:\n${lines(3_000, (i) => `  w${i}: {}`)}\nstages: { s: { player: a, actions: { x: { then: o0 } } } }\noutcomes:\n${lines(1_000, (i) => `  o${i}: { payoffs: { a: "sum_abs(weights)" } }`)}\n`],
  ["a circle of 4,000 stages", "endless-circle", `${head}stages:\n${lines(4_000, (i) => `  s${i}: { player: a, actions: { x: { then: s${(i + 1) % 4_000} }, y: { then: o } } }`)}\noutcomes: { o: { payoffs: { a: 1 } } }\n`],
];

describe("hostile text", () => {
  it.each(texts)("%s breaks the rule %s", (_, rule, text) => {
    const { scenario, diagnostics } = parseScenario(text, "hostile.yaml");
    expect(scenario).toBeNull();
    expect(diagnostics.map((one) => one.rule)).toContain(rule);
    expect(diagnostics.length).toBeLessThanOrEqual(101);
    // What is shown stays short, however long the lines are.
    for (const diagnostic of diagnostics) expect(printDiagnostic(diagnostic).length).toBeLessThan(1_500);
  }, 20_000);

  it("reads a long chain of stages without running out of stack", () => {
    const count = 4_000;
    const text = `${head}stages:\n${lines(count, (i) => `  s${i}: { player: a, actions: { x: { then: s${i + 1} }, y: { then: o } } }`)}\noutcomes:\n  o: { payoffs: { a: 1 } }\n  s${count}: { payoffs: { a: 1 } }\n`;
    const { scenario, diagnostics } = parseScenario(text, "chain.yaml");
    expect(diagnostics).toEqual([]);
    expect(scenario?.stages.size).toBe(count);
  });
});
