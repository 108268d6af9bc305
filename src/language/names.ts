// How names are written, and which are kept.

/** Players, types, parameters, variables and attributes: expressions read them. */
export const IDENTIFIER = /^[a-z][a-z0-9_]*$/;
/** Stages, actions, events, outcomes, tags, sources, variants, and words. */
export const NAME = /^[A-Za-z][A-Za-z0-9_-]*$/;
export const NAME_LENGTH_MAX = 64;

export const IDENTIFIER_FORM = "a lower-case letter, then lower-case letters, digits or _";
export const NAME_FORM = "a letter, then letters, digits, _ or -";

/** Names of properties that every JavaScript object has: a name of a scenario that equals one invites accidents in any reader. */
export const OBJECT_WORDS: ReadonlySet<string> = new Set([
  "__proto__", "constructor", "prototype", "toString", "toLocaleString", "valueOf", "hasOwnProperty", "isPrototypeOf",
  "propertyIsEnumerable", "__defineGetter__", "__defineSetter__", "__lookupGetter__", "__lookupSetter__",
]);

export const FUNCTION_NAMES = ["min", "max", "abs", "exp", "log", "sqrt", "pow", "dot", "sum_abs"] as const;

/** Words with a meaning of their own in expressions, or kept by their grammar. */
export const EXPRESSION_WORDS: ReadonlySet<string> = new Set([
  "type", "weights", "own", "attributes", "true", "false", "null", "in", "rest", ...FUNCTION_NAMES,
  "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let", "loop", "package", "namespace", "return", "var", "void", "while",
]);
