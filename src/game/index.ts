export { type BuiltGame, type Draft, GameBuilder, type InfosetDraft } from "./builder.ts";
export { type ByPlayer, CHANCE, DECISION, type Game, hasCommonPrior, type InformationSets, revalue, slotCount, TERMINAL, type Topology, type Valuation } from "./game.ts";
export { findRecallFault, type RecallFault } from "./recall.ts";
