// The balance in the studio: what is changed in it travels in the link, and the command says the same.

import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { PLAIN_LINK, printLink, sha256 } from "../../src/index.ts";
import { CHROMIUM, ROOT, studio } from "./browser.ts";

const hash = sha256(readFileSync(join(ROOT, "scenarios/october-1962/scenario.yaml"), "utf8"));
const command = (...args: string[]) => {
  const { status, stdout } = spawnSync(process.execPath, [join(ROOT, "src/cli/main.ts"), ...args], { encoding: "utf8", maxBuffer: 1e9 });
  expect(status).toBe(0);
  return stdout;
};

describe.runIf(CHROMIUM !== null)("the balance (needs Chromium: apt-get install chromium, or CHROMIUM=path)", () => {
  const there = studio();

  it("is moved, shared, opened elsewhere, and the same by the command of the page and by its link", async () => {
    const page = await there.open({ at: "/balance" });
    const shown = (of: typeof page) => of.locator(".command code").textContent();
    await page.locator(".balance aside .slider input:visible").first().press("PageUp");
    await page.getByRole("radio", { name: "Tsipis" }).check({ force: true });
    await expect.poll(() => shown(page)).toMatch(/--fit tsipis --set /);
    await page.getByRole("button", { name: "Copy link" }).click();
    await page.getByText("Copied", { exact: true }).first().waitFor();
    const link = await page.evaluate<string>("window.copied");
    const stranger = await there.open({ at: link.slice(link.indexOf("#") + 1) });
    await expect.poll(() => shown(stranger)).toBe(await shown(page));
    const typed = ((await shown(page)) ?? "").replace(/^npm run -s excomm -- /, "").replace(/--draws \d+/, "--draws 3").split(" ");
    expect(command("balance", "--link", link, "--draws", "3", "--seed", "1", "--json")).toBe(command(...typed, "--json"));
    there.expectNoErrors();
  });

  it("leaves out what a link sets that is no number of it, and says so", async () => {
    const page = await there.open({ at: `/balance?link=${printLink({ ...PLAIN_LINK, scenario: "october-1962", hash, balance: ["<b>nothing=1", "weight=-3", "weight"], fit: "mine" })}` });
    await page.getByRole("alert").getByText("It is left out.").waitFor();
    await page.getByRole("button", { name: "Put all back" }).click();
    await page.getByRole("alert").waitFor({ state: "detached" });
    there.expectNoErrors();
  });
});
