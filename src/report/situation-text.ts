// A stage and its likeliest situations as text.

import { plainText } from "../base/index.ts";
import type { Scenario } from "../scenario/index.ts";
import { wrapText } from "./layout.ts";
import { countOf, countText, percentText } from "./numbers.ts";
import { branchTitle, chanceLines, decisionLines, type PathView, playerTitle, stepHead } from "./path-text.ts";
import type { SituationReport, StageReport } from "./situations.ts";

/** Observations that a situation is told with. */
const OBSERVED_MAX = 12;

/** The situations as paragraphs and tables at most `width` characters wide. */
export function situationsText(scenario: Scenario, report: StageReport, view: PathView): string {
  const lines = [...wrapText(`Play comes to this stage with probability ${percentText(report.reach)}.${shownText(scenario, report)}`, view.width), ""];
  report.situations.forEach((situation, i) => {
    lines.push(stepHead(situation, i, view.ink));
    if (situation.kind === "chance") lines.push(...chanceLines(scenario, situation, view));
    else lines.push(...wrapText(observedText(scenario, situation, situation.player), view.width, "  "), ...decisionLines(scenario, situation, false, view));
    lines.push("");
  });
  return `${lines.join("\n").trimEnd()}\n`;
}

function shownText(scenario: Scenario, { situations, informationSets, shownSets }: StageReport): string {
  const [first] = situations;
  if (first === undefined || first.kind === "chance") return "";
  const sets = shownSets === informationSets ? `all ${countOf(informationSets, "information set")} there` : `${countText(shownSets)} of the ${countOf(informationSets, "information set")} there`;
  const several = shownSets > situations.length ? ", one for each type of the mover" : "";
  return ` Shown: ${countOf(situations.length, "situation")} that ${playerTitle(scenario, first.player)} can tell apart, the likeliest first (${sets}${several}).`;
}

function observedText(scenario: Scenario, { reach, observed }: SituationReport, player: string): string {
  const words = observed.slice(-OBSERVED_MAX).map((word) => wordTitle(scenario, word));
  const seen = words.length === 0 ? "has observed nothing yet" : `has observed: ${observed.length > OBSERVED_MAX ? "..., " : ""}${words.join("; ")}`;
  return `Comes up with probability ${percentText(reach)}. ${playerTitle(scenario, player)} ${seen}.`;
}

/** A move by its title; another word as it is. */
function wordTitle(scenario: Scenario, word: string): string {
  const at = word.indexOf("."), stage = word.slice(0, at), branch = word.slice(at + 1);
  return scenario.stages.get(stage)?.branches.some(({ name }) => name === branch) === true ? branchTitle(scenario, stage, branch) : plainText(word);
}
