import { describe, expect, it } from "vitest";
import { gameFromEfg } from "./efg-game.ts";
import { parseEfg } from "./efg-parse.ts";
import { findRecallFault } from "./recall.ts";

/** The number of the set at which recall fails, by player; null when it holds. */
function faultOf(nodes: string): { player: number; number: number } | null {
  const { document, diagnostics } = parseEfg(`EFG 2 R "" { "A" "B" } ${nodes}`, "recall.efg");
  expect(diagnostics).toEqual([]);
  const game = gameFromEfg(document!); // no diagnostics: a document
  const fault = findRecallFault(game);
  const { player, number } = game.topology.infosets;
  return fault === null ? null : { player: player[fault.infoset]!, number: number[fault.infoset]! };
}

describe("findRecallFault", () => {
  it("finds nothing where a player sees its own past and not the other's", () => {
    expect(faultOf(`p "" 1 1 "" { "L" "R" } 0
      p "" 2 1 "" { "l" "r" } 0  p "" 1 2 "" { "x" "y" } 0 t "" 0 t "" 0  p "" 1 2 0 t "" 0 t "" 0
      p "" 2 1 0  p "" 1 3 "" { "x" "y" } 0 t "" 0 t "" 0  p "" 1 3 0 t "" 0 t "" 0`)).toBeNull();
  });

  it("names the set at which a player has forgotten its own move", () => {
    expect(faultOf(`p "" 1 1 "" { "L" "R" } 0
      p "" 1 7 "" { "x" "y" } 0 t "" 0 t "" 0
      p "" 1 7 0 t "" 0 t "" 0`)).toEqual({ player: 0, number: 7 });
  });

  it("names the set at which a player has forgotten what it knew", () => {
    // B learns the toss at its sets 1 and 2, goes on, and no longer knows it at set 3.
    expect(faultOf(`c "" 1 "" { "heads" 1/2 "tails" 1/2 } 0
      p "" 2 1 "" { "go" "end" } 0  p "" 2 3 "" { "x" "y" } 0 t "" 0 t "" 0 t "" 0
      p "" 2 2 "" { "go" "end" } 0  p "" 2 3 0 t "" 0 t "" 0 t "" 0`)).toEqual({ player: 1, number: 3 });
  });

  it("names it whichever of its nodes comes first", () => {
    expect(faultOf(`c "" 1 "" { "heads" 1/2 "tails" 1/2 } 0
      p "" 2 2 "" { "go" "end" } 0  p "" 2 3 "" { "x" "y" } 0 t "" 0 t "" 0 t "" 0
      p "" 2 1 "" { "go" "end" } 0  p "" 2 3 0 t "" 0 t "" 0 t "" 0`)).toEqual({ player: 1, number: 3 });
  });

  it("names the set that a path enters twice", () => {
    expect(faultOf(`p "" 1 4 "" { "exit" "on" } 0 t "" 0 p "" 1 4 0 t "" 0 t "" 0`)).toEqual({ player: 0, number: 4 });
  });

  it("sees a fault that lies further up, below sets that agree on the last move", () => {
    // At set 5 the last own move is the same, at set 3 above it was forgotten.
    expect(faultOf(`c "" 1 "" { "h" 1/2 "t" 1/2 } 0
      p "" 1 1 "" { "a" "z" } 0 p "" 1 3 "" { "b" "z" } 0 p "" 1 5 "" { "c" "z" } 0 t "" 0 t "" 0 t "" 0 t "" 0
      p "" 1 2 "" { "a" "z" } 0 p "" 1 3 0 p "" 1 5 0 t "" 0 t "" 0 t "" 0 t "" 0`)).toEqual({ player: 0, number: 3 });
  });

  it("sees that one node comes before any own move and another after one", () => {
    expect(faultOf(`c "" 1 "" { "h" 1/2 "t" 1/2 } 0
      p "" 1 1 "" { "a" "b" } 0 t "" 0 t "" 0
      p "" 1 2 "" { "c" "d" } 0 p "" 1 1 0 t "" 0 t "" 0 t "" 0`)).toEqual({ player: 0, number: 1 });
  });

  it("finds the fault of sets that lie before each other on two paths", () => {
    expect(faultOf(`c "" 1 "" { "h" 1/2 "t" 1/2 } 0
      p "" 1 1 "" { "a" "b" } 0 p "" 1 2 "" { "c" "d" } 0 t "" 0 t "" 0 t "" 0
      p "" 1 2 0 p "" 1 1 0 t "" 0 t "" 0 t "" 0`)).not.toBeNull();
  });

  it("says it in a sentence, and names absent-mindedness", () => {
    const sentence = (tree: string) => findRecallFault(gameFromEfg(parseEfg(`EFG 2 R "" { "Ann" } ${tree}`, "f").document!))?.sentence; // valid files
    expect(sentence('p "" 1 4 "at the fork" { "exit" "on" } 0 t "" 0 p "" 1 4 0 t "" 0 t "" 0')).toBe('Ann forgets at information set "at the fork" that it has been there: a path through the tree passes it twice (absent-mindedness)');
    expect(sentence('p "" 1 1 "" { "l" "r" } 0 p "" 1 2 "" { "x" "y" } 0 t "" 0 t "" 0 p "" 1 2 0 t "" 0 t "" 0')).toBe("Ann forgets at information set number 2 what it did or knew before: its nodes are reached by different moves of its own");
  });
});
