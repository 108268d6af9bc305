// The licences of the packages whose code or fonts the built studio contains, in one text beside it.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import type { Plugin } from "vite";

/** Bundles of one build, the page's and the worker's, are written one after another: what they contain adds up here. */
const found = new Set<string>();

/** Writes `LICENCES.txt`: of every package that went into the bundle its name, version, licence and the licence's text. */
export function licences(root: string): Plugin {
  const packages = join(root, "node_modules") + sep;
  return {
    name: "excomm-licences",
    generateBundle(_, bundle) {
      for (const part of Object.values(bundle)) {
        const sources = part.type === "chunk" ? part.moduleIds : part.originalFileNames;
        for (const source of sources) {
          addPackage(source.replace(/^\0/, ""), packages);
          // Its coasts are drawn while the studio is built, and only the drawing goes into the bundle.
          if (source.includes("virtual:excomm/briefing")) found.add("world-atlas");
        }
      }
      // Styles are gone from the bundle by now, but the fonts that they name are packages too.
      for (const id of this.getModuleIds()) addPackage(id.replace(/^\0/, ""), packages);
      this.emitFile({ type: "asset", fileName: "LICENCES.txt", source: licenceText(packages) });
    },
  };
}

function addPackage(path: string, packages: string): void {
  const at = path.lastIndexOf(packages);
  if (at < 0) return;
  const [first = "", second = ""] = path.slice(at + packages.length).split(/[\\/]/);
  found.add(first.startsWith("@") ? `${first}/${second}` : first);
}

function licenceText(packages: string): string {
  const parts = [...found].sort().map((name) => {
    const folder = join(packages, name);
    const { version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { readonly version: string; readonly license: string }; // npm has checked it
    const file = readdirSync(folder).find((one) => /^licen[cs]e(\.\w+)?$/i.test(one));
    return `${name} ${version}, ${license}\n\n${file === undefined || !existsSync(join(folder, file)) ? "The package holds no text of its licence." : readFileSync(join(folder, file), "utf8").trim()}`;
  });
  return `The studio contains code or fonts of these packages.\n\n${parts.join(`\n\n${"-".repeat(72)}\n\n`)}\n`;
}
