// Stands in for parts of the engine that are about to land.
import { type Diagnostic, type Game, type Scenario, uniformProfile } from "../index.ts";
import type { Solver } from "../solve/solver.ts";
export function parseScenario(_text: string, _file: string): { scenario: Scenario | null; diagnostics: readonly Diagnostic[] } {
  throw new Error("the language is not there yet");
}
export function parseNfg(_text: string, _file: string): { document: object | null; diagnostics: readonly Diagnostic[] } {
  throw new Error("nfg is not there yet");
}
export function gameFromNfg(_document: object): Game {
  throw new Error("nfg is not there yet");
}
export const solvers: readonly Solver[] = [{
  name: "qre", title: "stand-in", assumes: "nothing", refuses: () => null,
  solve: (game, options) => ({ solver: "qre", options: { lambda: options.lambda ?? 1 }, seed: options.seed ?? 0, converged: true, complete: null, iterations: 1, message: "", profiles: [{ lambda: options.lambda ?? 1, probabilities: uniformProfile(game), logProbabilities: null }] }),
}];
