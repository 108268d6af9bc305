// Serves the built studio to this computer alone: files of one folder, read only, under the strictest headers that it runs with.

import { createReadStream, existsSync, readFileSync, statSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { extname, join } from "node:path";
import { UserError } from "./command.ts";

export interface StudioServer {
  /** What to type into a browser. */
  readonly address: string;
  readonly port: number;
  /** Ends all connections; resolves when nothing is open. */
  close(): Promise<void>;
}

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8", ".svg": "image/svg+xml", ".woff2": "font/woff2",
  ".txt": "text/plain; charset=utf-8", ".json": "application/json", ".wasm": "application/wasm",
};

/** Scripts, styles and requests of the studio itself only; pictures that a page makes from its own drawings. */
export const CONTENT_POLICY = [
  "default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "style-src 'self'", "font-src 'self'", "img-src 'self' blob:", "connect-src 'self'", "worker-src 'self'", "manifest-src 'self'",
  "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'",
].join("; ");

const HEADERS: Readonly<Record<string, string>> = {
  "content-security-policy": CONTENT_POLICY, "x-content-type-options": "nosniff", "referrer-policy": "no-referrer", "cross-origin-opener-policy": "same-origin", "cross-origin-resource-policy": "same-origin",
};

/** Where the loopback interface answers; the second where the system has it. */
const LOOPBACK = ["127.0.0.1", "::1"];
/** Ports tried when the first is taken. */
const PORTS_MAX = 20;

/**
 * Serves `folder` on the loopback interface.
 *
 * @param port  the first to try; the following ones when it is taken
 * @throws {UserError} when none of them is free, or this user may not have it
 */
export async function serveStudio(folder: string, port: number): Promise<StudioServer> {
  for (let tried = port; tried < port + PORTS_MAX && tried < 65_536; tried++) {
    const servers = await listen(folder, tried);
    if (servers === null) continue;
    return { address: `http://localhost:${tried}/`, port: tried, close: async () => void (await Promise.all(servers.map(close))) };
  }
  throw new UserError(`ports ${port} to ${port + PORTS_MAX - 1} are all taken`, "name another: --port NUMBER");
}

/** One server for each loopback address, or null when the port is taken on the first. */
async function listen(folder: string, port: number): Promise<Server[] | null> {
  const servers: Server[] = [];
  for (const host of LOOPBACK) {
    const server = createServer((request, response) => answer(folder, port, request, response));
    const fault = await new Promise<string>((resolve) => {
      server.once("error", (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
      server.listen(port, host, () => resolve(""));
    });
    if (fault === "") servers.push(server);
    else if (fault === "EADDRINUSE") {
      await Promise.all(servers.map(close));
      return null;
    } else if (host === LOOPBACK[0]) throw new UserError(`port ${port} cannot be opened: ${fault === "EACCES" ? "permission is denied" : fault}`, "name another above 1023: --port NUMBER");
  }
  return servers;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

function answer(folder: string, port: number, request: IncomingMessage, response: ServerResponse): void {
  const { method = "", headers, url = "" } = request;
  // A page elsewhere can point a name of its own at this computer: its requests carry that name.
  if (![`localhost:${port}`, `127.0.0.1:${port}`, `[::1]:${port}`].includes((headers.host ?? "").toLowerCase())) return refuse(response, 421, "this server answers to localhost only");
  if (method !== "GET" && method !== "HEAD") return refuse(response, 405, "this server gives files and takes nothing", { allow: "GET, HEAD" });
  const path = pathOf(folder, url);
  if (path === null) return refuse(response, 404, "there is no such file");
  const isHashed = /[\\/]assets[\\/]/.test(path);
  response.writeHead(200, {
    ...HEADERS, "content-type": TYPES[extname(path)] ?? "application/octet-stream", "content-length": statSync(path).size,
    "cache-control": isHashed ? "public, max-age=31536000, immutable" : "no-cache",
  });
  if (method === "HEAD") response.end();
  else createReadStream(path).on("error", () => response.destroy()).pipe(response);
}

/** The file that an address names, or null: only plain names of files that are there. */
function pathOf(folder: string, url: string): string | null {
  const [path = ""] = url.split(/[?#]/);
  const name = path === "/" ? "index.html" : path.slice(1);
  if (!/^(?:[\w-][\w.-]*\/)*[\w-][\w.-]*$/.test(name)) return null;
  const file = join(folder, name);
  return existsSync(file) && statSync(file).isFile() ? file : null;
}

function refuse(response: ServerResponse, status: number, sentence: string, headers: Readonly<Record<string, string>> = {}): void {
  response.writeHead(status, { ...HEADERS, "content-type": TYPES[".txt"] ?? "text/plain", ...headers });
  response.end(`${sentence}\n`);
}

/** Whether the folder holds a built studio. */
export function isStudio(folder: string): boolean {
  const page = join(folder, "index.html");
  return existsSync(page) && readFileSync(page, "utf8").includes("studio");
}
