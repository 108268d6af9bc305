// Which numbers an answer leans on, by designs made for that: a screening, or shares of variance.

import { inWords, ln, plainText, seededRandom } from "../base/index.ts";
import type { Compiled } from "../compile/index.ts";
import type { Scenario } from "../scenario/index.ts";
import { type MorrisDesign, morrisEffects, type SaltelliDesign, sobolIndices } from "../sensitivity/index.ts";
import { drawSpace, groupDesign, groupsOf, LAMBDA_INPUT } from "../study/index.ts";
import type { StudyPlan } from "./study.ts";
import { inputTitle } from "./theses.ts";

export type SensitivityMethod = "morris" | "saltelli";

export interface SensitivityReport {
  readonly title: string;
  readonly method: SensitivityMethod;
  /** Name of the output, what it is in words, and whether its log-odds were taken. */
  readonly output: string;
  readonly outputTitle: string;
  readonly logOdds: boolean;
  /** Points solved, points without a value, and trajectories or rows. */
  readonly points: number;
  readonly failed: number;
  readonly repeats: number;
  /** Mean and variance of the output over the rows; null for a screening. */
  readonly mean: number | null;
  readonly variance: number | null;
  /** The heaviest first. */
  readonly inputs: readonly InputSensitivity[];
}

export interface InputSensitivity {
  /** The number, or all numbers of a group. */
  readonly names: readonly string[];
  readonly title: string;
  /** Screening: mean of absolute elementary effects with its standard error, their mean, and their spread; otherwise null. */
  readonly effect: { readonly meanAbsolute: number; readonly error: number; readonly mean: number; readonly deviation: number } | null;
  /** Shares of variance with 95 % bootstrap intervals; otherwise null. */
  readonly shares: { readonly first: number; readonly firstInterval: readonly [number, number]; readonly total: number; readonly totalInterval: readonly [number, number] } | null;
}

const BOOTSTRAP_SEED = 62;

/**
 * @param hold     parameters left alone, as when the draws were made
 * @param outputs  by point of the design: the output, NaN where the point was not solved
 */
export function sensitivityReport(compiled: Compiled, plan: StudyPlan, hold: ReadonlySet<string>, output: string, outputs: Float64Array): SensitivityReport {
  const method = plan.design as SensitivityMethod; // the caller asks for one of the two
  const space = drawSpace(compiled, hold);
  const drawsLambda = plan.inputs.includes(LAMBDA_INPUT);
  const groups = groupsOf(space, drawsLambda);
  const repeats = plan.count / (groups.length + (method === "morris" ? 1 : 2));
  const { of } = groupDesign(method, plan.inputs.length, groups, repeats, plan.seed);
  const isOdds = plan.outputs.find(({ name }) => name === output)?.unit === "probability";
  const values = isOdds ? outputs.map((p) => ln(p) - ln(Math.max(0, 1 - p))) : outputs;
  const failed = values.reduce((sum, x) => sum + Number(!Number.isFinite(x)), 0);
  const titleOf = (names: readonly string[]) => (names.length > 1 ? groupTitle(compiled.scenario, names) : inputTitle(compiled.scenario, names[0]!)); // a group has a member
  const named = groups.map((group) => group.map((i) => plan.inputs[i]!));
  const base = { title: plainText(compiled.scenario.title), method, output, outputTitle: outputWords(compiled.scenario, output), logOdds: isOdds, points: plan.count, failed, repeats };
  if (method === "morris") {
    const effects = morrisEffects(of as MorrisDesign, values);
    const inputs = named.map((names, g): InputSensitivity => {
      const { meanAbsolute, error, mean, deviation } = effects[g]!;
      return { names, title: titleOf(names), effect: { meanAbsolute, error, mean, deviation }, shares: null };
    });
    return { ...base, mean: null, variance: null, inputs: inputs.sort((a, b) => (b.effect?.meanAbsolute ?? 0) - (a.effect?.meanAbsolute ?? 0)) };
  }
  const { mean, variance, indices } = sobolIndices(of as SaltelliDesign, values, seededRandom(BOOTSTRAP_SEED));
  const inputs = named.map((names, g): InputSensitivity => ({ names, title: titleOf(names), effect: null, shares: indices[g]! }));
  return { ...base, mean, variance, inputs: inputs.sort((a, b) => (b.shares?.total ?? 0) - (a.shares?.total ?? 0)) };
}

/** What numbers that share a sum are together: "Odds of the types, PLAYER" or "Weights of TYPE, PLAYER". */
export function groupTitle({ players }: Scenario, names: readonly string[]): string {
  const count = `(${names.length} numbers that share a sum)`;
  for (const player of players) {
    const own = (type: string, kind: string) => names.every((name) => name.startsWith(`${player.name}.${type}.${kind}`)), title = plainText(player.title || player.name);
    if (names.every((name) => player.types.some((type) => name === `${player.name}.${type.name}.prior`))) return `Odds of the types, ${title} ${count}`;
    const type = player.types.find((one) => own(one.name, "weights."));
    if (type !== undefined) return `Weights of ${plainText(type.title || type.name)}, ${title} ${count}`;
  }
  return `${names.join(", ")} ${count}`;
}

/** A column of a study in words, such as "settlement" for `tag:settlement`. */
function outputWords({ outcomes, players, stages }: Scenario, output: string): string {
  const [kind = "", ...rest] = output.split(":"), name = rest.at(-1) ?? "";
  switch (kind) {
    case "tag": return inWords(name).toLowerCase();
    case "outcome": return `\u201c${plainText(outcomes.get(name)?.title || name)}\u201d`;
    case "payoff": return `the payoff of ${plainText(players.find((player) => player.name === name)?.title || name)}`;
    case "move": return `\u201c${plainText(stages.get(name.slice(0, name.lastIndexOf(".")))?.branches.find((branch) => branch.name === name.slice(name.lastIndexOf(".") + 1))?.title || name)}\u201d`;
    default: return output;
  }
}
