// The licences of the packages whose code or fonts a bundle contains, in one text beside it.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import type { Plugin } from "vite";

/**
 * Writes `LICENCES.txt`: of every package that went into the bundle its name, version, licence and the licence's text.
 *
 * @param bundle  what it is, at the beginning of a sentence
 * @param found   names of packages: those of bundles that are written into the same folder one after another add up here
 */
export function licences(root: string, bundle: string, found = new Set<string>()): Plugin {
  const packages = join(root, "node_modules") + sep;
  return {
    name: "excomm-licences",
    generateBundle(_, parts) {
      for (const part of Object.values(parts)) {
        const sources = part.type === "chunk" ? part.moduleIds : part.originalFileNames;
        for (const source of sources) {
          addPackage(source.replace(/^\0/, ""), packages, found);
          // Its coasts are drawn while the studio is built, and only the drawing goes into the bundle.
          if (source.includes("virtual:excomm/briefing")) found.add("world-atlas");
        }
      }
      // Styles are gone from the bundle by now, but the fonts that they name are packages too.
      for (const id of this.getModuleIds()) addPackage(id.replace(/^\0/, ""), packages, found);
      this.emitFile({ type: "asset", fileName: "LICENCES.txt", source: licenceText(bundle, packages, found) });
    },
  };
}

function addPackage(path: string, packages: string, found: Set<string>): void {
  const at = path.lastIndexOf(packages);
  if (at < 0) return;
  const [first = "", second = ""] = path.slice(at + packages.length).split(/[\\/]/);
  found.add(first.startsWith("@") ? `${first}/${second}` : first);
}

function licenceText(bundle: string, packages: string, found: ReadonlySet<string>): string {
  const parts = [...found].sort().map((name) => {
    const folder = join(packages, name);
    const { version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { readonly version: string; readonly license: string }; // npm has checked it
    const file = readdirSync(folder).find((one) => /^licen[cs]e(\.\w+)?$/i.test(one));
    return `${name} ${version}, ${license}\n\n${file === undefined || !existsSync(join(folder, file)) ? "The package holds no text of its licence." : readFileSync(join(folder, file), "utf8").trim()}`;
  });
  return `${bundle} contains code or fonts of these packages.\n\n${parts.join(`\n\n${"-".repeat(72)}\n\n`)}\n`;
}
