import * as fs from "node:fs";
import { chmodSync, linkSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { readText, reasonText, requireReachable, requireWritable, writeText } from "./files.ts";

vi.mock(import("node:fs"), async (original) => {
  const whole = await original();
  return { ...whole, writeFileSync: vi.fn(whole.writeFileSync) };
});

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

  it("makes the file that a link points at where there is none yet", () => {
    symlinkSync("real", join(folder, "link"));
    writeText(join(folder, "link"), "new");
    expect(readFileSync(join(folder, "real"), "utf8")).toBe("new");
    expect(lstatSync(join(folder, "link")).isSymbolicLink()).toBe(true);
  });

  it("writes in place where the folder takes no new file and the old one may be changed", () => {
    const path = join(folder, "tree.svg");
    writeFileSync(path, "old");
    // The rights of a folder do not bind who runs these tests as root.
    const refuse = () => { throw Object.assign(new Error("raw"), { code: "EACCES" }); };
    vi.mocked(fs.writeFileSync).mockImplementationOnce(refuse);
    writeText(path, "new");
    expect(readFileSync(path, "utf8")).toBe("new");
    vi.mocked(fs.writeFileSync).mockImplementationOnce(refuse);
    expect(() => writeText(join(folder, "fresh"), "x")).toThrow("permission is denied");
    expect(readdirSync(folder)).toEqual(["tree.svg"]);
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

describe("requireWritable", () => {
  it("asks beforehand, and writes nothing", () => {
    for (const good of ["-", join(folder, "new.svg"), "/dev/null"]) requireWritable(good);
    symlinkSync("loop", join(folder, "loop"));
    expect(() => requireWritable("")).toThrow("a file to write to has no name");
    expect(() => requireWritable(folder)).toThrow("it is a folder");
    expect(() => requireWritable(join(folder, "absent", "x"))).toThrow("there is no such file or folder");
    expect(() => requireWritable(join(folder, "loop"))).toThrow("its links lead in a circle");
    expect(readdirSync(folder)).toEqual(["loop"]);
  });
});

describe("requireReachable", () => {
  it("says of a link why there is no file to read", () => {
    symlinkSync("loop", join(folder, "loop"));
    symlinkSync("gone", join(folder, "link"));
    expect(() => requireReachable(join(folder, "loop"))).toThrow("cannot be read: its links lead in a circle");
    expect(() => requireReachable(join(folder, "link"))).toThrow(expect.objectContaining({ message: expect.stringContaining("a link to a file that is not there"), help: "it points at gone" }));
    requireReachable(join(folder, "absent"));
    expect(() => readText(join(folder, "loop"))).toThrow("its links lead in a circle");
  });
});
