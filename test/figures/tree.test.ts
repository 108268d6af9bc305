// Tree figures of whole games: nothing overlaps, nothing is too small, and what a file says cannot break out of its text.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { compile, type Compiled, type Game, gameFromEfg, parseEfg, requireScenario, type SolvedProfile, solve, treeSvg } from "../../src/index.ts";
import { overlaps, struck, textBoxes } from "./boxes.ts";

const root = join(import.meta.dirname, "../..");
const read = (path: string) => readFileSync(join(root, path), "utf8");
const october = compile(requireScenario(read("scenarios/october-1962/scenario.yaml"), "scenario.yaml"));
const efgs = readdirSync(join(root, "test/games/data")).filter((name) => name.endsWith(".efg"));

function gameOf(text: string): Game {
  const { document, diagnostics } = parseEfg(text, "game.efg");
  if (document === null) throw new Error(diagnostics.map(({ message }) => message).join("; "));
  return gameFromEfg(document);
}

function figure(source: Game | Compiled, options: Partial<Parameters<typeof treeSvg>[1]> = {}, types: ReadonlyMap<string, string> = new Map(), lambda = 6): string {
  const compiled = "scenario" in source ? source : null, game = "scenario" in source ? source.game : source;
  const solved = solve(game, { solver: "qre", lambda }).profiles[0] as SolvedProfile; // qre gives one
  return treeSvg({ game, compiled, solved, solution: `solver qre, \u03bb = ${lambda} per util`, engine: "Excomm", types }, { probabilityMin: null, depthMax: null, at: null, ...options });
}

/** What makes a figure fit to print. */
function expectLegible(svg: string): void {
  const [width = 0, height = 0] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg)?.slice(1).map(Number) ?? [];
  const boxes = textBoxes(svg);
  expect(boxes.length).toBeGreaterThan(5);
  expect(overlaps(boxes)).toEqual([]);
  expect(struck(svg)).toEqual([]);
  expect(boxes.filter(({ size }) => size < 11)).toEqual([]);
  expect(boxes.filter(({ left, right, top, bottom }) => left < 0 || right > width || top < 0 || bottom > height)).toEqual([]);
  // No red: no colour whose red stands far above its green.
  for (const [, red = "", green = ""] of svg.matchAll(/#([0-9a-f]{2})([0-9a-f]{2})[0-9a-f]{2}/g)) expect(parseInt(red, 16) - parseInt(green, 16)).toBeLessThan(80);
}

describe("a tree figure", () => {
  it.each(efgs)("of %s is legible", (name) => expectLegible(figure(gameOf(read(`test/games/data/${name}`)))));

  it.each([
    { about: "October 1962", options: {}, types: new Map<string, string>() },
    { about: "one motive", options: {}, types: new Map([["ussr", "defence"]]) },
    { about: "one decision", options: { at: "us-response", depthMax: 3, probabilityMin: 0 }, types: new Map<string, string>() },
    { about: "far more leaves", options: { probabilityMin: 0.001 }, types: new Map<string, string>() },
    { about: "nothing but what happened", options: { probabilityMin: 1 }, types: new Map<string, string>() },
  ])("of $about is legible", ({ options, types }) => expectLegible(figure(october, options, types)));

  it("keeps branches that bend off the short text of an end beside them", () => {
    // One digit is narrower than the room of a wide bend, so that only the bend itself keeps the subtrees apart.
    const names = Array.from({ length: 30 }, (_, i) => `"a${i}"`).join(" "), ends = Array.from({ length: 30 }, (_, i) => `t "" ${i + 1} "" { ${i === 29 ? 3 : -9} }\n`).join("");
    expectLegible(figure(gameOf(`EFG 2 R "Beside an end" { "A" }\n""\np "" 1 1 "" { "stop" "go" } 0\nt "" 40 "" { 4 }\np "" 1 2 "" { ${names} } 0\n${ends}`), {}, new Map(), 1));
  });

  it("of October 1962 shows what happened in ink, the crisis once and not once for each pair of types, and no single odds of war", () => {
    const svg = figure(october);
    expect(svg.match(/>Send medium- and</g)).toHaveLength(1);
    for (const taken of ["In mid-October", "Quarantine", "A grave incident", "Accept", "Settlement with a secret trade"]) expect(svg).toContain(`font-weight="600">${taken}<`);
    expect(svg).toContain("24 May");
    expect(svg).toContain("means over 12 combinations of types");
    expect(textBoxes(svg).map(({ content }) => content)).toEqual(expect.arrayContaining([".003\u2013.1", ".005\u2013.1"]));
    const leaves = figure(october).match(/<text/g)?.length ?? 0;
    expect(leaves).toBeLessThan(figure(october, { probabilityMin: 0.001 }).match(/<text/g)?.length ?? 0);
  });

  it("is the same for the same game, and as it was", async () => {
    const horse = gameOf(read("test/games/data/selten_horse.efg"));
    expect(figure(horse, {}, new Map(), 2)).toBe(figure(horse, {}, new Map(), 2));
    await expect(figure(horse, {}, new Map(), 2)).toMatchFileSnapshot("selten-horse.svg");
  });

  it("escapes what a file says and drops control characters", () => {
    const svg = figure(gameOf(`EFG 2 R "<script>alert(1)</script> & \u0007bell" { "A\\"><g onload=x>" "B'" }\n""\np "" 1 1 "" { "]]><!--" "&amp;" } 0\nt "" 1 "<b>" { 1, 2 }\np "" 2 1 "" { "x" } 0\nt "" 2 "\u202egnp.exe" { 0, 0 }\n`));
    expect(svg).not.toMatch(/<(script|b|g onload|!--)/);
    expect(svg).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
    expect(svg).toContain("&lt;script&gt;alert(1)&lt;/script&gt; &amp; bell");
    expect(svg).toContain("&amp;amp;");
    expect(svg.match(/ on\w+=/g)?.every((handler) => svg.includes(`&gt;&lt;g${handler}`)) ?? true).toBe(true);
  });

  it("refuses stages, players and types that are not there, and trees that are no figure", () => {
    expect(() => figure(october, { at: "us-respones" })).toThrow('no play comes to a stage "us-respones"; did you mean "us-response"?');
    expect(() => figure(october, {}, new Map([["usa", "hawk"]]))).toThrow('there is no player "usa"');
    expect(() => figure(october, {}, new Map([["us", "howk"]]))).toThrow('us has no type "howk"; did you mean "hawk"?');
    expect(() => figure(october, { probabilityMin: 0 })).toThrow(/more than 1500 leaves; raise --min-probability/);
    expect(() => figure(gameOf(read("test/games/data/selten_horse.efg")), {}, new Map([["P1", "x"]]))).toThrow(/has no scenario and hence no types/);
  });
});
