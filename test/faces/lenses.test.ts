// docs/lenses.md is what `excomm lenses` writes: UPDATE_GOLDEN=1 writes it anew.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { excomm } from "./excomm.ts";

const page = join(import.meta.dirname, "../../docs/lenses.md");

describe("excomm lenses", () => {
  // Forty draws of each lens take longer than the short run has room for.
  it.runIf(process.env["EXCOMM_DEEP"] === "1" || process.env["UPDATE_GOLDEN"] === "1")("writes docs/lenses.md", () => {
    const { code, stdout } = excomm("lenses", "october-1962", "--count", "40", "--markdown", "-");
    expect(code).toBe(0);
    if (process.env["UPDATE_GOLDEN"] === "1") writeFileSync(page, stdout);
    expect(readFileSync(page, "utf8")).toBe(stdout);
  }, 300_000);

  it("refuses a scenario without lenses", () => {
    const { code, stderr } = excomm("lenses", "chicken");
    expect(code).toBe(2);
    expect(stderr).toContain('"chicken" has no lenses');
  });
});

describe("parts on the command line", () => {
  it("are named with --with or behind a +, which say the same", () => {
    const one = excomm("check", "october-1962", "--with", "resolve"), other = excomm("check", "october-1962+resolve");
    expect(one.stdout).toBe(other.stdout);
    expect(one.stdout).toContain("parts resolve");
  });

  it("that there are not are refused with the nearest name, as are lenses that are no lenses", () => {
    expect(excomm("solve", "october-1962", "--with", "havanna").stderr).toContain('did you mean "havana"?');
    expect(excomm("solve", "october-1962", "--lens", "havana").stderr).toContain('"october-1962" has no lens "havana"');
    expect(excomm("solve", "october-1962", "--lens", "organizational", "--with", "governmental").stderr).toContain("one lens at a time");
  });

  it("change nothing as the unitary lens", () => {
    expect(excomm("check", "october-1962", "--lens", "unitary").stdout).toBe(excomm("check", "october-1962").stdout);
  });
});
