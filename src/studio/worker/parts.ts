// Parts and lenses of a scenario: what stands beside it, and how large it becomes with them.

import { checkCompile, type Diagnostic, parseScenario, solvers, treeSize, type Value } from "../../index.ts";
import type { OpenRequest } from "./scenario.ts";
import type { ThesesResults } from "./theses.ts";

/** What stands beside a scenario as one of its parts. */
export interface PartBeside {
  readonly name: string;
  readonly title: string;
  /** What it adds, in a sentence. */
  readonly adds: string;
  /** Why one would switch it on. */
  readonly why: string;
  /** Whether it tells who decides; at most one lens is on. */
  readonly isLens: boolean;
  /** What it changes and why, as the docs say it; may be empty. */
  readonly effect: string;
  readonly text: string;
  /** The text of the theses beside it. */
  readonly theses: string | null;
  /** What they came to, as the command wrote it. */
  readonly results: ThesesResults | null;
}

export interface PartsSize {
  /** Of the whole tree; null where there is none. */
  readonly nodes: number | null;
  /** Why there is none, in the words of the engine. */
  readonly mistakes: readonly string[];
}

export const partCalls = {
  /** How large the scenario is with its parts, found without making the tree. */
  partsSize({ text, file, parts, variant, commonPrior, set }: OpenRequest & { readonly set: Readonly<Record<string, Value>> }): PartsSize {
    const { scenario, diagnostics } = parseScenario(text, file, { solvers: solvers.keys(), parts });
    if (scenario === null) return refused(diagnostics);
    const options = { variant: variant !== null && scenario.variants.has(variant) ? variant : null, commonPrior, set: new Map(Object.entries(set).filter(([name]) => scenario.parameters.has(name))) };
    const nodes = treeSize(scenario, options);
    return nodes === null ? refused(checkCompile(scenario, options).diagnostics) : { nodes, mistakes: [] };
  },
};

/** The sentence of each mistake, without the lines of the file around it. */
function refused(diagnostics: readonly Diagnostic[]): PartsSize {
  return { nodes: null, mistakes: diagnostics.map((diagnostic) => `${diagnostic.message}: ${diagnostic.label}${diagnostic.help === "" ? "" : `; ${diagnostic.help}`}`) };
}
