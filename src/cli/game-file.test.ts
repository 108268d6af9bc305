import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { isGambit, readGambit } from "./game-file.ts";

const folder = mkdtempSync(join(tmpdir(), "excomm-games-"));
afterAll(() => rmSync(folder, { recursive: true }));

describe("a workbook of Gambit's window", () => {
  it.each([["efgfile", 'EFG 2 R "Lock" { "Barge" } "" p "" 1 1 "" { "wait" "enter" } 0 t "" 1 "" { 1 } t "" 2 "" { 4 }', 3], ["nfgfile", 'NFG 1 R "Lock" { "Barge" "Keeper" } { 2 2 } 1 0 4 1 2 2 0 3', 7]])("gives the game in %s", (tag, game, nodes) => {
    const path = join(folder, `${tag}.gbt`);
    writeFileSync(path, `<?xml version="1.0"?>\n<gambit:document>\n<game>\n<${tag}>\n${game}\n</${tag}>\n</game>\n</gambit:document>\n`);
    expect(isGambit(path)).toBe(true);
    const read = readGambit(path);
    expect([read.diagnostics, read.game?.title, read.game?.topology.nodeCount]).toEqual([[], "Lock", nodes]);
  });
});
