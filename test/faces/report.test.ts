// excomm report as a process, and the readers of result files for other languages.

import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bibtex, documentHtml, documentLatex, documentMarkdown } from "../../src/index.ts";
import { excomm, ROOT } from "./excomm.ts";

let folder = "";
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), "excomm-report-test-"))));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string) => join(folder, name);

describe("excomm report", () => {
  it("writes one page that loads nothing and names the manifest, the same bytes again", () => {
    const run = () => {
      const { code, stderr } = excomm("report", "wagner-blockade", "--count", "24", "--out", at("report.html"));
      expect([code, stderr]).toEqual([0, `wrote ${at("report.html")}\n`]);
      return readFileSync(at("report.html"), "utf8");
    };
    const page = run();
    expect(page).toContain("Content-Security-Policy");
    expect(page).toContain("default-src &#39;none&#39;".replaceAll("&#39;", "'"));
    for (const part of ["Where it ends", "What if", "Works cited", "How to repeat and to cite this", "cited from memory, unverified", "&quot;format&quot;: &quot;excomm-study 1&quot;"]) expect(page).toContain(part);
    // Nothing is fetched and nothing runs.
    expect(page.match(/<(script|link|img|iframe|object|embed)\b|\bsrc=|\bhref=(?!"#)|@import|url\(/i)).toBeNull();
    expect(run()).toBe(page);
  });

  it("writes Markdown, LaTeX tables and BibTeX by the name of the file, and refuses other names", () => {
    for (const name of ["report.md", "report.tex", "report.bib"]) expect(excomm("report", "wagner-blockade", "--count", "12", "--out", at(name)).code).toBe(0);
    expect(readFileSync(at("report.md"), "utf8")).toMatch(/^# The blockade as a question: a report\n/);
    expect(readFileSync(at("report.tex"), "utf8")).toContain("\\begin{longtable}");
    expect(readFileSync(at("report.bib"), "utf8")).toContain("@misc{WAGNER1989,");
    expect(excomm("report", "--out", at("report.docx"))).toMatchObject({ code: 2 });
    expect(excomm("report")).toMatchObject({ code: 2 });
  });
});

describe("a stranger's strings", () => {
  const hostile = `<script>alert(1)</script> "x" 'y' & \\input{/etc/passwd} $x_1^2$ 50 % #1 ~ | [a](javascript:b) \`c\` @{}`;
  const document = { title: hostile, lead: hostile, sections: [{ heading: hostile, blocks: [{ kind: "text" as const, text: hostile }, { kind: "code" as const, text: hostile }, { kind: "table" as const, caption: hostile, columns: [{ name: hostile, align: "left" as const }], rows: [[hostile]] }] }] };

  it("do nothing in HTML", () => {
    const page = documentHtml(document);
    expect(page).not.toContain("<script");
    expect(page.match(/alert\(1\)/g)!.length).toBe(page.match(/&lt;script&gt;alert\(1\)/g)!.length);
  });

  it("do nothing in Markdown, LaTeX and BibTeX", () => {
    const markdown = documentMarkdown(document).replace(/```text\n[^]*?\n```/g, "");
    expect(markdown).not.toMatch(/(?<!\\)<script|(?<!\\)\[a\]\(/);
    for (const text of [documentLatex(document), bibtex([{ key: "a{b}", author: hostile, title: hostile, year: "1962", publisher: "", recalled: true }])]) {
      expect(text).not.toMatch(/\\input\b/);
      expect(text).not.toMatch(/(?<!\\)[$#&~^](?!\s*\\\\|\s*$)/m);
    }
    const work = (author: string) => bibtex([{ key: "a{b}", author, title: "T", year: "", publisher: "", recalled: false }]);
    expect(work("A. Author")).toBe("@misc{ab,\n  author = {A. Author},\n  title = {T}\n}\n");
    // People are joined by "and", since BibTeX reads a comma within a name; a body keeps its commas and its order.
    expect(work("B. Allyn, J. G. Blight, and D. Welch")).toContain("author = {B. Allyn and J. G. Blight and D. Welch}");
    expect(work("E. R. May and P. D. Zelikow (eds.)")).toContain("editor = {E. R. May and P. D. Zelikow}");
    expect(work("Belfer Center, Harvard Kennedy School")).toContain("author = {{Belfer Center, Harvard Kennedy School}}");
    expect(work("a } b")).toContain("author = {{a \\textbraceright{} b}}");
  });
});

describe("the readers for other languages", () => {
  beforeAll(() => {
    expect(excomm("study", "wagner-blockade", "--count", "20", "--out", at("study")).code).toBe(0);
  });
  const has = (command: string) => spawnSync(command, ["--version"]).status === 0;

  it("in Python gives the numbers of the tables", () => {
    const text = readFileSync(join(ROOT, "readers/excomm.py"), "utf8");
    expect(text).toContain('"excomm-study 1"');
    if (!has("python3")) return;
    writeFileSync(at("try.py"), `import sys\nsys.path.insert(0, ${JSON.stringify(join(ROOT, "readers"))})\nimport excomm\ns = excomm.read(${JSON.stringify(at("study"))})\nprint(len(s["draws"]), s["manifest"]["seed"], repr(sum(d["tag:war"] for d in s["draws"])), excomm.band(s, "tag:war")[1], s["codebook"]["tag:war"]["unit"])`);
    const { stdout, stderr, status } = spawnSync("python3", ["-B", at("try.py")], { encoding: "utf8" });
    expect([status, stderr]).toEqual([0, ""]);
    const [names = [], ...rows] = readFileSync(join(at("study"), "draws.csv"), "utf8").trimEnd().split("\r\n").map((line) => line.split(","));
    const war = rows.map((row) => Number(row[names.indexOf("tag:war")]));
    const [count, seed, sum, median, unit] = stdout.trim().split(" ");
    expect([count, seed, unit]).toEqual(["20", "62", "probability"]);
    expect(Number(sum)).toBeCloseTo(war.reduce((a, b) => a + b, 0), 12);
    const sorted = [...war].sort((a, b) => a - b);
    expect(Number(median)).toBeCloseTo((sorted[9]! + sorted[10]!) / 2, 12);
  });

  it("in R reads what the study wrote", () => {
    const text = readFileSync(join(ROOT, "readers/excomm.R"), "utf8");
    for (const name of ["manifest.json", "codebook.csv", "draws.csv"]) {
      expect(text).toContain(name);
      expect(existsSync(join(at("study"), name))).toBe(true);
    }
    if (!has("Rscript")) return;
    const { stdout, status } = spawnSync("Rscript", ["-e", `source(${JSON.stringify(join(ROOT, "readers/excomm.R"))}); s <- read_excomm(${JSON.stringify(at("study"))}); cat(nrow(s$draws))`], { encoding: "utf8" });
    expect([status, stdout]).toEqual([0, "20"]);
  });
});
