// Opening a scenario: its text to what pages show of it, or to its mistakes. The thread keeps what it has compiled.

import { type Basis, checkCompile, type Compiled, type Confidence, type Diagnostic, drawSpace, parseScenario, type PartText, plainText, printDiagnostic, sha256, slotCount, solvers, textWithParts, type Value } from "../../index.ts";
import { shortSource } from "./source-name.ts";
import { type Side, sideOfPlayer } from "../kit/sides.ts";

export interface OpenRequest {
  readonly text: string;
  readonly file: string;
  /** Parts that are on. */
  readonly parts: readonly PartText[];
  readonly variant: string | null;
  readonly commonPrior: boolean;
}

export interface SourceView {
  readonly key: string;
  /** Author and year, as a reader says them. */
  readonly short: string;
  /** Author, title, year. */
  readonly full: string;
  readonly confidence: Confidence | null;
}

export interface ParameterView {
  readonly name: string;
  readonly title: string;
  /** Under the variant. */
  readonly value: Value;
  readonly range: readonly [number, number] | null;
  readonly choices: readonly string[] | null;
  readonly unit: string;
  readonly basis: Basis;
  readonly sources: readonly SourceView[];
  readonly confidence: Confidence | null;
  readonly note: string;
  /** To change it is to compile anew. */
  readonly isStructural: boolean;
  readonly isComputed: boolean;
  /** Whether it stands in the file under a name of its own, and not in place. */
  readonly isNamed: boolean;
}

export interface ScenarioView {
  readonly title: string;
  readonly summary: string;
  /** Parts and the lens that are on. */
  readonly parts: readonly { readonly name: string; readonly title: string }[];
  /** A type's prior: its odds in the scenario, before anything happens. */
  readonly players: readonly { readonly name: string; readonly title: string; readonly side: Side; readonly seat: string; readonly types: readonly { readonly name: string; readonly title: string; readonly prior: number }[] }[];
  readonly parameters: readonly ParameterView[];
  /** How many numbers bands are drawn over. */
  readonly drawn: number;
  readonly variants: readonly { readonly name: string; readonly title: string; readonly why: string }[];
  readonly size: { readonly nodes: number; readonly informationSets: number; readonly actions: number };
  /** Titles by name. */
  readonly outcomes: Readonly<Record<string, string>>;
  readonly solver: string;
  readonly lambda: number;
  readonly hasRecord: boolean;
  readonly headline: string | null;
  readonly guarded: string | null;
}

/** A mistake in a file, for showing it at its line. */
export interface MistakeView {
  /** From 1; null where it has no place. */
  readonly line: number | null;
  /** As the command prints it. */
  readonly text: string;
}

export interface OpenResult {
  /** What to ask further questions by; empty with mistakes. */
  readonly id: string;
  readonly view: ScenarioView | null;
  readonly mistakes: readonly MistakeView[];
  /** Whether all that is wrong is that it has no such variant. */
  readonly lacksVariant?: boolean;
}

/** Hears how many nodes are made, of how many. */
export type Opening = (made: number, nodes: number) => void;

/** What was opened, by id; the trees of only the last few, for one takes megabytes. */
const requests = new Map<string, OpenRequest>();
const compiledById = new Map<string, Compiled>();
/** Trees kept, and their nodes together: a node takes about a kilobyte while it is made and a tenth of it later. */
const KEPT_MAX = 3, KEPT_NODES_MAX = 600_000;

/** What an earlier `open` compiled. */
export function compiledOf(id: string): Compiled {
  const request = requests.get(id);
  const compiled = compiledById.get(id) ?? (request === undefined ? null : read(request).compiled);
  if (compiled === null) throw new Error(`bug in the studio: nothing is open under "${id}"`);
  compiledById.delete(id);
  compiledById.set(id, compiled);
  let nodes = 0;
  [...compiledById].reverse().forEach(([old, { game }], i) => {
    nodes += game.topology.nodeCount;
    if (i >= KEPT_MAX || (i > 0 && nodes > KEPT_NODES_MAX)) compiledById.delete(old);
  });
  return compiled;
}

/** A stranger's file must not take all of a reader's memory. */
const NODES_MAX = 500_000;

function read({ text, file, parts, variant, commonPrior }: OpenRequest, onProgress?: Opening): { readonly compiled: Compiled | null; readonly diagnostics: readonly Diagnostic[] } {
  const { scenario, diagnostics } = parseScenario(text, file, { solvers: solvers.keys(), parts });
  if (scenario === null) return { compiled: null, diagnostics };
  // Parts come with Excomm: their bound is the scenario's.
  return checkCompile(scenario, { variant: variant !== null && scenario.variants.has(variant) ? variant : null, commonPrior, ...(parts.length > 0 ? {} : { nodesMax: NODES_MAX }), ...(onProgress === undefined ? {} : { onProgress }) });
}

export const scenarioCalls = {
  /** What another thread has opened, by id: its trees are made when somebody asks about them. */
  remember(opened: readonly (readonly [id: string, request: OpenRequest])[]): void {
    for (const [id, request] of opened) requests.set(id, request);
  },

  /**
   * Reads and compiles a scenario. Never throws for what is wrong with its text.
   *
   * @param onProgress  hears now and then how many nodes are made, of how many
   */
  open(request: OpenRequest, onProgress?: Opening): OpenResult {
    const { compiled, diagnostics } = read(request, onProgress), { variant } = request;
    if (compiled !== null && variant !== null && !compiled.scenario.variants.has(variant)) {
      const known = [...compiled.scenario.variants.keys()].map((name) => `"${plainText(name)}"`).join(", ");
      return { id: "", view: null, lacksVariant: true, mistakes: [{ line: null, text: `there is no variant "${plainText(variant)}" of this scenario${known === "" ? "" : `: it has ${known}`}` }] };
    }
    if (compiled === null) return { id: "", view: null, mistakes: diagnostics.map(mistakeView) };
    const id = sha256(JSON.stringify([textWithParts(request.text, request.parts), request.file, request.variant, request.commonPrior]));
    requests.set(id, request);
    compiledById.set(id, compiled);
    return { id, view: viewOf(compiledOf(id)), mistakes: [] };
  },
};

function mistakeView(diagnostic: Diagnostic): MistakeView {
  return { line: diagnostic.place?.line ?? null, text: printDiagnostic(diagnostic) };
}

function viewOf(compiled: Compiled): ScenarioView {
  const { scenario, settings, game, structural, typeCombinations } = compiled;
  const sourceView = (key: string): SourceView => {
    const source = scenario.sources.get(key);
    if (source === undefined) return { key, short: key, full: key, confidence: null };
    const { author, title, year, publisher, confidence } = source;
    return { key, short: shortSource({ key, author, year, publisher }), full: plainText([author, title, year].filter((part) => part !== "").join(", ")), confidence };
  };
  // The draw of types is one chance move at the root, a branch for each combination.
  const priorOf = (player: number, type: number) => (typeCombinations.length < 2 ? 1 : typeCombinations.reduce((sum, indices, k) => sum + (indices[player] === type ? game.valuation.chance[game.topology.firstChild[0]! + k]! : 0), 0)); // as many branches
  return {
    title: plainText(scenario.title), summary: plainText(scenario.summary), parts: scenario.parts.map(({ name, title }) => ({ name, title: plainText(title) })),
    players: scenario.players.map(({ name, title, seat, types }, i) => ({ name, title: plainText(title || name), side: sideOfPlayer(name, i), seat: plainText(seat), types: types.map((type, t) => ({ name: type.name, title: plainText(type.title || type.name), prior: priorOf(i, t) })) })),
    parameters: [...scenario.parameters.values()].map((parameter) => ({
      name: parameter.name, title: plainText(parameter.title || parameter.name), value: settings.get(parameter.name) ?? parameter.value, range: parameter.range, choices: parameter.choices,
      unit: plainText(parameter.unit), basis: parameter.basis, sources: parameter.sources.map(sourceView), confidence: parameter.confidence, note: plainText(parameter.note),
      isStructural: structural.has(parameter.name), isComputed: parameter.computed !== undefined, isNamed: parameter.title !== "",
    })),
    drawn: drawSpace(compiled).inputs.length,
    variants: [...scenario.variants.values()].map(({ name, title, why }) => ({ name, title: plainText(title || name), why: plainText(why) })),
    size: { nodes: game.topology.nodeCount, informationSets: game.topology.infosets.count, actions: slotCount(game) },
    outcomes: Object.fromEntries([...scenario.outcomes.values()].map(({ name, title }) => [name, plainText(title || name)])),
    solver: scenario.defaults.solver, lambda: scenario.defaults.lambda, hasRecord: scenario.record.length > 0, headline: scenario.headline, guarded: scenario.guarded,
  };
}
