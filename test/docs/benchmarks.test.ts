// The page of figures says what was measured and nothing else.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { figureText, page, type Results, tableText } from "../../bench/print.ts";

const root = join(import.meta.dirname, "../..");
const results = JSON.parse(readFileSync(join(root, "bench/results.json"), "utf8")) as Results; // written by bench/main.ts --record

describe("docs/benchmarks.md", () => {
  it("is the page of bench/results.json", () => expect(readFileSync(join(root, "docs/benchmarks.md"), "utf8")).toBe(page(results)));
  it("has every topic there is", () => {
    expect(results.topics.map(({ topic }) => topic).sort()).toEqual(readdirSync(join(root, "bench/topics")).filter((name) => name.endsWith(".ts")).map((name) => name.slice(0, -3)).sort());
    for (const { tables } of results.topics) expect(tables.length).toBeGreaterThan(0);
  });
});

describe("figures of the benchmark", () => {
  it.each([
    [{ value: 0.0923, unit: "µs" }, "0.092 µs"], [{ value: 2.2449, unit: "ms" }, "2.24 ms"], [{ value: 45.26, unit: "ms" }, "45.3 ms"], [{ value: 242.7, unit: "s" }, "243 s"],
    [{ value: 294_883, unit: "count" }, "294,883"], [{ value: 0.9349, unit: "ratio" }, "0.93"], [{ value: 3.21e-7, unit: "share" }, "3.2e-7"], [null, ""],
  ] as const)("%o reads %s", (figure, text) => expect(figureText(figure)).toBe(text));

  it("stand in columns, notes below", () => {
    expect(tableText({ title: "Title", columns: ["one", "two"], rows: [{ of: "a", figures: [{ value: 1, unit: "count" }, null] }, { of: "long", figures: [null, { value: 12.5, unit: "ms" }] }], notes: ["A note."] })).toBe(
      "Title\n      one      two\na       1\nlong       12.5 ms\n  A note.",
    );
  });
});
