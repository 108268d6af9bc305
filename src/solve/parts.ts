// A game cut where subgames begin: each part is the tree from one beginning to the next ones, which become ends that pay what
// the subgame is worth.

import { CHANCE, DECISION, floatOfRational, type Game, GameBuilder, rationalText, type Rational, revalue, TERMINAL, type WrittenColumn } from "../game/index.ts";
import { subgamesOf } from "../strategy/index.ts";

export interface Part {
  /** The node of the whole game where the part begins. */
  readonly root: number;
  /** Nodes of the whole game where the subgames below begin, in node order. */
  readonly inner: readonly number[];
  /** Information sets of the whole game that belong to the part, in order. */
  readonly sets: readonly number[];
  /** Nodes of the whole game that belong to the part, inner beginnings included, in node order. */
  readonly nodes: readonly number[];
}

/** The parts of a game, each before those above it. */
export function partsOf(game: Game): Part[] {
  const { topology } = game;
  const { roots, begins } = subgamesOf(game);
  const within = new Int32Array(topology.nodeCount);
  const parts = new Map(Array.from(roots, (root) => [root, { root, inner: [] as number[], sets: new Set<number>(), nodes: [root] }]));
  for (let node = 0; node < topology.nodeCount; node++) {
    const above = node === 0 ? null : parts.get(within[topology.parent[node]!]!)!; // every node is within a part
    within[node] = begins[node] === 1 ? node : above!.root;
    above?.nodes.push(node);
    if (begins[node] === 1) above?.inner.push(node);
    if (topology.kind[node] === DECISION) parts.get(within[node]!)!.sets.add(topology.infoset[node]!);
  }
  return [...parts.values()].reverse().map(({ sets, ...part }) => ({ ...part, sets: [...sets].sort((a, b) => a - b) }));
}

/** By player: what it expects, under its own odds. */
export type Values = readonly Rational[];

export interface PartGame {
  /**
   * The part with the payoffs of its own ends, and 0 where subgames begin. Of the players, those that move in it, and as many
   * others as it takes to be two; "nobody" where the game has only one. Information sets stand in the order of `part.sets`.
   */
  readonly game: Game;
  /** By player of the part: its number in the whole game, -1 for nobody. */
  readonly players: readonly number[];
  /** By node of the part: its number in the whole game. */
  readonly nodeOf: readonly number[];
  /** By position in `part.inner`: the node of the part. */
  readonly innerAt: readonly number[];
}

/** The part as a game of its own. */
export function gameOfPart(whole: Game, part: Part): PartGame {
  const { topology, valuation } = whole;
  const { infosets } = topology;
  const moving = [...new Set(part.sets.map((set) => infosets.player[set]!))];
  const others = whole.players.flatMap((_, player) => (moving.includes(player) ? [] : [player])).slice(0, Math.max(0, 2 - moving.length));
  const players = [...moving, ...others].sort((a, b) => a - b);
  if (players.length === 1) players.push(-1);
  const builder = new GameBuilder(whole.title, players.map((player) => whole.players[player] ?? "nobody"));
  const setOf = new Map(part.sets.map((set) => [set, builder.addInfoset({ player: players.indexOf(infosets.player[set]!), number: infosets.number[set]!, label: infosets.label[set]!, actions: infosets.actions[set]! })]));
  const isInner = new Set(part.inner), draftOf = new Map<number, number>();
  for (const node of part.nodes) {
    const parent = node === part.root ? -1 : draftOf.get(topology.parent[node]!)!; // nodes stand after their parents
    const label = node === part.root ? "" : topology.labels[topology.branch[node]!]!;
    const kind = isInner.has(node) ? TERMINAL : topology.kind[node];
    draftOf.set(node, kind === TERMINAL ? builder.addTerminal(parent, label, -1) : kind === CHANCE ? builder.addChance(parent, label) : builder.addDecision(parent, label, setOf.get(topology.infoset[node]!)!));
  }
  const oddsOf = (player: number) => valuation.beliefs[player] ?? valuation.chance;
  const { game, draftOf: drafts } = builder.finish([], {
    chance: (draft, player) => oddsOf(players[player] ?? -1)[part.nodes[draft]!]!,
    payoff: (draft, player) => (isInner.has(part.nodes[draft]!) ? 0 : (valuation.payoffs[players[player]!]?.[part.nodes[draft]!] ?? 0)),
  }, players.map((player) => oddsOf(player) !== valuation.chance));
  const nodeOf = Array.from(drafts, (draft) => part.nodes[draft]!);
  const ownOf = new Map(nodeOf.map((node, own) => [node, own]));
  const written: WrittenColumn[] = [];
  const write = (of: Float64Array, from: Float64Array | undefined) => {
    const known = valuation.written?.find((column) => column.of === from);
    if (known !== undefined) written.push({ of, index: Int32Array.from(nodeOf, (node) => known.index[node]!), texts: known.texts });
  };
  write(game.valuation.chance, valuation.chance);
  players.forEach((player, p) => {
    if (game.valuation.beliefs[p] !== game.valuation.chance) write(game.valuation.beliefs[p]!, oddsOf(player));
    write(game.valuation.payoffs[p]!, valuation.payoffs[player]);
  });
  return { game: revalue(game, { ...game.valuation, written }), players, nodeOf, innerAt: part.inner.map((node) => ownOf.get(node)!) }; // each is a node of the part
}

/** The part with its subgames replaced by what they are worth. */
export function withValues({ game, players, innerAt }: PartGame, worth: readonly Values[]): Game {
  const { valuation } = game;
  const written = valuation.written?.filter(({ of }) => !valuation.payoffs.includes(of)) ?? [];
  const payoffs = valuation.payoffs.map((own, p) => {
    const paid = own.slice(), known = valuation.written?.find(({ of }) => of === own);
    const index = known?.index.slice() ?? new Int32Array(own.length).fill(-1), texts = [...(known?.texts ?? [])];
    innerAt.forEach((node, i) => {
      const value = worth[i]![players[p]!];
      if (value === undefined) return;
      paid[node] = floatOfRational(value);
      index[node] = texts.push(rationalText(value)) - 1;
    });
    written.push({ of: paid, index, texts });
    return paid;
  });
  return revalue(game, { ...valuation, payoffs, written });
}
