// Each rule on small made-up trees: it finds the fault it is for, and nothing in a tree without one.

import { describe, expect, it } from "vitest";
import { PUBLIC_FOLDERS } from "../../scripts/exports.ts";
import { ENGINE, FACES, LINES_MAX } from "./plan.ts";
import { engineIsPure, engineNamesNoCrisis, filesAreShort, importsFollowThePlan, noImportCircles, noPathOfOneMachine, nothingIsLeftForLater } from "./rules.ts";
import { readSource, type Tree } from "./source.ts";

const tree = (files: Readonly<Record<string, string>>): Tree => new Map(Object.entries({ "src/base/index.ts": "export const one = 1;", "src/base/inner.ts": "", "src/game/index.ts": "", "src/index.ts": "", ...files }));

describe("the plan", () => {
  it("lists every folder after the folders it may import", () => {
    const order = Object.keys(ENGINE);
    for (const [folder, { folders }] of Object.entries(ENGINE)) {
      for (const below of folders) expect(order.indexOf(below), `${folder} imports ${below}`).toBeLessThan(order.indexOf(folder));
      expect(folders.every((below) => below in ENGINE)).toBe(true);
    }
  });

  it("names public folders that it knows", () => {
    expect(PUBLIC_FOLDERS.filter((folder) => !(folder in ENGINE))).toEqual([]);
    expect(Object.keys(FACES).filter((face) => face in ENGINE)).toEqual([]);
  });
});

describe("importsFollowThePlan", () => {
  it.each([
    ["a lower folder through its index", "src/game/a.ts", `import { one } from "../base/index.ts";`],
    ["a file of the same folder", "src/base/a.ts", `import type { X } from "./inner.ts";`],
    ["a package of the plan", "src/language/a.ts", `import { parse } from "yaml"; import { z } from "zod"; import * as cel from "@marcbachmann/cel-js/errors";`],
    ["Node and the front door in the command", "src/cli/a.ts", `import "node:fs"; import { one } from "../index.ts"; import "commander";`],
    ["the engine from the front door", "src/index.ts", `export * from "./base/index.ts";`],
  ])("lets in %s", (_, path, text) => expect(importsFollowThePlan(tree({ [path]: text }))).toEqual([]));

  it.each([
    ["a folder above", "src/base/a.ts", `import "../game/index.ts";`],
    ["a file inside another folder", "src/game/a.ts", `import "../base/inner.ts";`],
    ["a type from a folder above", "src/base/a.ts", `import type { Game } from "../game/index.ts";`],
    ["an inline type from a folder above", "src/base/a.ts", `export type G = import("../game/index.ts").Game;`],
    ["a re-export from a folder above", "src/base/a.ts", `export * from "../game/index.ts";`],
    ["a dynamic import from a folder above", "src/base/a.ts", `const game = await import("../game/index.ts");`],
    ["a computed import", "src/base/a.ts", "const game = await import(`../${'game'}/index.ts`);"],
    ["a file that is not there", "src/base/a.ts", `import "./gone.ts";`],
    ["a test", "src/base/a.ts", `import "./inner.test.ts";`],
    ["a file outside src", "src/base/a.ts", `import "../../scripts/build.ts";`],
    ["the front door from the engine", "src/game/a.ts", `import "../index.ts";`],
    ["a face from the engine", "src/game/a.ts", `import "../cli/main.ts";`],
    ["the engine past the front door", "src/cli/a.ts", `import "../game/index.ts";`],
    ["Node in the engine", "src/game/a.ts", `import "node:fs";`],
    ["Node under its short name", "src/game/a.ts", `import "fs";`],
    ["a package where it does not belong", "src/game/a.ts", `import { z } from "zod";`],
    ["a package that nobody listed", "src/language/a.ts", `import "lodash";`],
    ["commander in the engine", "src/language/a.ts", `import "commander";`],
    ["a folder without a place", "src/helpers/a.ts", ""],
  ])("refuses %s", (_, path, text) => {
    const files = tree({ "src/base/inner.test.ts": "", "scripts/build.ts": "", "src/cli/main.ts": "", [path]: text });
    expect(importsFollowThePlan(files)).toEqual([expect.stringContaining(path)]);
  });
});

describe("noImportCircles", () => {
  it("finds a circle of three files made of types and re-exports", () => {
    const faults = noImportCircles(tree({ "src/base/a.ts": `import type { B } from "./b.ts";`, "src/base/b.ts": `export * from "./c.ts";`, "src/base/c.ts": `export type A = import("./a.ts").A;` }));
    expect(faults).toEqual(["import circle: src/base/a.ts -> src/base/b.ts -> src/base/c.ts -> src/base/a.ts"]);
  });

  it("finds a file that imports itself", () => expect(noImportCircles(tree({ "src/base/a.ts": `import "./a.ts";` }))).toHaveLength(1));

  it("lets two files import the same third", () => {
    expect(noImportCircles(tree({ "src/base/a.ts": `import "./b.ts"; import "./c.ts";`, "src/base/b.ts": `import "./c.ts";`, "src/base/c.ts": "" }))).toEqual([]);
  });
});

describe("engineIsPure", () => {
  it.each([
    "process.exit();", "const { env } = process;", "performance.now();", "console.log(1);", "await fetch('x');", "const x = Date.now();", "const x = Date['now']();",
    "const x = new Date();", "const x = Date();", "const x = Math.random();", "const x = Math.exp(1);", "xs.map(Math.log);", "globalThis.x = 1;", "const here = import.meta.url;", "x.sort((a, b) => a.localeCompare(b));",
    "const s = (1).toLocaleString();", "const use = { process };", "type P = typeof process;", "const x = y[process];", "/// <reference types=\"node\" />", "const x = `${console}`;",
  ])("finds %s", (text) => expect(engineIsPure(tree({ "src/game/a.ts": text }))).not.toEqual([]));

  it.each([
    "// process, console and Math.random are words here", "const text = 'Date.now()';", "const use = { process: 1 };", "stage.process();", "const x = new Date(0);", "const s = (1).toLocaleString('en-US');", "const x = Math.floor(1);",
    "interface Log { console: string }",
  ])("lets %s stand", (text) => expect(engineIsPure(tree({ "src/game/a.ts": text }))).toEqual([]));

  it("leaves faces and tests alone", () => expect(engineIsPure(tree({ "src/cli/a.ts": "process.exit();", "src/game/a.test.ts": "console.log(Math.random());" }))).toEqual([]));
});

describe("engineNamesNoCrisis", () => {
  it.each(["// as in Cuba", "const president = 'KENNEDY';", "const khrushchevType = 1;", "// see October", "const year = 1962;"])("finds %s", (text) => {
    expect(engineNamesNoCrisis(tree({ "src/solve/a.ts": text }))).toEqual([expect.stringContaining("src/solve/a.ts:1")]);
  });

  it("finds a name in a test of the engine too", () => expect(engineNamesNoCrisis(tree({ "src/solve/a.test.ts": "const name = 'cuba';" }))).toHaveLength(1));
  it("leaves numbers and the command's default alone", () => expect(engineNamesNoCrisis(tree({ "src/solve/a.ts": "0.1962; 219627;", "src/cli/a.ts": "'october-1962'" }))).toEqual([]));
});

describe("filesAreShort", () => {
  it("finds a file one line too long", () => {
    expect(filesAreShort(tree({ "scripts/a.ts": "x;\n".repeat(LINES_MAX + 1), "scripts/b.ts": "x;\n".repeat(LINES_MAX) }))).toEqual([`scripts/a.ts has ${LINES_MAX + 1} lines, at most ${LINES_MAX}`]);
  });
});

describe("nothingIsLeftForLater", () => {
  it.each(["TO" + "DO: later", "FIX" + "ME", "XX" + "X"])("finds %s in any text", (text) => expect(nothingIsLeftForLater(tree({ "docs/a.md": `words\n${text}` }))).toEqual([expect.stringContaining("docs/a.md:2")]));
  it.each(["skip", "only", "todo", "each([1]).only", "concurrent.skip"])("finds a test marked %s", (mark) => {
    expect(nothingIsLeftForLater(tree({ "src/base/a.test.ts": ["it", mark.replace("each([1]).", "")].join(".") + "('x', () => {});" }))).toHaveLength(1);
  });
  it("lets a test say why it cannot run here", () => expect(nothingIsLeftForLater(tree({ "src/base/a.test.ts": "context.skip('needs Node 20');" }))).toEqual([]));
});

describe("noPathOfOneMachine", () => {
  it.each(["wo" + "rk/x", "home" + "/ann/x", "Users" + "/ann/x", "ro" + "ot/x"])("finds /%s", (path) => expect(noPathOfOneMachine(tree({ "docs/a.md": `see "/${path}"` }))).toHaveLength(1));
  it("leaves addresses and relative paths alone", () => expect(noPathOfOneMachine(tree({ "docs/a.md": "https://example.org/work/x src/work/x ./home/a/b" }))).toEqual([]));
});

describe("readSource", () => {
  it("says where a file does not parse", () => expect(() => readSource("src/a.ts", "const = 1")).toThrow(/^src\/a\.ts: /));
});
