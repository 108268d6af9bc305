import { chmodSync, linkSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { reasonText, writeText } from "./files.ts";

let folder = "";
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), "excomm-files-")); });
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("writeText", () => {
  it("leaves the file alone in its folder, with the rights that it had", () => {
    const path = join(folder, "tree.svg");
    writeFileSync(path, "old");
    chmodSync(path, 0o600);
    writeText(path, "new");
    expect(readFileSync(path, "utf8")).toBe("new");
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(["tree.svg"]);
  });

  it("puts a whole file in the place of the old one, and never writes into that", () => {
    const path = join(folder, "tree.svg"), other = join(folder, "other");
    writeFileSync(path, "old");
    linkSync(path, other); // another name of the old file shows what becomes of it
    writeText(path, "new");
    expect([readFileSync(path, "utf8"), readFileSync(other, "utf8")]).toEqual(["new", "old"]);
  });

  it("writes to what a link points at", () => {
    const path = join(folder, "real"), link = join(folder, "link");
    writeFileSync(path, "old");
    symlinkSync("real", link);
    writeText(link, "new");
    expect(readFileSync(path, "utf8")).toBe("new");
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
  });

  it("fails in a sentence and leaves nothing behind", () => {
    mkdirSync(join(folder, "inner"));
    expect(() => writeText(join(folder, "inner"), "x")).toThrow(expect.objectContaining({ name: "UserError", message: expect.stringContaining("cannot be written: it is a folder") }));
    expect(() => writeText(join(folder, "absent", "x"), "x")).toThrow("there is no such file or folder");
    expect(readdirSync(folder)).toEqual(["inner"]);
  });
});

describe("reasonText", () => {
  it("says in words why a write failed", () => {
    expect(["ENOSPC", "EDQUOT", "EFBIG", "EIO"].map((code) => reasonText(Object.assign(new Error("raw"), { code })))).not.toContain("raw");
    expect(reasonText(Object.assign(new Error("raw"), { code: "EODD" }))).toBe("raw");
  });
});
