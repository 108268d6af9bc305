// Text -> theses about a scenario, with every mistake at once.

import { type Diagnostic, plainText } from "../base/index.ts";
import type { FactCheck, Holder, Scenario, StageMove, Theses, Thesis, ThesisQuantity, ThesisSide, TypeDocument, Value } from "../scenario/index.ts";
import { type DocumentTree, type Path, readDocument } from "./document.ts";
import { checkKnown } from "./reading.ts";
import { newReport, type Report } from "./report.ts";
import type { Rule } from "./rules.ts";
import { checkShapeOf } from "./schema-issues.ts";
import { checkValue } from "./setting.ts";
import { sourceFile } from "./source-file.ts";
import { type DocumentData, type SideData, thesesFile, type ThesisData } from "./theses-schema.ts";

export interface ThesesResult {
  /** Null when there is any diagnostic. */
  readonly theses: Theses | null;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads a file of theses and checks every name in it against the scenario. Never throws on bad text.
 *
 * @param sources  keys of works that may be cited beside the scenario's own sources
 */
export function parseTheses(text: string, file: string, scenario: Scenario, sources: ReadonlySet<string> = new Set()): ThesesResult {
  const report = newReport();
  const theses = readTheses(text, file, { scenario, sources, report });
  const diagnostics = report.diagnostics();
  return { theses: diagnostics.length === 0 ? theses : null, diagnostics };
}

interface About {
  readonly scenario: Scenario;
  readonly sources: ReadonlySet<string>;
  readonly report: Report;
}
interface Reader extends About {
  readonly tree: DocumentTree;
}

function readTheses(text: string, file: string, about: About): Theses | null {
  const tree = readDocument(sourceFile(text, file), about.report);
  if (tree === null) return null;
  const data = checkShapeOf(thesesFile, tree, about.report);
  if (data === null) return null;
  const reader: Reader = { ...about, tree };
  return {
    theses: Object.entries(data.theses ?? {}).map(([id, thesis]) => readThesis(reader, id, thesis)),
    facts: Object.entries(data.facts ?? {}).map(([id, fact]): FactCheck => ({
      id, claim: words(fact.claim), verdict: fact.verdict, finding: words(fact.finding),
      holders: readHolders(reader, fact.who, ["facts", id, "who"]), sources: readKeys(reader, fact.source, ["facts", id, "source"]), place: tree.keyPlace(["facts", id]),
    })),
    documents: Object.entries(data.documents ?? {}).map(([id, document]) => readTypeDocument(reader, id, document)),
  };
}

/** Texts are shown on one line. */
const words = (text: string | number | undefined): string => plainText(String(text ?? "")).replace(/\s+/g, " ").trim();

function readThesis(reader: Reader, id: string, data: ThesisData): Thesis {
  const { tree, report } = reader;
  const path: Path = ["theses", id];
  const right = data.right === undefined ? null : readSide(reader, data.right, [...path, "right"]);
  const measure = data.measure ?? (right === null ? "value" : "difference");
  if ((measure === "value") !== (right === null)) {
    report.add("thesis-sides", `a ${measure} has ${measure === "value" ? "one side" : "two sides"}`, tree.keyPlace(path), right === null ? 'there is no "right"' : 'there is a "right"', measure === "value" ? "leave out `right`, or write measure: difference" : "add `right`, or write measure: value");
  }
  if ((data.above === undefined) === (data.below === undefined)) {
    report.add("thesis-test", "a thesis holds above or below one number", tree.keyPlace(path), data.above === undefined ? "there is neither `above` nor `below`" : "there are both `above` and `below`", "write above: 0, for example");
  }
  const flip = data.flip;
  if ((flip === undefined) === (data["no-flip"] === undefined)) {
    report.add("thesis-flip", "a thesis says what would turn it round", tree.keyPlace(path), flip === undefined ? "there is neither `flip` nor `no-flip`" : "there are both `flip` and `no-flip`", "write flip: { set: ..., why: ... }, or no-flip: REASON");
  }
  for (const [i, name] of (data.restates ?? []).entries()) known(reader, "unknown-parameter", "parameter", name, reader.scenario.parameters, [...path, "restates", i]);
  return {
    id, title: words(data.title), claim: words(data.claim), why: words(data.why),
    holders: readHolders(reader, data.who, [...path, "who"]),
    left: readSide(reader, data.left, [...path, "left"]), right, measure,
    relation: data.above === undefined ? "below" : "above", threshold: data.above ?? data.below ?? 0,
    restates: data.restates ?? [],
    flip: flip === undefined ? null : { variant: readVariant(reader, flip.variant, [...path, "flip", "variant"]), set: readSet(reader, flip.set, [...path, "flip", "set"]), why: words(flip.why) },
    noFlip: words(data["no-flip"]),
    place: tree.keyPlace(path),
  };
}

function readTypeDocument(reader: Reader, id: string, data: DocumentData): TypeDocument {
  const { scenario, tree, report } = reader;
  const path: Path = ["documents", id];
  if (known(reader, "unknown-player", "player", data.player, scenario.players.map(({ name }) => name), [...path, "player"])) {
    const declared = scenario.players.find(({ name }) => name === data.player)?.types ?? [];
    const types = declared.map(({ name }) => name);
    // Evidence for a type is evidence for those that are like it.
    for (const { name, like } of declared) {
      const likelihood = like === null ? undefined : data.likelihood[like];
      if (likelihood !== undefined) data.likelihood[name] ??= likelihood;
    }
    for (const type of Object.keys(data.likelihood)) known(reader, "unknown-type", "type", type, types, [...path, "likelihood", type], true);
    const missing = types.filter((type) => !(type in data.likelihood));
    if (missing.length > 0) report.add("beliefs-incomplete", "a document has a probability under every type", tree.keyPlace([...path, "likelihood"]), `there is none for ${missing.join(", ")}`, `add ${missing.map((type) => `${type}: ...`).join(", ")}`);
    if (types.every((type) => data.likelihood[type] === 0)) report.add("out-of-bounds", "a document that there is cannot be impossible under every type", tree.keyPlace([...path, "likelihood"]), "all are 0", "give at least one type a probability above 0");
  }
  const [value, low, high] = data.reliability;
  if (!(low <= value && value <= high)) report.add("value-outside-range", "a value lies in its own range", tree.place([...path, "reliability"]), `${value} is not from ${low} to ${high}`, "write [value, lowest, highest]");
  return { id, title: words(data.title), player: data.player, likelihoods: new Map(Object.entries(data.likelihood)), reliability: [value, low, high], why: words(data.why), sources: readKeys(reader, data.source, [...path, "source"]), place: tree.keyPlace(path) };
}

function readHolders(reader: Reader, who: ThesisData["who"], path: Path): readonly Holder[] {
  return (who ?? []).map(({ name, source }, i) => ({ who: words(name), sources: readKeys(reader, source, [...path, i, "source"]) }));
}

function readKeys(reader: Reader, source: string | readonly string[] | undefined, path: Path): readonly string[] {
  const keys = source === undefined ? [] : typeof source === "string" ? [source] : source;
  keys.forEach((key, i) => {
    if (!reader.sources.has(key)) known(reader, "unknown-source", "source", key, reader.scenario.sources, typeof source === "string" ? path : [...path, i]);
  });
  return keys;
}

const KINDS = ["tag", "outcome", "payoff", "attribute", "posterior", "evidence", "bits"] as const;

function readSide(reader: Reader, data: SideData, path: Path): ThesisSide {
  return {
    quantity: readQuantity(reader, data, path),
    given: readGiven(reader, data.given, [...path, "given"]), forced: readForced(reader, data.forced, [...path, "forced"]),
    variant: readVariant(reader, data.variant, [...path, "variant"]), set: readSet(reader, data.set, [...path, "set"]),
  };
}

function readQuantity(reader: Reader, data: SideData, path: Path): ThesisQuantity {
  const { scenario, tree, report } = reader;
  const named = KINDS.filter((kind) => data[kind] !== undefined);
  const alone = data.move !== undefined && named.length === 0;
  if (named.length !== 1 && !alone) {
    report.add("thesis-quantity", "a side of a thesis measures one thing", tree.keyPlace(path), named.length === 0 ? "it measures nothing" : `it measures ${named.join(" and ")}`, `write one of move, ${KINDS.join(", ")}`);
  }
  if (alone) {
    const move = readMove(reader, data.move ?? "", [...path, "move"]);
    const types = scenario.players.find(({ name }) => name === scenario.stages.get(move.stage)?.player)?.types ?? [];
    if (data.type !== undefined) known(reader, "unknown-type", "type", data.type, types.map(({ name }) => name), [...path, "type"]);
    return { kind: "move", move, type: data.type ?? null };
  }
  if (data.tag !== undefined) {
    known(reader, "unknown-tag", "tag", data.tag, [...new Set([...scenario.outcomes.values()].flatMap(({ tags }) => tags))], [...path, "tag"]);
    return { kind: "tag", tag: data.tag };
  }
  if (data.outcome !== undefined) {
    known(reader, "unknown-stage", "outcome", data.outcome, scenario.outcomes, [...path, "outcome"]);
    return { kind: "outcome", outcome: data.outcome };
  }
  if (data.attribute !== undefined) {
    known(reader, "unknown-attribute", "attribute", data.attribute, scenario.attributes.map(({ name }) => name), [...path, "attribute"]);
    return { kind: "attribute", attribute: data.attribute };
  }
  if (data.payoff !== undefined || data.bits !== undefined) {
    const player = data.payoff ?? data.bits ?? "", key = data.payoff === undefined ? "bits" : "payoff";
    known(reader, "unknown-player", "player", player, scenario.players.map(({ name }) => name), [...path, key]);
    return { kind: key, player };
  }
  const key = data.posterior === undefined ? "evidence" : "posterior";
  const [player = "", type = ""] = split(data[key] ?? "");
  if (data[key] !== undefined) {
    const types = scenario.players.filter(({ name }) => name === player).flatMap((one) => one.types.map(({ name }) => name));
    if (known(reader, "unknown-player", "player", player, scenario.players.map(({ name }) => name), [...path, key])) known(reader, "unknown-type", "type", type, types, [...path, key]);
  }
  if (key === "posterior") return { kind: key, player, type };
  const move = readMove(reader, data.move ?? "", [...path, "move"]);
  if (data[key] !== undefined && !scenario.record.some(({ stage, branch }) => stage === move.stage && branch === move.branch)) {
    report.add("record-off-path", "evidence is that of a recorded move", tree.place([...path, "move"]), `the record does not take "${data.move ?? ""}"`, scenario.record.length === 0 ? "the scenario has no record" : `it takes ${scenario.record.map(({ stage, branch }) => `${stage}.${branch}`).join(", ")}`);
  }
  return { kind: key, player, type, move };
}

/** "a.b" at its first dot. */
function split(text: string): [string, string] {
  const at = text.indexOf(".");
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
}

function readMoves(reader: Reader, moves: string | readonly string[] | undefined, path: Path): readonly StageMove[] {
  if (moves === undefined) return [];
  return typeof moves === "string" ? [readMove(reader, moves, path)] : moves.map((move, i) => readMove(reader, move, [...path, i]));
}

/** Moves that histories must take. Where no stage may be entered again, two branches of one exclude each other, and no history is left. */
function readGiven(reader: Reader, given: string | readonly string[] | undefined, path: Path): readonly StageMove[] {
  const moves = readMoves(reader, given, path), { scenario, tree, report } = reader;
  if ([...scenario.stages.values()].some(({ repeat }) => repeat !== null)) return moves;
  moves.forEach(({ stage, branch }, i) => {
    const other = moves.slice(0, i).find((one) => one.stage === stage && one.branch !== branch);
    if (other !== undefined) report.add("thesis-given", "a history takes one branch of a stage", tree.place([...path, i]), `"${stage}" has taken "${other.branch}" already`, "leave one of them out");
  });
  return moves;
}

/** Moves that are made whatever was expected: decisions, and one at a stage. */
function readForced(reader: Reader, forced: string | readonly string[] | undefined, path: Path): readonly StageMove[] {
  const moves = readMoves(reader, forced, path), { scenario, tree, report } = reader;
  moves.forEach(({ stage, branch }, i) => {
    const place = tree.place(typeof forced === "string" ? path : [...path, i]);
    if (scenario.stages.get(stage)?.player === null) report.add("thesis-forced", "a surprise is a decision", place, `"${stage}" is left to chance`, `write given: ${stage}.${branch}, or give that branch odds of 1 under \`set\``);
    else if (moves.findIndex((other) => other.stage === stage) < i) report.add("thesis-forced", "one move is made at a stage", place, `"${stage}" is forced already`, "leave one of them out");
  });
  return moves;
}

function readMove(reader: Reader, text: string, path: Path): StageMove {
  const [stage, branch] = split(text);
  const found = reader.scenario.stages.get(stage);
  if (known(reader, "unknown-stage", "stage", stage, reader.scenario.stages, path) && found !== undefined) known(reader, "unknown-branch", "branch", branch, found.branches.map(({ name }) => name), path);
  return { stage, branch };
}

function readVariant(reader: Reader, variant: string | undefined, path: Path): string | null {
  if (variant !== undefined) known(reader, "unknown-name", "variant", variant, reader.scenario.variants, path);
  return variant ?? null;
}

function readSet(reader: Reader, set: Readonly<Record<string, Value>> | undefined, path: Path): ReadonlyMap<string, Value> {
  const { scenario, tree, report } = reader;
  for (const [name, value] of Object.entries(set ?? {})) {
    const parameter = scenario.parameters.get(name);
    if (parameter === undefined) {
      known(reader, "unknown-parameter", "parameter", name, scenario.parameters, [...path, name], true);
      continue;
    }
    const mistake = checkValue(parameter, value);
    if (mistake !== null) report.add(mistake.rule, mistake.message, tree.place([...path, name]), mistake.label, mistake.help);
  }
  return new Map(Object.entries(set ?? {}));
}

function known(reader: Reader, rule: Rule, what: string, name: string, among: Parameters<typeof checkKnown>[4], path: Path, atKey = false): boolean {
  return checkKnown(reader, rule, what, name, among, path, "see the scenario's file for what there is", atKey);
}
