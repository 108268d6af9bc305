// Runs the command as a process.

import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

export const ROOT = join(import.meta.dirname, "../..");

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** `excomm` with these arguments, in the folder of the package, with output that is no terminal. */
export function excomm(...args: string[]): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, "src/cli/main.ts"), ...args], { cwd: ROOT, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });
  return { code: status, stdout, stderr };
}

/** The JSON Schema that docs/json.md states. */
export function documentedSchema(name: string): z.ZodType {
  const text = readFileSync(join(ROOT, "docs/json.md"), "utf8");
  const block = new RegExp(`\`\`\`json schema=${name}\n(.*?)\n\`\`\``, "s").exec(text)?.[1];
  if (block === undefined) throw new Error(`docs/json.md has no schema "${name}"`);
  return z.fromJSONSchema(JSON.parse(block));
}
