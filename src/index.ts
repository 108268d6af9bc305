// The front door: the public API, nothing else.

export { type Diagnostic, DiagnosticError, type Place, printDiagnostic } from "./base/index.ts";
export { type BuiltGame, type ByPlayer, CHANCE, DECISION, type Draft, findRecallFault, type Game, GameBuilder, hasCommonPrior, type InformationSets, type RecallFault, revalue, slotCount, TERMINAL, type Topology, type Valuation } from "./game/index.ts";
