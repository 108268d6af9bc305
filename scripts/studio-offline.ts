// The studio's service worker: the source in src/studio/offline, told which files there are and what they hash to.

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Plugin, transformWithOxc } from "vite";

const source = join(import.meta.dirname, "../src/studio/offline/service-worker.ts");
/** Alphabets that a reader's page asks for only when it needs them; they are kept when first used. */
const LATER = /(cyrillic|greek|vietnamese|latin-ext)/;

/** Writes `service-worker.js` beside the page. */
export function serviceWorker(): Plugin {
  return {
    name: "excomm-offline",
    async generateBundle(_, bundle) {
      const files = Object.keys(bundle).filter((name) => !LATER.test(name) && !name.endsWith(".txt") && name !== "index.html").sort();
      const hash = createHash("sha256");
      for (const name of Object.keys(bundle).sort()) {
        const part = bundle[name]!; // a key of bundle
        hash.update(name).update(part.type === "chunk" ? part.code : part.source);
      }
      const { code } = await transformWithOxc(readFileSync(source, "utf8"), source);
      const told = `const FILES = ${JSON.stringify(["./", "./icon.svg", ...files.map((name) => `./${name}`)])}, VERSION = ${JSON.stringify(hash.digest("hex").slice(0, 16))};\n`;
      this.emitFile({ type: "asset", fileName: "service-worker.js", source: told + code.replace(/^export \{\s*\};?$/m, "") });
    },
  };
}
