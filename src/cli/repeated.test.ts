import { describe, expect, it } from "vitest";
import { readerOf, requireOneOutput } from "./repeated.ts";

const option = { flags: "-r, --range-error <km>", about: "" };

describe("an option given twice", () => {
  it("is refused with both of its texts, also when they are the same", () => {
    const read = readerOf(option);
    expect(read("20", undefined)).toBe("20");
    expect(() => read("30", "20")).toThrow('--range-error is given twice: "20" and "30"');
    expect(() => readerOf(option)("20", undefined)).not.toThrow();
  });

  it("that gives names values is read once for each name", () => {
    const read = readerOf({ flags: "--set <name=value>", about: "", repeats: "by name", parse: (text, before) => [...((before as string[] | undefined) ?? []), text] });
    expect(read("b=2", read("a=1", undefined))).toEqual(["a=1", "b=2"]);
    expect(() => read("a = 3", [])).toThrow('--set gives "a" twice: "a=1" and "a = 3"');
  });

  it("that gathers is read as often as it is given", () => {
    const read = readerOf({ flags: "--tag <name>", about: "", repeats: "freely" });
    expect([read("x", undefined), read("x", "x")]).toEqual(["x", "x"]);
  });
});

describe("standard output", () => {
  const options = [{ flags: "--svg <file>", about: "" }, { flags: "--efg <file>", about: "" }, { flags: "--json", about: "" }];

  it("takes one result", () => {
    expect(() => requireOneOutput(options, { svg: "-" })).not.toThrow();
    expect(() => requireOneOutput(options, { svg: "a.svg", json: true })).not.toThrow();
    expect(() => requireOneOutput(options, { svg: "-", json: true })).toThrow("--svg - and --json would be mixed on standard output");
    expect(() => requireOneOutput(options, { svg: "-", efg: "-" })).toThrow("--svg - and --efg - would be mixed");
  });
});
