// The page of the language names every sub-model and every input of it.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { models } from "../../src/models/index.ts";
import { ROOT } from "../faces/excomm.ts";

it("docs/language.md has a row for every sub-model, with its inputs in their order", () => {
  const page = readFileSync(join(ROOT, "docs/language.md"), "utf8");
  const [, table = ""] = /^\| model \| computes \| from \|\n\|---.*\n([^]*?)\n\n/m.exec(page) ?? [];
  const codes = (cell: string) => [...cell.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? "");
  const rows = table.split("\n").map((row) => row.split("|")).flatMap(([, names = "", , inputs = ""]) => codes(names).map((name) => [name, codes(inputs)] as const));
  expect(Object.fromEntries(rows)).toEqual(Object.fromEntries([...models.values()].map((model) => [model.name, model.inputs.map((input) => input.name)])));
});
