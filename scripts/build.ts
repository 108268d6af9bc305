// Builds the npm package: src/ as JavaScript with declarations in dist/, one file for each source, the command in few files that
// load fast, the studio, and the entry points in package.json.

import { spawnSync } from "node:child_process";
import { chmodSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build, type Plugin } from "vite";
import { packageExports } from "./exports.ts";
import { licences } from "./studio-licences.ts";
import { buildStudio } from "./studio.ts";

const root = join(import.meta.dirname, "..");
const dist = join(root, "dist");

/** Reads command lines, and comes with the command: found and loaded elsewhere it would take longer than a short solve. */
const PARSER = "commander";
/** It would load what starts other programs, for commands that are programs of their own. Here there are none. */
const isLeftOut = (id: string, importer?: string) => id === "node:child_process" && importer?.includes(`/${PARSER}/`) === true;
const parserAlone: Plugin = {
  name: "excomm-parser-alone", enforce: "pre",
  resolveId: (id, importer) => (isLeftOut(id, importer) ? "\0nothing" : null),
  load: (id) => (id === "\0nothing" ? "export default {};" : null),
};
/**
 * An import of a module of Node makes all that it exports, streams and standard input among them, before a name is taken out of it;
 * `require` does not, which saves a tenth of a short solve.
 */
const builtinsByName: Plugin = {
  name: "excomm-builtins-by-name",
  renderChunk(code) {
    const changed = code.replace(/^import (?:\{(.*)\}|(\w+)) from ("node:(?!module")\w+");$/gm, (_, names: string | undefined, all: string, module) => `const ${names === undefined ? all : `{${names.replaceAll(" as ", ": ")}}`} = requireBuiltin(${module});`);
    return changed === code ? null : `import { createRequire as requireFrom } from "node:module";\nconst requireBuiltin = requireFrom(import.meta.url);\n${changed}`;
  },
};

rmSync(dist, { recursive: true, force: true });
const { status } = spawnSync(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "-p", "tsconfig.build.json"], { cwd: root, stdio: "inherit" });
if (status !== 0) process.exit(1);

// The compiler rewrites the extension of imports in JavaScript but not in declarations.
for (const name of readdirSync(dist, { recursive: true, encoding: "utf8" })) {
  if (!name.endsWith(".d.ts")) continue;
  const path = join(dist, name);
  writeFileSync(path, readFileSync(path, "utf8").replace(/(\bfrom |\bimport\(|\bimport )"(\.[^"]*)\.ts"/g, '$1"$2.js"'));
}

// Of the command, each start loads only what it needs: a file for each command, one for each kind of thread, and what they share.
// Short names are compiled sooner; those of functions stay, for whoever reports a bug.
rmSync(join(dist, "cli"), { recursive: true, force: true });
await build({
  root, configFile: false, publicDir: false, logLevel: "warn",
  plugins: [parserAlone, builtinsByName, licences(root, "The command")],
  ssr: { noExternal: [PARSER] },
  build: {
    ssr: true, outDir: join(dist, "cli"), target: "node20",
    rolldownOptions: {
      input: Object.fromEntries(["main", "solving-thread", "drawing", "study-threads"].map((name) => [name, join(root, `src/cli/${name}.ts`)])),
      external: (id, importer) => /^[^./\0]/.test(id) && id !== PARSER && !isLeftOut(id, importer),
      output: {
        entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js", comments: false,
        minify: { compress: false, mangle: { toplevel: false, keepNames: { function: true, class: true } }, codegen: { removeWhitespace: false, asciiOnly: true } },
      },
    },
  },
});

await buildStudio();

const command = join(dist, "cli/main.js");
writeFileSync(command, `#!/usr/bin/env node\n${readFileSync(command, "utf8").replace(/^#!.*\n/, "")}`);
chmodSync(command, 0o755);

const path = join(root, "package.json");
const before = readFileSync(path, "utf8");
const after = `${JSON.stringify({ ...JSON.parse(before), exports: packageExports() }, null, 2)}\n`;
if (after !== before) {
  writeFileSync(path, after);
  console.error("package.json: entry points brought up to date");
}
