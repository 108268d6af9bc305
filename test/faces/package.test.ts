// The npm package as its users get it: packed, installed into an empty folder without a network, imported, type-checked.

import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseDocument } from "yaml";
import { packageExports } from "../../scripts/exports.ts";
import { thirdParty } from "../../scripts/third-party.ts";
import { compile, outcomeDistribution, requireScenario, solve } from "../../src/index.ts";

const root = join(import.meta.dirname, "../..");
const entryPoints = packageExports();
const entries = Object.keys(entryPoints).filter((name) => !name.endsWith(".json")).map((name) => name.replace(/^\./, "excomm"));
const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const locked: Readonly<Record<string, { readonly dev?: boolean }>> = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")).packages;
const shipped = Object.keys(locked).filter((place) => place !== "" && locked[place]?.dev !== true);
const folder = mkdtempSync(join(tmpdir(), "excomm-package-"));
const checkout = join(folder, "checkout"), consumer = join(folder, "consumer");
let tarball = "";
let packed: readonly string[] = [];

// A consumer runs the Node that runs npm (the newcomer's, 20 or later) and knows nothing of this project's settings.
const { npm_node_execpath: consumerNode = process.execPath, npm_execpath: npmScript } = process.env;
const outside = (process.env["PATH"] ?? "").split(delimiter).filter((path) => !path.includes("node_modules"));
const consumerEnv = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_|^NODE_|^VITEST|^TEST$|^INIT_CWD$/i.test(name))),
  PATH: [dirname(consumerNode), ...outside].join(delimiter),
  npm_config_loglevel: "error",
  NO_COLOR: "1",
};

function run(command: string, args: readonly string[], cwd: string): string {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, env: consumerEnv, encoding: "utf8" });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")} ended with ${status}\n${stdout}\n${stderr}`);
  return stdout;
}
const npm = (args: readonly string[], cwd: string) => (npmScript === undefined ? run("npm", args, cwd) : run(consumerNode, [npmScript, ...args], cwd));
const tool = (script: string, args: readonly string[], cwd = root) => run(process.execPath, [join(root, "node_modules", script), ...args], cwd);

beforeAll(() => {
  // Packing builds: in a copy, so that this checkout stays as it is.
  mkdirSync(checkout);
  const left = new Set(["node_modules", ".git", "dist", "test"]);
  for (const name of readdirSync(root)) if (!left.has(name)) cpSync(join(root, name), join(checkout, name), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(checkout, "node_modules"), "junction");
  const [{ filename, files }] = JSON.parse(npm(["pack", "--json", "--pack-destination", folder], checkout));
  tarball = join(folder, filename);
  packed = files.map((file: { path: string }) => file.path);
  mkdirSync(consumer);
  writeFileSync(join(consumer, "package.json"), `{ "private": true, "type": "module" }`);
  // What an installation of the package brings along comes from this checkout, so nothing is fetched and nothing else is there.
  for (const place of shipped) cpSync(join(root, place), join(consumer, place), { recursive: true, filter: (path) => !shipped.some((other) => other !== place && path === join(root, other)) });
  // What npm does with the file, without npm: it asks the registry again for what it did not put there itself.
  const own = join(consumer, "node_modules/excomm"), links = join(consumer, "node_modules/.bin"), command = join(own, manifest.bin.excomm);
  mkdirSync(own, { recursive: true });
  run("tar", ["-xzf", tarball, "--strip-components=1", "-C", own], consumer);
  chmodSync(command, 0o755);
  mkdirSync(links, { recursive: true });
  symlinkSync(command, join(links, "excomm"));
}, 180_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the package", () => {
  it("names an entry point for every public folder (npm run build writes them)", () => {
    expect(manifest.exports).toEqual(entryPoints);
  });

  it("ships code, declarations and scenarios, and no test", () => {
    expect(packed).toEqual(expect.arrayContaining(["LICENSE", "dist/index.js", "dist/index.d.ts", "dist/cli/main.js", "dist/studio/index.html", "dist/studio/service-worker.js", "dist/studio/LICENCES.txt", "dist/cli/LICENCES.txt", "scenarios/october-1962/scenario.yaml", "scenarios/october-1962/data/places.yaml", "scenarios/textbook/chicken.yaml"]));
    expect(packed.filter((path) => !/^(dist\/.*\.(js|d\.ts)|dist\/cli\/LICENCES\.txt|dist\/studio\/(index\.html|icon\.svg|LICENCES\.txt|sources\.sha256|assets\/[\w.-]+\.(css|woff2))|scenarios\/.*|docs\/[\w-]+\.(md|svg)|readers\/.*|README\.md|ARCHITECTURE\.md|CONTRIBUTING\.md|THIRD-PARTY\.md|CHANGELOG\.md|LICENSE|CITATION\.cff|package\.json)$/.test(path))).toEqual([]);
    expect(packed.filter((path) => path.includes(".test."))).toEqual([]);
  });

  it("passes publint and attw without a finding", () => {
    expect(tool("publint/src/cli.js", [tarball, "--strict"])).toContain("All good!");
    // The profile leaves out require() and resolution from before `exports`, which a package of ES modules does not serve.
    const checked = tool("@arethetypeswrong/cli/dist/index.js", [tarball, "--profile", "esm-only", "--format", "ascii", "--no-emoji", "--no-summary"]);
    expect([...checked.matchAll(/^"(.*)"$/gm)].map(([, entry]) => entry)).toEqual(Object.keys(entryPoints).map((name) => name.replace(/^\./, "excomm")));
  });

  it("has declarations that need neither Node nor DOM types, under strict settings", () => {
    const types = join(consumer, "types");
    mkdirSync(types);
    writeFileSync(join(types, "use.ts"), entries.map((name, i) => `import * as entry${i} from "${name}";\nexport const use${i}: object = entry${i};`).join("\n"));
    const compilerOptions = { strict: true, module: "NodeNext", target: "ES2023", lib: ["ES2023"], types: [], noEmit: true, skipLibCheck: false };
    writeFileSync(join(types, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["use.ts"] }));
    const { stdout } = spawnSync(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "-p", types], { cwd: types, encoding: "utf8" });
    // zod's own declarations name URL; ours are checked in the same run.
    expect(stdout.split("\n").filter((line) => line !== "" && !line.includes("node_modules/zod/"))).toEqual([]);
  });
});

describe("a consumer", () => {
  it("needs nothing but what the package names and what that names in turn", () => {
    const needed = new Set<string>();
    const add = (place: string): void => {
      const { dependencies = {} } = JSON.parse(readFileSync(join(consumer, place, "package.json"), "utf8")) as { dependencies?: Record<string, string> };
      for (const name of Object.keys(dependencies)) {
        const found = [`${place}/node_modules/${name}`, `node_modules/${name}`].find((one) => existsSync(join(consumer, one)))!; // reading it fails where there is none
        if (needed.has(found)) continue;
        needed.add(found);
        add(found);
      }
    };
    add("node_modules/excomm");
    expect([...needed].sort()).toEqual([...shipped].sort());
  });

  it("runs the command", () => {
    const told = npm(["exec", "--offline", "--", "excomm", "solve", "october-1962"], consumer);
    expect(told).toMatch(/^solver +qre /m);
    expect(told).toContain("converged");
  });

  it("solves a game file without loading the language, a package that it needs, or what no game asks for", async () => {
    writeFileSync(join(consumer, "loaded.mjs"), `
      import { registerHooks } from "node:module";
      const loaded = [];
      registerHooks({ load: (url, context, next) => (loaded.push(url), next(url, context)) });
      process.on("exit", () => console.error(JSON.stringify(loaded)));
    `);
    const game = join(consumer, "dollar.efg");
    writeFileSync(game, `EFG 2 R "dollar" { "A" }\np "" 1 1 "" { "take" "leave" } 0\nt "" 1 "" { 1 }\nt "" 2 "" { 0 }\n`);
    const { stdout, stderr } = spawnSync(process.execPath, ["--import", pathToFileURL(join(consumer, "loaded.mjs")).href, join(consumer, "node_modules/excomm/dist/cli/main.js"), "solve", game, "--json"], { cwd: consumer, encoding: "utf8", env: { ...consumerEnv, NODE_DISABLE_COMPILE_CACHE: "1" } });
    expect(JSON.parse(stdout)).toMatchObject({ converged: true });
    const urls: readonly string[] = JSON.parse(stderr.split("\n").find((line) => line.startsWith("["))!); // printed above
    const files = urls.filter((url) => url.startsWith("file:")).map((url) => relative(join(consumer, "node_modules"), fileURLToPath(url)).replaceAll("\\", "/"));
    expect(new Set(files.map((file) => file.split("/")[0]))).toEqual(new Set(["excomm"]));
    // The bundler keeps the names of functions.
    const code = files.map((file) => readFileSync(join(consumer, "node_modules", file), "utf8")).join("\n");
    const functionsOf = async (folder: string) => Object.entries(await import(`../../src/${folder}/index.ts`) as object).flatMap(([name, value]) => (typeof value === "function" ? [name] : []));
    const isLoaded = (name: string) => new RegExp(`\\bfunction ${name}\\(`).test(code);
    for (const name of ["parseEfg", "solve", "regret"]) expect(isLoaded(name), name).toBe(true);
    for (const folder of ["models", "dossier", "simulate", "infer", "play", "sensitivity", "study", "assessment"]) expect((await functionsOf(folder)).filter(isLoaded), folder).toEqual([]);
  });

  it("compiles and solves in ten lines", () => {
    writeFileSync(join(consumer, "ten-lines.mjs"), `
      import { readFileSync } from "node:fs";
      import { compile, requireScenario, solve } from "excomm";
      import { outcomeDistribution } from "excomm/strategy";

      const file = "node_modules/excomm/scenarios/textbook/trust.yaml";
      const { game } = compile(requireScenario(readFileSync(file, "utf8"), file));
      const { profiles, converged } = solve(game, { solver: "qre", lambda: 2 });
      const odds = outcomeDistribution(game, profiles[0].probabilities);
      game.outcomes.forEach((outcome, i) => console.log(outcome, odds[i].toFixed(6)));
      console.log(converged);
    `);
    const text = readFileSync(join(root, "scenarios/textbook/trust.yaml"), "utf8");
    const { game } = compile(requireScenario(text, "trust.yaml"));
    const odds = outcomeDistribution(game, solve(game, { solver: "qre", lambda: 2 }).profiles[0]!.probabilities); // a solution has a profile
    const expected = game.outcomes.map((outcome, i) => `${outcome} ${odds[i]!.toFixed(6)}`); // odds are by outcome
    expect(run(consumerNode, ["ten-lines.mjs"], consumer)).toBe([...expected, "true", ""].join("\n"));
  });

  it("imports every entry point", () => {
    writeFileSync(join(consumer, "all.mjs"), `for (const name of ${JSON.stringify(entries)}) console.log(name, Object.keys(await import(name)).length > 0);`);
    expect(run(consumerNode, ["all.mjs"], consumer)).toBe(entries.map((name) => `${name} true\n`).join(""));
  });
});

describe("papers", () => {
  it("CITATION.cff holds what its format asks for, and the version and licence of package.json", () => {
    const { errors, contents } = parseDocument(readFileSync(join(root, "CITATION.cff"), "utf8"));
    expect([errors, contents === null]).toEqual([[], false]);
    expect(contents?.toJSON()).toEqual({
      "cff-version": "1.2.0", message: expect.any(String), type: "software", title: expect.stringMatching(/^Excomm/), abstract: expect.any(String),
      authors: [{ name: "Excomm contributors" }], version: manifest.version, "date-released": expect.stringMatching(/^\d{4}-\d\d-\d\d$/), license: manifest.license, keywords: expect.arrayContaining(["game theory"]),
    });
    expect(readFileSync(join(root, "LICENSE"), "utf8")).toMatch(/^MIT License\n\nCopyright \(c\) 2026 Excomm contributors\n/);
  });

  it("THIRD-PARTY.md lists what package-lock.json names (node scripts/third-party.ts writes it)", () => {
    expect(readFileSync(join(root, "THIRD-PARTY.md"), "utf8")).toBe(thirdParty(readFileSync(join(root, "package-lock.json"), "utf8")));
  });

  it("refuses a dependency without a licence", () => {
    expect(() => thirdParty(JSON.stringify({ packages: { "node_modules/a": { version: "1.0.0" } } }))).toThrow("package-lock.json names no licence for a 1.0.0");
  });
});
