// excomm studio: the studio in a browser, built if need be and served to this computer.

import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Command, EXIT_DONE, type Option, UserError } from "./command.ts";
import { readInteger } from "./options.ts";
import { packageFolder } from "./package.ts";
import { isStudio, serveStudio } from "./studio-server.ts";
import type { Terminal } from "./terminal.ts";

export interface StudioFlags {
  readonly port?: number;
  readonly open?: boolean;
}

/** Where to find it, unless it is taken. */
const PORT = 1962;

export const STUDIO_OPTIONS: readonly Option[] = [
  { flags: "--port <integer>", about: `where to serve the studio (default ${PORT}, or the next that is free)`, parse: (text) => readInteger(text, "--port", 1, 65_535) },
  { flags: "--open", about: "open it in a browser" },
];

export const studioCommand: Command<StudioFlags> = {
  about: "The studio runs in the browser: the tree, the numbers to move, the play. It is built when it is not there or older than its sources, and served on this computer's loopback address only, until Ctrl-C.",
  arguments: [],
  options: STUDIO_OPTIONS,
  examples: [["studio --open", "and open it in a browser"], ["studio --port 8000", "at another address"]],
  run: (_, flags, terminal) => runStudio(flags, terminal),
};

/** Builds what is missing, serves, says where, and waits for Ctrl-C. */
export async function runStudio({ port = PORT, open }: StudioFlags, terminal: Terminal): Promise<number> {
  const folder = builtStudio(terminal);
  const server = await serveStudio(folder, port);
  const ended = new Promise<void>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => resolve());
  });
  if (server.port !== port) terminal.note(`port ${port} is taken: the studio is at ${server.port}`);
  terminal.write(`The studio is at ${server.address}  (Ctrl-C ends it)\n`);
  if (open === true) openBrowser(server.address, terminal);
  await ended;
  await server.close();
  return EXIT_DONE;
}

/**
 * The folder of the built studio. A clone builds it when its sources have changed; the package brings it along.
 *
 * @throws {UserError} when building fails
 */
function builtStudio(terminal: Terminal): string {
  const root = packageFolder(), folder = join(root, "dist/studio"), script = join(root, "scripts/studio.ts");
  if (existsSync(script)) {
    terminal.progress("building the studio");
    const { status, stderr } = spawnSync(process.execPath, [script, "--if-stale"], { cwd: root, encoding: "utf8" });
    terminal.progressEnd();
    if (status !== 0) throw new UserError(`the studio could not be built${lastWords(stderr)}`, "run npm run build:studio to see all of it; excomm start --no-studio ends after the summary");
  }
  if (!isStudio(folder)) throw new UserError("this copy of Excomm holds no studio", "install it anew, or run npm run build:studio in a clone");
  return folder;
}

/** What the builder said of an error, from the first line that names one. */
function lastWords(text: string): string {
  const lines = text.split("\n").map((line) => line.trim()).filter((line) => line !== ""), at = lines.findIndex((line) => /error|cannot|not found/i.test(line));
  return at < 0 ? "" : `: ${lines.slice(at, at + 3).join(" ")}`;
}

function openBrowser(address: string, terminal: Terminal): void {
  const [command, ...args] = process.platform === "darwin" ? ["open", address] : process.platform === "win32" ? ["cmd", "/c", "start", "", address] : ["xdg-open", address];
  const browser = spawn(command, args, { stdio: "ignore", detached: true });
  browser.once("error", () => terminal.note(`no browser could be opened: type the address into one`));
  browser.unref();
}
