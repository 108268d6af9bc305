// docs/parts.md holds what each part of October 1962 measures, by itself and all together, solved to a residual below 1e-9: UPDATE_GOLDEN=1 writes the numbers anew.

import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { compile, logitResidual, outcomeReports, parsePart, type PartText, percentText, recordPath, requireScenario, solve, strawVoteOdds } from "../../src/index.ts";

const root = join(import.meta.dirname, "../.."), folder = join(root, "scenarios/october-1962");
const page = join(root, "docs/parts.md");
const text = readFileSync(join(folder, "scenario.yaml"), "utf8");
const parts: readonly PartText[] = readdirSync(join(folder, "parts")).filter((file) => file.endsWith(".yaml") && !file.endsWith(".theses.yaml")).map((file) => ({ name: file.replace(".yaml", ""), file, text: readFileSync(join(folder, "parts", file), "utf8") }));
const infos = parts.map((source) => parsePart(source).part!).toSorted((a, b) => a.order - b.order); // they are good
const TAGS = ["no-crisis", "withdrawal", "settlement", "missiles-stay", "strike"];

/** One row of the table: size, and how often play ends in each way at lambda 6. */
function row(label: string, on: readonly PartText[]): string {
  const { scenario, game } = compile(requireScenario(text, "scenario.yaml", { parts: on }));
  const [profile] = solve(game, { solver: "qre", lambda: 6 }).profiles;
  expect(logitResidual(game, profile!.probabilities, 6)).toBeLessThan(1e-9);
  expect(game.topology.nodeCount).toBeLessThan(2_000_000);
  const ends = outcomeReports(game, profile!.probabilities); // qre finds one
  const odds = TAGS.map((tag) => percentText(ends.reduce((sum, { name, probability }) => sum + (scenario.outcomes.get(name)?.tags.includes(tag) === true ? probability : 0), 0)));
  return `| ${[label, game.topology.nodeCount.toLocaleString("en-US"), ...odds].join(" | ")} |`;
}

/** The governmental lens by each of its rules, with how likely the straw vote of 18 October is. */
function rulesTable(): string {
  const governmental = parts.find(({ name }) => name === "governmental")!; // there is one
  const rows = ([["unitary players", [], null], ["weighted utility", [governmental], null], ["majority", [governmental], "by-majority"], ["leader after advice", [governmental], "after-advice"]] as const).map(([label, on, variant]) => {
    const compiled = compile(requireScenario(text, "scenario.yaml", { parts: on }), { variant }), { scenario, game } = compiled;
    const [profile] = solve(game, { solver: "qre", lambda: 6 }).profiles;
    expect(logitResidual(game, profile!.probabilities, 6, profile!.logProbabilities)).toBeLessThan(1e-9);
    const ends = outcomeReports(game, profile!.probabilities), { steps } = recordPath(compiled);
    const odds = TAGS.map((tag) => percentText(ends.reduce((sum, { name, probability }) => sum + (scenario.outcomes.get(name)?.tags.includes(tag) === true ? probability : 0), 0)));
    const [vote] = strawVoteOdds(compiled, steps, profile!.probabilities, profile!.logProbabilities, 6);
    return `| ${[label, ...odds, percentText(vote!)].join(" | ")} |`;
  });
  return [`| rule | ${TAGS.map((tag) => tag.replaceAll("-", " ")).join(" | ")} | 11 to 6 |`, `|---|${"---:|".repeat(TAGS.length + 1)}`, ...rows].join("\n");
}

/** What the theses beside parts come to, from the results that are kept. */
function thesesTable(): string {
  const rows = infos.flatMap(({ name }) => {
    const file = join(folder, `results/theses.${name}.json`);
    if (!existsSync(file)) return [];
    const { theses } = JSON.parse(readFileSync(file, "utf8")) as { readonly theses: readonly { readonly title: string; readonly verdict: string; readonly holds: number; readonly told: number }[] };
    return theses.map(({ title, verdict, holds, told }) => `| \`${name}\` | ${title} | ${verdict} | ${holds} of ${told} |`);
  });
  return ["| part | thesis | verdict | draws |", "|---|---|---|---:|", ...rows].join("\n");
}

function table(): string {
  const named = (name: string) => parts.find((part) => part.name === name)!; // from the same folder
  return [
    `| on | nodes | ${TAGS.map((tag) => tag.replaceAll("-", " ")).join(" | ")} |`, `|---|${"---:|".repeat(TAGS.length + 1)}`,
    row("none", []),
    ...infos.map(({ name, isLens }) => row(`\`${name}\`${isLens ? " (lens)" : ""}`, [named(name)])),
    row("all parts", infos.filter(({ isLens }) => !isLens).map(({ name }) => named(name))),
  ].join("\n");
}

describe("the page of the parts", () => {
  // Every part by itself and all together take longer than the short run has room for.
  it.runIf(process.env["EXCOMM_DEEP"] === "1" || process.env["UPDATE_GOLDEN"] === "1")("holds the numbers that are measured", () => {
    const written = readFileSync(page, "utf8").replace(/\| on \| nodes [^]*?\n(?=\n)/, `${table()}\n`).replace(/\| rule \| [^]*?\n(?=\n)/, `${rulesTable()}\n`);
    if (process.env["UPDATE_GOLDEN"] === "1") writeFileSync(page, written);
    expect(readFileSync(page, "utf8")).toBe(written);
  }, 300_000);

  it("holds the verdicts of the results that are kept", () => {
    const written = readFileSync(page, "utf8").replace(/\| part \| thesis [^]*?\n(?=\n)/, `${thesesTable()}\n`);
    if (process.env["UPDATE_GOLDEN"] === "1") writeFileSync(page, written);
    expect(readFileSync(page, "utf8")).toBe(written);
  });

  it("has a section on every part", () => {
    for (const { name } of infos) expect(readFileSync(page, "utf8")).toContain(`## \`${name}\``);
  });
});
