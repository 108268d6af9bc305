// A report as one page of HTML that loads nothing. Strangers' strings are escaped.

import { plainText } from "../base/index.ts";
import type { ReportBlock, ReportDocument, ReportEntries, ReportStrip, ReportTable } from "./document.ts";

const HTML: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** For text and attributes of HTML. */
export function htmlText(text: string): string {
  return plainText(text).replaceAll(/[&<>"']/g, (sign) => HTML[sign] as string).replaceAll(/(\d) %/g, "$1\u00a0%"); // the class lists the keys
}

/** Below this a table is set row by row, and figures are drawn for a phone. */
const NARROW = "40rem";

const STYLE = `
:root { color-scheme: light dark; --paper: #fafaf6; --ink: #1a1e23; --soft: #5b6268; --rule: #d5d5cd; --band: #8fb0ad; --line: #8a5000; }
@media (prefers-color-scheme: dark) { :root { --paper: #15181c; --ink: #e9e7e0; --soft: #a3a8ad; --rule: #3a3f45; --band: #3f6a72; --line: #e0a850; } }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.06rem/1.6 "Source Serif 4", Georgia, serif; }
main { max-width: 46rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem; }
h1 { font-size: 2rem; line-height: 1.2; margin: 0 0 .6rem; text-wrap: balance; } h2 { font-size: 1.3rem; line-height: 1.3; margin: 3rem 0 .6rem; text-wrap: balance; }
.lead { color: var(--soft); } p, ul { margin: .7rem 0; } ul { padding-left: 1.2rem; } li { margin: .35rem 0; }
nav, table, .entry .value, .entry .why, .by, summary, caption, .caption { font: .92rem/1.45 "Libre Franklin", "Helvetica Neue", Helvetica, Arial, sans-serif; font-variant-numeric: tabular-nums; }
nav { margin: 1.6rem 0 0; } nav ol { margin: 0; padding: 0; list-style: none; columns: 2; column-gap: 2rem; } nav li { margin: 0; padding: .12rem 0; break-inside: avoid; } nav a { color: var(--soft); text-decoration: none; } nav a:hover, nav a:focus-visible { color: var(--ink); text-decoration: underline; }
.wide { overflow-x: auto; margin: 1.2rem 0; } table { border-collapse: collapse; width: 100%; }
caption, .caption { text-align: left; color: var(--soft); padding-bottom: .4rem; } .caption { margin: 1.6rem 0 0; }
th { font-weight: 600; text-align: left; } th, td { padding: .35rem .9rem .35rem 0; border-bottom: 1px solid var(--rule); vertical-align: top; } th:last-child, td:last-child { padding-right: 0; }
.right { text-align: right; } td.right { white-space: nowrap; } .strip { width: 7.5rem; } .strip svg { display: block; width: 7.5rem; height: .8rem; margin-top: .3rem; }
.entry { padding: .8rem 0; border-bottom: 1px solid var(--rule); } .entry .head { display: flex; gap: .4rem 1.2rem; justify-content: space-between; align-items: baseline; } .entry p { margin: 0; } .entry .value { text-align: right; flex: 0 0 auto; max-width: 14rem; } .entry .value svg { display: block; width: 7.5rem; height: .8rem; margin: .3rem 0 0 auto; }
.by, .entry .why { color: var(--soft); padding-top: .25rem; }
svg .band { fill: var(--band); } svg .middle { stroke: var(--ink); } svg .mark { stroke: var(--line); } svg .axis { stroke: var(--rule); }
figure { margin: 1.4rem 0; } figure svg { max-width: 100%; height: auto; } figure .narrow { display: none; }
details { margin: .8rem 0; } summary { color: var(--soft); cursor: pointer; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font-size: .8rem; line-height: 1.4; border: 1px solid var(--rule); padding: .8rem; }
@media (max-width: ${NARROW}) {
  nav ol { columns: 1; } figure .page { display: none; } figure .narrow { display: block; }
  .cells, .cells caption, .cells tbody, .cells tr, .cells td { display: block; } .cells thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
  .cells tr { padding: .5rem 0; border-bottom: 1px solid var(--rule); } .cells td { border: 0; padding: .08rem 0; } .cells td:first-child { font-weight: 600; }
  .cells td.right { display: flex; justify-content: space-between; gap: 1rem; white-space: normal; } .cells td.right::before { content: attr(data-label); color: var(--soft); font-weight: 400; } .cells td:empty { display: none; }
  .cells .strip, .cells .strip svg { width: 100%; } .entry .head { flex-direction: column; align-items: stretch; } .entry .value { text-align: left; max-width: none; } .entry .value svg { width: 100%; }
}
@media print {
  :root { --paper: #fff; --ink: #000; --soft: #444; } body { font-size: 10.5pt; } main { max-width: none; padding: 0; } nav { display: none; }
  h2, caption, .caption { break-after: avoid; } tr, figure, .entry { break-inside: avoid; } p { orphans: 2; widows: 2; } pre { font-size: 7.5pt; }
  details::details-content { content-visibility: visible; height: auto; } summary { display: none; }
}
`;

const STRIP_WIDTH = 120, STRIP_HEIGHT = 12;

/** A band on a line from 0 to 1. The numbers stand beside it, so that nobody has to see it. */
function stripSvg({ low, middle, high, marks }: ReportStrip): string {
  const x = (share: number) => Math.round(10 * STRIP_WIDTH * Math.min(1, Math.max(0, share))) / 10, half = STRIP_HEIGHT / 2;
  const line = (kind: string, at: number) => `<path class="${kind}" d="M${x(at)} 0V${STRIP_HEIGHT}"/>`;
  return `<svg viewBox="0 0 ${STRIP_WIDTH} ${STRIP_HEIGHT}" preserveAspectRatio="none" aria-hidden="true"><path class="axis" d="M0 ${half}H${STRIP_WIDTH}"/><rect class="band" x="${x(low)}" y="2" width="${Math.max(1.5, x(high) - x(low))}" height="${STRIP_HEIGHT - 4}"/>${marks.map((at) => line("mark", at)).join("")}${middle === null ? "" : line("middle", middle)}</svg>`;
}

function tableHtml({ caption, columns, rows, strips, strokes, folded }: ReportTable): string {
  const align = (i: number) => (columns[i]?.align === "right" ? ` class="right"` : "");
  const head = columns.map(({ name }, i) => `<th scope="col"${align(i)}>${htmlText(name)}</th>`).join("");
  const cells = (row: readonly string[]) => row.map((cell, i) => `<td${align(i)} data-label="${htmlText(columns[i]?.name ?? "")}">${htmlText(cell)}</td>`).join("");
  const drawn = (i: number) => (strips === undefined ? "" : `<td class="strip">${strips[i] == null ? "" : stripSvg(strips[i])}</td>`);
  const table = `<div class="wide"><table class="cells"><caption>${htmlText(caption)}${strokes === undefined ? "" : ` ${htmlText(strokes)}`}</caption><thead><tr>${head}${strips === undefined ? "" : `<th scope="col" class="strip">0 to 100 %</th>`}</tr></thead><tbody>${rows.map((row, i) => `<tr>${cells(row)}${drawn(i)}</tr>`).join("\n")}</tbody></table></div>`;
  return folded === undefined ? table : `<details><summary>${htmlText(folded)}</summary>${table}</details>`;
}

function entriesHtml({ caption, entries }: ReportEntries): string {
  return `<p class="caption">${htmlText(caption)}</p>\n${entries.map(({ title, by, value, why, strip }) => `<div class="entry"><div class="head"><p>${htmlText(title)}</p><div class="value">${htmlText(value)}${strip === null ? "" : stripSvg(strip)}</div></div>${by === "" ? "" : `<p class="by">${htmlText(by)}</p>`}<p class="why">${htmlText(why)}</p></div>`).join("\n")}`;
}

function blockHtml(block: ReportBlock): string {
  const drawing = (svg: string) => svg.replace(/^<\?xml[^>]*>\s*/, "");
  switch (block.kind) {
    case "text": return `<p>${htmlText(block.text)}</p>`;
    case "list": return `<ul>${block.items.map((item) => `<li>${htmlText(item)}</li>`).join("\n")}</ul>`;
    case "code": return `<pre>${block.text.split("\n").map(htmlText).join("\n")}</pre>`;
    case "figure": return `<figure><div class="page">${drawing(block.svg)}</div><div class="narrow">${drawing(block.narrow)}</div></figure>${tableHtml(block.table)}`;
    case "entries": return entriesHtml(block);
    case "table": return tableHtml(block);
  }
}

/** One page that loads nothing: its content security policy forbids it. */
export function documentHtml({ title, lead, sections }: ReportDocument): string {
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
<nav aria-label="Contents"><ol>${sections.map(({ heading }, i) => `<li><a href="#section-${i + 1}">${htmlText(heading)}</a></li>`).join("\n")}</ol></nav>
${sections.map(({ heading, blocks }, i) => `<section id="section-${i + 1}">\n<h2>${htmlText(heading)}</h2>\n${blocks.map(blockHtml).join("\n")}\n</section>`).join("\n")}
</main>
</body>
</html>
`;
}
