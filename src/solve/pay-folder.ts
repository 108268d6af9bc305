// What ends pay, passed up through chance to the edges that lead there. As WebAssembly in large games: a first solve would spend
// more time on interpreting these loops than on its sweeps.

import { decisionTree, type Topology } from "../game/index.ts";
import { aboveF, addF, addI, belowI, type Code, f64, get, i32, loadF, loadI, type Local, mulF, mulI, repeatWhile, set, storeF, subF, wasmFunction, wasmModule, when } from "./wasm/code.ts";
import { instantiate, newMemory } from "./wasm/platform.ts";

/** Points and their edges, as in the folded tree. */
interface Edges {
  readonly nodeOf: Int32Array;
  readonly firstEdge: Int32Array;
}

/**
 * Writes what edges pay to one player by ends reached without another decision.
 *
 * @param payoff  by node: payoff at ends, 0 elsewhere
 * @param chance  by node: the player's odds
 * @param fixed   by edge and player, `edge * players + player`; complete once the last player's have been written
 * @returns       the largest difference between two payoffs
 */
export type PayFolder = (payoff: Float64Array, chance: Float64Array, player: number, fixed: Float64Array) => number;

/** @param compiled  whether to use WebAssembly, where the platform has it; the results are the same bytes */
export function payFolder(topology: Topology, edges: Edges, players: number, compiled: boolean): PayFolder {
  return (compiled ? compiledFolder(topology, edges, players) : null) ?? plainFolder(topology, edges, players);
}

function plainFolder(topology: Topology, { nodeOf, firstEdge }: Edges, players: number): PayFolder {
  const { firstChild, childCount, nodeCount } = topology, { chance: chanceNodes, ends } = decisionTree(topology), pay = new Float64Array(nodeCount);
  return (payoff, chance, player, fixed) => {
    let low = Infinity, high = -Infinity;
    for (let i = 0; i < ends.length; i++) {
      const paid = payoff[ends[i]!]!;
      if (paid < low) low = paid;
      if (paid > high) high = paid;
    }
    // Payoffs are 0 off the ends, so that decisions below count for nothing here.
    pay.set(payoff);
    for (let i = 0; i < chanceNodes.length; i++) {
      const node = chanceNodes[i]!, from = firstChild[node]!, to = from + childCount[node]!;
      let sum = 0;
      for (let child = from; child < to; child++) sum += chance[child]! * pay[child]!;
      pay[node] = sum;
    }
    for (let point = 0, at = player; point < nodeOf.length; point++) {
      const end = firstEdge[point + 1]! * players;
      for (let child = firstChild[nodeOf[point]!]!; at < end; child++, at += players) fixed[at] = pay[child]!;
    }
    return high - low;
  };
}

const DOUBLE = 8, INTEGER = 4;
const advance = (local: Local, by: number): Code => set(local, addI(get(local), i32(by)));

function compiledFolder(topology: Topology, { nodeOf, firstEdge }: Edges, players: number): PayFolder | null {
  const { firstChild, childCount, nodeCount } = topology, { chance: chanceNodes, ends } = decisionTree(topology);
  const paid = firstEdge[nodeOf.length]! * players, integers = [firstChild, childCount, chanceNodes, ends, nodeOf, firstEdge];
  const memory = newMemory(DOUBLE * (2 * nodeCount + paid + 1) + integers.reduce((bytes, { length }) => bytes + INTEGER * length, 0));
  if (memory === null) return null;
  let top = 0;
  const doubles = (length: number) => new Float64Array(memory.buffer, (top += DOUBLE * length) - DOUBLE * length, length);
  const copied = (from: Int32Array) => {
    new Int32Array(memory.buffer, top, from.length).set(from);
    return (top += INTEGER * from.length) - INTEGER * from.length;
  };
  const pay = doubles(nodeCount), odds = doubles(nodeCount), fixedHere = doubles(paid), range = doubles(1);
  const [first, count, chances, last, nodes, edges] = integers.map(copied) as [number, number, number, number, number, number]; // as many as integers
  const fold = wasmFunction("fold", ["i32"], ([player], local) => {
    const at = local("i32"), node = local("i32"), child = local("i32"), end = local("i32"), out = local("i32"), sum = local("f64"), low = local("f64"), high = local("f64");
    const goDown: readonly Code[] = [set(node, mulI(get(node), i32(INTEGER))), set(child, mulI(loadI(get(node), first), i32(DOUBLE)))];
    return [
      set(low, f64(Infinity)), set(high, f64(-Infinity)),
      repeatWhile(belowI(get(at), i32(INTEGER * ends.length)),
        set(sum, loadF(mulI(loadI(get(at), last), i32(DOUBLE)), pay.byteOffset)),
        when(aboveF(get(low), get(sum)), [set(low, get(sum))]),
        when(aboveF(get(sum), get(high)), [set(high, get(sum))]),
        advance(at, INTEGER)),
      storeF(i32(0), range.byteOffset, subF(get(high), get(low))),
      set(at, i32(0)),
      repeatWhile(belowI(get(at), i32(INTEGER * chanceNodes.length)),
        set(node, loadI(get(at), chances)), ...goDown,
        set(end, addI(get(child), mulI(loadI(get(node), count), i32(DOUBLE)))),
        set(sum, f64(0)),
        repeatWhile(belowI(get(child), get(end)),
          set(sum, addF(get(sum), mulF(loadF(get(child), odds.byteOffset), loadF(get(child), pay.byteOffset)))),
          advance(child, DOUBLE)),
        storeF(mulI(get(node), i32(DOUBLE / INTEGER)), pay.byteOffset, get(sum)),
        advance(at, INTEGER)),
      set(at, i32(0)), set(out, mulI(get(player!), i32(DOUBLE))), // one parameter
      repeatWhile(belowI(get(at), i32(INTEGER * nodeOf.length)),
        set(node, loadI(get(at), nodes)), ...goDown,
        set(end, mulI(loadI(get(at), edges + INTEGER), i32(DOUBLE * players))),
        repeatWhile(belowI(get(out), get(end)),
          storeF(get(out), fixedHere.byteOffset, loadF(get(child), pay.byteOffset)),
          advance(child, DOUBLE), advance(out, DOUBLE * players)),
        advance(at, INTEGER)),
    ];
  });
  const run = instantiate(wasmModule([fold]), memory)?.["fold"];
  if (run === undefined) return null;
  return (payoff, chance, player, fixed) => {
    pay.set(payoff);
    odds.set(chance);
    run(player);
    if (player === players - 1) fixed.set(fixedHere);
    return range[0]!;
  };
}
