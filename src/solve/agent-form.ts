// A game as quantal response sees it: decision nodes only ("points"), chance moves and ends folded into the edges between
// them. Points of one information set are neighbours, and sets stand in the order in which a sweep from the ends to the root
// settles them, so that a sweep reads memory in order.

import { CHANCE, DECISION, type Game, TERMINAL } from "../game/index.ts";

export interface AgentForm {
  readonly players: number;
  readonly slots: number;
  /** By information set of the game, and one more: its first slot. */
  readonly firstSlot: Int32Array;
  /** Information sets in sweep order: what lies below comes first where the order of sets allows it. */
  readonly sweep: Int32Array;
  /** By position in `sweep`, and one more: first point of the set there. */
  readonly firstPoint: Int32Array;
  /** Whether some sets precede each other in turn, so that no order settles all that lies below first. */
  readonly cyclic: boolean;
  /** By information set: its owner. */
  readonly owner: Int32Array;
  /** By point: its first edge; edge k is that of action k. */
  readonly firstEdge: Int32Array;
  /** By point: the point above, the slot and the edge that lead down from it; -1 where only chance lies above. */
  readonly parentPoint: Int32Array;
  readonly parentSlot: Int32Array;
  readonly parentEdge: Int32Array;
  /** Points in an order in which parents come before children. */
  readonly downward: Int32Array;
  /** By edge and player, `edge * players + player`: what the edge pays by ends reached without another decision. */
  readonly fixed: Float64Array;
  /** By point and player, `point * players + player`: odds of reaching the point from the edge above it. */
  readonly odds: Float64Array;
  /** Number of different odds of chance among players; players of one view share it. */
  readonly views: number;
  readonly viewOf: Int32Array;
  /** By point and view, `point * views + view`: logarithm of the odds from the edge above, branches of probability 0 left out. */
  readonly logOdds: Float64Array;
  /** By point: 0 where another node of its set lies behind fewer chance branches of probability 0, so that its belief is 0. */
  readonly counted: Uint8Array;
  /** Largest difference between two payoffs of one player; 1 where nobody's payoffs differ. */
  readonly payoffRange: number;
}

/** Folds a game. Arrays of payoffs and odds are copied: the form does not follow later changes. */
export function foldGame(game: Game): AgentForm {
  const { infosets, infoset, parent } = game.topology;
  const players = game.players.length;
  const { distinct, viewOf } = viewsOf(game);
  const { sweep, cyclic } = sweepOrder(game);
  const points = infosets.nodes.length;
  const firstPoint = new Int32Array(infosets.count + 1), nodeOf = new Int32Array(points), firstEdge = new Int32Array(points + 1);
  const pointOf = new Int32Array(game.topology.nodeCount).fill(-1);
  for (let at = 0, point = 0; at < infosets.count; at++) {
    const set = sweep[at]!;
    firstPoint[at] = point;
    for (let i = infosets.nodeStart[set]!; i < infosets.nodeStart[set + 1]!; i++, point++) {
      nodeOf[point] = infosets.nodes[i]!;
      pointOf[infosets.nodes[i]!] = point;
      firstEdge[point + 1] = firstEdge[point]! + infosets.firstSlot[set + 1]! - infosets.firstSlot[set]!;
    }
  }
  firstPoint[infosets.count] = points;
  const parentPoint = new Int32Array(points).fill(-1), parentSlot = new Int32Array(points).fill(-1), parentEdge = new Int32Array(points).fill(-1);
  const downward = new Int32Array(points);
  const anchor = anchors(game);
  for (let node = 0, at = 0; node < game.topology.nodeCount; node++) {
    const point = pointOf[node]!;
    if (point < 0) continue;
    downward[at++] = point;
    const child = anchor[node]!; // the node below the last decision on the way here
    if (child <= 0) continue;
    const above = parent[child]!, k = child - game.topology.firstChild[above]!;
    parentPoint[point] = pointOf[above]!;
    parentSlot[point] = infosets.firstSlot[infoset[above]!]! + k;
    parentEdge[point] = firstEdge[pointOf[above]!]! + k;
  }
  if (!cyclic) for (let i = 0; i < points; i++) downward[i] = points - 1 - i;
  return {
    players, slots: infosets.firstSlot[infosets.count]!, firstSlot: infosets.firstSlot, sweep, firstPoint, cyclic, owner: infosets.player,
    firstEdge, parentPoint, parentSlot, parentEdge, downward, views: distinct.length, viewOf, payoffRange: payoffRange(game),
    ...foldedOdds(game, nodeOf, pointOf, distinct, viewOf), fixed: fixedPay(game, nodeOf, firstEdge),
  };
}

function viewsOf(game: Game): { distinct: Float64Array[]; viewOf: Int32Array } {
  const distinct = [...new Set(game.valuation.beliefs)];
  return { distinct, viewOf: Int32Array.from(game.valuation.beliefs, (odds) => distinct.indexOf(odds)) };
}

/** Largest difference between two payoffs of one player, in utils; 1 where nobody's payoffs differ. */
export function payoffRange(game: Game): number {
  let range = 0;
  for (const payoff of game.valuation.payoffs) {
    let low = Infinity, high = -Infinity;
    for (let node = 0; node < payoff.length; node++) {
      if (game.topology.kind[node] !== TERMINAL) continue;
      low = Math.min(low, payoff[node]!);
      high = Math.max(high, payoff[node]!);
    }
    range = Math.max(range, high - low);
  }
  return range > 0 ? range : 1;
}

/** By node: the first node after the last decision above it, 0 where none. */
function anchors(game: Game): Int32Array {
  const { nodeCount, kind, parent } = game.topology;
  const anchor = new Int32Array(nodeCount);
  for (let node = 1; node < nodeCount; node++) anchor[node] = kind[parent[node]!] === DECISION ? node : anchor[parent[node]!]!;
  return anchor;
}

/** Sets from the ends up. Where sets precede each other in turn, the one with the deepest node goes first. */
function sweepOrder(game: Game): { sweep: Int32Array; cyclic: boolean } {
  const { infosets, infoset, parent, nodeCount } = game.topology;
  const above = new Int32Array(nodeCount).fill(-1); // by node: the set of the last decision above
  const waiting = new Int32Array(infosets.count); // by set: nodes right below it whose set is not placed
  for (let node = 1; node < nodeCount; node++) {
    const set = infoset[parent[node]!]!;
    above[node] = set >= 0 ? set : above[parent[node]!]!;
    if (infoset[node]! >= 0 && above[node]! >= 0) waiting[above[node]!]! += 1;
  }
  const sweep = new Int32Array(infosets.count), placed = new Uint8Array(infosets.count);
  let tail = 0, cyclic = false;
  const place = (set: number) => {
    placed[set] = 1;
    sweep[tail++] = set;
  };
  for (let set = infosets.count - 1; set >= 0; set--) if (waiting[set] === 0) place(set);
  for (let head = 0; head < infosets.count; head++) {
    if (head === tail) {
      cyclic = true;
      let deepest = -1, pick = -1;
      for (let set = 0; set < infosets.count; set++) {
        const last = infosets.nodes[infosets.nodeStart[set + 1]! - 1]!;
        if (placed[set] === 0 && last > deepest) [deepest, pick] = [last, set];
      }
      place(pick);
    }
    const set = sweep[head]!;
    for (let i = infosets.nodeStart[set]!; i < infosets.nodeStart[set + 1]!; i++) {
      const up = above[infosets.nodes[i]!]!;
      if (up >= 0 && --waiting[up]! === 0 && placed[up] === 0) place(up);
    }
  }
  return { sweep, cyclic };
}

function foldedOdds(game: Game, nodeOf: Int32Array, pointOf: Int32Array, distinct: readonly Float64Array[], viewOf: Int32Array) {
  const { nodeCount, kind, parent, infoset, infosets } = game.topology;
  const players = game.players.length, points = nodeOf.length, views = distinct.length;
  const odds = new Float64Array(points * players), logOdds = new Float64Array(points * views);
  const fewest = new Int32Array(infosets.count).fill(0x7fffffff), zerosAt = new Int32Array(points);
  for (let view = 0; view < views; view++) {
    const chance = distinct[view]!;
    const product = new Float64Array(nodeCount).fill(1), log = new Float64Array(nodeCount), zeros = new Int32Array(nodeCount);
    for (let node = 1; node < nodeCount; node++) {
      const above = parent[node]!;
      zeros[node] = zeros[above]!;
      if (kind[above] !== CHANCE) continue; // odds count from the last decision
      product[node] = product[above]! * chance[node]!;
      log[node] = log[above]! + (chance[node]! > 0 ? Math.log(chance[node]!) : 0);
      if (chance[node] === 0) zeros[node]! += 1;
    }
    for (let point = 0; point < points; point++) {
      const node = nodeOf[point]!, set = infoset[node]!;
      logOdds[point * views + view] = log[node]!;
      for (let player = 0; player < players; player++) if (viewOf[player] === view) odds[point * players + player] = product[node]!;
      if (viewOf[infosets.player[set]!] !== view) continue;
      zerosAt[point] = zeros[node]!;
      fewest[set] = Math.min(fewest[set]!, zeros[node]!);
    }
  }
  const counted = Uint8Array.from(nodeOf, (node) => (zerosAt[pointOf[node]!]! === fewest[infoset[node]!]! ? 1 : 0));
  return { odds, logOdds, counted };
}

function fixedPay(game: Game, nodeOf: Int32Array, firstEdge: Int32Array): Float64Array {
  const { nodeCount, kind, firstChild, childCount } = game.topology;
  const players = game.players.length;
  const fixed = new Float64Array(firstEdge[nodeOf.length]! * players);
  for (let player = 0; player < players; player++) {
    const payoff = game.valuation.payoffs[player]!, chance = game.valuation.beliefs[player]!;
    const pay = new Float64Array(nodeCount);
    for (let node = nodeCount - 1; node >= 0; node--) {
      if (kind[node] === TERMINAL) pay[node] = payoff[node]!;
      else if (kind[node] === CHANCE) for (let child = firstChild[node]!; child < firstChild[node]! + childCount[node]!; child++) pay[node]! += chance[child]! * pay[child]!;
    }
    for (let point = 0; point < nodeOf.length; point++) {
      const first = firstChild[nodeOf[point]!]!, edge = firstEdge[point]!;
      for (let k = 0; edge + k < firstEdge[point + 1]!; k++) fixed[(edge + k) * players + player] = pay[first + k]!;
    }
  }
  return fixed;
}
