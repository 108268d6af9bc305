// Builds the studio into dist/studio: a folder of files that any web host can serve, from any path, with nothing behind it.
// usage: node scripts/studio.ts [--if-stale]

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { build, type InlineConfig } from "vite";
import { licences } from "./studio-licences.ts";
import { preloads } from "./studio-preload.ts";
import { scenarioData } from "./studio-data.ts";
import { serviceWorker } from "./studio-offline.ts";

const root = join(import.meta.dirname, "..");
/** Beside the files: the hash of what they were made of. */
const STAMP = "sources.sha256";

/** How Vite builds the studio into `folder`. */
export function studioConfig(folder: string): InlineConfig {
  const found = new Set<string>(), ofPackages = () => licences(root, "The studio", found);
  return {
    root: join(root, "src/studio"), configFile: false, base: "./", logLevel: "warn", publicDir: "public",
    plugins: [scenarioData(), preloads(), serviceWorker(), ofPackages()],
    worker: { format: "es", plugins: () => [scenarioData(), ofPackages()] },
    oxc: { jsx: { runtime: "automatic" } },
    build: {
      outDir: folder, emptyOutDir: true, target: "es2023", assetsInlineLimit: 0, modulePreload: { polyfill: false }, reportCompressedSize: false, chunkSizeWarningLimit: 1000,
      // Packages say "use client" for servers that render pages, and here there is none; how long a build takes concerns nobody.
      rolldownOptions: { onLog: (level, log, handle) => (["MODULE_LEVEL_DIRECTIVE", "PLUGIN_TIMINGS"].includes(log.code ?? "") ? undefined : handle(level, log)) },
    },
  };
}

/** A hash of every file that the studio is made of. */
export function sourcesHash(): string {
  const hash = createHash("sha256");
  const add = (path: string) => hash.update(relative(root, path)).update("\0").update(readFileSync(path)).update("\0");
  for (const folder of ["src", "scenarios", "scripts"]) {
    const names = readdirSync(join(root, folder), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && !entry.name.endsWith(".test.ts"));
    names.map(({ parentPath, name }) => join(parentPath, name)).sort().forEach(add);
  }
  add(join(root, "package-lock.json"));
  return hash.digest("hex");
}

/** Builds the studio into `folder` unless it stands there, made of these very sources. Returns whether it built. */
export async function buildStudio(folder = join(root, "dist/studio"), onlyIfStale = false): Promise<boolean> {
  const stamp = join(folder, STAMP), hash = sourcesHash();
  if (onlyIfStale && existsSync(stamp) && readFileSync(stamp, "utf8") === hash) return false;
  // Beside it first, so that whoever serves the folder meets the old studio or the new one, and nothing between.
  const draft = join(dirname(folder), `.studio-${process.pid}`);
  mkdirSync(dirname(folder), { recursive: true });
  // What is built is for readers, whoever builds it: under a test runner Vite would take the packages as they are for development.
  const kept = process.env["NODE_ENV"];
  process.env["NODE_ENV"] = "production";
  await build(studioConfig(draft)).finally(() => {
    if (kept === undefined) delete process.env["NODE_ENV"];
    else process.env["NODE_ENV"] = kept;
  });
  writeFileSync(join(draft, STAMP), hash);
  return put(draft, folder, hash);
}

/** Puts the draft in the place of what stands there; whoever builds the same at the same time may be first. Returns whether the draft was taken. */
function put(draft: string, folder: string, hash: string): boolean {
  for (;;) {
    rmSync(folder, { recursive: true, force: true });
    try {
      renameSync(draft, folder);
      return true;
    } catch (error) {
      if (!["ENOTEMPTY", "EEXIST"].includes((error as NodeJS.ErrnoException).code ?? "")) throw error; // what rename throws
    }
    if (existsSync(join(folder, STAMP)) && readFileSync(join(folder, STAMP), "utf8") === hash) {
      rmSync(draft, { recursive: true, force: true });
      return false;
    }
  }
}

if (import.meta.main) {
  const onlyIfStale = process.argv.includes("--if-stale");
  await buildStudio(undefined, onlyIfStale);
  if (!onlyIfStale) console.log("The studio is in dist/studio: copy that folder to any web host, or serve it here with npm run -s excomm -- studio.");
}
