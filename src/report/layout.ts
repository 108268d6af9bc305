// Text in a given width: paragraphs that wrap, and tables.

export interface Column {
  readonly name: string;
  readonly align: "left" | "right";
  /** Of the first column: a text that does not fit stands on a line of its own above its row, unbroken. */
  readonly isUnbroken?: boolean;
}

export interface Table {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly string[])[];
}

/** The text in lines of at most `width` characters, broken at spaces but not before a percent sign; a longer word stands on a line of its own, cut. */
export function wrapText(text: string, width: number, indent = ""): string[] {
  const room = Math.max(10, width - indent.length);
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/ (?!%)/).filter((part) => part !== "")) {
    if (line !== "" && line.length + 1 + word.length > room) {
      lines.push(indent + line);
      line = "";
    }
    line = line === "" ? word : `${line} ${word}`;
    for (; line.length > room; line = line.slice(room)) lines.push(indent + line.slice(0, room));
  }
  if (line !== "") lines.push(indent + line);
  return lines;
}

/** At most `width` characters; what is cut shows as "...". */
export function clip(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, Math.max(1, width - 3))}...`;
}

/**
 * Rows under column names, two spaces between columns. When the table is wider than `width`, the first column gives way, down to
 * 16 characters, and its texts go on below.
 *
 * @param decorate  sets off a finished line; gets the index of its row, -1 for the head
 */
export function tableLines(table: Table, width: number, indent = "  ", decorate: (line: string, row: number) => string = (line) => line): string[] {
  const { columns, rows } = table;
  const widths = columns.map((column, c) => rows.reduce((most, row) => Math.max(most, cell(row, c).length), column.name.length));
  const excess = indent.length + widths.reduce((sum, w) => sum + w + 2, -2) - width;
  if (excess > 0 && widths[0] !== undefined) widths[0] = Math.max(Math.min(16, widths[0]), widths[0] - excess);
  const first = widths[0] ?? 0;
  const lineOf = (cells: readonly string[]) => (indent + columns.map((column, c) => {
    const text = clip(cell(cells, c), widths[c] as number); // by column
    return column.align === "left" ? text.padEnd(widths[c] as number) : text.padStart(widths[c] as number);
  }).join("  ")).trimEnd();
  const linesOf = (row: readonly string[]) => {
    const [, lead = "", text = ""] = /^( *(?:> )?)(.*)$/.exec(cell(row, 0)) ?? [];
    if (columns[0]?.isUnbroken === true && lead.length + text.length > first) return [indent + lead + text, lineOf(["", ...row.slice(1)])];
    const [head = "", ...more] = wrapText(text, first - lead.length);
    return [lineOf([lead + head, ...row.slice(1)]), ...more.map((line) => `${indent}${" ".repeat(lead.length)}${line}`)];
  };
  const head = columns.some((column) => column.name !== "") ? [decorate(lineOf(columns.map((column) => column.name)), -1)] : [];
  return [...head, ...rows.flatMap((row, r) => linesOf(row).map((line) => decorate(line, r)))];
}

function cell(row: readonly string[], column: number): string {
  return row[column] ?? "";
}

/** Rows as comma-separated values, RFC 4180; a text that a spreadsheet would run as a formula is led by an apostrophe. */
export function csvText(columns: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const field = (value: string | number) => {
    if (typeof value === "number") return String(value);
    const safe = /^[=+\-@\t]/.test(value) ? `'${value}` : value;
    return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return [columns, ...rows].map((row) => `${row.map(field).join(",")}\r\n`).join("");
}
