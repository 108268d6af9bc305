// The front door: the public API, nothing else. What a folder opens to people, its own index.ts decides.

export { type Diagnostic, DiagnosticError, drawIndex, erf, inWords, logGamma, nearest, normalCdf, type Place, plainText, printable, printDiagnostic, type Random, Refusal, seededRandom, shortened, suggest } from "./base/index.ts";
export * from "./game/index.ts";
export * from "./scenario/index.ts";
export * from "./models/index.ts";
export * from "./language/index.ts";
export * from "./dossier/index.ts";
export * from "./compile/index.ts";
export * from "./strategy/index.ts";
export * from "./solve/index.ts";
export * from "./simulate/index.ts";
export * from "./sensitivity/index.ts";
export * from "./infer/index.ts";
export * from "./play/index.ts";
export * from "./study/index.ts";
export * from "./assessment/index.ts";
export * from "./link/index.ts";
export * from "./report/index.ts";
