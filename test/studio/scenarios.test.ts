// Scenarios, files of one's own, links, and life without a network or at another address.

import { createReadStream, existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { deflateRawSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { PLAIN_LINK, printLink, sha256 } from "../../src/index.ts";
import { CHROMIUM, ROOT, studio } from "./browser.ts";

const NEEDS = "(needs Chromium: apt-get install chromium, or CHROMIUM=path)";
const chicken = readFileSync(join(ROOT, "scenarios/textbook/chicken.yaml"), "utf8");

describe.runIf(CHROMIUM !== null)(`scenarios ${NEEDS}`, () => {
  const there = studio();

  it("takes a file, shows its mistakes at their lines, and keeps the mended one over a reload", async () => {
    const page = await there.open({ at: "/scenarios" });
    const wrong = chicken.replace(/then: (\S+) \}/, "then: nowhere }");
    expect(wrong).not.toBe(chicken);
    await page.getByLabel("Load a file").setInputFiles({ name: "mine.yaml", mimeType: "application/yaml", buffer: Buffer.from(wrong) });
    await page.getByText("mine.yaml is not kept: it has a mistake.").waitFor();
    const line = wrong.split("\n").findIndex((text) => text.includes("nowhere")) + 1;
    await page.getByText(`mine.yaml:${line}:`).waitFor();
    await page.getByRole("button", { name: `Line ${line}`, exact: true }).click();
    expect(await page.evaluate<string>("document.activeElement.value.slice(document.activeElement.selectionStart, document.activeElement.selectionEnd)")).toContain("nowhere");
    await page.getByLabel("Text of mine.yaml").fill(chicken.replace(/^title: .*/m, "title: My own standoff"));
    await page.getByRole("button", { name: "Check, keep and open" }).click();
    await page.getByRole("button", { name: "Open now: mine.yaml" }).waitFor();
    await page.reload();
    await page.getByRole("button", { name: "Open now: mine.yaml" }).waitFor();
    there.expectNoErrors();

    await page.getByRole("button", { name: "Copy link" }).click();
    await page.getByText("Copied", { exact: true }).first().waitFor();
    const link = await page.evaluate<string>("window.copied");
    const stranger = await there.open({ at: link.slice(link.indexOf("#") + 1) });
    await stranger.getByRole("button", { name: "Open now: mine.yaml" }).waitFor();
    there.expectNoErrors();
  });

  it.each([
    ["damaged letters", "abc", "it is damaged"],
    ["a scenario that is not here", printLink({ ...PLAIN_LINK, scenario: "<img src=x onerror=alert(1)>", hash: "0".repeat(64) }), "which this Excomm does not have"],
    ["a file that does not inflate", printLink({ ...PLAIN_LINK, hash: "0".repeat(64), text: new Uint8Array(60).fill(9) }), "The scenario in the link is damaged"],
    ["a file that is no scenario", printLink({ ...PLAIN_LINK, hash: sha256("x"), file: "x.yaml", text: deflateRawSync("x") }), "so it was not kept"],
    ["a solver of its own", printLink({ ...PLAIN_LINK, scenario: "october-1962", hash: "0".repeat(64), solver: "lcp" }), "The pages solve as the scenario says"],
    ["a file too long to travel", printLink({ ...PLAIN_LINK, hash: "0".repeat(64), file: "theirs.yaml" }), '"theirs.yaml"'],
  ])("shows one sentence for a link with %s, and nothing else happens", async (_, word, says) => {
    const page = await there.open({ at: `/scenarios?link=${word}` });
    await page.getByRole("alert").getByText(says).waitFor();
    await page.getByRole("button", { name: "Open now: October 1962" }).waitFor();
    expect(await page.getByRole("alert").count()).toBe(1);
    there.expectNoErrors();
  });

  it("refuses numbers of a link that the command would refuse, in a sentence", async () => {
    const page = await there.open({ at: `/model?link=${printLink({ ...PLAIN_LINK, scenario: "chicken", hash: "0".repeat(64), set: ["nothing=3"] })}` });
    await page.getByText('there is no parameter "nothing"').waitFor();
    await page.getByRole("button", { name: "Put all back" }).first().click();
    await page.getByRole("heading", { name: "Where it ends" }).waitFor();
    there.expectNoErrors();
  });

  it("leaves out a variant that the scenario lacks, and says so", async () => {
    const page = await there.open({ at: `/model?link=${printLink({ ...PLAIN_LINK, scenario: "chicken", hash: "0".repeat(64), variant: "<b>x" })}` });
    await page.getByText('there is no variant "<b>x" of this scenario').waitFor();
    there.expectNoErrors();
  });

  it("works without a network after the first visit", async () => {
    const page = await there.open({ at: "/scenarios" });
    await page.evaluate("navigator.serviceWorker.ready.then((registration) => new Promise((done) => { const look = () => registration.active?.state === 'activated' && navigator.serviceWorker.controller !== null ? done() : setTimeout(look, 50); look(); }))");
    await page.context().setOffline(true);
    await page.reload();
    await page.getByRole("heading", { name: "Scenarios" }).waitFor();
    await page.getByRole("button", { name: "Open Chicken", exact: true }).click();
    await page.getByRole("link", { name: "Model" }).click();
    await page.getByRole("heading", { name: "Where it ends" }).waitFor();
    there.expectNoErrors();
  });

  it("works from a folder of any web host", async () => {
    const types: Readonly<Record<string, string>> = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml" };
    const host = createServer(({ url = "" }, response) => {
      const name = url.split(/[?#]/)[0] ?? "", file = join(ROOT, "dist/studio", name === "/some/where/" ? "index.html" : name.replace(/^\/some\/where\//, ""));
      if (!name.startsWith("/some/where/") || !existsSync(file)) return void response.writeHead(404).end();
      response.writeHead(200, { "content-type": types[extname(file)] ?? "application/octet-stream" });
      createReadStream(file).pipe(response);
    });
    await new Promise<void>((resolve) => host.listen(0, "127.0.0.1", () => resolve()));
    const address = host.address();
    const page = await there.open();
    await page.goto(`http://127.0.0.1:${typeof address === "object" ? address?.port : 0}/some/where/#/model`);
    await page.getByRole("heading", { name: "Where it ends" }).waitFor();
    there.expectNoErrors();
    await page.close();
    host.closeAllConnections();
    host.close();
  });
});
