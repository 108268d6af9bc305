// Links of the studio on the command line.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { deflateRawSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { PLAIN_LINK, printLink, sha256 } from "../../src/index.ts";
import { excomm, ROOT } from "./excomm.ts";

const text = readFileSync(join(ROOT, "scenarios/textbook/brinkmanship.yaml"), "utf8"), hash = sha256(text);
const known = { ...PLAIN_LINK, scenario: "brinkmanship", hash };
const mine = "scenarios/textbook/brinkmanship.yaml";
const numbers = (...args: string[]) => {
  const { code, stdout, stderr } = excomm(...args, "--json");
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  return { ...JSON.parse(stdout), seconds: 0 };
};

describe("--link", () => {
  it("gives the numbers that its options give", () => {
    const link = printLink({ ...known, set: ["risk=0.3"], lambda: 3 });
    const typed = numbers("solve", "brinkmanship", "--set", "risk=0.3", "--lambda", "3");
    expect(numbers("solve", "--link", link)).toEqual(typed);
    expect(numbers("solve", "brinkmanship", "--link", `https://example.org/#/model?link=${link}`)).toEqual(typed);
  });

  it("gives way to what stands on the command line", () => {
    expect(numbers("solve", "--lambda", "2", "--set", "risk=0.4", "--link", printLink({ ...known, set: ["risk=0.3"], lambda: 3 }))).toEqual(numbers("solve", "brinkmanship", "--set", "risk=0.4", "--lambda", "2"));
  });

  it("solves a file that travels in it, and takes one that does not from the command line", () => {
    const changed = text.replace(/^title: .*/m, "title: Mine");
    const own = { ...PLAIN_LINK, file: "my crisis.yaml", hash: sha256(changed), text: deflateRawSync(changed) };
    expect(numbers("solve", "--link", printLink(own)).game.title).toBe("Mine");
    expect(excomm("solve", "--link", printLink({ ...own, text: null }))).toMatchObject({ code: 2, stderr: expect.stringContaining('"my crisis.yaml", that it does not carry') });
    const other = excomm("solve", mine, "--link", printLink({ ...own, text: null }));
    expect(other).toMatchObject({ code: 0, stderr: expect.stringContaining("another version") });
  });

  const october = readFileSync(join(ROOT, "scenarios/october-1962/scenario.yaml"), "utf8"), lens = readFileSync(join(ROOT, "scenarios/october-1962/parts/organizational.yaml"), "utf8");
  const seen = { ...PLAIN_LINK, scenario: "october-1962", hash: sha256(`${october}\n# part organizational\n${lens}`), parts: ["organizational"] };

  it("switches on parts and a lens, and is known by their texts too", () => {
    expect(numbers("solve", "--link", printLink(seen))).toEqual(numbers("solve", "october-1962", "--lens", "organizational"));
    expect(excomm("solve", "--link", printLink({ ...seen, hash: sha256(october) }))).toMatchObject({ code: 0, stderr: expect.stringContaining("another version") });
  });

  it("carries numbers of the balance, beside which others may be set", () => {
    const link = printLink({ ...PLAIN_LINK, scenario: "october-1962", hash: sha256(october), balance: ["r16.ready=30", "ussr_missiles.located=0.9"], fit: "tsipis" });
    expect(numbers("balance", "--link", link, "--set", "ussr_missiles.located=0.7", "--draws", "5")).toEqual(numbers("balance", "--fit", "tsipis", "--set", "r16.ready=30", "--set", "ussr_missiles.located=0.7", "--draws", "5"));
  });

  it.each([
    ["is damaged", ["solve", "--link", "abc"], "this link cannot be opened: it is damaged"],
    ["is about another scenario", ["solve", "chicken", "--link", printLink(known)], 'the link is about "brinkmanship", the command line about "chicken"'],
    ["names a scenario that is not here", ["solve", "--link", printLink({ ...known, scenario: "../../package" })], "there is no file"],
    ["sets what is no parameter", ["solve", "--link", printLink({ ...known, set: ["rsk=0.3"] })], 'there is no parameter "rsk"'],
    ["sets a word for a number", ["solve", "--link", printLink({ ...known, set: ["risk=high"] })], '"risk" is a number'],
    ["names an unknown part", ["solve", "--link", printLink({ ...seen, parts: ["../../package"] })], 'has no part "../../package"'],
    ["goes with --with", ["solve", "--link", printLink(seen), "--with", "havana"], "a link says itself which parts are on"],
    ["sets what is no number of the balance", ["balance", "--link", printLink({ ...PLAIN_LINK, scenario: "october-1962", hash: sha256(october), balance: ["r16=3"] })], 'there is no number "r16"'],
    ["names an unknown variant", ["solve", "--link", printLink({ ...known, variant: "other" })], "other"],
    ["names an unknown solver", ["solve", "--link", printLink({ ...known, solver: "frob" })], "frob"],
    ["holds what does not inflate", ["solve", "--link", printLink({ ...PLAIN_LINK, hash, text: new Uint8Array(40).fill(7) })], "the scenario in the link is damaged"],
    ["holds a bomb", ["solve", "--link", printLink({ ...PLAIN_LINK, hash, text: deflateRawSync(" ".repeat(8_000_000)) })], "larger than a scenario may be"],
  ])("that %s ends in a sentence", (_, args, says) => {
    const { code, stdout, stderr } = excomm(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(says);
    expect(stderr).toMatch(/^error: /);
  });
});
