// Players that are several people, and what was said in the room.

import { constant, COUNCIL_RULES, type CouncilForm, type Expression, type RecordedVote } from "../scenario/index.ts";
import type { Path } from "./document.ts";
import { type NumberPlace, readQuantity } from "./numbers.ts";
import { readPayoff } from "./outcomes.ts";
import { checkKnown, fixedScope, type Reading, readExpression, readSources, textsAt } from "./reading.ts";
import type { QuantityData, ScenarioFile } from "./schema.ts";
import { words } from "./scope.ts";

type CouncilData = NonNullable<ScenarioFile["councils"]>[string];

const RULES: ReadonlySet<string> = new Set(COUNCIL_RULES);
const VOTES_MAX = 100, SUPPORT_MAX = 1e6;

export function readCouncils(reading: Reading): readonly CouncilForm[] {
  return Object.entries(reading.data.councils ?? {}).flatMap(([player, data]) => {
    const path: Path = ["councils", player];
    if (!checkKnown(reading, "unknown-player", "player", player, reading.names.players, path, "declare it under `players`", true)) return [];
    if (Object.keys(data.seats).length === 0) {
      reading.report.add("council-shape", "a council has no seats", reading.tree.keyPlace([...path, "seats"]), `${player} would decide by itself`, "give it a seat, or remove it from `councils`");
      return [];
    }
    const council = readCouncil(reading, player, data, path);
    return council === null ? [] : [council];
  });
}

function readCouncil(reading: Reading, player: string, data: CouncilData, path: Path): CouncilForm | null {
  const read = (value: QuantityData | undefined, at: Path, otherwise: number, place: Omit<NumberPlace, "scope">): Expression | null =>
    value === undefined ? constant(otherwise) : readQuantity(reading, value, at, { ...place, scope: fixedScope(reading, "a number of a council") });
  const bounded = (name: string, title: string, most: number, unit: string): Omit<NumberPlace, "scope"> => ({ name: `${player}.council.${name}`, title: `${title} of the council of ${player}`, bounds: [0, most], boundsOf: "it lies within", unit });
  const rule = readRule(reading, data.rule, [...path, "rule"]);
  const own = read(data.own, [...path, "own"], 1, bounded("own", "The own share", 1, "share"));
  const support = read(data.support, [...path, "support"], 0, bounded("support", "The worth of backing", SUPPORT_MAX, "utils"));
  const votes = read(data.votes, [...path, "votes"], 1, bounded("votes", "The own votes", VOTES_MAX, "votes"));
  const seats = Object.entries(data.seats).flatMap(([name, seat]) => {
    const at = [...path, "seats", name], title = textsAt(reading, at)("title");
    const count = read(seat.votes, [...at, "votes"], 0, { ...bounded(`${name}.votes`, `The votes of ${name}`, VOTES_MAX, "votes") });
    const payoff = readPayoff(reading, player, null, seat.payoff, [...at, "payoff"], `${player}.council.${name}.payoff`, `Payoff of ${title || name}`);
    return count === null || payoff === null ? [] : [{ name, title, votes: count, payoff }];
  });
  return rule === null || own === null || support === null || votes === null ? null : { player, rule, own, support, votes, seats, place: reading.tree.keyPlace(path) };
}

function readRule(reading: Reading, text: string, path: Path): Expression | null {
  if (RULES.has(text)) return constant(text);
  const { names, report, tree } = reading;
  const kind = names.parameters.get(text);
  if (kind === undefined && /^[\w-]+$/.test(text)) {
    report.add("council-shape", "a council decides by a rule that there is not", tree.place(path), `there is no rule "${text}"`, `write ${COUNCIL_RULES.join(", ")}, or a parameter that gives one of them`);
    return null;
  }
  const read = readExpression(reading, text, path, fixedScope(reading, "the rule of a council"), words(COUNCIL_RULES));
  const strange = read?.kind.kind === "string" ? (read.kind.words ?? []).filter((word) => !RULES.has(word)) : [];
  if (read === null || strange.length === 0) return read?.expression ?? null;
  report.add("council-shape", "a council decides by a rule that there is not", tree.place(path), `this may be "${strange.join('", "')}"`, `let it be one of ${COUNCIL_RULES.join(", ")}`);
  return null;
}

/** Votes of the record: at stages where someone decides, for actions that it has. */
export function readVotes(reading: Reading): readonly RecordedVote[] {
  return (reading.data.votes ?? []).flatMap((data, i) => {
    const path: Path = ["votes", i], stage = reading.names.stages.get(data.stage);
    if (stage === undefined) {
      checkKnown(reading, "unknown-stage", "stage", data.stage, reading.names.stages, [...path, "stage"], "");
      return [];
    }
    for (const action of Object.keys(data.for)) checkKnown(reading, "unknown-branch", "action", action, stage.chance ? [] : stage.branches, [...path, "for", action], "votes are cast where a player decides", true);
    const text = textsAt(reading, path);
    return [{ stage: data.stage, counts: new Map(Object.entries(data.for)), date: text("date"), note: text("note"), sources: readSources(reading, data.source, [...path, "source"]), confidence: data.confidence ?? null }];
  });
}
