// docs/essays.md holds what the sub-models give, and what they give is right: UPDATE_GOLDEN=1 writes it anew.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { ROOT } from "../faces/excomm.ts";
import { essaysPage } from "./essays-page.ts";

const path = join(ROOT, "docs/essays.md");
const page = essaysPage(readFileSync(join(ROOT, "scenarios/october-1962/scenario.yaml"), "utf8"));

it("docs/essays.md is what the sub-models give", () => {
  if (process.env["UPDATE_GOLDEN"] === "1") writeFileSync(path, page.text);
  expect(readFileSync(path, "utf8")).toBe(page.text);
});

it("prints no number that was not worked out", () => {
  // Besides days of the record, names of weapons and files, and what the essays say themselves.
  const numbers = (text: string) => text.match(/\d+(?:,\d{3})*(?:\.\d+)?/g) ?? [];
  const known = new Set(page.shown.flatMap(numbers));
  const body = page.text.slice(page.text.indexOf("\n## ")).replaceAll(/\s+/g, " ").replaceAll(/“[^”]*”|`[^`]*`|R-\d+|\b(?:\d+ (?:and|to) )?\d+ (?:October|September)\b|\bthe \d+th\b/g, "");
  expect(numbers(body).filter((number) => !known.has(number))).toEqual([]);
});

it("is where the percentages stand that claims of fact call computed", () => {
  const { facts } = parse(readFileSync(join(ROOT, "scenarios/october-1962/theses.yaml"), "utf8")) as { readonly facts: Readonly<Record<string, { readonly finding: string; readonly source: readonly string[] }>> };
  const percentages = (text: string) => text.match(/\d+(?:\.\d+)? %/g) ?? [];
  const told = Object.values(facts).filter(({ source }) => source.includes("COMPUTED")).flatMap(({ finding }) => percentages(finding));
  const body = new Set(percentages(page.text.replaceAll(/\s+/g, " ")));
  expect(told.length).toBeGreaterThan(5);
  expect(told.filter((percentage) => !body.has(percentage))).toEqual([]);
});

/** What others give, or a pencil: name, value, how far it may be off, where it is from. */
const OUTSIDE: readonly (readonly [name: string, value: number, off: number, from: string])[] = [
  ["launcher ratio", 151 / 42, 1e-12, "pencil"], ["first salvo on 42", 24 / 42, 1e-12, "pencil"], ["first salvo on 60", 0.4, 1e-12, "pencil"], ["first salvo on 65", 24 / 65, 1e-12, "pencil"], ["planned on 42", 40 / 42, 1e-12, "pencil"],
  ["gap closed", 24 / 109, 1e-12, "pencil"], ["gap closed as planned, end of crisis", 40 / 161, 1e-12, "pencil"],
  ["people in reach", 0.34, 0.005, "tables of distances made before this code"], ["people in reach, Soviet range", 0.518, 0.002, "the same"], ["people in reach of the R-14", 0.94, 0.005, "the same"], ["people in reach of the R-14, Soviet range", 0.99, 0.005, "the same"],
  ["bases share", 20 / 51, 1e-12, "a count on the list of bases"], ["bases share, low", 15 / 51, 1e-12, "the same"], ["bases share, Soviet range", 21 / 51, 1e-12, "the same"], ["Soviet people in reach", 0.73, 0.005, "the same for Soviet cities"],
  ["Key West from a site", 232, 1, "tables of distances"], ["Washington", 1820, 6, "the same, to ten"], ["cities of all others", 0, 0, "counted by view: 25 and 27 with and without them"], ["incidents not from boarding", 0.5 / (0.5 + 7.92 * (0.01 + 0.2 * 0.05)), 1e-9, "pencil"], ["New York", 2073, 1, "the same"], ["Omaha", 2363, 1, "the same"], ["Key West to Havana, nautical miles", 91, 1.5, "the sailing distance, about 90"],
  ["one flight", 0.6 * 0.45 * 0.8, 1e-12, "pencil"], ["hours to the coast", 500 / 15, 1e-12, "pencil"], ["days at home", (40 / 25) * 365.25, 1e-9, "pencil"], ["time ratio", 584.4 / 157, 1e-9, "pencil"],
  ["kill at worst", 1 - 0.5 ** ((2.42782 * 1.852) / 2.4) ** 2, 1e-4, "circular normal error; lethal radius of 1 Mt against 5 psi, a worked value"], ["bases in range", 84 * 0.392, 1e-9, "pencil"], ["line_radius, to", (60 / ((800 * 170 * Math.PI) / 180 / 19)) * Math.sqrt(1 + (20 / 15) ** 2), 1e-9, "the barrier formula by hand"],
  ["Kennedy a day, low", 1 - 0.67 ** (1 / 13), 1e-12, "closed form; 3.1 % in print for one in three"], ["Kennedy a day, high", 0.05192248566082858, 1e-12, "worked value"], ["Bundy a day", 1 - 0.99 ** (1 / 13), 1e-12, "closed form"],
  ["16 to 28 October", 13, 0, "a calendar"], ["15 to 28 October", 14, 0, "a calendar"], ["warning of 4 September", 48, 0, "a calendar"], ["warning of 13 September", 39, 0, "a calendar"],
];

it.each(OUTSIDE)("%s is %d, within %d: %s", (name, value, off) => {
  const found = page.figures.get(name);
  expect(found).toBeDefined();
  expect(Math.abs(found! - value)).toBeLessThanOrEqual(off);
});
