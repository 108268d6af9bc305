// A scenario and its theses whose every text is an attack on whoever reads the result: through each command that writes a file or prints.

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { excomm, ROOT } from "./excomm.ts";

const ATTACKS = [
  `<script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `=cmd|' /C calc'!A0`, `+1+cmd|'x'!A0`, `-2+3`, `@SUM(A1)`, `\\input{/etc/passwd}`, `\\\\[*] & % # $x^2$ ~_{`,
  `](javascript:alert(1))`, `![x](http://evil.example/x.png)`, `| cell | cell |`, "``` \n# Heading\n```", `[link]: javascript:alert(1)`, `]]></svg><script>alert(1)</script>`,
  `</style><script>alert(1)</script>`, `\u202egnp.exe`, `\u001b]0;owned\u0007`, `} @comment{x`, `<a href="javascript:alert(1)">go</a>`, `&lt;script&gt;`,
];
const TEXTS = new Set(["title", "summary", "note", "why", "ask", "us", "ussr", "unit", "claim", "finding", "author", "publisher", "year", "name", "no-flip"]);

/** The same data with every text that a reader sees exchanged for an attack. */
function hostile(data: unknown, attacks: () => string, key = ""): unknown {
  if (Array.isArray(data)) return data.map((one) => hostile(one, attacks, key));
  if (data !== null && typeof data === "object") return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, hostile(value, attacks, name)]));
  return typeof data === "string" && TEXTS.has(key) ? attacks() : data;
}

const THESES = {
  "excomm-theses": 1, title: "x",
  theses: {
    stays: { title: "x", claim: "x", who: [{ name: "x", source: "WAGNER1989" }], left: { move: "answer.stay", type: "hard" }, right: { move: "answer.stay", type: "soft" }, measure: "difference", above: 0, why: "x", "no-flip": "x" },
    war: { title: "x", claim: "x", left: { tag: "war" }, below: 0.05, why: "x", flip: { set: { hardline: 0.3 }, why: "x" } },
  },
  facts: { fact: { claim: "x", who: [{ name: "x", source: "WAGNER1989" }], verdict: "imprecise", finding: "x", source: ["WAGNER1989"] } },
  documents: { memo: { title: "x", player: "ussr", likelihood: { hard: 0.6, soft: 0.3 }, reliability: [0.7, 0.5, 0.9], why: "x", source: ["WAGNER1989"] } },
};

let folder = "";
const at = (name: string) => join(folder, name);
const written = (name: string) => readFileSync(at(name), "utf8");

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "excomm-hostile-"));
  let next = 0;
  const attacks = () => ATTACKS[next++ % ATTACKS.length]!;
  const scenario = parse(readFileSync(join(ROOT, "scenarios/textbook/wagner-blockade.yaml"), "utf8")) as Record<string, unknown>;
  const record = [{ stage: "choice", took: "blockade", note: "x" }, { stage: "answer", took: "stay", note: "x" }];
  writeFileSync(at("scenario.yaml"), stringify(hostile({ ...scenario, record, guarded: "war", headline: "settlement" }, attacks)));
  writeFileSync(at("theses.yaml"), stringify(hostile(THESES, attacks)));
});
afterAll(() => rmSync(folder, { recursive: true }));

const run = (...args: string[]) => {
  const { code, stdout, stderr } = excomm(...args);
  expect([code, code === 0 ? "" : stderr]).toEqual([0, ""]);
  return stdout;
};
/** Nothing in the text is markup but what we wrote: tags of a short list, without handlers, scripts or addresses. */
function expectTame(page: string, tags: ReadonlySet<string>): void {
  const found = [...page.replaceAll(/ (href="#section-\d+"|data-label="[^"]*")/g, "").matchAll(/<\/?([a-zA-Z][\w:-]*)([^>]*)>/g)];
  expect(found.filter(([, tag]) => !tags.has(tag!))).toEqual([]);
  expect(found.filter(([, , rest]) => /\son\w+\s*=|javascript:|\bsrc\s*=|\bhref\s*=/i.test(rest!.replaceAll(/"[^"]*"/g, (value) => (/javascript:/i.test(value) ? value : '""'))))).toEqual([]);
}
const SVG = new Set(["svg", "g", "path", "text", "tspan", "rect", "line", "circle", "polygon", "polyline", "title", "desc", "defs", "clipPath", "style", "marker", "use"]);
const HTML = new Set([...SVG, "html", "head", "meta", "body", "main", "section", "h1", "h2", "p", "table", "caption", "thead", "tbody", "tr", "th", "td", "figure", "pre", "code", "div", "nav", "ol", "ul", "li", "a", "details", "summary"]);

describe("hostile texts in a scenario and its theses", () => {
  it("run nowhere in a report as HTML", () => {
    run("report", at("scenario.yaml"), "--count", "12", "--out", at("report.html"));
    const page = written("report.html");
    expectTame(page.replace(/^<!doctype html>/i, ""), HTML);
    expect(page).toContain("&lt;script&gt;alert(1)");
    expect(page.match(/<style>/g)!.length).toBe(page.match(/<\/style>/g)!.length);
  });

  it("are text in Markdown", () => {
    run("report", at("scenario.yaml"), "--count", "12", "--out", at("report.md"));
    const outside = written("report.md").replace(/```text\n[^]*?\n```\n/g, "");
    expect(outside).not.toContain("```");
    expect(outside).not.toMatch(/(?<!\\)<|(?<!\\)\]\(|^\s*\[[^\]]*\]:|(?<!\\)!?(?<!\\)\[[^\]\\]*(?<!\\)\]\(/m);
    // Every row of a table has the cells of its head.
    const cells = (line: string) => line.match(/(?<!\\)\|/g)!.length;
    const lines = outside.split("\n");
    lines.forEach((line, i) => {
      if (!/^\|[:|-]+\|$/.test(line)) return;
      for (let row = i + 1; lines[row]?.startsWith("|"); row++) expect([lines[row], cells(lines[row]!)]).toEqual([lines[row], cells(line)]);
    });
  });

  it("are text in LaTeX and BibTeX", () => {
    run("report", at("scenario.yaml"), "--count", "12", "--out", at("report.tex"));
    run("report", at("scenario.yaml"), "--out", at("report.bib"));
    const known = /\\(begin|end|caption|toprule|midrule|bottomrule|endfirsthead|usepackage|textwidth|raggedright|arraybackslash|textbackslash|textbraceleft|textbraceright|textasciitilde|textasciicircum|textless|textgreater|pm)\b/g;
    for (const name of ["report.tex", "report.bib"]) {
      const text = written(name);
      expect(text).not.toMatch(/\\[{}]/); // BibTeX counts a brace whether or not a backslash stands before it
      expect(text.replaceAll(known, "").match(/\\[a-zA-Z]+/g)).toBeNull();
      // Braces pair up, comments and mathematics begin nowhere, and a row does not begin with what ends a row would read as an option.
      const bare = text.replace(/^%.*$/gm, "").replaceAll(/\\./g, (sign) => (sign === "\\\\" ? sign : ""));
      let depth = 0;
      for (const sign of bare) { depth += sign === "{" ? 1 : sign === "}" ? -1 : 0; expect(depth).toBeGreaterThanOrEqual(0); }
      expect(depth).toBe(0);
      expect(bare.replace(/@misc/g, "")).not.toMatch(name === "report.bib" ? /[$#%~^]|@/ : /[$#%~^]/);
      expect(bare).not.toMatch(/\\\\\s*[[*]/);
    }
    expect([...written("report.bib").matchAll(/^@misc\{/gm)].length).toBe(1);
  });

  it("are text to a spreadsheet", () => {
    run("study", at("scenario.yaml"), "--count", "12", "--out", at("study"));
    for (const name of ["codebook.csv", "draws.csv"]) {
      // A field begins at the start, after a comma or after a break, outside quotes.
      const fields = [...readFileSync(join(at("study"), name), "utf8").matchAll(/(?:^|,|\r\n)(?:"((?:[^"]|"")*)"|([^,\r\n]*))/g)].map(([, quoted, plain]) => quoted ?? plain!);
      expect(fields.length).toBeGreaterThan(50);
      expect(fields.filter((field) => /^[=+@\t\r]/.test(field) || /^-(?![\d.]+(e[+-]\d+)?$)/.test(field))).toEqual([]);
    }
    const csv = run("solve", at("scenario.yaml"), "--csv");
    expect(csv.split("\r\n").filter((line) => /(^|,)[=+@]/.test(line))).toEqual([]);
  });

  it("are text in figures", () => {
    run("tree", at("scenario.yaml"), "--svg", at("tree.svg"));
    run("outlook", at("scenario.yaml"), "--count", "12", "--svg", at("outlook.svg"));
    for (const name of ["tree.svg", "outlook.svg"]) {
      expectTame(written(name).replace(/^<\?xml[^>]*\?>/, ""), SVG);
      expect(written(name)).not.toContain("]]>");
    }
  });

  it("send a terminal nothing but text, and JSON nothing that is not JSON", () => {
    const commands = [["theses", "stays", "--scenario", at("scenario.yaml"), "--count", "12"], ["infer", at("scenario.yaml"), "--count", "12", "--documents"], ["what-if", "--scenario", at("scenario.yaml")], ["what-if", "harder", "--scenario", at("scenario.yaml")], ["diff", at("scenario.yaml"), at("scenario.yaml"), "--variant-b", "harder"], ["outlook", at("scenario.yaml"), "--count", "12"]];
    for (const command of commands) {
      const text = run(...command);
      expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
      const json = run(...command, "--json");
      expect(() => JSON.parse(json) as unknown).not.toThrow();
      expect(json).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
    }
    expect(readdirSync(at("study")).sort()).toEqual(["codebook.csv", "draws.csv", "draws.ndjson", "draws.parquet", "manifest.json", "part-0.ndjson", ...(readdirSync(at("study")).includes("part-1.ndjson") ? ["part-1.ndjson"] : []), "scenario.yaml"]);
  });
});
