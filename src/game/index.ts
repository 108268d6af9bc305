export { type BuiltGame, type Draft, GameBuilder, type InfosetDraft } from "./builder.ts";
export { efgFromGame, efgRefusal, gameFromEfg } from "./efg-game.ts";
export { type ParsedEfg, parseEfg } from "./efg-parse.ts";
export { type EfgDocument, type EfgEvent, type EfgInfoset, type EfgNode, type EfgOutcome, printEfg } from "./efg.ts";
export { type ByPlayer, CHANCE, DECISION, type Game, hasCommonPrior, type InformationSets, payoffRange, revalue, setName, slotCount, TERMINAL, type Topology, type Valuation } from "./game.ts";
export { type ParsedNfg, parseNfg } from "./nfg-parse.ts";
export { gameFromNfg, type NfgDocument, type NfgOutcomes, type NfgPayoffs, printNfg } from "./nfg.ts";
export { addRationals, floatOf, floatOfRational, numberFault, numberText, type Rational, rationalOf } from "./rational.ts";
export { findRecallFault, type RecallFault } from "./recall.ts";
