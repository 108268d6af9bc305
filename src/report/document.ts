// A report as data, and as HTML, Markdown or LaTeX. Strangers' strings are escaped for each.

import { plainText } from "../base/index.ts";

export interface ReportTable {
  readonly kind: "table";
  readonly caption: string;
  readonly columns: readonly { readonly name: string; readonly align: "left" | "right" }[];
  readonly rows: readonly (readonly string[])[];
}

export type ReportBlock =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "code"; readonly text: string }
  | ReportTable
  /** `svg` is our own drawing: its texts are escaped already. */
  | { readonly kind: "figure"; readonly svg: string; readonly caption: string };

export interface ReportDocument {
  readonly title: string;
  readonly lead: string;
  readonly sections: readonly { readonly heading: string; readonly blocks: readonly ReportBlock[] }[];
}

const HTML: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** For text and attributes of HTML. */
export function htmlText(text: string): string {
  return plainText(text).replaceAll(/[&<>"']/g, (sign) => HTML[sign] as string); // the class lists the keys
}

const STYLE = `
:root { color-scheme: light dark; --paper: #fafaf6; --ink: #1a1e23; --soft: #5b6268; --rule: #d5d5cd; }
@media (prefers-color-scheme: dark) { :root { --paper: #15181c; --ink: #e9e7e0; --soft: #a3a8ad; --rule: #3a3f45; } }
body { margin: 0 auto; max-width: 46rem; padding: 2.5rem 1.25rem 4rem; background: var(--paper); color: var(--ink); font: 1.06rem/1.6 "Source Serif 4", Georgia, serif; }
h1 { font-size: 2rem; line-height: 1.2; margin: 0 0 .6rem; } h2 { font-size: 1.3rem; margin: 2.6rem 0 .6rem; }
.lead { color: var(--soft); } p { margin: .7rem 0; }
.wide { overflow-x: auto; margin: 1.2rem 0; } table { border-collapse: collapse; width: 100%; font: .92rem/1.45 "Libre Franklin", "Helvetica Neue", Helvetica, Arial, sans-serif; font-variant-numeric: tabular-nums; }
caption { text-align: left; color: var(--soft); padding-bottom: .4rem; } th { font-weight: 600; text-align: left; } th, td { padding: .35rem .6rem .35rem 0; border-bottom: 1px solid var(--rule); vertical-align: top; }
.right { text-align: right; } td.right { white-space: nowrap; } figure { margin: 1.4rem 0; overflow-x: auto; } figure svg { max-width: 100%; height: auto; } figcaption { color: var(--soft); font-size: .92rem; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font-size: .8rem; line-height: 1.4; border: 1px solid var(--rule); padding: .8rem; }
@media print { body { max-width: none; background: #fff; color: #000; } h2 { break-after: avoid; } table, figure { break-inside: avoid; } }
`;

/** One page that loads nothing: its content security policy forbids it. */
export function documentHtml({ title, lead, sections }: ReportDocument): string {
  const block = (one: ReportBlock): string => {
    switch (one.kind) {
      case "text": return `<p>${htmlText(one.text)}</p>`;
      case "code": return `<pre>${one.text.split("\n").map(htmlText).join("\n")}</pre>`;
      case "figure": return `<figure>${one.svg.replace(/^<\?xml[^>]*>\s*/, "")}<figcaption>${htmlText(one.caption)}</figcaption></figure>`;
      case "table": {
        const align = (i: number) => (one.columns[i]?.align === "right" ? ` class="right"` : "");
        const head = `<tr>${one.columns.map(({ name }, i) => `<th scope="col"${align(i)}>${htmlText(name)}</th>`).join("")}</tr>`;
        return `<div class="wide"><table><caption>${htmlText(one.caption)}</caption><thead>${head}</thead><tbody>${one.rows.map((row) => `<tr>${row.map((cell, i) => `<td${align(i)}>${htmlText(cell)}</td>`).join("")}</tr>`).join("\n")}</tbody></table></div>`;
      }
    }
  };
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${htmlText(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${htmlText(title)}</h1>
<p class="lead">${htmlText(lead)}</p>
${sections.map(({ heading, blocks }) => `<section>\n<h2>${htmlText(heading)}</h2>\n${blocks.map(block).join("\n")}\n</section>`).join("\n")}
</main>
</body>
</html>
`;
}

/** Signs that Markdown would read as marks, escaped; at the start of a line also those of lists and headings. */
export function markdownText(text: string): string {
  return plainText(text).replaceAll(/[\\`*_[\]<>|&~$]/g, (sign) => `\\${sign}`).replace(/^(\s*)([#+\-=]+|\d+[.)])(?=\s|$)/, "$1\\$2");
}

/** Markdown with tables; figures are named, not drawn. */
export function documentMarkdown({ title, lead, sections }: ReportDocument): string {
  const cell = (text: string) => markdownText(text).replaceAll("\n", " ");
  const block = (one: ReportBlock): string => {
    switch (one.kind) {
      case "text": return markdownText(one.text);
      case "code": return `\`\`\`text\n${one.text.replaceAll("```", "` ` `")}\n\`\`\``;
      case "figure": return `*Figure: ${markdownText(one.caption)}*`;
      case "table": return `*${markdownText(one.caption)}*\n\n| ${one.columns.map(({ name }) => cell(name)).join(" | ")} |\n|${one.columns.map(({ align }) => (align === "right" ? "--:" : ":--")).join("|")}|\n${one.rows.map((row) => `| ${row.map(cell).join(" | ")} |`).join("\n")}`;
    }
  };
  return `# ${markdownText(title)}\n\n${markdownText(lead)}\n\n${sections.map(({ heading, blocks }) => `## ${markdownText(heading)}\n\n${blocks.map(block).join("\n\n")}`).join("\n\n")}\n`;
}

const LATEX: Readonly<Record<string, string>> = { "\\": "\\textbackslash{}", "{": "\\{", "}": "\\}", "$": "\\$", "&": "\\&", "#": "\\#", "_": "\\_", "%": "\\%", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}", "<": "\\textless{}", ">": "\\textgreater{}", '"': "''", "\u00b1": "\\(\\pm\\)" };

/** For text of LaTeX. */
export function latexText(text: string): string {
  return plainText(text).replaceAll(/[\\{}$&#_%~^<>"\u00b1]/g, (sign) => LATEX[sign] as string); // the class lists the keys
}

/** Cells longer than this are set as paragraphs. */
const LATEX_LINE = 30;

/** The tables alone, for a paper of one's own, with the packages array, booktabs and longtable. */
export function documentLatex({ title, sections }: ReportDocument): string {
  const tables = sections.flatMap(({ blocks }) => blocks.filter((block): block is ReportTable => block.kind === "table"));
  return `% Tables of: ${latexText(title)}\n% Needs \\usepackage{array,booktabs,longtable}\n\n${tables.map(({ caption, columns, rows }) => {
    // The braces keep a cell that begins with "[" or "*" from being read as an option of the row's end before it.
    const row = (cells: readonly string[]) => `${cells.map(latexText).join(" & ").replace(/^(?=[[*])/, "{}")} \\\\`;
    const long = columns.map(({ align }, i) => align === "left" && rows.some((cells) => (cells[i] ?? "").length > LATEX_LINE)), longs = long.filter(Boolean).length;
    const share = Math.max(0.15, 0.95 - 0.12 * (columns.length - longs)) / longs; // of the width of the text
    return `\\begin{longtable}{${columns.map(({ align }, i) => (long[i] === true ? `>{\\raggedright\\arraybackslash}p{${share.toFixed(2)}\\textwidth}` : align === "right" ? "r" : "l")).join("")}}\n\\caption{${latexText(caption)}}\\\\\n\\toprule\n${row(columns.map(({ name }) => name))}\n\\midrule\n\\endfirsthead\n${rows.map(row).join("\n")}\n\\bottomrule\n\\end{longtable}`;
  }).join("\n\n")}\n`;
}

export interface CitedWork {
  readonly key: string;
  readonly author: string;
  readonly title: string;
  readonly year: string;
  readonly publisher: string;
  readonly recalled: boolean;
}

/** BibTeX of works; keys are cut to what BibTeX takes. */
export function bibtex(works: readonly CitedWork[]): string {
  return works.map(({ key, author, title, year, publisher, recalled }) => {
    const fields = [["author", author], ["title", title], ["year", year.slice(0, year.length === 10 ? 4 : undefined)], ["date", year.length === 10 ? year : ""], ["publisher", publisher], ["note", recalled ? "cited from memory, unverified" : ""]] as const;
    return `@misc{${key.replaceAll(/[^\w:.-]/g, "")},\n${fields.filter(([, value]) => value !== "").map(([name, value]) => `  ${name} = {${latexText(value)}}`).join(",\n")}\n}`;
  }).join("\n\n") + "\n";
}
