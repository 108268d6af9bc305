export { RULES, type Rule } from "./rules.ts";
export { type ParseOptions, type ParseResult, parseScenario, requireScenario, SOLVE_DEFAULTS } from "./parse.ts";
export { parseSetting, type Setting } from "./setting.ts";
export { scenarioSchema } from "./schema.ts";
export { parseTheses, type ThesesResult } from "./theses.ts";
export { parsePart, type PartText, textWithParts } from "./overlay.ts";
export { partSchema } from "./part-schema.ts";
