// A report as data, and as Markdown, LaTeX or BibTeX. Strangers' strings are escaped for each.

import { plainText } from "../base/index.ts";

export interface ReportTable {
  readonly kind: "table";
  readonly caption: string;
  readonly columns: readonly { readonly name: string; readonly align: "left" | "right" }[];
  readonly rows: readonly (readonly string[])[];
  /** By row: a band between 0 and 1 that a page draws beside it; and what its strokes are. */
  readonly strips?: readonly (ReportStrip | null)[];
  readonly strokes?: string;
  /** Long: a page shows it when it is asked for, under these words. */
  readonly folded?: string;
}

export interface ReportStrip {
  readonly low: number;
  /** A point within the band, or null. */
  readonly middle: number | null;
  readonly high: number;
  /** Lines across. */
  readonly marks: readonly number[];
}

/** A table whose cells are sentences: a page sets each row as a paragraph with its notes. */
export interface ReportEntries {
  readonly kind: "entries";
  readonly caption: string;
  readonly columns: readonly [title: string, value: string, why: string];
  readonly entries: readonly { readonly title: string; readonly by: string; readonly value: string; readonly why: string; readonly strip: ReportStrip | null }[];
}

export type ReportBlock =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "list"; readonly items: readonly string[] }
  | { readonly kind: "code"; readonly text: string }
  | ReportTable
  | ReportEntries
  /** Our own drawings, for a page and for a narrow one: their texts are escaped already. `table` holds their numbers. */
  | { readonly kind: "figure"; readonly svg: string; readonly narrow: string; readonly table: ReportTable };

export interface ReportDocument {
  readonly title: string;
  readonly lead: string;
  readonly sections: readonly { readonly heading: string; readonly blocks: readonly ReportBlock[] }[];
}

/** The same as a table of three columns. */
function asTable({ caption, columns: [title, value, why], entries }: ReportEntries): ReportTable {
  return {
    kind: "table", caption, columns: [{ name: title, align: "left" }, { name: value, align: "right" }, { name: why, align: "left" }],
    rows: entries.map((entry) => [`${entry.title}${entry.by === "" ? "" : ` ${entry.by}`}`, entry.value, entry.why]),
  };
}

/** Signs that Markdown would read as marks, escaped; at the start of a line also those of lists and headings. */
export function markdownText(text: string): string {
  return plainText(text).replaceAll(/[\\`*_[\]<>|&~$]/g, (sign) => `\\${sign}`).replace(/^(\s*)([#+\-=]+|\d+[.)])(?=\s|$)/, "$1\\$2");
}

/** Markdown with tables; of figures the numbers. */
export function documentMarkdown({ title, lead, sections }: ReportDocument): string {
  const cell = (text: string) => markdownText(text).replaceAll("\n", " ");
  const block = (one: ReportBlock): string => {
    switch (one.kind) {
      case "text": return markdownText(one.text);
      case "code": return `\`\`\`text\n${one.text.replaceAll("```", "` ` `")}\n\`\`\``;
      case "list": return one.items.map((item) => `- ${markdownText(item)}`).join("\n");
      case "figure": return block(one.table);
      case "entries": return block(asTable(one));
      case "table": return `*${markdownText(one.caption)}*\n\n| ${one.columns.map(({ name }) => cell(name)).join(" | ")} |\n|${one.columns.map(({ align }) => (align === "right" ? "--:" : ":--")).join("|")}|\n${one.rows.map((row) => `| ${row.map(cell).join(" | ")} |`).join("\n")}`;
    }
  };
  return `# ${markdownText(title)}\n\n${markdownText(lead)}\n\n${sections.map(({ heading, blocks }) => `## ${markdownText(heading)}\n\n${blocks.map(block).join("\n\n")}`).join("\n\n")}\n`;
}

const LATEX: Readonly<Record<string, string>> = { "\\": "\\textbackslash{}", "{": "\\textbraceleft{}", "}": "\\textbraceright{}", "$": "\\$", "&": "\\&", "#": "\\#", "_": "\\_", "%": "\\%", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}", "<": "\\textless{}", ">": "\\textgreater{}", '"': "''", "\u00b1": "\\(\\pm\\)" };

/** For text of LaTeX. */
export function latexText(text: string): string {
  return plainText(text).replaceAll(/[\\{}$&#_%~^<>"\u00b1]/g, (sign) => LATEX[sign] as string); // the class lists the keys
}

/** Cells longer than this are set as paragraphs. */
const LATEX_LINE = 30;

/** The tables alone, for a paper of one's own, with the packages array, booktabs and longtable. */
export function documentLatex({ title, sections }: ReportDocument): string {
  const tables = sections.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === "table" ? [block] : block.kind === "entries" ? [asTable(block)] : block.kind === "figure" ? [block.table] : [])));
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

/** Who has initials is a person; whoever has none is a body, whose name is kept whole. */
const PERSON = /^\p{Lu}[\p{L}]{0,2}\.(?:[- ]?\p{Lu}[\p{L}]{0,2}\.)* \p{L}/u;

/** Authors as BibTeX reads them, and whether they are editors. */
function authorsOf(author: string): { readonly names: string; readonly field: "author" | "editor" } {
  const bare = author.replace(/ \(eds?\.\)$/, "");
  const people = bare.split(/, and |, | and /);
  return { names: people.every((name) => PERSON.test(name)) ? people.map(latexText).join(" and ") : `{${latexText(bare)}}`, field: bare === author ? "author" : "editor" };
}

/** BibTeX of works; keys are cut to what BibTeX takes. */
export function bibtex(works: readonly CitedWork[]): string {
  return works.map(({ key, author, title, year, publisher, recalled }) => {
    const { names, field } = authorsOf(author);
    const fields = [["title", title], ["year", year.slice(0, year.length === 10 ? 4 : undefined)], ["date", year.length === 10 ? year : ""], ["howpublished", publisher], ["note", recalled ? "cited from memory, unverified" : ""]] as const;
    const lines = [...(author === "" ? [] : [`  ${field} = {${names}}`]), ...fields.filter(([, value]) => value !== "").map(([name, value]) => `  ${name} = {${latexText(value)}}`)];
    return `@misc{${key.replaceAll(/[^\w:.-]/g, "")},\n${lines.join(",\n")}\n}`;
  }).join("\n\n") + "\n";
}
