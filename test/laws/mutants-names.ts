// Every place of a scenario file that bears a name: where one is declared, and where one is meant.

import { isMap, isScalar, isSeq, parseDocument } from "yaml";

export interface NamePlace {
  readonly start: number;
  readonly end: number;
  readonly name: string;
  /** What it may name; a declaration has one kind, a word of an expression may be of several. */
  readonly kinds: readonly string[];
  readonly declares: boolean;
  /** Where it stands, for a message. */
  readonly path: string;
}

/** A path with * for any step, and what a name there does: it declares something of a kind, or means something of one of these kinds. */
type Rule = readonly [pattern: string, what: "declares" | "means", kinds: string];

const KEYS: readonly Rule[] = [
  ["players.*", "declares", "player"], ["attributes.*", "declares", "attribute"], ["parameters.*", "declares", "parameter"], ["variables.*", "declares", "variable"],
  ["stages.*", "declares", "stage"], ["outcomes.*", "declares", "outcome"], ["sources.*", "declares", "source"],
  ["types.*", "means", "player"], ["types.*.*", "declares", "type"], ["types.*.*.weights.*", "means", "attribute"], ["types.*.*.values.*", "declares", "own"],
  ["parameters.*.with.*", "means", "input"], ["payoffs.*", "means", "player"],
  ["stages.*.actions.*", "declares", "branch"], ["stages.*.chance.*", "declares", "branch"], ["stages.*.briefing.*", "means", "player"],
  ["stages.*.*.*.set.*", "means", "variable"], ["stages.*.*.*.seen as.*", "means", "player"], ["stages.*.*.*.learns.*", "means", "player"],
  ["outcomes.*.attributes.*", "means", "attribute"], ["outcomes.*.payoffs.*", "means", "player"], ["outcomes.*.payoffs.*.*", "means", "type"],
  ["beliefs.*", "means", "player"], ["beliefs.*.*", "means", "player stage"], ["beliefs.*.*.*", "means", "type branch"],
  ["variants.*.beliefs.*", "means", "player"], ["variants.*.beliefs.*.*", "means", "player stage"], ["variants.*.beliefs.*.*.*", "means", "type branch"],
  ["variants.*.set.*", "means", "parameter dotted"],
];

const VALUES: readonly Rule[] = [
  ["start", "means", "stage"], ["headline", "means", "tag"], ["guarded", "means", "tag"], ["stages.*.player", "means", "player"],
  ["stages.*.repeat.then", "means", "stage outcome"], ["stages.*.repeat.counter", "means", "variable"], ["stages.*.*.*.then", "means", "stage outcome"], ["stages.*.*.*.then.*.to", "means", "stage outcome"],
  ["stages.*.*.*.seen by.*", "means", "player"], ["record.*.stage", "means", "stage"], ["record.*.took", "means", "branch"],
  ["variables.*.one of.*", "declares", "word"], ["variables.*.at first", "means", "word"], ["parameters.*.choices.*", "declares", "word"], ["parameters.*.model", "means", "model"],
  ["variants.*.beliefs", "means", "scenario"],
];

/** Where expressions stand. Inline numbers under them are passed over: they hold no text. */
const EXPRESSIONS = [
  "payoffs.*", "types.*.*.prior", "types.*.*.weights.*", "types.*.*.values.*", "parameters.*.with.*", "beliefs.*.*.*", "variants.*.beliefs.*.*.*",
  "stages.*.chance.*.p", "stages.*.*.*.if", "stages.*.*.*.then.*.if", "stages.*.*.*.set.*", "stages.*.*.*.learns.*", "stages.*.*.*.learns.*.*",
  "outcomes.*.attributes.*", "outcomes.*.payoffs.*", "outcomes.*.payoffs.*.*",
];
/** Keys of the language that stand among names. */
const LANGUAGE = new Set(["concentration", "spread", "relative spread", "value"]);
/** Inside a number with a range of its own. */
const PROVENANCE = new Set(["value", "range", "distribution", "unit", "basis", "source", "confidence", "note", "title"]);

const fits = (path: readonly string[], pattern: string) => {
  const steps = pattern.split(".");
  return steps.length === path.length && steps.every((step, i) => step === "*" || step === path[i]);
};

/** All places of a file that bear a name. */
export function namePlaces(text: string): NamePlace[] {
  const places: NamePlace[] = [];
  const add = (range: readonly number[] | null | undefined, rules: readonly Rule[], path: readonly string[]) => {
    const rule = rules.find(([pattern]) => fits(path, pattern));
    if (rule === undefined || range == null) return;
    const [start, end] = [range[0]!, range[1]!]; // a range has both
    const quotes = /^["']/.test(text.slice(start, end)) ? 1 : 0;
    places.push({ start: start + quotes, end: end - quotes, name: text.slice(start + quotes, end - quotes), kinds: rule[2].split(" "), declares: rule[1] === "declares", path: path.join(".") });
  };
  const addWords = (start: number, end: number, path: readonly string[]) => {
    for (const match of text.slice(start, end).matchAll(/(?<![\w])[A-Za-z_]\w*/g)) {
      const at = start + match.index;
      places.push({ start: at, end: at + match[0].length, name: match[0], kinds: ["expression"], declares: false, path: path.join(".") });
    }
  };
  /** STAGE.BRANCH; words of `seen as` and `learns` are declared nowhere. */
  const addMove = (range: readonly number[], path: readonly string[]) => {
    const [, stage, branch] = /^([\w-]+)\.([\w-]+)$/.exec(text.slice(range[0], range[1])) ?? [], start = range[0]!; // a range has both
    if (stage === undefined || branch === undefined) return;
    const at = path.join(".");
    places.push({ start, end: start + stage.length, name: stage, kinds: ["stage"], declares: false, path: at }, { start: start + stage.length + 1, end: range[1]!, name: branch, kinds: ["branch"], declares: false, path: at });
  };
  const visit = (node: unknown, path: readonly string[]): void => {
    if (isScalar(node)) {
      if (typeof node.value !== "string" || node.range == null) return;
      if (EXPRESSIONS.some((pattern) => fits(path, pattern))) addWords(node.range[0], node.range[1], path);
      else if (path[2] === "briefing" && path.slice(-2).some((step) => step === "seen" || step === "unseen")) addMove(node.range, path);
      else if (path.at(-1) === "source" || path.at(-2) === "source") add(node.range, [[path.join("."), "means", "source"]], path);
      else add(node.range, VALUES, path);
    } else if (isSeq(node)) node.items.forEach((item, i) => visit(item, [...path, String(i)]));
    else if (isMap(node)) {
      for (const { key, value } of node.items) {
        if (!isScalar(key)) continue;
        const name = String(key.value), under = [...path, name];
        const inNumber = PROVENANCE.has(name) && node.has("value") && path[0] !== "parameters";
        if (inNumber && name !== "source") continue;
        if (!LANGUAGE.has(name) && !inNumber) add(key.range, KEYS, under);
        visit(value, under);
      }
    }
  };
  visit(parseDocument(text).contents, []);
  return places;
}

/** Whether a declared name is meant anywhere, so that another spelling of the declaration leaves the mention dangling. */
export function isMeant({ name, kinds }: NamePlace, places: readonly NamePlace[]): boolean {
  return places.some((place) => !place.declares && (
    (place.name === name && kinds.some((kind) => place.kinds.includes(kind)))
    || (place.kinds.includes("expression") && place.name === name && ["parameter", "variable", "attribute", "own", "player", "type", "word"].includes(kinds[0]!)) // a declaration has a kind
    || (place.kinds.includes("dotted") && place.name.split(".").includes(name))
  ));
}

/** Whether a name is declared in one place only: otherwise what means it may mean another, and nothing dangles. */
export function isDeclaredOnce({ name, kinds }: NamePlace, places: readonly NamePlace[]): boolean {
  return places.filter((place) => place.declares && place.name === name && kinds.some((kind) => place.kinds.includes(kind))).length === 1;
}
