// Stages: decisions and chance moves, with what they change, who sees them, and where they lead.

import { plainText } from "../base/index.ts";
import { type Branch, type Briefing, constant, type Expression, type Passage, type Sight, type Stage, type Value, type Variable } from "../scenario/index.ts";
import { keysAt, ownEntry } from "./declarations.ts";
import type { Path } from "./document.ts";
import { NAME } from "./names.ts";
import { readQuantity } from "./numbers.ts";
import { checkSum } from "./players.ts";
import { checkKnown, checkWord, playScope, type Reading, readExpression, readSources, textsAt } from "./reading.ts";
import { listOf, suggestName } from "./report.ts";
import { type ActionData, type EventData, STAGE_KEYS, type StageData } from "./schema.ts";
import { BOOLEAN, type Kind, nameOfKind, UNKNOWN } from "./scope.ts";
import { sightOf } from "./sights.ts";

export function readVariables(reading: Reading): readonly Variable[] {
  return Object.entries(reading.data.variables ?? {}).map(([name, data]) => {
    if (typeof data !== "object") return { name, initial: data, oneOf: null };
    const oneOf = data["one of"], initial = data["at first"];
    const path: Path = ["variables", name];
    const { report, tree } = reading;
    if (!oneOf.includes(initial)) {
      report.add(
        "choice-mismatch", "a variable begins with a word that it may not be", tree.place([...path, "at first"]),
        `"${initial}" is not one of ${listOf(oneOf, "or")}`, () => suggestName(initial, oneOf),
      );
    }
    for (const [i, word] of oneOf.entries()) checkWord(reading, word, [...path, "one of", i], "a word of a variable cannot be used");
    return { name, initial, oneOf };
  });
}

export function readStages(reading: Reading): ReadonlyMap<string, Stage> {
  const stages = new Map<string, Stage>();
  for (const [name, data] of Object.entries(reading.data.stages)) stages.set(name, readStage(reading, name, data));
  return stages;
}

function readStage(reading: Reading, name: string, data: StageData): Stage {
  const path: Path = ["stages", name];
  const text = textsAt(reading, path);
  const { names } = reading;
  checkStageShape(reading, data, path);
  if (data.player !== undefined) {
    checkKnown(
      reading, "unknown-player", "player", data.player, names.players, [...path, "player"], "declare it under `players`",
    );
  }
  const branches = data.chance === undefined ? readActions(reading, data, path) : readEvents(reading, name, data.chance, path);
  const { repeat } = data;
  if (repeat !== undefined) {
    checkGoal(reading, repeat.then, [...path, "repeat", "then"]);
    if (repeat.counter !== undefined) checkCounter(reading, repeat.counter, [...path, "repeat", "counter"]);
  }
  const briefings = new Map<string, Briefing>();
  for (const [player, briefing] of Object.entries(data.briefing ?? {})) {
    const at = [...path, "briefing", player];
    checkKnown(reading, "unknown-player", "player", player, names.players, at, "declare it under `players`", true);
    briefings.set(player, readBriefing(reading, briefing, at));
  }
  return {
    name,
    title: text("title"),
    when: text("when"),
    ask: text("ask"),
    briefings,
    player: data.chance === undefined ? (data.player ?? null) : null,
    branches,
    repeat: repeat === undefined ? null : { atMost: repeat["at most"], then: repeat.then, counter: repeat.counter ?? null },
    place: reading.tree.keyPlace(path),
  };
}

/** A stage has either a player and actions, or chance. */
function checkStageShape(reading: Reading, data: StageData, path: Path): void {
  const { report, tree } = reading;
  const name = String(path.at(-1));
  // A strange key is most likely a misspelt one.
  if (keysAt(tree, path).some((key) => !STAGE_KEYS.includes(key))) return;
  const has = (key: string) => tree.find([...path, key]) !== null || tree.wasDropped([...path, key]);
  const message = "a stage is neither a decision nor a chance move";
  const help = "a decision has `player` and `actions`; a chance move has `chance` and neither of these";
  const place = tree.keyPlace(path);
  if (has("chance") && (has("actions") || has("player"))) {
    report.add(
      "stage-shape", "a stage is both a decision and a chance move",
      tree.keyPlace([...path, has("actions") ? "actions" : "player"]), `"${name}" has \`chance\` too`, help,
    );
  } else if (!has("chance") && !has("actions")) report.add("stage-shape", message, place, `"${name}" has no moves`, help);
  else if (has("actions") && !has("player")) {
    report.add(
      "stage-shape", "a decision belongs to nobody", place, `"${name}" has actions but no player`, "write player: NAME",
    );
  }
  for (const key of ["actions", "chance"] as const) {
    const moves = data[key];
    if (moves !== undefined && Object.keys(moves).length === 0 && tree.find([...path, key])?.kind === "map" && reading.names.stages.get(name)?.branches.length === 0) {
      report.add("stage-shape", "a stage has no moves", tree.keyPlace([...path, key]), "nothing stands here", help);
    }
  }
}

function readBriefing(reading: Reading, data: NonNullable<StageData["briefing"]>[string], path: Path): Briefing {
  if (typeof data === "string") return { passages: [{ text: plainText(data), sources: [], ...ALWAYS }], advisers: [] };
  const advisers = (data.advisers ?? []).map((adviser, i) => {
    const at = [...path, "advisers", i];
    const said = textsAt(reading, at);
    return { name: said("name"), says: said("says"), sources: readSources(reading, adviser.source, [...at, "source"]), ...sightOf(adviser) };
  });
  const sources = readSources(reading, data.source, [...path, "source"]);
  if (!Array.isArray(data.text)) return { passages: [{ text: textsAt(reading, path)("text"), sources, ...ALWAYS }], advisers };
  const passages = data.text.map((passage, i): Passage => {
    const at = [...path, "text", i];
    if (typeof passage !== "object") return { text: textsAt(reading, [...path, "text"])(i), sources: i === 0 ? sources : [], ...ALWAYS };
    return { text: textsAt(reading, at)("text"), sources: [...(i === 0 ? sources : []), ...readSources(reading, passage.source, [...at, "source"])], ...sightOf(passage) };
  });
  return { passages, advisers };
}

const ALWAYS: Sight = { seen: [], unseen: [] };

function readActions(reading: Reading, data: StageData, path: Path): readonly Branch[] {
  const mover = data.player ?? null;
  return Object.entries(data.actions ?? {}).map(([name, action]) => readBranch(reading, name, action, null, mover, [...path, "actions", name]));
}

function readEvents(reading: Reading, stage: string, events: Readonly<Record<string, EventData>>, path: Path): readonly Branch[] {
  const { report, tree } = reading;
  const before = report.count();
  const branches: Branch[] = [];
  const odds = new Map<string, Expression | null>();
  let rest = "";
  for (const [name, event] of Object.entries(events)) {
    const at = [...path, "chance", name];
    let p: Expression | null = null;
    if (event.p === "rest") {
      if (rest !== "") {
        report.add(
          "two-rests", "two events take the rest", tree.place([...at, "p"]), `"${rest}" takes the rest already`,
          "write a number for one of them",
        );
      }
      rest = name;
    } else {
      const title = `Odds of ${textsAt(reading, at)("title") || name} at ${stage}`;
      p = readQuantity(
        reading, event.p, [...at, "p"],
        { name: `${stage}.${name}`, title, scope: playScope(reading, "the odds of an event"), bounds: [0, 1], unit: "probability" },
      );
    }
    odds.set(name, p);
    branches.push(readBranch(reading, name, event, p, null, at));
  }
  const isConditional = branches.some((branch) => branch.condition !== null);
  const isWhole = branches.length === (reading.names.stages.get(stage)?.branches.length ?? 0);
  if (!isConditional && isWhole && branches.length > 0 && report.count() === before) {
    checkSum(
      reading, "odds-do-not-sum", `the odds of "${stage}"`, odds, [...path, "chance"], true,
    );
  }
  return branches;
}

function readBranch(reading: Reading, name: string, data: ActionData, odds: Expression | null, mover: string | null, path: Path): Branch {
  const text = textsAt(reading, path);
  const where = mover === null ? "the condition of an event" : "the condition of an action";
  return {
    name,
    title: text("title"),
    note: text("note"),
    sources: readSources(reading, data.source, [...path, "source"]),
    condition: readCondition(reading, data.if, [...path, "if"], where),
    odds,
    effects: readEffects(reading, data.set, [...path, "set"]),
    seen: readSeen(reading, name, data, mover, path),
    learns: readLearns(reading, data.learns, [...path, "learns"]),
    then: readThen(reading, data.then, [...path, "then"]),
    place: reading.tree.keyPlace(path),
  };
}

function readCondition(reading: Reading, data: string | boolean | undefined, path: Path, where: string): Expression | null {
  if (data === undefined) return null;
  if (typeof data === "boolean") return constant(data, reading.tree.place(path));
  return readExpression(reading, data, path, playScope(reading, where), BOOLEAN)?.expression ?? null;
}

function readEffects(reading: Reading, data: Readonly<Record<string, Value>> | undefined, path: Path): ReadonlyMap<string, Expression> {
  const effects = new Map<string, Expression>();
  for (const variable of Object.keys(data ?? {})) {
    const value = ownEntry(data, variable) as Value; // its own key
    const at = [...path, variable];
    const { names } = reading;
    if (!names.variables.has(variable)) {
      const isParameter = names.parameters.has(variable);
      if (isParameter) {
        reading.report.add(
          "unknown-variable", "a parameter cannot change in play", reading.tree.keyPlace(at), `"${variable}" is a parameter`,
          "declare a variable for what the play changes",
        );
      } else {
        checkKnown(reading, "unknown-variable", "variable", variable, names.variables, at, "declare it under `variables`", true);
      }
      continue;
    }
    const effect = readEffect(reading, variable, names.variables.get(variable) ?? UNKNOWN, value, at);
    if (effect !== null) effects.set(variable, effect);
  }
  return effects;
}

function readEffect(reading: Reading, variable: string, kind: Kind, value: Value, path: Path): Expression | null {
  const { report, tree } = reading;
  const place = () => tree.place(path);
  if (kind.kind === "string" && typeof value === "string" && kind.words?.includes(value) === true) return constant(value, place());
  if (typeof value !== "string") {
    if (kind.kind === typeof value || kind.kind === "unknown") return constant(value, place());
    report.add(
      "kind-mismatch", "a variable is set to a value of another kind", place(), `"${variable}" is ${nameOfKind(kind)}`,
      kind.kind === "string" ? `it may be ${listOf(kind.words ?? [], "or")}` : "write a value of that kind",
    );
    return null;
  }
  if (kind.kind === "string" && NAME.test(value) && reading.playNames.get(value) === undefined) {
    impossible(reading, variable, [value], kind, path);
    return null;
  }
  const read = readExpression(reading, value, path, playScope(reading, `the new value of ${variable}`), kind);
  if (read !== null && read.kind.kind === "string" && kind.kind === "string") {
    const strange = (read.kind.words ?? []).filter((word) => kind.words?.includes(word) === false);
    if (strange.length > 0) impossible(reading, variable, strange, kind, path);
  }
  return read?.expression ?? null;
}

function impossible(
  reading: Reading, variable: string, strange: readonly string[], kind: Extract<Kind, { kind: "string" }>, path: Path,
): void {
  reading.report.add(
    "impossible-word", "a variable is set to a word that it may not be", reading.tree.place(path),
    `"${variable}" is never ${listOf(strange, "or")}`, () => suggestName(strange[0] ?? "", kind.words ?? []),
  );
}

/** Who observes the move, and as what. A player always sees its own move as it is. */
function readSeen(reading: Reading, name: string, data: ActionData, mover: string | null, path: Path): ReadonlyMap<string, string> {
  const { names, report, tree } = reading;
  const seen = new Map<string, string>();
  const seenBy = data["seen by"], seenAs = data["seen as"] ?? {};
  for (const [i, player] of (seenBy ?? []).entries()) checkKnown(
    reading, "unknown-player", "player", player, names.players, [...path, "seen by", i], "declare it under `players`",
  );
  for (const [player, word] of Object.entries(seenAs)) {
    const at = [...path, "seen as", player];
    checkKnown(reading, "unknown-player", "player", player, names.players, at, "declare it under `players`", true);
    checkWord(reading, word, at, "what a player sees is not a word");
    if (player === mover) {
      report.add(
        "own-move-hidden", "a player's own move is shown to it as something else", tree.keyPlace(at), `"${player}" makes this move`,
        "a player knows what it does; write what the others see",
      );
    }
  }
  for (const player of names.players) {
    const word = ownEntry(seenAs, player);
    if (player === mover) seen.set(player, name);
    else if (word !== undefined) seen.set(player, word);
    else if (seenBy === undefined || seenBy.includes(player)) seen.set(player, name);
  }
  return seen;
}

function readLearns(reading: Reading, data: ActionData["learns"], path: Path): ReadonlyMap<string, readonly Expression[]> {
  const learns = new Map<string, readonly Expression[]>();
  for (const [player, given] of Object.entries(data ?? {})) {
    const at = [...path, player];
    checkKnown(reading, "unknown-player", "player", player, reading.names.players, at, "declare it under `players`", true);
    const texts = typeof given === "string" ? [given] : given;
    const scope = playScope(reading, "what a player learns");
    const expressions = texts.map((text, i) => readExpression(reading, text, typeof given === "string" ? at : [...at, i], scope, null)?.expression ?? null);
    learns.set(player, expressions.filter((expression) => expression !== null));
  }
  return learns;
}

function readThen(reading: Reading, data: ActionData["then"], path: Path): Branch["then"] {
  if (typeof data === "string") {
    checkGoal(reading, data, path);
    return [{ condition: null, to: data }];
  }
  const { report, tree } = reading;
  if (data.length === 0) {
    report.add(
      "conditions-of-then", "an action leads nowhere", tree.place(path), "the list is empty", "name a stage or an outcome",
    );
  }
  return data.map((entry, i) => {
    const at = [...path, i];
    checkGoal(reading, entry.to, [...at, "to"]);
    const isLast = i === data.length - 1;
    if (isLast && entry.if !== undefined) {
      report.add(
        "conditions-of-then", "a list under `then` may lead nowhere", tree.place([...at, "if"]), "the last entry has a condition",
        "add a last entry without `if`: { to: ... }",
      );
    }
    if (!isLast && entry.if === undefined) {
      report.add(
        "conditions-of-then", "a list under `then` has entries that are never used", tree.place([...at, "to"]),
        "this entry has no condition, so play never goes on to the next", "give it an `if`, or put it last",
      );
    }
    return { condition: readCondition(reading, entry.if, [...at, "if"], "a condition of `then`"), to: entry.to };
  });
}

function checkGoal(reading: Reading, goal: string, path: Path): void {
  const { names, report, tree } = reading;
  if (names.stages.has(goal) || names.outcomes.has(goal)) return;
  report.add(
    "unknown-stage", "a move leads nowhere", tree.place(path), `there is no stage or outcome "${goal}"`,
    () => suggestName(goal, new Set([...names.stages.keys(), ...names.outcomes])),
  );
}

function checkCounter(reading: Reading, counter: string, path: Path): void {
  if (!checkKnown(reading, "unknown-variable", "variable", counter, reading.names.variables, path, "declare it under `variables`, beginning with 0")) return;
  const kind = reading.names.variables.get(counter) ?? UNKNOWN;
  if (kind.kind !== "number" && kind.kind !== "unknown") {
    reading.report.add(
      "kind-mismatch", "a counter is not a number", reading.tree.place(path), `"${counter}" is ${nameOfKind(kind)}`,
      "declare a variable that begins with 0",
    );
  }
}
