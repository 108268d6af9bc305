// Writes THIRD-PARTY.md: every package that package-lock.json names, with its licence.
// usage: node scripts/third-party.ts

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

interface Locked {
  readonly version: string;
  readonly license?: string;
  readonly dev?: boolean;
}

/** The text of THIRD-PARTY.md for the text of a package-lock.json. Throws on a package without a licence. */
export function thirdParty(lock: string): string {
  const { packages } = JSON.parse(lock) as { packages: Readonly<Record<string, Locked>> }; // written by npm
  const rows = Object.entries(packages).filter(([place]) => place !== "").map(([place, { version, license, dev }]) => {
    const name = place.slice(place.lastIndexOf("node_modules/") + "node_modules/".length);
    if (license === undefined) throw new Error(`package-lock.json names no licence for ${name} ${version}`);
    return { row: `| ${name} | ${version} | ${license} |`, isShipped: dev !== true };
  });
  const table = (isShipped: boolean) => [
    "| package | version | licence |",
    "|---|---|---|",
    ...new Set(rows.filter((one) => one.isShipped === isShipped).map(({ row }) => row).sort()),
  ].join("\n");
  return `# Third-party packages

Written by \`node scripts/third-party.ts\` from package-lock.json. The npm package contains none of them but for the command,
\`dist/cli\`, which holds commander, and the built studio, \`dist/studio\`: its scripts hold code of React, TanStack Router and Query,
Comlink and what these and the engine import, and it holds the fonts Source Serif 4 and Libre Franklin and coasts of Natural Earth,
thinned. Their licences are in \`LICENCES.txt\` in these folders.

## Installed together with excomm

${table(true)}

## Used to build and test excomm

Binaries for other platforms are listed too; npm installs only those of the computer it runs on.

${table(false)}
`;
}

if (import.meta.main) {
  const root = join(import.meta.dirname, "..");
  writeFileSync(join(root, "THIRD-PARTY.md"), thirdParty(readFileSync(join(root, "package-lock.json"), "utf8")));
}
