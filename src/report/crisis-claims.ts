// Claims put to the test and claims of fact, as sections of a report.

import { plainText } from "../base/index.ts";
import type { FactCheck, Scenario, Thesis } from "../scenario/index.ts";
import { CONTRADICTED_TO, SUPPORTED_FROM } from "../study/index.ts";
import type { ReportBlock } from "./document.ts";
import { percentText, rangeText } from "./numbers.ts";
import type { ThesisReport } from "./theses.ts";
import { reasonWords } from "./thesis-words.ts";

interface TestedClaim {
  readonly thesis: Thesis;
  readonly report: ThesisReport;
}

const VERDICTS = { supported: "Supported", contradicted: "Contradicted", "not identified": "Cannot be told (not identified)" } as const;

export function claimsSection(scenario: Scenario, theses: readonly TestedClaim[]) {
  const of = (verdict: ThesisReport["verdict"]) => theses.filter(({ report }) => report.verdict === verdict);
  const block = (verdict: ThesisReport["verdict"]): ReportBlock[] => (of(verdict).length === 0 ? [] : [{
    kind: "entries", caption: `${VERDICTS[verdict]}, with the share of draws in which the claim holds`, columns: ["claim", "share", "why, 5 to 95 % of the draws"],
    entries: of(verdict).map(({ thesis, report }) => ({ title: plainText(thesis.claim), by: saidBy(thesis.holders), value: shareWords(report), why: reasonWords(scenario, thesis, report), strip: Number.isNaN(report.share) ? null : { low: report.interval[0], middle: report.share, high: report.interval[1], marks: [CONTRADICTED_TO, SUPPORTED_FROM] } })),
  }]);
  return { heading: "Claims put to the test", blocks: [
    { kind: "text" as const, text: `Each claim compares two numbers of the model by a measure fixed before any draw was made. It is supported where it holds in at least 90 % of the draws, contradicted where it holds in at most 10 %; otherwise the model cannot tell. Of ${theses.length} claims ${of("supported").length} are supported, ${of("contradicted").length} contradicted, and ${of("not identified").length} cannot be told. Behind a share stands what it could be with all draws (95 %); where that reaches over a line, more draws may turn the verdict.` },
    ...block("supported"), ...block("contradicted"), ...block("not identified"),
  ] };
}

export function factsSection(facts: readonly FactCheck[]) {
  return { heading: "Claims of fact, held against sources", blocks: [{
    kind: "entries" as const, caption: "Verdicts and what the sources say; keys name works below.", columns: ["claim", "verdict", "finding"] as const,
    entries: facts.map(({ claim, verdict, finding, sources, holders }) => ({ title: plainText(claim), by: saidBy(holders), value: verdict, why: `${plainText(finding)}${sources.length === 0 ? "" : ` [${sources.join(", ")}]`}`, strip: null })),
  }] };
}

/** What was not borne out, claims that most have made first: contradicted before what cannot be told. */
export function fallenFirst<Claim extends TestedClaim>(theses: readonly Claim[]): Claim[] {
  const of = (verdict: ThesisReport["verdict"]) => theses.filter(({ report }) => report.verdict === verdict).sort((a, b) => b.thesis.holders.length - a.thesis.holders.length);
  return [...of("contradicted"), ...of("not identified")];
}

/** Who made the claim, and the works to find it in. */
function saidBy(holders: Thesis["holders"]): string {
  return holders.length === 0 ? "" : `Said by ${holders.map(({ who, sources }) => `${plainText(who)}${sources.length === 0 ? "" : ` [${sources.join(", ")}]`}`).join("; ")}.`;
}

function shareWords({ share, interval: [low, high], verdict }: ThesisReport): string {
  if (Number.isNaN(share)) return "-";
  const crosses = [SUPPORTED_FROM, CONTRADICTED_TO].some((line) => low < line && line < high);
  return `${percentText(share)}${crosses || verdict === "not identified" ? ` (${rangeText(low, high)}${crosses ? ", on the line" : ""})` : ""}`;
}
