// Every block of the README and of the page for contributors is run, and what it is said to print is what it prints.

import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ROOT } from "../faces/excomm.ts";
import { blocksOf, withoutSeconds } from "./blocks.ts";

const PAGES = ["README.md", "CONTRIBUTING.md", "docs/data.md"];
const scripts = (JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { scripts: Record<string, string> }).scripts;
/** Commands that cannot be run inside the tests: they fetch, or run the tests. */
const OUTSIDE = /^(git clone |cd |npm test\b|npm run test:deep\b|npm run bench\b|npm install )/;

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "excomm-docs-"));
  cpSync(join(ROOT, "scenarios"), join(folder, "scenarios"), { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true }));

function run(command: string): string {
  const words = (command.match(/"[^"]*"|\S+/g) ?? []).map((word) => word.replaceAll('"', ""));
  const given = words.join(" ");
  const args = given.startsWith("npm run -s excomm -- ") ? words.slice(5) : given.startsWith("npx excomm ") ? words.slice(2) : given === "npm start" ? ["start", "--no-studio"] : null;
  if (args === null) throw new Error(`the pages show a command that the tests cannot run: ${command}`);
  const ran = spawnSync(process.execPath, [join(ROOT, "src/cli/main.ts"), ...args], { cwd: folder, encoding: "utf8", maxBuffer: 1e8, env: { ...process.env, npm_lifecycle_event: given === "npm start" ? "start" : "excomm" } });
  expect(ran.stderr.replace(/^wrote .*\n/gm, ""), command).toBe("");
  expect(ran.status, command).toBe(0);
  return ran.stdout;
}

describe.each(PAGES)("%s", (name) => {
  const path = join(ROOT, name);
  const page = readFileSync(path, "utf8");
  const blocks = blocksOf(page);

  it.each(blocks.filter(({ language }) => language === "yaml" || language === "sh" || language === "text" || language === "ts").map((block) => [block.line, block] as const))("line %i is true", (_, { language, note, text }) => {
    if (language === "yaml") writeFileSync(join(folder, /^file=(\S+)$/.exec(note)?.[1] ?? "unnamed.yaml"), text);
    if (language === "sh") {
      for (const line of text.split("\n").map((l) => l.replace(/\s+#.*$/, "").trim()).filter((l) => l !== "")) {
        const script = /^npm (?:run (?:-s )?)?([\w:]+)/.exec(line)?.[1];
        if (OUTSIDE.test(line)) {
          if (script !== undefined && line.startsWith("npm") && !line.startsWith("npm install")) expect(Object.keys(scripts)).toContain(script);
        } else run(line);
      }
    }
    if (language === "ts") {
      const program = join(folder, "program.ts");
      writeFileSync(program, text.replace(/from "excomm"/g, `from ${JSON.stringify(join(ROOT, "src/index.ts"))}`));
      const typed = spawnSync(process.execPath, [join(ROOT, "node_modules/typescript/bin/tsc"), "--noEmit", "--strict", "--module", "nodenext", "--target", "es2023", "--allowImportingTsExtensions", "--skipLibCheck", "--types", "node", "--typeRoots", join(ROOT, "node_modules/@types"), program], { cwd: folder, encoding: "utf8" });
      expect(typed.stdout).toBe("");
      const ran = spawnSync(process.execPath, [program], { cwd: folder, encoding: "utf8" });
      expect(ran.stderr).toBe("");
      const said = /^\/\/ prints: (.*)$/m.exec(text)?.[1];
      if (said !== undefined) expect(ran.stdout.trim()).toBe(said);
      const first = /^\/\/ prints first: (.*)$/m.exec(text)?.[1];
      if (first !== undefined) expect(ran.stdout.split("\n")[0]).toBe(first);
    }
    if (language === "text" && note.startsWith("output=")) {
      const printed = run(note.slice("output=".length));
      if (process.env["UPDATE_GOLDEN"] === "1") writeFileSync(path, readFileSync(path, "utf8").replace(`\n${text}\`\`\``, () => `\n${printed}\`\`\``));
      else expect(withoutSeconds(text)).toBe(withoutSeconds(printed));
    }
  }, 120_000);
});

describe("the figure of the README", () => {
  it("is what the command draws", () => {
    const path = join(ROOT, "docs/october-1962.svg"), drawn = run("npx excomm tree october-1962 --svg -");
    if (process.env["UPDATE_GOLDEN"] === "1") writeFileSync(path, drawn);
    expect(drawn).toBe(readFileSync(path, "utf8"));
  });
});

describe("the changelog", () => {
  it("has an entry for the version of the package", () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { version: string };
    expect(readFileSync(join(ROOT, "CHANGELOG.md"), "utf8")).toContain(`## ${version}`);
  });
});
