// The studio's server: what it gives, to whom, and under which headers. The files are made up; test/studio has the real ones.

import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { connect } from "node:net";
import { networkInterfaces, tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CONTENT_POLICY, serveStudio, type StudioServer } from "../../src/cli/studio-server.ts";
import { ROOT } from "./excomm.ts";

const outer = mkdtempSync(join(tmpdir(), "excomm-serve-")), folder = join(outer, "studio");
let server: StudioServer;
beforeAll(async () => {
  mkdirSync(join(folder, "assets"), { recursive: true });
  writeFileSync(join(outer, "secret.txt"), "secret");
  writeFileSync(join(folder, "index.html"), "<!doctype html>studio");
  writeFileSync(join(folder, "assets/main-AbCd1234.js"), "export {};");
  writeFileSync(join(folder, ".hidden"), "hidden");
  server = await serveStudio(folder, 40_000 + (process.pid % 20_000));
});
afterAll(async () => {
  await server.close();
  rmSync(outer, { recursive: true });
});

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}
function ask(path: string, { method = "GET", host = `localhost:${server.port}`, address = "127.0.0.1" } = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: address, port: server.port, path, method, headers: { host }, agent: false }, (answer) => {
      let body = "";
      answer.setEncoding("utf8").on("data", (part: string) => (body += part)).on("end", () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body }));
    });
    asked.on("error", reject).end();
  });
}

describe("the studio's server", () => {
  it("gives the page and its parts, each as what it is, hashed names for good", async () => {
    expect(await ask("/")).toMatchObject({ status: 200, body: "<!doctype html>studio", headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-cache" } });
    expect(await ask("/assets/main-AbCd1234.js?x=1")).toMatchObject({ status: 200, body: "export {};", headers: { "content-type": "text/javascript; charset=utf-8", "cache-control": "public, max-age=31536000, immutable" } });
    expect(await ask("/", { method: "HEAD" })).toMatchObject({ status: 200, body: "", headers: { "content-length": "21" } });
  });

  it("puts its headers on every answer", async () => {
    for (const answer of [await ask("/"), await ask("/absent"), await ask("/", { method: "POST" })]) {
      expect(answer.headers).toMatchObject({ "content-security-policy": CONTENT_POLICY, "x-content-type-options": "nosniff", "referrer-policy": "no-referrer" });
    }
    expect(CONTENT_POLICY).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:|\*/);
    for (const part of ["default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "frame-ancestors 'none'"]) expect(CONTENT_POLICY).toContain(part);
  });

  it("states the same policy in the page, for copies on other hosts; what may frame it only a header can say", () => {
    expect(readFileSync(join(ROOT, "src/studio/index.html"), "utf8")).toContain(`content="${CONTENT_POLICY.replace("; frame-ancestors 'none'", "")}"`);
  });

  it.each(["/../secret.txt", "/..%2fsecret.txt", "/%2e%2e/secret.txt", "/assets/../../secret.txt", "/.hidden", "//etc/passwd", "/assets", "/assets/", "/index.html%00", "/..\\secret.txt", "/C:/x", "/absent"])("has nothing at %s", async (path) => {
    const { status, body } = await ask(path);
    expect(status).toBe(404);
    expect(body).not.toContain("secret");
  });

  it("takes nothing", async () => {
    for (const method of ["POST", "PUT", "DELETE", "OPTIONS", "PATCH"]) expect(await ask("/", { method })).toMatchObject({ status: 405, headers: { allow: "GET, HEAD" } });
  });

  it("answers to its own names only", async () => {
    for (const host of [`localhost:${server.port}`, `127.0.0.1:${server.port}`, `[::1]:${server.port}`]) expect(await ask("/", { host })).toMatchObject({ status: 200 });
    for (const host of ["localhost", "evil.example", `evil.example:${server.port}`, `localhost:${server.port}.evil.example`, `localhost:${server.port + 1}`]) expect(await ask("/", { host })).toMatchObject({ status: 421 });
  });

  it("listens on the loopback interface alone", async () => {
    const others = Object.values(networkInterfaces()).flat().filter((one) => one !== undefined && !one.internal && one.family === "IPv4").map((one) => one!.address); // filtered above
    for (const host of others) {
      const refused = await new Promise<boolean>((resolve) => connect({ host, port: server.port }).once("connect", () => resolve(false)).once("error", () => resolve(true)));
      expect(refused).toBe(true);
    }
  });

  it("takes the next port when one is taken", async () => {
    const second = await serveStudio(folder, server.port);
    expect(second.port).toBeGreaterThan(server.port);
    await second.close();
    await expect(ask("/")).resolves.toMatchObject({ status: 200 });
  });
});

describe("excomm studio", () => {
  it("says where it is and which port was taken, and ends on Ctrl-C", async () => {
    const running = spawn(process.execPath, [join(ROOT, "src/cli/main.ts"), "studio", "--port", String(server.port)], { cwd: ROOT });
    let said = "", noted = "";
    running.stderr.setEncoding("utf8").on("data", (text: string) => (noted += text));
    const ended = new Promise<number | null>((resolve) => running.once("exit", resolve));
    await new Promise<void>((resolve) => running.stdout.setEncoding("utf8").on("data", (text: string) => { said += text; if (said.includes("\n")) resolve(); }));
    running.kill("SIGINT");
    expect(await ended).toBe(0);
    expect(said).toMatch(/^The studio is at http:\/\/localhost:\d+\/ {2}\(Ctrl-C ends it\)\n$/);
    expect(noted).toMatch(new RegExp(`port ${server.port} is taken: the studio is at \\d+`));
  }, 60_000);
});
