// excomm: the command as a process. Everything that it does is behind the import below, so that what Node has compiled once is
// kept from start to start, where this version of Node can.

import { lstatSync, mkdirSync } from "node:fs";
import module from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * Keeps compiled code where Node keeps it by default. Made here, since Node would wait for ever on a folder that cannot be made;
 * one that another user made is left alone, for what lies in it is run.
 */
function keepCompiled(): void {
  const folder = join(tmpdir(), "node-compile-cache");
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    // Without it a start takes a little longer.
    if ((error as NodeJS.ErrnoException).code !== "EEXIST" || (process.getuid !== undefined && lstatSync(folder).uid !== process.getuid())) return;
  }
  module.enableCompileCache?.(folder);
}

/** Bytes of bytecode that a function runs through before it is optimised, where the optimising compiler is slow. */
const BUDGET_BEFORE_22 = 1_000_000;

/**
 * Node before 22 has one optimising compiler, a slow one, and cannot keep compiled code. It would spend a fifth of a short solve on
 * functions that are run a few times more.
 */
async function optimiseLater(): Promise<void> {
  if (Number(process.versions.node.split(".")[0]) < 22) (await import("node:v8")).setFlagsFromString(`--interrupt-budget=${BUDGET_BEFORE_22}`);
}

keepCompiled();
await optimiseLater();
const { runCommandLine } = await import("./command-line.ts");
process.exitCode = await runCommandLine(process.argv.slice(2));
