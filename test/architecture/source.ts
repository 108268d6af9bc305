// Reading source: which files there are, what one imports, which names it uses. Types count as much as values.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseSync } from "vite";

/** Text of each file by its path from the root, with `/` between names. */
export type Tree = ReadonlyMap<string, string>;

const IGNORED = new Set([".git", "node_modules", "dist", ".excomm"]);

/** Every text file below `root` that belongs to the repository. */
export function readTree(root: string, folder = ""): Tree {
  const tree = new Map<string, string>();
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (IGNORED.has(entry.name) || entry.name.endsWith(".tgz")) continue;
    if (entry.isDirectory()) for (const [name, text] of readTree(root, path)) tree.set(name, text);
    else if (entry.isFile()) {
      const text = readFileSync(join(root, path), "utf8");
      if (!text.includes("\0")) tree.set(path, text);
    }
  }
  return tree;
}

export interface Source {
  /** Specifiers of static and dynamic imports, re-exports and type imports; "?" for one that is not a plain string. */
  readonly imports: readonly string[];
  /** Names used that are not members of something: `process`, `Math`. */
  readonly names: ReadonlySet<string>;
  /** Members used: `Math.random`, and `.random` for any owner. */
  readonly members: ReadonlySet<string>;
  /** Whether something depends on the moment or the machine: `new Date()`, `Date()`, `toLocaleString()` and its like without a locale. */
  readonly dependsOnMachine: boolean;
  /** `import.meta`, or a reference comment that lets platform types in. */
  readonly knowsPlatform: boolean;
}

interface Syntax {
  readonly type: string;
  readonly [key: string]: unknown;
}

const isSyntax = (value: unknown): value is Syntax => typeof value === "object" && value !== null && typeof (value as Syntax).type === "string";

/** Keys under which an identifier is a label of something, not a use of a name, unless the parent says `computed`. */
const LABEL_KEYS = new Set(["property", "key", "label", "imported", "exported"]);

/** What a TypeScript file imports and uses. Throws with the parser's words on a syntax error. */
export function readSource(path: string, text: string): Source {
  const { program, errors } = parseSync(path, text);
  if (errors[0] !== undefined) throw new SyntaxError(`${path}: ${errors[0].message}`);
  const imports: string[] = [];
  const names = new Set<string>(), members = new Set<string>();
  let dependsOnMachine = false;
  let knowsPlatform = /^\/\/\/\s*<reference\s/m.test(text);

  const visit = (node: Syntax, parent: Syntax | null, key: string): void => {
    if (/^(Import|ExportAll|ExportNamed)(Declaration|Expression)$|^TSImportType$|^TSExternalModuleReference$/.test(node.type)) {
      const source = node["source"] ?? node["expression"];
      if (isSyntax(source)) imports.push(typeof source["value"] === "string" ? source["value"] : "?");
    }
    if (node.type === "Identifier" && typeof node["name"] === "string") {
      if (!LABEL_KEYS.has(key) || parent?.["computed"] === true || parent?.["shorthand"] === true) names.add(node["name"]);
    }
    if (node.type === "MetaProperty" && isSyntax(node["meta"]) && node["meta"]["name"] === "import") knowsPlatform = true;
    if (node.type === "MemberExpression") addMember(node, members);
    if (/^(New|Call)Expression$/.test(node.type)) dependsOnMachine ||= isMachineCall(node);
    for (const [childKey, child] of Object.entries(node)) {
      for (const one of Array.isArray(child) ? child : [child]) if (isSyntax(one)) visit(one, node, childKey);
    }
  };
  visit(program as unknown as Syntax, null, ""); // the parser's tree is plain data in which every node has a type
  return { imports, names, members, dependsOnMachine, knowsPlatform };
}

function isMachineCall({ type, callee, arguments: given }: Syntax): boolean {
  if (!isSyntax(callee)) return false;
  const isBare = Array.isArray(given) && given.length === 0;
  if (callee["name"] === "Date") return isBare || type === "CallExpression";
  return isBare && isSyntax(callee["property"]) && String(callee["property"]["name"]).startsWith("toLocale");
}

function addMember(node: Syntax, members: Set<string>): void {
  const { object, property } = node;
  if (!isSyntax(property)) return;
  const name = node["computed"] === true ? property["value"] : property["name"];
  if (typeof name !== "string") return;
  members.add(`.${name}`);
  if (isSyntax(object) && typeof object["name"] === "string") members.add(`${object["name"]}.${name}`);
}

/** The path that a relative specifier means, seen from the file `from`. */
export function resolveRelative(from: string, specifier: string): string {
  const parts = from.split("/").slice(0, -1);
  for (const part of specifier.split("/")) {
    if (part === "..") {
      if (parts.length === 0) return `../${specifier}`;
      parts.pop();
    } else if (part !== ".") parts.push(part);
  }
  return parts.join("/");
}
