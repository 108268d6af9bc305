import { describe, expect, it } from "vitest";
import { clip, csvText, tableLines, wrapText } from "./layout.ts";

describe("wrapText", () => {
  it("breaks at spaces, indents every line, and keeps a number with its percent sign", () => {
    expect(wrapText("aaaa bbbb cccc", 12, "  ")).toEqual(["  aaaa bbbb", "  cccc"]);
    expect(wrapText("cautious hawk 40 %", 16)).toEqual(["cautious hawk", "40 %"]);
  });

  it("cuts a word that is longer than a line, and gives no line for no text", () => {
    expect(wrapText("x".repeat(25), 10)).toEqual(["x".repeat(10), "x".repeat(10), "x".repeat(5)]);
    expect(wrapText("", 10)).toEqual([]);
  });
});

describe("tableLines", () => {
  const columns = [{ name: "action", align: "left" as const }, { name: "chosen", align: "right" as const }];

  it("aligns columns under their names", () => {
    expect(tableLines({ columns, rows: [["wait", "4 %"], ["strike", "96 %"]] }, 40)).toEqual(["  action  chosen", "  wait       4 %", "  strike    96 %"]);
  });

  it("lets a long first column go on below, within the width, without losing a word", () => {
    const title = "Send medium- and intermediate-range missiles in secret";
    const lines = tableLines({ columns, rows: [[`> ${title}`, "23 %"], ["  Wait", "77 %"]] }, 40);
    expect(lines.every((line) => line.length <= 40)).toBe(true);
    expect(lines[1]).toMatch(/^ {2}> Send .* 23 %$/);
    expect(lines.slice(1, -1).join(" ").replace("23 %", "").replace(/[> ]+/g, " ").trim()).toBe(title);
  });

  it("tells the decorator the row of every line", () => {
    const seen: number[] = [];
    tableLines({ columns, rows: [["one two three four five six", "1 %"], ["b", "2 %"]] }, 28, "  ", (line, row) => (seen.push(row), line));
    expect(seen).toEqual([-1, 0, 0, 1]);
  });

  it("prints no head when no column has a name", () => {
    expect(tableLines({ columns: [{ name: "", align: "left" }], rows: [["a"]] }, 20)).toEqual(["  a"]);
  });
});

describe("csvText", () => {
  it("quotes what must be quoted and disarms formulas", () => {
    expect(csvText(["a", "b"], [['say "x", y', 0.1], ["=1+1", -2], ["plain", 3]])).toBe('a,b\r\n"say ""x"", y",0.1\r\n\'=1+1,-2\r\nplain,3\r\n');
  });
});

describe("clip", () => {
  it("keeps what fits and marks what is cut", () => {
    expect([clip("abc", 3), clip("abcdefgh", 6)]).toEqual(["abc", "abc..."]);
  });
});
