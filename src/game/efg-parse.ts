// Reads .efg files: one pass over the words, a stack of open nodes instead of recursion, all mistakes collected.

import type { Diagnostic } from "../base/index.ts";
import type { EfgDocument, EfgEvent, EfgInfoset, EfgNode, EfgOutcome } from "./efg.ts";
import { CLOSE, END, type GambitHeader, GambitReader, NODES_MAX, NUMBER, OPEN, PAYOFFS_MAX, readHeader, SYMBOL, TEXT } from "./efg-reader.ts";
import { floatOf } from "./rational.ts";

export interface ParsedEfg {
  /** Null when there is any diagnostic. */
  readonly document: EfgDocument | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** How far the probabilities of a chance node may sum from 1: enough for thirds of four decimals, too little for 0.333. */
const SUM_TOLERANCE = 1.01e-4;
/** Stands for a set or outcome whose description could not be read. */
const BROKEN = -2;

/**
 * Reads an extensive-form game in the format of Gambit, versions `EFG 2 R` and `EFG 2 D`.
 * Sets and outcomes may be described again, if alike, or called by number alone. Never throws.
 *
 * @param text  the file's text, at most 64 MB and 5 million nodes
 * @param file  its name, for the diagnostics
 */
export function parseEfg(text: string, file: string): ParsedEfg {
  const reader = new GambitReader(text, file, "efg");
  const parser = new EfgParser(reader);
  const header = reader.stopped ? null : readHeader(reader, "EFG", "2");
  if (header !== null) parser.readTree(header);
  const { diagnostics } = reader;
  return { document: header === null || diagnostics.length > 0 ? null : parser.document(header), diagnostics };
}

interface OpenNode {
  readonly at: number;
  readonly branches: number;
  read: number;
}

class EfgParser {
  private readonly infosets: EfgInfoset[] = [];
  private readonly events: EfgEvent[] = [];
  private readonly outcomes: EfgOutcome[] = [];
  private readonly nodes: EfgNode[] = [];
  // Index in the lists above by number in the file.
  private readonly infosetOf = new Map<number, number>();
  private readonly eventOf = new Map<number, number>();
  private readonly outcomeOf = new Map<number, number>();
  // How each set was described, in the words of the file.
  private readonly infosetWords: string[] = [];
  private readonly eventWords: string[] = [];
  private comment = "";
  private players: readonly string[] = [];
  private readonly reader: GambitReader;

  constructor(reader: GambitReader) {
    this.reader = reader;
  }

  document({ title, players }: GambitHeader): EfgDocument {
    const { comment, infosets, events, outcomes, nodes } = this;
    return { title, comment, players, infosets, events, outcomes, nodes };
  }

  readTree({ players }: GambitHeader): void {
    const { reader } = this;
    this.players = players;
    if (reader.kind === TEXT) {
      this.comment = reader.value;
      reader.next();
    }
    const open: OpenNode[] = [];
    // After an entry with an unknown number of branches nobody can say which node the next one hangs on.
    let shapeKnown = true;
    for (let first = true; !reader.stopped; first = false) {
      const whole = shapeKnown && !first && open.length === 0;
      if (reader.kind === END) {
        if (shapeKnown && !whole && !reader.cut) this.reportEnd(open);
        return;
      }
      if (whole) return this.reportRest();
      const at = reader.start;
      const branches = this.readNode();
      if (branches === null) {
        this.skipToNode();
        shapeKnown = false;
      }
      if (this.nodes.length > NODES_MAX || this.nodes.length * players.length > PAYOFFS_MAX) {
        return reader.report("too-many-nodes", "the tree is too large", `this is node ${this.nodes.length}`, `at most ${NODES_MAX} nodes, and at most ${PAYOFFS_MAX} payoffs (nodes times players), are read`, at, 1);
      }
      if (!shapeKnown) continue;
      if (branches! > 0) open.push({ at, branches: branches!, read: 0 }); // the shape is known: not null
      else for (let top = open.at(-1); top !== undefined && ++top.read === top.branches; top = open.at(-1)) open.pop();
    }
  }

  private reportEnd(open: readonly OpenNode[]): void {
    const { reader } = this;
    const node = open.at(-1);
    if (node === undefined) return reader.report("no-nodes", "the file has no tree", "expected the first node", 'a game has at least one node, such as t "" 1 "end" { 1, 0 }');
    reader.report("missing-children", "a node has fewer branches than actions", `branches needed: ${node.branches}, written: ${node.read}`, "each action is followed by the whole tree below it; ends are written t \"\" 0", node.at, 1);
  }

  private reportRest(): void {
    const { reader } = this;
    reader.report("trailing-text", "the file goes on after the tree is complete", "every node above has all its branches", "take this out; or if these are nodes, an information set above has too few actions");
  }

  /** Goes on at the next word that can begin a node: c, p or t before a text. */
  private skipToNode(): void {
    const { reader } = this;
    while (reader.kind !== END && !(reader.kind === SYMBOL && /^[cpt]$/.test(reader.value) && reader.textFollows())) reader.next();
  }

  /** Reads one node and returns the number of its branches, or null when that cannot be told. */
  private readNode(): number | null {
    const { reader } = this;
    const kind = reader.kind === SYMBOL ? reader.value : "";
    if (kind !== "c" && kind !== "p" && kind !== "t") {
      reader.missing("a node", 'a node begins with c (chance), p (player) or t (end) and its name, as in t "" 1 "war" { -5, -5 }');
      return null;
    }
    reader.next();
    const label = reader.takeText("the name of the node");
    if (label === null) return null;
    if (kind === "t") return this.endNode("terminal", label, -1, 0);
    const set = kind === "c" ? this.readEvent() : this.readInfoset();
    if (set === null) return null;
    const list = kind === "c" ? this.events : this.infosets;
    return this.endNode(kind === "c" ? "chance" : "player", label, set, list[set]!.actions.length); // indices come from the lists
  }

  private endNode(kind: EfgNode["kind"], label: string, set: number, branches: number | null): number | null {
    const outcome = this.readOutcome();
    if (outcome === null) this.skipToNode(); // the number of branches is known all the same
    this.nodes.push({ kind, label, set, outcome: outcome ?? -1 });
    return branches;
  }

  private readInfoset(): number | null {
    const { reader } = this;
    const playerAt = reader.start, playerEnd = reader.end;
    const player = reader.takeInteger("the player's number", 1);
    if (player === null) return null;
    const known = player <= this.players.length;
    if (!known) reader.report("unknown-player", "there is no such player", `players: ${this.players.length}`, "players are counted from 1 in the order of the list at the top", playerAt, playerEnd - playerAt);
    const at = reader.start, end = reader.end;
    const number = reader.takeInteger("the number of the information set", 1);
    if (number === null) return null;
    const key = player * 2 ** 31 + number;
    const again = this.alike(this.infosetOf.get(key), this.infosetWords);
    if (again !== null) return again;
    const from = reader.start;
    const body = this.readBody(false);
    const name = `information set ${number} of player ${player}`;
    const make = (label: string, actions: readonly string[]): EfgInfoset => {
      this.infosetWords.push(reader.since(from));
      return { player: player - 1, number, label, actions };
    };
    return this.settle(this.infosetOf, this.infosets, key, body, make, name, at, end);
  }

  private readEvent(): number | null {
    const { reader } = this;
    const at = reader.start, end = reader.end;
    const number = reader.takeInteger("the number of the chance event", 1);
    if (number === null) return null;
    const known = this.eventOf.get(number);
    const again = this.alike(known, this.eventWords);
    if (again !== null) return again;
    const from = reader.start;
    const body = this.readBody(true);
    if (body !== null && body !== BROKEN && body.sound && body.actions !== null && (known === undefined || known === BROKEN)) this.checkOdds(body.probabilities, body.at);
    const make = (label: string, actions: readonly string[], probabilities: readonly string[]): EfgEvent => {
      this.eventWords.push(reader.since(from));
      return { number, label, actions, probabilities };
    };
    return this.settle(this.eventOf, this.events, number, body, make, `chance event ${number}`, at, end);
  }

  /** The set, when it is known and described again in the very same words: most files do that, and it saves reading them. */
  private alike(known: number | undefined, words: readonly string[]): number | null {
    return known !== undefined && known >= 0 && this.reader.skipAgain(words[known]!) ? known : null; // one entry for each set
  }

  private checkOdds(probabilities: readonly string[], at: number): void {
    let sum = 0;
    for (const text of probabilities) sum += floatOf(text);
    // Rounding of a long sum stays far below the tolerance.
    if (Math.abs(sum - 1) <= SUM_TOLERANCE) return;
    this.reader.report("odds-do-not-sum-to-1", "the probabilities of a chance event do not sum to 1", `they sum to ${Number(sum.toPrecision(10))}`, "write fractions where decimals do not end: 1/3 instead of 0.333", at, 1);
  }

  /** The description of a set: null when there is none, BROKEN when it cannot be read. */
  private readBody(chance: boolean): Body | null | typeof BROKEN {
    const { reader } = this;
    let label: string | null = null;
    if (reader.kind === TEXT) {
      label = reader.value;
      reader.next();
    }
    const at = reader.start;
    if (reader.kind !== OPEN) {
      if (label === null) return null;
      if (reader.kind === NUMBER) return { label, actions: null, probabilities: [], at, sound: true };
      reader.takeBrace(OPEN, "the actions"); // reports
      return BROKEN;
    }
    reader.next();
    const actions: string[] = [], probabilities: string[] = [];
    let sound = true;
    while (reader.kind === TEXT) {
      actions.push(reader.value);
      reader.next();
      if (chance) {
        const negative = reader.kind === NUMBER && reader.value.startsWith("-");
        if (negative) reader.report("negative-probability", "a probability is negative", "a probability lies between 0 and 1", "odds are written as 1/4 or 0.25");
        const before = reader.kind;
        const probability = reader.takeNumber("a probability");
        if (probability === null && before !== NUMBER) return BROKEN;
        if (probability === null || negative) sound = false;
        probabilities.push(probability ?? "0");
      }
      reader.skipComma();
    }
    const empty = actions.length === 0 && reader.kind === CLOSE;
    if (empty) reader.report("no-actions", "a set has no actions", "expected the name of an action", 'list what can be done, as in { "yield" "fight" }');
    if (!reader.takeBrace(CLOSE, "the actions") || empty) return BROKEN;
    return { label: label ?? "", actions: actions.slice(), probabilities: probabilities.slice(), at, sound }; // without the room that push leaves
  }

  /** Finds the set of this number or makes it from its description; reports what does not agree. */
  private settle<T extends EfgInfoset | EfgEvent>(
    index: Map<number, number>, list: T[], key: number, body: Body | null | typeof BROKEN,
    make: (label: string, actions: readonly string[], probabilities: readonly string[]) => T, name: string, at: number, end: number,
  ): number | null {
    const { reader } = this;
    const known = index.get(key);
    if (body === BROKEN) {
      if (known === undefined) index.set(key, BROKEN);
      return null;
    }
    if (known === undefined || known === BROKEN) {
      if (body !== null && body.actions !== null) {
        index.set(key, list.length);
        return list.push(make(body.label, body.actions, body.probabilities)) - 1;
      }
      if (known === undefined) reader.report("undefined-set", `${name} is used before it is described`, "no actions are listed here or above", 'list its actions where it comes first, as in 1 1 "name" { "yield" "fight" }', at, end - at);
      return null;
    }
    if (body !== null) this.compare(list[known]!, body, name, at, end); // indices come from the list
    return known;
  }

  private compare(set: EfgInfoset | EfgEvent, body: Body, name: string, at: number, end: number): void {
    const differing = (label: string) => this.reader.report("differing-set", `${name} is described in two ways`, label, "describe a set in the same words each time, or by its number alone after the first time; give another set another number", at, end - at);
    const { actions } = body;
    if (!sameName(body.label, set.label)) return differing(`its name was "${set.label}" before, here "${body.label}"`);
    if (actions === null) return;
    if (actions.length !== set.actions.length) return differing(`number of actions before: ${set.actions.length}, here: ${actions.length}`);
    const k = actions.findIndex((action, i) => !sameName(action, set.actions[i]!)); // as many
    if (k >= 0) return differing(`action ${k + 1} was "${set.actions[k]}" before, here "${actions[k]}"`);
    if (!("probabilities" in set) || !body.sound) return;
    const p = body.probabilities.findIndex((text, i) => !sameNumber(text, set.probabilities[i]!)); // as many as actions
    if (p >= 0) differing(`probability ${p + 1} was ${set.probabilities[p]} before, here ${body.probabilities[p]}`);
  }

  /** An index in `outcomes`, -1 for none, or null after a mistake. */
  private readOutcome(): number | null {
    const { reader } = this;
    const at = reader.start, end = reader.end;
    const number = reader.takeInteger("the number of the outcome (0 for none)", 0);
    if (number === null) return null;
    if (number === 0 && reader.kind !== TEXT && reader.kind !== OPEN) return -1;
    const body = this.readPayoffs(number);
    const known = this.outcomeOf.get(number);
    if (body === BROKEN) {
      if (known === undefined) this.outcomeOf.set(number, BROKEN);
      return null;
    }
    if (number === 0) {
      reader.report("outcome-0", "outcome 0 stands for none and has no name and no payoffs", "a description follows this 0", "number outcomes from 1", at, end - at);
      return null;
    }
    if (known === undefined || known === BROKEN) {
      if (body !== null && body.payoffs !== null) {
        this.outcomeOf.set(number, this.outcomes.length);
        return this.outcomes.push({ number, label: body.label, payoffs: body.payoffs }) - 1;
      }
      if (known === undefined) reader.report("undefined-outcome", `outcome ${number} is used before it is described`, "no payoffs are listed here or above", `list them where it comes first, as in ${number} "name" { 1, 0 }`, at, end - at);
      return known === undefined ? null : -1;
    }
    if (body !== null) this.compareOutcome(this.outcomes[known]!, body, at, end); // indices come from the list
    return known;
  }

  private compareOutcome(outcome: EfgOutcome, body: OutcomeBody, at: number, end: number): void {
    const differing = (label: string) => this.reader.report("differing-outcome", `outcome ${outcome.number} is described in two ways`, label, "give another outcome another number", at, end - at);
    if (!sameName(body.label, outcome.label)) return differing(`its name was "${outcome.label}" before, here "${body.label}"`);
    const k = body.payoffs === null ? -1 : body.payoffs.findIndex((text, i) => !sameNumber(text, outcome.payoffs[i]!)); // both have one for each player
    if (k >= 0) differing(`payoff ${k + 1} was ${outcome.payoffs[k]} before, here ${body.payoffs![k]}`); // there is a k
  }

  private readPayoffs(number: number): OutcomeBody | null | typeof BROKEN {
    const { reader } = this;
    let label: string | null = null;
    if (reader.kind === TEXT) {
      label = reader.value;
      reader.next();
    }
    if (reader.kind !== OPEN) return label === null ? null : { label, payoffs: null };
    const at = reader.start;
    const payoffs = readPayoffList(reader, this.players.length, number, at);
    return payoffs === null ? BROKEN : { label: label ?? "", payoffs };
  }
}

interface Body {
  readonly label: string;
  /** Null when only the name is given. */
  readonly actions: readonly string[] | null;
  readonly probabilities: readonly string[];
  readonly at: number;
  /** Whether all probabilities could be read. */
  readonly sound: boolean;
}

interface OutcomeBody {
  readonly label: string;
  /** Null when only the name is given. */
  readonly payoffs: readonly string[] | null;
}

/** One payoff for each player in braces. */
function readPayoffList(reader: GambitReader, players: number, outcome: number, at: number): string[] | null {
  reader.next();
  const payoffs: string[] = [];
  let broken = false;
  while (reader.kind === NUMBER) {
    const payoff = reader.takeNumber("a payoff");
    if (payoff === null) broken = true;
    payoffs.push(payoff ?? "0");
    reader.skipComma();
  }
  if (reader.kind !== CLOSE) return reader.missing("a payoff or }", "payoffs are numbers such as 3, -1/2, 0.25 or 1e-3");
  reader.next();
  if (payoffs.length === players) return broken ? null : payoffs.slice(); // without the room that push leaves
  reader.report("wrong-number-of-payoffs", `outcome ${outcome} does not have one payoff for each player`, `payoffs: ${payoffs.length}, players: ${players}`, "write one number for each player, in their order", at, 1);
  return null;
}

// Some programs leave a space at the end of a name here and not there.
function sameName(a: string, b: string): boolean {
  return a === b || a.trim() === b.trim();
}

function sameNumber(a: string, b: string): boolean {
  return a === b || floatOf(a) === floatOf(b);
}
