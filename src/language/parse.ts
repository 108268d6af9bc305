// Text -> Scenario, with every mistake at once.

import { type Diagnostic, DiagnosticError } from "../base/index.ts";
import { NODES_MAX_DEFAULT, NODES_MAX_LIMIT, type Scenario, type Source } from "../scenario/index.ts";
import { readCouncils, readVotes } from "./councils.ts";
import { readBeliefs, readVariants } from "./beliefs.ts";
import { checkCounts, checkNames, declare } from "./declarations.ts";
import { readDocument } from "./document.ts";
import { overlay, type PartText } from "./overlay.ts";
import { readParameters } from "./parameters.ts";
import { checkPayoffsComplete, readOutcomes, readPayoffs } from "./outcomes.ts";
import { checkCircles, checkReached, readRecord } from "./play-graph.ts";
import { readAttributes, readPlayers } from "./players.ts";
import { checkKnown, checkWord, newReading, type Reading, readSources, textsAt } from "./reading.ts";
import { newReport } from "./report.ts";
import { checkShape } from "./schema-issues.ts";
import { sourceFile } from "./source-file.ts";
import { checkSights, readObservations } from "./sights.ts";
import { readStages, readVariables } from "./stages.ts";

export interface ParseResult {
  /** Null when there is any diagnostic. */
  readonly scenario: Scenario | null;
  /** All mistakes of the text, in the order of their places. */
  readonly diagnostics: readonly Diagnostic[];
}

/** How a scenario is solved if neither it nor the caller says. */
export const SOLVE_DEFAULTS = { solver: "qre", lambda: 6 } as const;

export interface ParseOptions {
  /** Names of the solvers that there are, to hold `solve: solver` against; any word is taken where they are not given. */
  readonly solvers?: Iterable<string>;
  /** Parts that are on. They are laid over the scenario in their own order. */
  readonly parts?: readonly PartText[];
}

/**
 * Reads a scenario. Never throws on bad text.
 *
 * @param text  the whole file
 * @param file  its name, for messages
 */
export function parseScenario(text: string, file: string, options: ParseOptions = {}): ParseResult {
  const report = newReport();
  const scenario = readScenario(text, file, report, options);
  const diagnostics = report.diagnostics();
  return { scenario: diagnostics.length === 0 ? scenario : null, diagnostics };
}

/**
 * Reads a scenario that ought to be good.
 *
 * @throws {DiagnosticError} with all mistakes when it is not
 */
export function requireScenario(text: string, file: string, options: ParseOptions = {}): Scenario {
  const { scenario, diagnostics } = parseScenario(text, file, options);
  if (scenario === null) throw new DiagnosticError(diagnostics);
  return scenario;
}

function readScenario(text: string, file: string, report: ReturnType<typeof newReport>, { solvers, parts = [] }: ParseOptions): Scenario | null {
  const base = readDocument(sourceFile(text, file), report);
  if (base === null) return null;
  const overlaid = parts.length === 0 ? { tree: base, parts: [] } : overlay(base, parts, report);
  if (overlaid === null) return null;
  const { tree } = overlaid;
  const data = checkShape(tree, report);
  if (data === null) return null;
  const shapeIsGood = report.count() === 0;
  const names = declare(tree, data);
  if (!checkCounts(tree, data, names, report)) return null;
  checkNames(tree, names, report);
  const reading = newReading(tree, data, names, report);
  // Parameters first, since other numbers are worked out from them; variants last, since they name all numbers.
  readParameters(reading);
  const attributes = readAttributes(reading);
  const players = readPlayers(reading);
  const variables = readVariables(reading);
  const stages = readStages(reading);
  checkSights(reading, stages);
  const observations = readObservations(reading, stages);
  const payoffs = readPayoffs(reading);
  const councils = readCouncils(reading);
  const outcomes = readOutcomes(reading);
  checkPayoffsComplete(reading);
  const beliefs = readBeliefs(reading, data.beliefs, ["beliefs"], "");
  const variants = readVariants(reading);
  const sources = readSourceList(reading);
  const start = readStart(reading);
  // A misspelt goal would make other stages look unreached.
  const goalsAreGood = shapeIsGood && !report.has("unknown-stage") && !report.has("stage-shape");
  if (goalsAreGood && start !== "") {
    checkReached(reading, stages, start);
    checkCircles(reading, stages);
  }
  const record = goalsAreGood ? readRecord(reading, stages, start) : [];
  const votes = readVotes(reading);
  if (data.solve?.solver !== undefined) checkSolver(reading, data.solve.solver, solvers);
  const texts = textsAt(reading, []);
  return {
    title: texts("title"),
    summary: texts("summary"),
    parts: overlaid.parts,
    players, attributes, beliefs, variables, start, stages, observations, outcomes, payoffs, councils, record, strawVotes: votes, variants, sources,
    parameters: reading.parameters,
    groups: reading.groups,
    defaults: {
      ...SOLVE_DEFAULTS, ...(data.solve?.solver === undefined ? {} : { solver: data.solve.solver }),
      ...(data.solve?.lambda === undefined ? {} : { lambda: data.solve.lambda }),
    },
    headline: data.headline ?? null,
    guarded: data.guarded ?? null,
    // What a scenario allows itself was measured without its parts.
    nodesMax: overlaid.parts.length > 0 ? NODES_MAX_LIMIT : (data.limits?.nodes ?? NODES_MAX_DEFAULT),
  };
}

function checkSolver(reading: Reading, name: string, solvers: Iterable<string> | undefined): void {
  const path = ["solve", "solver"];
  if (solvers === undefined) checkWord(reading, name, path, "the name of a solver is not a word");
  else checkKnown(reading, "unknown-solver", "solver", name, [...solvers], path, "");
}

function readStart(reading: Reading): string {
  const { data, names, report, tree } = reading;
  if (data.start !== undefined) {
    checkKnown(reading, "unknown-stage", "stage", data.start, names.stages, ["start"], "");
    return data.start;
  }
  const [first] = names.stages.keys();
  if (first === undefined && !tree.reservedNames.some(([section]) => section === "stages")) {
    report.add(
      "missing-key", "a scenario has no stages", tree.keyPlace(["stages"]), "nothing can happen",
      "write stages: { first: { player: ..., actions: ... } }",
    );
  }
  return first ?? "";
}

function readSourceList(reading: Reading): Scenario["sources"] {
  readSources(reading, reading.data.numbers?.source, ["numbers", "source"]);
  const sources = new Map<string, Source>();
  for (const [key, { confidence }] of Object.entries(reading.data.sources ?? {})) {
    const text = textsAt(reading, ["sources", key]);
    sources.set(
      key,
      {
        key, author: text("author"), title: text("title"), year: text("year"), publisher: text("publisher"),
        confidence: confidence ?? null,
      },
    );
  }
  return sources;
}
