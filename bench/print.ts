// Figures as text: for the terminal and for docs/benchmarks.md.

import type { Figure, Table } from "./topic.ts";

export interface Machine {
  readonly node: string;
  readonly processor: string;
  readonly cores: number;
  /** Processes that wanted a core, on average over the minute before: above 0 they slow what is measured. */
  readonly load: number;
  /** The C compiler's first line, or null where there is none. */
  readonly compiler: string | null;
}

export interface Results {
  readonly machine: Machine;
  readonly topics: readonly { readonly topic: string; readonly tables: readonly Table[] }[];
}

export function figureText(figure: Figure | null): string {
  if (figure === null) return "";
  const { value, unit } = figure;
  if (unit === "count") return value.toLocaleString("en");
  if (unit === "share") return value === 0 ? "0" : value.toExponential(1);
  if (unit === "percent") return `${(100 * value).toFixed(0)} %`;
  if (unit === "MB") return `${value.toFixed(0)} MB`;
  if (unit === "ratio") return value.toFixed(2);
  return `${value < 0.995 ? value.toPrecision(2) : value < 9.95 ? value.toFixed(2) : value < 99.5 ? value.toFixed(1) : value.toFixed(0)} ${unit}`;
}

export function machineText({ node, processor, cores, load, compiler }: Machine): string {
  return `Node ${node}, ${processor}, ${cores} cores, load ${load.toFixed(1)}; ${compiler ?? "no C compiler called cc"}`;
}

/** A table in at most 80 columns where its figures let it. */
export function tableText({ title, columns, rows, notes }: Table): string {
  const cells = [["", ...columns], ...rows.map(({ of, figures }) => [of, ...figures.map(figureText)])];
  const widths = columns.map((_, column) => Math.max(...cells.map((row) => row[column + 1]!.length)) + 2); // a cell for each column
  const first = Math.max(...cells.map((row) => row[0]!.length));
  const lines = cells.map(([of, ...figures]) => `${of!.padEnd(first)}${figures.map((text, column) => text.padStart(widths[column]!)).join("")}`.trimEnd());
  return [title, ...(columns.some((name) => name !== "") ? lines : lines.slice(1)), ...notes.flatMap((note) => wrapped(note, 78).map((line) => `  ${line}`))].join("\n");
}

function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** The page of the docs. Nothing in it is typed by hand but its frame. */
export function page({ machine, topics }: Results): string {
  const tables = topics.flatMap(({ tables }) => tables).map(({ title, columns, rows, notes }) => [
    `## ${title}\n`,
    `| | ${columns.join(" | ")} |`, `|---|${columns.map(() => "---:|").join("")}`,
    ...rows.map(({ of, figures }) => `| ${of} | ${figures.map(figureText).join(" | ")} |`),
    ...(notes.length > 0 ? ["", ...wrapped(notes.join(" "), 140)] : []),
  ].join("\n"));
  return `# Benchmarks

\`npm run bench\` measures on your machine what stands here; \`npm run bench -- --record\` writes this page. Each task runs in processes of its
own; where a C program stands beside ours, it does the same work on the same arrays in the same run, and its results are compared first.

Measured with ${machineText(machine)}. A load above 0 means that other programs ran at the time: ratios hold, times are too long.

${tables.join("\n\n")}
`;
}
