// A game as quantal response sees it: decision nodes only ("points"), chance moves and ends folded into the edges between
// them. Points of one information set are neighbours, and sets stand in the order in which a sweep from the ends to the root
// settles them, so that a sweep reads memory in order.

import { asRange, CHANCE, type Council, type DecisionTree, decisionTree, type Game, type Topology, type Valuation } from "../game/index.ts";
import { type PayFolder, payFolder } from "./pay-folder.ts";

/** What the tree alone decides. */
interface FoldedTree {
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
  /** By point: the first slot of its set. */
  readonly slotOf: Int32Array;
  /** Points in an order in which parents come before children. */
  readonly downward: Int32Array;
  /** By point: its node in the game. */
  readonly nodeOf: Int32Array;
}

export interface AgentForm extends FoldedTree {
  /** Players, and after them the seats of councils, which are valued like players but never move. */
  readonly players: number;
  readonly councils: readonly Council[];
  /** By edge and player, `edge * players + player`: what the edge pays by ends reached without another decision. */
  readonly fixed: Float64Array;
  /** By point and player, `point * players + player`: odds of reaching the point from the edge above it. */
  readonly odds: Float64Array;
  /** Number of different odds of chance among players; players of one view share it. */
  readonly views: number;
  readonly viewOf: Int32Array;
  /** By point and view, `point * views + view`: the odds from the edge above, branches of probability 0 left out. */
  readonly openOdds: Float64Array;
  /** By point: 0 where another node of its set lies behind fewer chance branches of probability 0, so that its belief is 0. */
  readonly counted: Uint8Array;
  /** Largest difference between two payoffs of one player; 1 where nobody's payoffs differ. */
  readonly payoffRange: number;
}

/** From this many numbers on, edges times players, loops are compiled: making the code takes longer than it saves in small games. */
export const COMPILED_MIN = 4096;

const trees = new WeakMap<Topology, FoldedTree>(), forms = new WeakMap<Valuation, AgentForm>();
/** By the tree's edges. */
const folders = new WeakMap<Int32Array, { readonly players: number; readonly fold: PayFolder }>();
/** By tree, by point: how many branches of probability 0 lie above. */
const impossible = new WeakMap<Topology, Int32Array>();

/** Folds a game. What the tree alone decides is kept for games that share the tree under other numbers, and the whole for the same numbers. */
export function foldGame(game: Game): AgentForm {
  let form = forms.get(game.valuation);
  if (form === undefined) forms.set(game.valuation, (form = foldNumbers(game)));
  return form;
}

function foldNumbers(game: Game): AgentForm {
  let tree = trees.get(game.topology);
  if (tree === undefined) trees.set(game.topology, (tree = foldTree(game.topology)));
  const viewOf = viewsOf(game), players = viewOf.length, views = new Set(viewOf).size, points = tree.nodeOf.length;
  const form: AgentForm = {
    ...tree, players, councils: [], views, viewOf, payoffRange: 1, fixed: new Float64Array(tree.firstEdge[points]! * players), odds: new Float64Array(points * players),
    openOdds: new Float64Array(points * views), counted: new Uint8Array(points),
  };
  refold(form, game);
  return form;
}

/** By player, and after them by seat of councils: the number of its odds of chance among those that differ. */
function viewsOf({ valuation: { beliefs, councils = [] } }: Game): Int32Array {
  const distinct = [...new Set(beliefs)];
  return Int32Array.from([...beliefs, ...councils.flatMap(({ player, seats }) => seats.map(() => beliefs[player]!))], (odds) => distinct.indexOf(odds));
}

/**
 * Folds a game into what was made of another one with the same tree, which nobody solves any more: one draw after another takes no
 * new room.
 */
export function foldOver(spare: Game, game: Game): void {
  const form = forms.get(spare.valuation);
  if (form === undefined || spare.topology !== game.topology || viewsOf(game).some((view, payee) => view !== form.viewOf[payee])) return;
  forms.delete(spare.valuation);
  refold(form, game);
  forms.set(game.valuation, form);
}

/** A form of the caller's own, which `refold` may write to. */
export function ownForm(game: Game): AgentForm {
  return foldNumbers(game);
}

/**
 * Writes the numbers of a game into the form of one with the same tree, whose players share odds in the same way.
 *
 * @param odds  whether odds of chance differ from those that the form holds
 */
export function refold(form: AgentForm, game: Game, odds = true): void {
  (form as { councils: readonly Council[] }).councils = game.valuation.councils ?? []; // to readers these do not change
  (form as { payoffRange: number }).payoffRange = foldPay(form, game);
  if (odds) foldOdds(form, game, [...new Set(game.valuation.beliefs)]);
}

function foldTree(topology: Topology): FoldedTree {
  const { infosets, nodeCount } = topology, { firstSlot, nodeStart, nodes } = infosets, decisions = decisionTree(topology);
  const { sweep, cyclic } = sweepOrder(topology, decisions);
  const points = nodes.length, slotOf = new Int32Array(points);
  const firstPoint = new Int32Array(infosets.count + 1), nodeOf = new Int32Array(points), firstEdge = new Int32Array(points + 1);
  const pointOf = new Int32Array(nodeCount);
  for (let at = 0, point = 0, edge = 0; at < infosets.count; at++) {
    const set = sweep[at]!, slot = firstSlot[set]!, choices = firstSlot[set + 1]! - slot;
    for (let i = nodeStart[set]!, end = nodeStart[set + 1]!; i < end; i++) {
      const node = nodes[i]!;
      nodeOf[point] = node;
      slotOf[point] = slot;
      pointOf[node] = point++;
      firstEdge[point] = edge += choices;
    }
    firstPoint[at + 1] = point;
  }
  const parentPoint = new Int32Array(points).fill(-1), parentSlot = new Int32Array(points).fill(-1), parentEdge = new Int32Array(points).fill(-1);
  for (let point = 0; point < points; point++) {
    const node = nodeOf[point]!, up = decisions.above[node]!;
    if (up < 0) continue;
    const above = pointOf[up]!, slot = decisions.slotAbove[node]!;
    parentPoint[point] = above;
    parentSlot[point] = slot;
    parentEdge[point] = firstEdge[above]! + slot - slotOf[above]!;
  }
  const downward = new Int32Array(points);
  for (let i = 0, point = points - 1; i < points; i++, point--) downward[i] = cyclic ? pointOf[decisions.nodes[i]!]! : point;
  return {
    slots: firstSlot[infosets.count]!, firstSlot, sweep, firstPoint, cyclic, owner: infosets.player,
    firstEdge, parentPoint, parentSlot, parentEdge, slotOf, downward, nodeOf,
  };
}

/** Sets from the ends up. Where sets precede each other in turn, the one with the deepest node goes first. */
function sweepOrder({ infosets, infoset }: Topology, { nodes, above }: DecisionTree): { sweep: Int32Array; cyclic: boolean } {
  const waiting = new Int32Array(infosets.count); // by set: nodes right below it whose set is not placed
  for (let i = 0; i < nodes.length; i++) {
    const up = above[nodes[i]!]!;
    if (up >= 0) waiting[infoset[up]!]! += 1;
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
      const up = above[infosets.nodes[i]!]!, next = up < 0 ? -1 : infoset[up]!;
      if (next >= 0 && --waiting[next]! === 0 && placed[next] === 0) place(next);
    }
  }
  return { sweep, cyclic };
}

function foldOdds({ nodeOf, parentPoint, downward, players, views, viewOf, odds, openOdds, counted }: AgentForm, game: Game, distinct: readonly Float64Array[]): void {
  const { kind, parent, infoset, infosets } = game.topology, points = nodeOf.length;
  counted.fill(1);
  let zeros = impossible.get(game.topology);
  if (zeros === undefined) impossible.set(game.topology, (zeros = new Int32Array(points)));
  for (let view = 0; view < views; view++) {
    const chance = distinct[view]!;
    let some = false;
    for (let i = 0; i < points; i++) {
      const point = downward[i]!, above = parentPoint[point]!;
      let product = 1, open = 1, passed = above < 0 ? 0 : zeros[above]!;
      for (let node = nodeOf[point]!; node > 0 && kind[parent[node]!] === CHANCE; node = parent[node]!) {
        product *= chance[node]!;
        if (chance[node]! > 0) open *= chance[node]!;
        else passed++;
      }
      zeros[point] = passed;
      some ||= passed > 0;
      openOdds[point * views + view] = open;
      for (let player = 0; player < players; player++) if (viewOf[player] === view) odds[point * players + player] = product;
    }
    if (some) discount(view, zeros);
  }

  /** In sets of players of this view only the points behind the fewest impossible branches count. */
  function discount(view: number, zeros: Int32Array): void {
    const fewest = new Int32Array(infosets.count).fill(0x7fffffff);
    const seen = (point: number) => viewOf[infosets.player[infoset[nodeOf[point]!]!]!] === view;
    for (let point = 0; point < points; point++) if (seen(point)) fewest[infoset[nodeOf[point]!]!] = Math.min(fewest[infoset[nodeOf[point]!]!]!, zeros[point]!);
    for (let point = 0; point < points; point++) if (seen(point) && zeros[point]! > fewest[infoset[nodeOf[point]!]!]!) counted[point] = 0;
  }
}

/** Returns the payoff range. */
function foldPay({ firstEdge, nodeOf, players, fixed }: AgentForm, { topology, valuation: { payoffs, beliefs, councils = [] } }: Game): number {
  let folder = folders.get(firstEdge);
  if (folder?.players !== players) folders.set(firstEdge, (folder = { players, fold: payFolder(topology, { firstEdge, nodeOf }, players, fixed.length >= COMPILED_MIN) }));
  const columns = [...payoffs.map((payoff, player) => [payoff, beliefs[player]!] as const), ...councils.flatMap(({ player, seats }) => seats.map((seat) => [seat.payoffs, beliefs[player]!] as const))];
  let range = 0;
  for (const [i, [payoff, chance]] of columns.entries()) range = Math.max(range, folder.fold(payoff, chance, i, fixed));
  return asRange(range);
}
