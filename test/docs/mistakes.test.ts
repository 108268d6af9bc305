// docs/mistakes.md is written from the rules and the gallery of wrong scenarios: UPDATE_GOLDEN=1 writes it anew.

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { RULES } from "../../src/language/index.ts";

const root = join(import.meta.dirname, "../..");
const folders = ["scenario", "parts", "theses"].map((kind) => join(root, "test/mistakes", kind));
const document = join(root, "docs/mistakes.md");

/** Rules that only texts too large for the gallery break, and one of the command line. */
const WITHOUT_EXAMPLE = new Set(["file-too-large", "too-many-parts", "setting-form", "too-many-mistakes"]);

const HEAD = `# Mistakes

\`excomm check FILE\` reports every mistake of a scenario at once: what is wrong, where, the rule that is broken, and the way out. This
page lists the rules of the text, each with an example from the gallery in \`test/mistakes\`. What can only be seen once the
tree is unfolded (odds that sum to 1 in one history and not in another, a menu that gives a secret away) is reported in the same form.
`;

/** By rule: the shortest message of the gallery that breaks it and nothing else, or else the shortest that breaks it first. */
function examples(): Map<string, string> {
  const found = new Map<string, { text: string; count: number }>();
  for (const path of folders.flatMap((folder) => readdirSync(folder).filter((one) => one.endsWith(".txt")).map((name) => join(folder, name)))) {
    const messages = readFileSync(path, "utf8").trimEnd().split("\n\n");
    for (const text of messages) {
      const rule = /= rule: (\S+)/.exec(text)?.[1] ?? "";
      const best = found.get(rule);
      const count = messages.length;
      if (best === undefined || count < best.count || (count === best.count && text.length < best.text.length)) found.set(rule, { text, count });
    }
  }
  return new Map([...found].map(([rule, { text }]) => [rule, text]));
}

function written(): string {
  const example = examples();
  const parts = Object.entries(RULES).map(([rule, meaning]) => {
    const text = example.get(rule);
    return `## ${rule}\n\n${meaning}\n${text === undefined ? "" : `\n\`\`\`text\n${text}\n\`\`\`\n`}`;
  });
  return `${HEAD}\n${parts.join("\n")}`;
}

describe("the list of mistakes", () => {
  it("is what the rules and the gallery say", () => {
    if (process.env["UPDATE_GOLDEN"] === "1") writeFileSync(document, written());
    expect(readFileSync(document, "utf8")).toBe(written());
  });

  it("has an example of every rule that a small file can break", () => {
    const example = examples();
    expect(Object.keys(RULES).filter((rule) => !example.has(rule))).toEqual([...WITHOUT_EXAMPLE]);
  });

  it("knows every rule of the gallery", () => {
    expect([...examples().keys()].filter((rule) => !Object.hasOwn(RULES, rule))).toEqual([]);
  });
});
