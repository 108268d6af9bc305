// Theses: what a file of them says, one of them put to the test over draws, and a first text for one's own.

import { asksGuarded, type FactCheck, inputTitle, meaningOf, parseTheses, plainText, printDiagnostic, type Scenario, sha256, sideWords, type StudyRow, type Thesis, type ThesisReasons, thesisReasons, thesisReport, type ThesisReport } from "../../index.ts";
import { type DrawsRequest, openEnsemble, scenarioOf } from "./ensemble.ts";
import type { MistakeView, OpenRequest } from "./scenario.ts";

/** What `excomm theses --json` writes. */
export interface ThesesResults {
  readonly options: { readonly seed: number; readonly count: number; readonly sha256: string };
  readonly made: { readonly scenario: string; readonly meaning: string; readonly excomm: string; readonly lambda: number | readonly [number, number] };
  readonly theses: readonly ThesisResult[];
}

/** What one thesis came to; the reasons only where the command was asked for them. */
export type ThesisResult = ThesisReport & Partial<ThesisReasons>;

export interface ThesesFile {
  readonly text: string;
  readonly file: string;
  /** Words for works that may be cited beside the scenario's own, by key. */
  readonly works: Readonly<Record<string, string>>;
}

export interface ThesisView {
  readonly id: string;
  readonly title: string;
  readonly claim: string;
  readonly holders: readonly { readonly who: string; readonly sources: readonly string[] }[];
  readonly why: string;
  readonly left: string;
  /** Null: `left` alone is measured. */
  readonly right: string | null;
  readonly measure: Thesis["measure"];
  readonly relation: Thesis["relation"];
  readonly threshold: number;
  /** Titles of numbers whose assumption it only repeats. */
  readonly restates: readonly string[];
  /** What its author says turns it round; empty where nothing does. */
  readonly flip: string;
  readonly noFlip: string;
  /** What moves are called, by STAGE.BRANCH. */
  readonly moves: Readonly<Record<string, string>>;
}

export interface ThesesView {
  /** The hash of the scenario apart from its words. */
  readonly meaning: string;
  readonly theses: readonly ThesisView[];
  readonly facts: readonly Pick<FactCheck, "id" | "claim" | "verdict" | "finding">[];
  readonly mistakes: readonly MistakeView[];
}

export interface ThesisAnswer {
  readonly report: ThesisReport;
  readonly reasons: ThesisReasons;
  readonly draws: number;
  readonly failed: number;
  readonly seed: number;
}

export const thesesCalls = {
  /** Reads a file of theses. Never throws for what is wrong with its text. */
  theses(request: OpenRequest, { text, file, works }: ThesesFile): ThesesView {
    const scenario = scenarioOf(request);
    const { theses, diagnostics } = parseTheses(text, file, scenario, new Set(Object.keys(works)));
    const moves = Object.fromEntries([...scenario.stages.values()].flatMap((stage) => stage.branches.map(({ name, title }) => [`${stage.name}.${name}`, plainText(`${stage.title || stage.name}: ${title || name}`)])));
    const mistakes = diagnostics.map((diagnostic): MistakeView => ({ line: diagnostic.place?.line ?? null, text: printDiagnostic(diagnostic) }));
    return {
      mistakes, meaning: sha256(meaningOf(scenario)),
      theses: (theses?.theses ?? []).map((thesis) => ({ ...viewOf(scenario, thesis, works), moves })),
      facts: (theses?.facts ?? []).map(({ id, claim, verdict, finding }) => ({ id, claim: plainText(claim), verdict, finding: plainText(finding) })),
    };
  },

  /**
   * One thesis over draws of all uncertain numbers, with its reasons.
   *
   * @throws {Error} when the scenario or the file has a mistake, or no draw is solved
   */
  thesis(request: DrawsRequest, { text, file, works }: ThesesFile, id: string, onProgress: (done: number) => void): ThesisAnswer {
    const scenario = scenarioOf(request);
    const found = parseTheses(text, file, scenario, new Set(Object.keys(works))).theses?.theses.find((thesis) => thesis.id === id);
    if (found === undefined) throw new Error(`there is no thesis "${id}" in ${file}`);
    const { compiled, plan, solver, lambda, row } = openEnsemble(request, [found]);
    const rows: StudyRow[] = [];
    for (let number = 0; number < request.count; number++) {
      const one = row(number);
      if (one.draw.status !== "failed") rows.push(one);
      onProgress((number + 1) / (request.count + 1)); // the reasons are left
    }
    if (rows.length === 0) throw new Error("no draw was solved");
    const report = thesisReport(found, plan, rows, (name) => inputTitle(compiled.scenario, name), asksGuarded(compiled.scenario, found));
    const reasons = thesisReasons(compiled, found, report, solver, lambda);
    onProgress(1);
    return { report, reasons, draws: rows.length, failed: request.count - rows.length, seed: plan.seed };
  },

  /** A thesis that compares two courses of action, to write one's own from, and the names that it may use. */
  thesisTemplate(request: OpenRequest): { readonly text: string; readonly names: readonly { readonly kind: string; readonly names: readonly string[] }[] } {
    const scenario = scenarioOf(request);
    const tags = [...new Set([...scenario.outcomes.values()].flatMap((outcome) => outcome.tags))];
    const stages = [...scenario.stages.values()].filter(({ player, branches }) => player !== null && branches.length > 1);
    const stage = stages.find(({ name }) => scenario.record.some((step) => step.stage === name) && name !== scenario.start) ?? stages[0];
    // What was done there, and the next course in the list.
    const courses = stage?.branches.map(({ name }) => `${stage.name}.${name}`) ?? [], done = Math.max(0, stage?.branches.findIndex(({ name }) => scenario.record.some((step) => step.stage === stage.name && step.branch === name)) ?? 0);
    const a = courses[done] ?? "", b = courses[(done + 1) % courses.length] ?? "";
    const tag = scenario.headline ?? tags[0];
    const quantity = tag === undefined ? `outcome: ${[...scenario.outcomes.keys()][0] ?? ""}` : `tag: ${tag}`;
    const text = [
      "excomm-theses: 1", `title: ${JSON.stringify(plainText(scenario.title))}`, "theses:", "  my-thesis:",
      "    title: One course rather than another", "    claim: This course makes that ending more likely than the other course.", "    who: [{ name: Your name }]",
      `    left: { ${quantity}, forced: ${a} }`, `    right: { ${quantity}, forced: ${b} }`,
      "    measure: difference", "    above: 0.05", "    why: Five in a hundred is a difference that people would act on.", "    no-flip: Not looked for.", "",
    ].join("\n");
    return {
      text,
      names: [
        { kind: "tag", names: tags }, { kind: "outcome", names: [...scenario.outcomes.keys()] },
        { kind: "move", names: stages.flatMap(({ name, branches }) => branches.map((branch) => `${name}.${branch.name}`)) },
        { kind: "posterior", names: scenario.players.flatMap(({ name, types }) => (types.length > 1 ? types.map((type) => `${name}.${type.name}`) : [])) },
        { kind: "payoff", names: scenario.players.map(({ name }) => name) }, { kind: "attribute", names: scenario.attributes.map(({ name }) => name) },
        { kind: "variant", names: [...scenario.variants.keys()] }, { kind: "set", names: [...scenario.parameters.values()].filter(({ title }) => title !== "").map(({ name }) => name) },
      ].filter(({ names }) => names.length > 0),
    };
  },
};

function viewOf(scenario: Scenario, thesis: Thesis, works: Readonly<Record<string, string>>): Omit<ThesisView, "moves"> {
  const { id, title, claim, holders, why, left, right, measure, relation, threshold, restates, flip, noFlip } = thesis;
  return {
    id, title: plainText(title), claim: plainText(claim), why: plainText(why), measure, relation, threshold,
    holders: holders.map(({ who, sources }) => ({ who: plainText(who), sources: sources.map((key) => works[key] ?? key) })),
    left: sideWords(scenario, left), right: right === null ? null : sideWords(scenario, right),
    restates: restates.map((name) => inputTitle(scenario, name)),
    flip: flip === null ? "" : plainText(flip.why), noFlip: plainText(noFlip),
  };
}
