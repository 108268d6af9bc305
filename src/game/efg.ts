// A Gambit extensive-form file (.efg) as data, and how it is written. Numbers stay as they were written.
//
// Source: the file formats of Gambit, https://gambitproject.readthedocs.io

import { Refusal } from "../base/index.ts";
import { quoted } from "./efg-reader.ts";

export interface EfgDocument {
  readonly title: string;
  readonly comment: string;
  /** Names, by player. */
  readonly players: readonly string[];
  /** Information sets of the players, in order of first mention. */
  readonly infosets: readonly EfgInfoset[];
  /** Information sets of chance, in order of first mention. */
  readonly events: readonly EfgEvent[];
  /** Outcomes, in order of first mention. */
  readonly outcomes: readonly EfgOutcome[];
  /** The tree: each node before its children, the children in order of their actions. */
  readonly nodes: readonly EfgNode[];
}

export interface EfgInfoset {
  /** From 0. */
  readonly player: number;
  /** The number in the file, from 1; unlike for each player. */
  readonly number: number;
  readonly label: string;
  readonly actions: readonly string[];
}

export interface EfgEvent {
  /** The number in the file, from 1. */
  readonly number: number;
  readonly label: string;
  readonly actions: readonly string[];
  /** By action, as written; `floatOf` and `rationalOf` read it. */
  readonly probabilities: readonly string[];
}

export interface EfgOutcome {
  /** The number in the file, from 1. */
  readonly number: number;
  readonly label: string;
  /** By player, as written; `floatOf` and `rationalOf` read it. */
  readonly payoffs: readonly string[];
}

export interface EfgNode {
  readonly kind: "player" | "chance" | "terminal";
  readonly label: string;
  /** An index in `infosets` or `events`; -1 at terminals. */
  readonly set: number;
  /** An index in `outcomes`, -1 for none. What it pays is added to what the outcomes above it pay. */
  readonly outcome: number;
}

/** Above this many characters, information sets and outcomes are described once and then called by number. */
const REPEAT_MAX = 32 * 1024 * 1024;

/**
 * The document as text that Gambit and `parseEfg` read. The same document always gives the same text.
 *
 * @throws {RangeError} when a node names a set or an outcome that the document lacks
 */
export function printEfg(document: EfgDocument): string {
  const { nodes, infosets, events, outcomes } = document;
  const setBody = infosets.map((set) => `${quoted(set.label)} { ${set.actions.map(quoted).join(" ")} } `);
  const eventBody = events.map((event) => `${quoted(event.label)} { ${event.actions.map((action, k) => `${quoted(action)} ${event.probabilities[k]}`).join(" ")} } `);
  const outcomeBody = outcomes.map((outcome) => ` ${quoted(outcome.label)} { ${outcome.payoffs.join(", ")} }`);
  let size = 0;
  for (const node of nodes) {
    const body = node.kind === "terminal" ? "" : (node.kind === "player" ? setBody : eventBody)[node.set];
    if (body === undefined || (node.outcome !== -1 && outcomes[node.outcome] === undefined)) throw new Refusal(`printEfg(): a ${node.kind} node names set ${node.set} and outcome ${node.outcome}, which the document lacks`);
    size += node.label.length + body.length + (node.outcome < 0 ? 0 : outcomeBody[node.outcome]!.length); // checked above
  }
  const repeat = size <= REPEAT_MAX;
  const told = { player: new Set<number>(), chance: new Set<number>(), outcome: new Set<number>() };
  const first = (seen: Set<number>, index: number) => repeat || (!seen.has(index) && seen.add(index) !== null);
  const lines = [`EFG 2 R ${quoted(document.title)} { ${document.players.map(quoted).join(" ")} }`, quoted(document.comment), ""];
  for (const node of nodes) {
    let line = `${node.kind.charAt(0)} ${quoted(node.label)} `;
    if (node.kind === "player") {
      const set = infosets[node.set]!; // checked above
      line += `${set.player + 1} ${set.number} ${first(told.player, node.set) ? setBody[node.set] : ""}`;
    } else if (node.kind === "chance") line += `${events[node.set]!.number} ${first(told.chance, node.set) ? eventBody[node.set] : ""}`;
    if (node.outcome < 0) line += "0";
    else line += `${outcomes[node.outcome]!.number}${first(told.outcome, node.outcome) ? outcomeBody[node.outcome] : ""}`;
    lines.push(line);
  }
  return lines.join("\n") + "\n";
}
