// Figures and tables of balance, discovery and a quarantine, from the data of October 1962: nothing overlaps, nothing is too wide,
// and what is from memory says so.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { loadDossier } from "../../src/cli/data.ts";
import { assessQuarantine, type Assumption, assumptionLines, balance, balanceReport, balanceSvg, balanceText, discovery, discoveryReport, discoverySvg, discoveryText, PLAIN_INK, quarantineReport, quarantineSvg, quarantineText } from "../../src/index.ts";
import { ROOT } from "../faces/excomm.ts";
import { INK } from "../../src/report/svg.ts";
import { overlaps, textBoxes } from "./boxes.ts";

const dossier = loadDossier("october-1962");
const documentedSchema = (name: string) => {
  const block = new RegExp(`\`\`\`json schema=${name}\n(.*?)\n\`\`\``, "s").exec(readFileSync(join(ROOT, "docs/json.md"), "utf8"))?.[1];
  if (block === undefined) throw new Error(`docs/json.md has no schema "${name}"`);
  return z.fromJSONSchema(JSON.parse(block));
};
const DRAWS = { draws: 40, seed: 1 };
const changes = (list: Readonly<Record<string, number>> = {}) => new Map(Object.entries(list));

interface Faces {
  readonly name: string;
  readonly schema: string;
  readonly text: string;
  readonly svg: string;
  readonly report: unknown;
  readonly inputs: readonly Assumption[];
}
const balanceFaces = (name: string, set = {}, fit: "davis-schilling" | "tsipis" = "davis-schilling", draws = DRAWS): Faces => {
  const found = balance(dossier, { ...draws, changes: changes(set), fit });
  return { name, schema: "balance", text: balanceText(found, 80, PLAIN_INK), svg: balanceSvg(dossier, found, "Excomm"), report: balanceReport(found), inputs: found.assumptions };
};
const discoveryFaces = (name: string, choices = {}): Faces => {
  const found = discovery(dossier, { ...DRAWS, schedule: null, gaps: [], flights: [], changes: changes(), ...choices });
  return { name, schema: "detect", text: discoveryText(dossier, found, 80, PLAIN_INK), svg: discoverySvg(dossier, found, "Excomm"), report: discoveryReport(found), inputs: found.assumptions };
};
const quarantineFaces = (name: string, set = {}): Faces => {
  const found = assessQuarantine(dossier, { ...DRAWS, changes: changes(set) });
  return { name, schema: "line", text: quarantineText(found, 80, PLAIN_INK), svg: quarantineSvg(dossier, found, "Excomm"), report: quarantineReport(found), inputs: found.assumptions };
};

const ALL: readonly Faces[] = [
  balanceFaces("the balance"), balanceFaces("the balance by another fit and count", { "r16.ready": 60, "arrived.r12_cuba": 8 }, "tsipis"), balanceFaces("the balance without draws", {}, "davis-schilling", { draws: 0, seed: 1 }),
  discoveryFaces("discovery"), discoveryFaces("discovery without a flight before November", { schedule: "longer-gap" }), discoveryFaces("discovery with a gap and a flight", { gaps: [["1962-10-10", "1962-10-25"]], flights: [{ date: "1962-09-25", cover: 0.9 }] }),
  quarantineFaces("the quarantine"), quarantineFaces("the quarantine far out with few ships", { radius: 1200, ships: 3, days: 28 }), quarantineFaces("the quarantine without ships", { ships: 0 }),
];

describe.each(ALL)("$name", ({ schema, text, svg, report, inputs }) => {
  it("fits 80 columns and says what is judgement", () => {
    expect([...text.split("\n"), ...assumptionLines(inputs, 80, PLAIN_INK)].filter((line) => line.length > 80)).toEqual([]);
    expect(text).toMatch(/judgement/);
    expect(text).not.toMatch(/NaN|undefined|Infinity/);
  });

  it("is JSON as documented, with every number from memory marked", () => {
    const json = JSON.parse(JSON.stringify(report, (_, value: unknown) => (typeof value === "number" && !Number.isFinite(value) ? null : value))) as { inputs: { confidence: string; standing: string }[] };
    expect(documentedSchema(schema).safeParse(json).error?.issues ?? []).toEqual([]);
    for (const { confidence, standing } of json.inputs) if (confidence === "recalled") expect(standing).toBe("cited from memory, unverified");
  });

  it("is a figure with title, units and sources, in which nothing overlaps or is too small, on a sheet of its own", () => {
    const [width = 0, height = 0] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg)?.slice(1).map(Number) ?? [];
    const boxes = textBoxes(svg);
    expect(boxes.length).toBeGreaterThan(20);
    expect(overlaps(boxes)).toEqual([]);
    expect(boxes.filter(({ size }) => size < 11)).toEqual([]);
    expect(boxes.filter(({ left, right, top, bottom }) => left < 0 || right > width || top < 0 || bottom > height)).toEqual([]);
    expect(svg).toMatch(/<title>[^<]+<\/title>/);
    expect(svg).toContain("Sources: ");
    if (svg.includes("The increment,")) for (const share of ["300 %", "200 %", "40 %"]) expect(svg).toContain(`>${share}<`);
    if (inputs.some(({ confidence }) => confidence === "recalled")) expect(svg).toContain("cited from memory, unverified");
    for (const { name, value } of inputs.filter(({ isSet }) => isSet === true)) expect(svg.replaceAll(/<[^>]+>\s*/g, " ")).toContain(`${name} = ${value}`);
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
    // No colour without its counterpart on a dark page.
    expect([...new Set(svg.match(/(?:fill|stroke)="#[^"]+"/g))].filter((one) => !svg.includes(`[${one}]{`) && one !== `fill="${INK}"`)).toEqual([]);
    expect(svg).toContain(`<rect width="${width}" height="${height}" fill="#fafaf6"/>`);
  });
});
