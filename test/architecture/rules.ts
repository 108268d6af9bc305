// The rules of the repository. Each reads a tree of files and returns one sentence for every fault; no sentence, no fault.

import { CRISIS_WORDS, ENGINE, FACES, FORBIDDEN_GLOBALS, FORBIDDEN_MEMBERS, FORBIDDEN_METHODS, LINES_MAX, TEXTS } from "./plan.ts";
import { readSource, resolveRelative, type Source, type Tree } from "./source.ts";

type Rule = (tree: Tree) => string[];

const isCode = (path: string) => /^(src|test|scripts|bench)\/.*\.(tsx?|mjs|css)$/.test(path);
const isTest = (path: string) => path.endsWith(".test.ts");
const isProduct = (path: string) => /^src\/.*\.tsx?$/.test(path) && !isTest(path);
/** What a page is made of besides code. */
const isSheet = (path: string) => /^src\/.*\.css$/.test(path);
/** What the build of the studio answers: data read from scenarios/ while it is built. */
const isBuilt = (specifier: string) => specifier.startsWith("virtual:") || specifier.startsWith("vite/");
/** The folder of src/ that a file belongs to; "" for src/index.ts. */
const folderOf = (path: string) => path.split("/").length > 2 ? path.split("/")[1]! : ""; // split has more than two parts
const isEngine = (path: string) => isProduct(path) && folderOf(path) in ENGINE;

function sources(tree: Tree, wanted: (path: string) => boolean): (readonly [string, Source])[] {
  return [...tree].filter(([path]) => wanted(path)).map(([path, text]) => [path, readSource(path, text)] as const);
}

/** Folders import only what the plan lists, through index.ts; packages and Node only where the plan lets them in. */
export const importsFollowThePlan: Rule = (tree) =>
  sources(tree, isProduct).flatMap(([path, { imports }]) => {
    const folder = folderOf(path);
    const isKnown = folder === "" ? path === "src/index.ts" : folder in ENGINE || folder in FACES;
    if (!isKnown) return [`${path}: the plan has no place for this file; see test/architecture/plan.ts`];
    return imports.flatMap((specifier) => {
      const fault = specifier.startsWith(".") ? faultOfRelative(tree, path, specifier) : faultOfPackage(folder, specifier);
      return fault === null ? [] : [`${path} imports "${specifier}": ${fault}`];
    });
  });

function faultOfRelative(tree: Tree, path: string, specifier: string): string | null {
  const target = resolveRelative(path, specifier);
  if (!tree.has(target)) return "there is no such file";
  if (!isProduct(target) && !(isSheet(target) && folderOf(path) in FACES)) return "this is not a file that ships";
  const from = folderOf(path), to = folderOf(target);
  if (from === to) return null;
  if (from in FACES) return target === "src/index.ts" ? null : "a face sees the engine through src/index.ts only";
  if (to === "" || to in FACES) return "nothing below may know the front door or a face";
  if (target !== `src/${to}/index.ts`) return `another folder is imported through src/${to}/index.ts`;
  if (from === "") return to in ENGINE ? null : "the front door opens to the engine only";
  return ENGINE[from]!.folders.includes(to) ? null : `${from} may import ${ENGINE[from]!.folders.join(", ") || "no other folder"}`; // `from` is an engine folder here
}

function faultOfPackage(folder: string, specifier: string): string | null {
  if (specifier.startsWith("node:")) return FACES[folder]?.node === true ? null : "only the command may use Node";
  if (isBuilt(specifier) && folder in FACES) return null;
  const name = specifier.split("/").slice(0, specifier.startsWith("@") ? 2 : 1).join("/");
  const allowed = (ENGINE[folder] ?? FACES[folder])?.packages ?? [];
  return allowed.includes(name) ? null : `packages allowed here: ${allowed.join(", ") || "none"}`;
}

/** No file of src/ reaches itself through imports, type imports included. */
export const noImportCircles: Rule = (tree) => {
  const edges = new Map(sources(tree, isProduct).map(([path, { imports }]) => [path, imports.filter((one) => one.startsWith(".") && !one.endsWith(".css")).map((one) => resolveRelative(path, one))]));
  const faults: string[] = [];
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) faults.push(`import circle: ${[...trail.slice(trail.indexOf(path)), path].join(" -> ")}`);
    if (trail.includes(path) || done.has(path)) return;
    for (const next of edges.get(path) ?? []) visit(next, [...trail, path]);
    done.add(path);
  };
  for (const path of edges.keys()) visit(path, []);
  return faults;
};

/** The engine knows no platform, no clock and no chance but what it is given. */
export const engineIsPure: Rule = (tree) =>
  sources(tree, isEngine).flatMap(([path, source]) => [
    ...FORBIDDEN_GLOBALS.filter((name) => source.names.has(name)),
    ...FORBIDDEN_MEMBERS.filter((name) => source.members.has(name)),
    ...FORBIDDEN_METHODS.filter((name) => source.members.has(`.${name}`)),
    ...(source.dependsOnMachine ? ["the clock or the locale of the machine (Date or toLocaleString without arguments)"] : []),
    ...(source.knowsPlatform ? ["import.meta or a reference comment"] : []),
  ].map((name) => `${path} uses ${name}: the engine gives the same bytes on every machine and platform`));

/** Only a face may name a real crisis, as its default. */
export const engineNamesNoCrisis: Rule = (tree) =>
  [...tree].filter(([path]) => path.startsWith("src/") && !(folderOf(path) in FACES)).flatMap(([path, text]) =>
    CRISIS_WORDS.flatMap((word) => {
      const match = new RegExp(word, "i").exec(text);
      return match === null ? [] : [`${path}:${lineAt(text, match.index)} says "${match[0]}": the engine names no real crisis`];
    }));

export const filesAreShort: Rule = (tree) =>
  [...tree].filter(([path]) => isCode(path) && !TEXTS.includes(path)).flatMap(([path, text]) => {
    const lines = text.trimEnd().split("\n").length;
    return lines > LINES_MAX ? [`${path} has ${lines} lines, at most ${LINES_MAX}`] : [];
  });

/** Marks are put together here so that this file does not hold them. */
const LEFTOVERS: readonly (readonly [RegExp, (path: string) => boolean])[] = [
  [new RegExp(String.raw`\b(${["TO" + "DO", "FIX" + "ME", "XX" + "X"].join("|")})\b`), (path) => path !== "package-lock.json"],
  [/\b(it|test|describe|suite|bench)(\.\w+)*\.(skip|only|todo|fails)\b/, isTest],
];

/** Nothing is left for later, and no test is switched off. A test that cannot run here calls `context.skip` with its reason. */
export const nothingIsLeftForLater: Rule = (tree) => findAll(tree, LEFTOVERS, "nothing is left for later");

const MACHINE_PATHS: readonly (readonly [RegExp, (path: string) => boolean])[] = [
  [new RegExp(String.raw`(?<![\w.~-])/(work|root|home/\w[\w.-]*|Users/\w[\w.-]*)/\w`), () => true],
  [/\b[A-Z]:\\+Users\\/, () => true],
];

export const noPathOfOneMachine: Rule = (tree) => findAll(tree, MACHINE_PATHS, "this path exists on one machine only");

function findAll(tree: Tree, patterns: readonly (readonly [RegExp, (path: string) => boolean])[], why: string): string[] {
  return [...tree].flatMap(([path, text]) => patterns.flatMap(([pattern, applies]) => {
    const match = applies(path) ? pattern.exec(text) : null;
    return match === null ? [] : [`${path}:${lineAt(text, match.index)} "${match[0]}": ${why}`];
  }));
}

const lineAt = (text: string, index: number) => text.slice(0, index).split("\n").length;
