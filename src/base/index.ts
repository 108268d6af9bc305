export { type Diagnostic, DiagnosticError, type Place, printDiagnostic } from "./diagnostic.ts";
export { exp, EXP_PARTS, expm1, ln, log1p, pow } from "./elementary.ts";
export { erf, logGamma, logGammaBelow, logGammaTails, NORMAL_POINTS, normalCdf, normalMean } from "./gamma.ts";
export { type LinearProgram, maximise } from "./linear-program.ts";
export { ascending } from "./order.ts";
export { drawIndex, type Random, seededRandom } from "./random.ts";
export { invariant, Refusal, requireThat } from "./require.ts";
export { countText, inWords, nearest, plainText, printable, shortened, suggest } from "./text.ts";
