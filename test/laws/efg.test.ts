// What holds for every .efg document, for every game, and for every damaged file.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { printDiagnostic, type Random, seededRandom } from "../../src/base/index.ts";
import { type EfgDocument, type EfgEvent, type EfgInfoset, type EfgNode, type EfgOutcome, efgFromGame, gameFromEfg, gameFromNfg, parseEfg, parseNfg, printEfg, printNfg } from "../../src/game/index.ts";
import { namedGame } from "../games/named-game.ts";
import { buildGame, gameShape } from "./random-game.ts";

const NUMBERS = ["0", "-0", "3", "+2.50", "-1/3", "22/7", ".5", "-.25", "7.", "1e3", "-2.5E-7", "0.1", "123456789012345678901234567890", "1/1000000007"];

/** A document with all that a file can say, in the order in which a reader meets it. */
function growDocument(seed: number, texts: readonly string[]): EfgDocument {
  const random = seededRandom(seed);
  const below = (count: number) => Math.floor(random() * count);
  const text = () => texts[below(texts.length)]!; // at least one
  const players = Array.from({ length: 1 + below(3) }, text);
  const infosets: EfgInfoset[] = [], events: EfgEvent[] = [], outcomes: EfgOutcome[] = [], nodes: EfgNode[] = [];
  const actions = () => Array.from({ length: 1 + below(3) }, text);
  const pick = <T>(list: T[], make: () => T): number => (list.length > 0 && random() < 0.5 ? below(list.length) : list.push(make()) - 1);
  const unused = (taken: readonly { readonly number: number }[]) => {
    for (;;) {
      const number = 1 + below(random() < 0.5 ? 9 : 2 ** 31 - 1);
      if (!taken.some((other) => other.number === number)) return number;
    }
  };
  const outcome = () => (random() < 0.4 ? -1 : pick(outcomes, () => ({ number: unused(outcomes), label: text(), payoffs: players.map(() => NUMBERS[below(NUMBERS.length)]!) })));
  const open = [1];
  while (open.length > 0) {
    if (--open[open.length - 1]! === 0) open.pop();
    const kind = open.length > 8 || nodes.length > 60 ? 2 : below(3);
    if (kind === 0) {
      const set = pick(events, () => {
        const names = actions(), weights = names.map(() => 1 + below(9)), total = weights.reduce((a, b) => a + b);
        return { number: unused(events), label: text(), actions: names, probabilities: weights.map((weight) => `${weight}/${total}`) };
      });
      nodes.push({ kind: "chance", label: text(), set, outcome: outcome() });
      open.push(events[set]!.actions.length); // picked from them
    } else if (kind === 1) {
      const set = pick(infosets, () => {
        const player = below(players.length);
        return { player, number: unused(infosets.filter((other) => other.player === player)), label: text(), actions: actions() };
      });
      nodes.push({ kind: "player", label: text(), set, outcome: outcome() });
      open.push(infosets[set]!.actions.length); // picked from them
    } else nodes.push({ kind: "terminal", label: text(), set: -1, outcome: outcome() });
  }
  return { title: text(), comment: text(), players, infosets, events, outcomes, nodes };
}

const anyText = fc.oneof(fc.string(), fc.string({ unit: "binary" }), fc.string({ unit: fc.constantFrom('"', "\\", "a", " ", "\n", "\r\n", "{", "}") }));

describe("every document", () => {
  it("is read back from its print as the same document", () => {
    fc.assert(fc.property(fc.nat(), fc.array(anyText, { minLength: 1, maxLength: 6 }), (seed, texts) => {
      const document = growDocument(seed, texts);
      expect(parseEfg(printEfg(document), "f")).toEqual({ document, diagnostics: [] });
    }), { numRuns: 1000 });
  });

  it("becomes a game, which written and read is the same game, and printed again the same bytes", () => {
    fc.assert(fc.property(fc.nat(), fc.array(anyText, { minLength: 1, maxLength: 6 }), (seed, texts) => {
      const game = gameFromEfg(growDocument(seed, texts));
      const text = printEfg(efgFromGame(game));
      const again = gameFromEfg(parseEfg(text, "f").document!); // printed from a document
      expect(namedGame(again)).toEqual(namedGame(game));
      expect(printEfg(efgFromGame(again))).toBe(text);
    }), { numRuns: 300 });
  });
});

describe("every game under a common prior", () => {
  it("survives being written and read, and gives the same bytes each time", () => {
    fc.assert(fc.property(gameShape, fc.boolean(), (shape, impossible) => {
      const game = buildGame({ ...shape, differing: false, impossible });
      const text = printEfg(efgFromGame(game));
      expect(printEfg(efgFromGame(game))).toBe(text);
      const { document, diagnostics } = parseEfg(text, "f");
      expect(diagnostics).toEqual([]);
      expect(namedGame(gameFromEfg(document!))).toEqual(namedGame(game)); // no diagnostics: a document
    }), { numRuns: 200 });
  });
});

const data = join(import.meta.dirname, "../games/data");
const SOURCES = [
  ...readdirSync(data).filter((name) => name.endsWith(".efg") && !name.startsWith("flagship")).map((name) => readFileSync(join(data, name), "utf8")),
  ...Array.from({ length: 10 }, (_, seed) => printEfg(growDocument(seed, ["", "a", 'b "c"', "d\\", "e\nf"]))),
  'EFG 2 R "" { "A" } c "" 1 "e" { "h" 1/2 "t" 1/2 } 0 p "" 1 1 "s" { "x" "y" } 0 t "" 1 "o" { 1 } c "" 1 0 t "" 1 t "" 0 p "" 1 1 0 t "" 1 t "" 0',
];
const TABLES = [
  'NFG 1 R "g" { "A" "B" } { { "x" "y" } { "l" "m" "r" } } "note" { { "peace" 1, 2 } { "war" -1/2, .5 } } 1 2 0 2 2 1',
  'NFG 1 R "g" { "A" "B" "C" } { 2 1 2 } 1 2 -3e0 4/5 1 1 0 0 0 -1 -1 -1',
];
const PIECES = ['"', "{", "}", ",", "\\", "/", "-", ".", "e", "0", "1", "9", " ", "\n", "\r", "\0", "\u202e", "c ", "p ", "t ", 't "" 0\n', '"" ', "1/0", "1e999", "2147483648", "\ud800"];

/** One to four wounds: pieces cut out, doubled, swapped, put in, the end cut off; or only a digit changed or a space put in. */
function damage(text: string, random: Random): string {
  if (random() < 0.25) {
    const at = Math.floor(random() * text.length);
    return random() < 0.5 ? `${text.slice(0, at)} ${text.slice(at)}` : text.slice(0, at) + text.slice(at).replace(/\d/, () => String(Math.floor(random() * 10)));
  }
  for (let wounds = 1 + Math.floor(random() ** 2 * 4); wounds > 0; wounds--) {
    const at = Math.floor(random() * text.length), length = 1 + Math.floor(random() ** 3 * 60);
    const [before, part, after] = [text.slice(0, at), text.slice(at, at + length), text.slice(at + length)];
    const piece = PIECES[Math.floor(random() * PIECES.length)]!; // inside the bounds
    text = [before + after, before + part + part + after, before + piece + part + after, before + piece + after, before, after.slice(0, length) + before + part + after][Math.floor(random() * 6)]!; // six ways
  }
  return text;
}

describe("every damaged file", () => {
  const damaged = (source: string, seed: number) => damage(source, seededRandom(seed, source.length));

  it("is read or refused with places inside the file, and what is read is a game", () => {
    let read = 0, refused = 0;
    fc.assert(fc.property(fc.constantFrom(...SOURCES), fc.nat(), (source, seed) => {
      const text = damaged(source, seed);
      const { document, diagnostics } = parseEfg(text, "damaged.efg");
      if (document === null) {
        refused++;
        expect(diagnostics.length).toBeGreaterThan(0);
        const lines = text.replace(/^\ufeff/, "").split("\n");
        for (const diagnostic of diagnostics) {
          const { line, column, text: quoted } = diagnostic.place!; // the reader always gives one
          expect(lines[line - 1]?.replace(/\r$/, "") ?? "no such line").toBe(quoted.replace(/\r$/, ""));
          expect(column).toBeLessThanOrEqual(lines[line - 1]!.length + 1); // it was there above
          expect(printDiagnostic(diagnostic)).not.toMatch(/[\0\r\u202e]/);
        }
      } else {
        read++;
        expect(diagnostics).toEqual([]);
        expect(parseEfg(printEfg(document), "f").document).toEqual(document);
        const game = gameFromEfg(document);
        expect(namedGame(gameFromEfg(efgFromGame(game)))).toEqual(namedGame(game));
      }
    }), { numRuns: 4000 });
    // Both ways were taken often enough to mean something.
    expect(Math.min(read, refused)).toBeGreaterThan(200);
  });

  it("holds for strategic forms too", () => {
    fc.assert(fc.property(fc.constantFrom(...TABLES), fc.nat(), (source, seed) => {
      const { document, diagnostics } = parseNfg(damaged(source, seed), "damaged.nfg");
      expect(document === null).toBe(diagnostics.length > 0);
      if (document === null) return;
      expect(parseNfg(printNfg(document), "f").document).toEqual(document);
      gameFromNfg(document);
    }), { numRuns: 1000 });
  });
});
