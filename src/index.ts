// The front door: the public API, nothing else.

export { type Diagnostic, DiagnosticError, drawIndex, nearest, type Place, plainText, printable, printDiagnostic, type Random, seededRandom, suggest } from "./base/index.ts";
export * from "./game/index.ts";
export { attributeColumn, checkCompile, compile, type Compiled, type CompileOptions, type CompileResult, type Numbers, revalueCompiled, type SettingsOptions, settingsOf, type Path, type PathStep, recordPath, type RecordResult, Walk } from "./compile/index.ts";
export { assess, type Assessment, bestResponse, type BestResponse, expectedPayoffs, logitResidual, logProfile, oneShotGains, outcomeDistribution, type Profile, pureProfile, reachOf, regret, requireProfile, SUM_TOLERANCE, uniformProfile, valuesOf } from "./strategy/index.ts";
export * from "./scenario/index.ts";
export * from "./solve/index.ts";
export * from "./solve/index.ts";
