// What a thesis measures and what the draws say of it, in words and with the units of what is measured.

import { inWords, plainText } from "../base/index.ts";
import type { Scenario, StageMove, Thesis, ThesisQuantity, ThesisSide } from "../scenario/index.ts";
import { rangeText } from "./numbers.ts";
import { asksGuarded, inputTitle, type ThesisReport } from "./theses.ts";

/** What is measured on a side: the quantity, then the world that it is measured in. */
export function sideWords(scenario: Scenario, side: ThesisSide): string {
  return [quantityWords(scenario, side.quantity), ...worldWords(scenario, side)].join(", ");
}

/** What is compared, in one phrase: what both sides share is named once. */
export function comparedWords(scenario: Scenario, { left, right, measure }: Thesis): string {
  if (right === null) return sideWords(scenario, left);
  const between = { value: "", difference: "less", ratio: "divided by" }[measure];
  const [what, other] = [left, right].map(({ quantity }) => quantityWords(scenario, quantity));
  const worlds = [left, right].map((side) => worldWords(scenario, side)), [mine, theirs] = worlds as [readonly string[], readonly string[]]; // two sides
  if (what !== other && mine.length > 0 && mine.join() === theirs.join()) return `${what}, ${between} ${other}, both ${mine.join(", ")}`;
  if (what !== other) return `${sideWords(scenario, left)}, ${between} ${sideWords(scenario, right)}`;
  const apart = (own: readonly string[], others: readonly string[]) => own.filter((words) => !others.includes(words)).join(", ") || "as it is";
  return [what, ...mine.filter((words) => theirs.includes(words)), apart(mine, theirs), `${between} the same ${apart(theirs, mine)}`].join(", ");
}

/** In one line why a thesis stands or falls: what was compared, where it lies over the draws, and where it would have to lie. */
export function reasonWords(scenario: Scenario, thesis: Thesis, { measure: [low, , high] }: Pick<ThesisReport, "measure">): string {
  const compared = comparedWords(scenario, thesis);
  const needed = `the claim needs ${thesis.relation === "above" ? "more" : "less"} than ${isBare(thesis) ? String(thesis.threshold) : amountWords(thesis, thesis.threshold)}`;
  const restated = thesis.restates.length === 0 ? "" : ` It repeats an assumption: ${thesis.restates.map((name) => inputTitle(scenario, name)).join("; ")}.`;
  return `${compared.charAt(0).toUpperCase()}${compared.slice(1)}: ${spanWords(scenario, thesis, low, high)}; ${needed}.${restated}`;
}

/** What a ratio is whose right side is 0 and whose left is more. */
export const TIMES_NOTHING = "infinitely many times (the right side is 0)";

const PROBABILITIES: ReadonlySet<ThesisQuantity["kind"]> = new Set(["tag", "outcome", "move", "posterior"]);

/** Two significant digits, and none of what is below a millionth. */
function short(x: number): string {
  if (!Number.isFinite(x)) return "-";
  return x !== 0 && Math.abs(x) < 1e-6 ? "about 0" : String(Number(x.toPrecision(2)));
}

/** Both ends with the decimals that give the larger one two significant digits. */
function shortRange(low: number, high: number): readonly [string, string] {
  const most = Math.max(Math.abs(low), Math.abs(high)), decimals = Math.max(0, Math.min(20, 1 - Number(most.toExponential().split("e")[1])));
  if (!Number.isFinite(most) || most < 1e-6) return [short(low), short(high)];
  return [low, high].map((x) => (x !== 0 && Number(x.toFixed(decimals)) === 0 ? "about 0" : String(Number(x.toFixed(decimals))))) as unknown as readonly [string, string]; // two ends
}

function unitWords({ left: { quantity }, measure }: Thesis): string {
  if (measure === "ratio") return "times";
  if (PROBABILITIES.has(quantity.kind)) return measure === "value" ? "%" : "percentage points";
  return { payoff: "utils", bits: "bits" }[quantity.kind as string] ?? "";
}

/** Whether the threshold needs no unit: nothing, or as much as the other side. */
const isBare = ({ measure, threshold }: Thesis): boolean => threshold === 0 || (measure === "ratio" && threshold === 1);

function amountWords(thesis: Thesis, amount: number): string {
  const isPercent = thesis.measure !== "ratio" && PROBABILITIES.has(thesis.left.quantity.kind), count = isPercent ? Number((100 * amount).toPrecision(3)) : amount;
  return `${count} ${count === 1 ? unitWords(thesis).replace(/^(bit|util|percentage point)s$/, "$1") : unitWords(thesis)}`.trim();
}

function spanWords(scenario: Scenario, thesis: Thesis, low: number, high: number): string {
  if (Number.isNaN(low) || Number.isNaN(high)) return "no value in these draws";
  const isProbability = thesis.measure !== "ratio" && PROBABILITIES.has(thesis.left.quantity.kind);
  if (thesis.measure === "ratio" && high === Infinity) return low === high ? TIMES_NOTHING : `${short(low)} to ${TIMES_NOTHING}`;
  if (isProbability && thesis.measure === "value") return rangeText(low, high, asksGuarded(scenario, thesis));
  const [from, to] = shortRange(isProbability ? 100 * low : low, isProbability ? 100 * high : high);
  return `${from === to ? from : `${from} to ${to}`} ${unitWords(thesis)}`.trim();
}

function quantityWords(scenario: Scenario, quantity: ThesisQuantity): string {
  const player = (name: string) => scenario.players.find((one) => one.name === name);
  const title = (name: string) => plainText(player(name)?.title || name);
  const type = (owner: string, name: string) => plainText(player(owner)?.types.find((one) => one.name === name)?.title || name);
  switch (quantity.kind) {
    case "tag": return `odds of \u201c${inWords(quantity.tag).toLowerCase()}\u201d`;
    case "outcome": return `odds of \u201c${plainText(scenario.outcomes.get(quantity.outcome)?.title || quantity.outcome)}\u201d`;
    case "move": return `odds of \u201c${moveWords(scenario, quantity.move)}\u201d${quantity.type === null ? "" : ` by the type \u201c${type(scenario.stages.get(quantity.move.stage)?.player ?? "", quantity.type)}\u201d`}`;
    case "payoff": return `expected payoff of ${title(quantity.player)}`;
    case "attribute": return `mean of ${plainText(scenario.attributes.find(({ name }) => name === quantity.attribute)?.title || quantity.attribute)}`;
    case "posterior": return `odds of the type \u201c${type(quantity.player, quantity.type)}\u201d after the record`;
    case "evidence": return `evidence of \u201c${moveWords(scenario, quantity.move)}\u201d for the type \u201c${type(quantity.player, quantity.type)}\u201d (log10 of its Bayes factor)`;
    case "bits": return `bits that all moves carry about the type of ${title(quantity.player)}`;
  }
}

function worldWords(scenario: Scenario, { given, forced, variant, set }: ThesisSide): readonly string[] {
  return [
    ...given.map((move) => `given \u201c${moveWords(scenario, move)}\u201d`),
    ...forced.map((move) => `if \u201c${moveWords(scenario, move)}\u201d is played as a surprise`),
    ...(variant === null ? [] : [`in the variant \u201c${plainText(scenario.variants.get(variant)?.title || variant)}\u201d`]),
    ...[...set].map(([name, value]) => `with ${inputTitle(scenario, name)} = ${String(value)}`),
  ];
}

function moveWords(scenario: Scenario, { stage, branch }: StageMove): string {
  return plainText(scenario.stages.get(stage)?.branches.find(({ name }) => name === branch)?.title || `${stage}.${branch}`);
}
