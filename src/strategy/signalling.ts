// Signalling games: chance draws the sender's type, the sender speaks knowing it, the receiver answers knowing the message and
// perhaps a type of its own, and what may follow is settled by moves that are best whatever their owner knows.

import { CHANCE, DECISION, type Game, setName, TERMINAL } from "../game/index.ts";

export interface SignallingGame {
  readonly sender: number;
  readonly receiver: number;
  readonly types: readonly SenderType[];
  readonly messages: readonly Message[];
}

export interface SenderType {
  readonly name: string;
  /** The information set at which it speaks. */
  readonly set: number;
  /** Its odds as the sender holds them. */
  readonly odds: number;
}

export interface Message {
  readonly name: string;
  /** By type: the slot that sends it, -1 where the type cannot. */
  readonly slot: readonly number[];
  /** By type: what the sender gets on ways without an answer, times their odds. */
  readonly fixed: readonly number[];
  /** Where the receiver answers: one entry for each of its information sets after the message. */
  readonly replies: readonly Reply[];
}

export interface Reply {
  readonly set: number;
  /** By type, by answer: what the sender gets, times the odds of coming here as the sender holds them. */
  readonly toSender: readonly (readonly number[])[];
  /** By type, by answer: what the receiver gets, times the odds of coming here as the receiver holds them, if all types send the message. */
  readonly toReceiver: readonly (readonly number[])[];
}

const known = new WeakMap<Game, SignallingGame | string>();

/** The game as one of signalling, or why it is none, as a clause; worked out once. */
export function signallingGame(game: Game): SignallingGame | string {
  let found = known.get(game);
  if (found === undefined) known.set(game, (found = readSignalling(game)));
  return found;
}

function readSignalling(game: Game): SignallingGame | string {
  const { topology } = game, { kind, infoset, infosets, childCount, firstChild } = topology;
  if (kind[0] !== CHANCE) return "no chance move draws a type first";
  const speaking = new Set<number>(), waiting = [0];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (kind[node] === TERMINAL) return "not every draw of chance leads to the sender";
    if (kind[node] === DECISION) speaking.add(infoset[node]!);
    else for (let k = 0; k < childCount[node]!; k++) waiting.push(firstChild[node]! + k);
  }
  const sets = [...speaking].sort((a, b) => a - b), sender = infosets.player[sets[0]!]!;
  if (sets.some((set) => infosets.player[set] !== sender)) return "after the draw more than one player moves first";
  if (sets.length < 2) return "the first mover does not know a type of its own";
  const way = waysTo(game, speaking);
  if (typeof way === "string") return way;
  const settled = settleLate(game, speaking, way.replying);
  if (typeof settled === "string") return settled;
  const odds = reachByChance(game), visitEnds = endsOf(game, way.replying);
  const types = sets.map((set) => ({ set, name: typeName(game, set), odds: membersOf(game, set).reduce((sum, node) => sum + odds(sender, node), 0) }));
  if (types.some((type) => !(type.odds > 0))) return "a type of the sender has no odds";
  const names = [...new Set(sets.flatMap((set) => infosets.actions[set]!))];
  const messages = names.map((name): Message => {
    const slot = sets.map((set) => (infosets.actions[set]!.includes(name) ? infosets.firstSlot[set]! + infosets.actions[set]!.indexOf(name) : -1));
    const fixed = types.map(() => 0), replies = new Map<number, { toSender: number[][]; toReceiver: number[][] }>();
    sets.forEach((set, t) => membersOf(game, set).forEach((start) => {
      const k = infosets.actions[set]!.indexOf(name);
      if (k >= 0) visitEnds(firstChild[start]! + k, (node) => {
        if (kind[node] !== DECISION || !way.replying.has(infoset[node]!)) {
          fixed[t]! += odds(sender, node) * settled(node, sender);
          return;
        }
        const count = childCount[node]!, table = () => types.map(() => new Array<number>(count).fill(0));
        const reply = replies.get(infoset[node]!) ?? { toSender: table(), toReceiver: table() };
        replies.set(infoset[node]!, reply);
        for (let a = 0; a < count; a++) {
          reply.toSender[t]![a]! += odds(sender, node) * settled(firstChild[node]! + a, sender);
          reply.toReceiver[t]![a]! += odds(way.receiver, node) * settled(firstChild[node]! + a, way.receiver);
        }
      });
    }));
    return { name, slot, fixed, replies: [...replies].map(([set, reply]) => ({ set, ...reply })) };
  });
  return { sender, receiver: way.receiver, types, messages };
}

function membersOf({ topology: { infosets } }: Game, set: number): number[] {
  return [...infosets.nodes.subarray(infosets.nodeStart[set], infosets.nodeStart[set + 1])];
}

/** The receiver and its information sets, checked to lie right after one message each. */
function waysTo(game: Game, speaking: ReadonlySet<number>): { receiver: number; replying: ReadonlySet<number> } | string {
  const { kind, parent, infoset, infosets, branch, labels, nodeCount } = game.topology;
  const replying = new Map<number, string>();
  for (let node = 0; node < nodeCount; node++) {
    if (kind[node] !== DECISION || speaking.has(infoset[node]!)) continue;
    let below = node, above = parent[node]!;
    while (kind[above] === CHANCE) [below, above] = [above, parent[above]!];
    const set = infoset[node]!, message = labels[branch[below]!]!;
    if (speaking.has(infoset[above]!)) {
      if ((replying.get(set) ?? message) !== message) return `${setName(game, set)} does not see the message`;
      replying.set(set, message);
    } else if (replying.has(set)) return `${setName(game, set)} lies after a message and after an answer`;
  }
  const owners = new Set([...replying.keys()].map((set) => infosets.player[set]!));
  if (owners.size === 0) return "nobody answers the message";
  if (owners.size > 1) return "more than one player answers the message";
  const [receiver] = [...owners] as [number];
  return [...speaking].some((set) => infosets.player[set] === receiver) ? "the sender answers itself" : { receiver, replying: new Set(replying.keys()) };
}

/** What a node after the answer is worth to a player: later moves are taken where one is strictly best at every node of its set. */
function settleLate(game: Game, speaking: ReadonlySet<number>, replying: ReadonlySet<number>): ((node: number, player: number) => number) | string {
  const { topology, valuation } = game, { kind, infoset, infosets, firstChild, childCount, nodeCount } = topology;
  const isLate = (set: number) => !speaking.has(set) && !replying.has(set);
  const choice = new Map<number, number>();
  const worth = game.players.map(() => new Float64Array(nodeCount).fill(NaN));
  const value = (node: number, player: number): number => {
    if (kind[node] === TERMINAL) return valuation.payoffs[player]![node]!;
    if (kind[node] === DECISION) return choice.has(infoset[node]!) ? worth[player]![firstChild[node]! + choice.get(infoset[node]!)!]! : NaN;
    let sum = 0;
    for (let k = 0; k < childCount[node]!; k++) sum += valuation.beliefs[player]![firstChild[node]! + k]! * worth[player]![firstChild[node]! + k]!;
    return sum;
  };
  const bestAt = (set: number) => {
    const own = worth[infosets.player[set]!]!, members = membersOf(game, set);
    return infosets.actions[set]!.findIndex((_, k, all) => members.every((node) => all.every((__, other) => other === k || own[firstChild[node]! + k]! > own[firstChild[node]! + other]!)));
  };
  const open = new Set(Array.from({ length: infosets.count }, (_, set) => set).filter(isLate));
  const read = (node: number) => worth.forEach((own, player) => (own[node] = value(node, player)));
  // A set is settled where a pass comes to the first of its nodes: all that follows them is then known, unless a move was open there.
  for (let before = -1; before !== open.size; ) {
    before = open.size;
    for (let node = nodeCount - 1; node >= 0; node--) {
      const set = infoset[node]!;
      if (kind[node] === DECISION && open.has(set) && infosets.nodes[infosets.nodeStart[set]!] === node) {
        const best = bestAt(set), own = worth[infosets.player[set]!]!;
        if (best < 0 && membersOf(game, set).every((member) => range(firstChild[member]!, childCount[member]!).every((child) => !Number.isNaN(own[child]!)))) return unsettled(game, set);
        if (best >= 0) {
          choice.set(set, best);
          open.delete(set);
          membersOf(game, set).forEach(read);
        }
      }
      read(node);
    }
  }
  if (open.size > 0) return unsettled(game, [...open][0]!);
  return (node, player) => worth[player]![node]!;
}

function unsettled(game: Game, set: number): string {
  return `${setName(game, set)} comes after the answer and has no move that is best at all its nodes`;
}

function range(from: number, count: number): number[] {
  return Array.from({ length: count }, (_, k) => from + k);
}

/** A visitor of the nodes below a message at which the receiver answers, and of those at which the game is settled without it. */
function endsOf({ topology }: Game, replying: ReadonlySet<number>): (from: number, visit: (node: number) => void) => void {
  const { kind, firstChild, childCount, infoset, nodeCount, parent } = topology, leads = new Uint8Array(nodeCount);
  for (let node = nodeCount - 1; node > 0; node--) {
    if (kind[node] === DECISION) leads[node] = replying.has(infoset[node]!) ? 1 : 0;
    if (leads[node] === 1 && kind[parent[node]!] === CHANCE) leads[parent[node]!] = 1;
  }
  return (from, visit) => {
    const waiting = [from];
    for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
      if (kind[node] === CHANCE && leads[node] === 1) for (let k = childCount[node]! - 1; k >= 0; k--) waiting.push(firstChild[node]! + k);
      else visit(node);
    }
  };
}

/** Odds of chance of a node, as a player holds them, all decisions on the way taken. */
function reachByChance({ topology, valuation }: Game): (player: number, node: number) => number {
  return (player, node) => {
    let product = 1;
    for (let at = node; at > 0; at = topology.parent[at]!) if (topology.kind[topology.parent[at]!] === CHANCE) product *= valuation.beliefs[player]![at]!;
    return product;
  };
}

/** A type by the draw that makes it, where one word names it, otherwise by its information set. */
function typeName(game: Game, set: number): string {
  const { branch, labels, infosets } = game.topology;
  const drawn = new Set(membersOf(game, set).map((node) => labels[branch[node]!]!));
  const [only = ""] = drawn;
  return drawn.size === 1 && only !== "" ? only : infosets.label[set] || setName(game, set);
}
