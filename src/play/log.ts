// The log of a match as JSON. The same log gives the same match, byte for byte. It holds the secret part too, so it is for whoever
// keeps the match, not for a seat before the end.

import { printable, Refusal, requireThat, shortened } from "../base/index.ts";
import type { Compiled } from "../compile/index.ts";
import { jsonFault } from "./json-place.ts";
import { emptyMatch, type Match, type MatchEvent, type MatchSetup, withEvent } from "./match.ts";

/** Of the form of a log. */
export const LOG_VERSION = 1;
/** More than any match fills. */
const CHARACTERS_MAX = 4_000_000;

/** The match as a JSON document, an event a line. */
export function writeLog({ setup, events }: Match): string {
  const head = JSON.stringify({ excomm: "match", version: LOG_VERSION, setup }, null, 2).slice(0, -2);
  return `${head},\n  "events": [${events.map((event) => `\n    ${JSON.stringify(event)}`).join(",")}\n  ]\n}\n`;
}

/**
 * The match that a log tells.
 *
 * @throws {Refusal} with the first thing that is wrong: no log, another version or scenario, an event that cannot happen there
 */
export function readLog(compiled: Compiled, text: string): Match {
  const { setup, events } = parseLog(text);
  return events.reduce((match: Match, event, i) => {
    try {
      return withEvent(compiled, match, event);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      throw new Refusal(`event ${i + 1} of the log: ${error.message}`);
    }
  }, emptyMatch(compiled, setup));
}

/**
 * What a log was played with, to compile and solve the same again before it is read.
 *
 * @throws {Refusal} when it is no log
 */
export function logSetup(text: string): MatchSetup {
  return parseLog(text).setup;
}

function parseLog(text: string): { readonly setup: MatchSetup; readonly events: readonly MatchEvent[] } {
  requireThat(text.length <= CHARACTERS_MAX, `a log of a match has at most ${CHARACTERS_MAX} characters, this one ${text.length}`);
  let log: unknown;
  try {
    log = JSON.parse(text);
  } catch {
    throw new Refusal(brokenText(text));
  }
  requireThat(isRecord(log) && log["excomm"] === "match", `this is no log of a match: one begins with \`"excomm": "match"\`; ${WAY_OUT}`);
  requireThat(log["version"] === LOG_VERSION, `this log is of version ${shortened(printable(String(log["version"])), 40)}, this Excomm reads version ${LOG_VERSION}; take the Excomm that wrote it`);
  const { setup, events } = log;
  requireThat(isRecord(setup) && isTexts(setup["seats"]) && isRecord(setup["rules"]) && isRecord(setup["secret"]) && isTexts(setup["secret"]["types"]), `field \`setup\` of the log is incomplete: it holds \`seats\`, \`rules\` and \`secret\`; ${WAY_OUT}`);
  const { title, fingerprint, seats, rules, from, secret } = setup as unknown as MatchSetup;
  requireThat(typeof title === "string" && typeof fingerprint === "string" && typeof from === "string", `field \`setup\` of the log is incomplete: \`title\`, \`fingerprint\` and \`from\` are texts; ${WAY_OUT}`);
  requireThat(Object.values(rules).every((value) => ["string", "number", "boolean"].includes(typeof value)), `field \`setup.rules\` of the log holds what is no rule: rules are texts, numbers and truth values; ${WAY_OUT}`);
  requireThat(Array.isArray(events), `the log has no field \`events\`, the list of what happened; ${WAY_OUT}`);
  return { setup: { title, fingerprint, rules, seats, from, secret: { seed: secret.seed, types: secret.types } }, events: events.map(eventOf) };
}

const WAY_OUT = "take a file that `excomm play --log` or the studio wrote";

function brokenText(text: string): string {
  const fault = jsonFault(text);
  if (text.trim() === "" || fault === null) return `the log is empty; ${WAY_OUT}`;
  const { line, column, expected, isEnd } = fault;
  return `the log is broken at line ${line}, column ${column}: ${isEnd ? "it ends there, and " : ""}${expected} must follow, for a log is one JSON object; take it whole, as \`excomm play --log\` or the studio wrote it`;
}

/** The event, with the fields of its kind and no others. */
function eventOf(event: unknown, i: number): MatchEvent {
  const bad = (rule: string) => `event ${i + 1} of the log: ${rule}`;
  requireThat(isRecord(event), bad("an event is an object with its `kind`"));
  const { kind, stage, took, seat, types, before, strokes } = event as Record<string, unknown>;
  if (kind === "dealt") {
    requireThat(isTexts(types), bad("`types` gives each player's type"));
    requireThat(Array.isArray(before), bad("`before` is a list of moves"));
    return { kind, types, before: before.map((move: unknown) => {
      requireThat(isTexts(move) && typeof move["stage"] === "string" && typeof move["took"] === "string", bad("a move before play has `stage` and `took`"));
      return { stage: move["stage"], took: move["took"] };
    }) };
  }
  if (kind === "bet") {
    requireThat(typeof seat === "string" && isRecord(strokes), bad("a bet has its `seat` and its `strokes`"));
    return { kind, seat, strokes: strokes as Record<string, number> }; // the numbers are looked at when it is laid
  }
  requireThat(kind === "drawn" || kind === "moved", bad(`"${shortened(printable(String(kind)), 40)}" is no kind of event; there are dealt, drawn, moved and bet`));
  requireThat(typeof stage === "string" && typeof took === "string", bad("a move has `stage` and `took`"));
  if (kind === "drawn") return { kind, stage, took };
  requireThat(typeof seat === "string", bad("a move has its `seat`"));
  return { kind, seat, stage, took };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isTexts(value: unknown): value is Record<string, string> {
  return isRecord(value) && Object.values(value).every((text) => typeof text === "string");
}
