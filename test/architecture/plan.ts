// The plan of src/ as data: which folder may know which, bottom to top. Everything that checks the plan reads it here.

export interface FolderPlan {
  /** Folders it may import, each through its index.ts. */
  readonly folders: readonly string[];
  /** npm packages it may import. */
  readonly packages: readonly string[];
  /** Whether it may use Node. */
  readonly node?: boolean;
}

const engine = (folders: readonly string[], packages: readonly string[] = []): FolderPlan => ({ folders, packages });

/** Folders of the engine: the same code in Node, in a browser worker and in an empty JavaScript context. */
export const ENGINE: Readonly<Record<string, FolderPlan>> = {
  base: engine([]),
  game: engine(["base"]),
  scenario: engine(["base"]),
  models: engine(["base"], ["geographiclib-geodesic"]),
  sensitivity: engine(["base"]),
  link: engine(["base"]),
  language: engine(["scenario", "models", "base"], ["yaml", "zod", "@marcbachmann/cel-js"]),
  dossier: engine(["base"], ["yaml", "zod"]),
  compile: engine(["scenario", "game", "base"]),
  strategy: engine(["game", "base"]),
  solve: engine(["strategy", "game", "base"]),
  simulate: engine(["strategy", "game", "compile", "scenario", "base"]),
  infer: engine(["strategy", "game", "compile", "scenario", "base"]),
  play: engine(["strategy", "game", "compile", "scenario", "base"]),
  study: engine(["sensitivity", "infer", "solve", "simulate", "compile", "scenario", "strategy", "game", "base"]),
  assessment: engine(["study", "dossier", "models", "base"]),
  report: engine(["assessment", "study", "sensitivity", "play", "infer", "simulate", "solve", "strategy", "compile", "language", "dossier", "models", "scenario", "game", "base"], ["d3-geo", "topojson-client"]),
};

/** The faces: the only code that knows a platform. They see the engine through src/index.ts alone. */
export const FACES: Readonly<Record<string, FolderPlan>> = {
  cli: { folders: [], packages: ["commander", "hyparquet-writer"], node: true },
  studio: { folders: [], packages: ["react", "react-dom", "@tanstack/react-router", "@tanstack/react-query", "comlink", "d3-geo", "topojson-client", "topojson-specification", "geojson", "world-atlas", "@fontsource-variable/libre-franklin", "@fontsource-variable/source-serif-4"] },
};

/** Files of one language each, which grow with what is said and not with what is done. */
export const TEXTS: readonly string[] = ["src/studio/texts.ts"];

/**
 * Names that the engine may not use: clocks, chance, the platform, and what differs from machine to machine. The compiler
 * finds the rest of the platform, such as `window`, because the engine is checked without its types.
 */
export const FORBIDDEN_GLOBALS: readonly string[] = [
  "process", "performance", "console", "fetch", "globalThis", "crypto", "Buffer", "require",
  "setTimeout", "setInterval", "setImmediate", "queueMicrotask", "__dirname", "__filename", "Intl",
];
export const FORBIDDEN_MEMBERS: readonly string[] = [
  "Date.now", "Math.random",
  // Their last digits differ between browsers; src/base/elementary.ts has those that do not. Math.sqrt is exact everywhere.
  ...["exp", "expm1", "log", "log1p", "log2", "log10", "pow", "hypot", "cbrt", "sin", "cos", "tan", "asin", "acos", "atan", "atan2", "sinh", "cosh", "tanh", "asinh", "acosh", "atanh"].map((name) => `Math.${name}`),
];
export const FORBIDDEN_METHODS: readonly string[] = ["localeCompare"];

/** Words of a real crisis, as regular expressions; 0.1962 is a number, not a year, and a list of months holds October. */
export const CRISIS_WORDS: readonly string[] = ["cuba", "kennedy", "khrushchev", "castro", "kremlin", String.raw`october(?!",)`, String.raw`(?<![\d.])1962(?!\d)`];

export const LINES_MAX = 450;
