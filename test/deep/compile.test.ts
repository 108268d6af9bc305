import { describe, expect, it } from "vitest";
import { compile } from "../../src/compile/index.ts";
import { requireScenario } from "../../src/language/index.ts";

describe("a tree near the largest that is allowed", () => {
  it("is compiled: 1,572,862 nodes that four players watch", { timeout: 300_000 }, () => {
    const { game } = compile(requireScenario(`
excomm: 1
title: A giant
players: { a: {}, b: {}, c: {}, d: {} }
types: { a: { x: { prior: 0.2 }, y: { prior: 0.3 }, z: { prior: 0.5 } } }
limits: { nodes: 2000000 }
stages: { s: { repeat: { at most: 18, then: over }, player: b, actions: { up: { then: s }, down: { then: s } } } }
outcomes: { over: { payoffs: { a: 0, b: 0, c: 0, d: 0 } } }
`, "giant.yaml"));
    // For each type a full binary tree of 18 moves; the mover knows all moves and not the type.
    expect(game.topology.nodeCount).toBe(1 + 3 * (2 ** 19 - 1));
    expect(game.topology.infosets.count).toBe(2 ** 18 - 1);
  });
});
