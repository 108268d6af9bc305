// The rules held against this repository.

import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ENGINE } from "./plan.ts";
import { engineIsPure, engineNamesNoCrisis, filesAreShort, importsFollowThePlan, noImportCircles, noPathOfOneMachine, nothingIsLeftForLater } from "./rules.ts";
import { readTree } from "./source.ts";

const root = join(import.meta.dirname, "../..");
const tree = readTree(root);
const readJson = (path: string) => JSON.parse(readFileSync(join(root, path), "utf8"));

describe("this repository", () => {
  it("is read whole", () => expect([...tree.keys()]).toEqual(expect.arrayContaining(["package.json", "src/index.ts", "src/base/index.ts", ".ci/run"])));

  it.each(Object.entries({ importsFollowThePlan, noImportCircles, engineIsPure, engineNamesNoCrisis, filesAreShort, nothingIsLeftForLater, noPathOfOneMachine }))("keeps %s", (_, rule) => {
    expect(rule(tree).join("\n")).toBe("");
  });
});

describe("the compiler's settings", () => {
  const engine = readJson("tsconfig.engine.json"), whole = readJson("tsconfig.json"), base = readJson("tsconfig.base.json"), studio = readJson("tsconfig.studio.json");

  it("check the engine without Node and DOM types, in every folder of the plan", () => {
    expect(engine.compilerOptions).toEqual({ lib: ["ES2023"], types: [] });
    const folders = Object.keys(ENGINE).filter((folder) => existsSync(join(root, "src", folder)));
    expect(engine.include).toEqual(expect.arrayContaining(["src/index.ts", ...folders.map((folder) => `src/${folder}`)]));
    expect(engine.exclude).toEqual(["**/*.test.ts"]);
  });

  it("check everything else too, without DOM types but for the studio", () => {
    expect(whole.include).toEqual(["src", "test", "scripts", "bench"]);
    expect(whole.exclude).toEqual(studio.include);
    expect(whole.compilerOptions.lib.filter((lib: string) => !lib.startsWith("ES"))).toEqual([]);
    for (const one of [engine, whole, studio]) expect(one.extends).toBe("./tsconfig.base.json");
  });

  it("are strict and keep to TypeScript that Node runs as it is", () => {
    expect(base.compilerOptions).toMatchObject({ strict: true, exactOptionalPropertyTypes: true, erasableSyntaxOnly: true, verbatimModuleSyntax: true, isolatedModules: true, noUnusedLocals: true });
  });

  it("refuse Node, DOM and younger JavaScript in the engine, and take plain code", () => {
    const folder = mkdtempSync(join(root, "node_modules/.excomm-check-"));
    try {
      const check = (text: string) => {
        writeFileSync(join(folder, "a.ts"), `export {};\n${text}\n`);
        writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ extends: "../../tsconfig.engine.json", include: ["a.ts"], exclude: [] }));
        return spawnSync(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "-p", folder], { encoding: "utf8" });
      };
      expect(check("export const x = [3, 1].toSorted();")).toMatchObject({ status: 0 });
      const { status, stdout } = check("process;\nconsole;\ndocument;\nsetTimeout;\nObject.groupBy;");
      expect(status).not.toBe(0);
      expect(stdout.match(/a\.ts\(\d+/g)).toEqual(["a.ts(2", "a.ts(3", "a.ts(4", "a.ts(5", "a.ts(6"]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
