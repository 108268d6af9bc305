// A public tree as a figure. One string, the same bytes for the same input; every text of a file is escaped.

import { plainText, requireThat } from "../base/index.ts";
import type { Compiled } from "../compile/index.ts";
import { CHANCE, DECISION, type Game } from "../game/index.ts";
import type { SolvedProfile } from "../solve/index.ts";
import { CAPTION_SIZE, figureRoot, INK, INK_2, INK_3, lookOf, MARGIN, round, RULE, SERIF, SHEET, SIDES, svgText, type TextLook } from "./svg.ts";
import { type DrawnNode, isEnd, LABEL_SIZE, NODE_RADIUS, SMALL_SIZE } from "./tree-node.ts";
import { isGuardedEnd, oddsBand } from "./tree-odds.ts";
import { publicTree, type PublicNode, type PublicTree } from "./tree-public.ts";
import { type Shape, type ShapeOptions, shapeTree, sharedSets } from "./tree-shape.ts";
import { dayText } from "./days.ts";
import { breakText, endPayoffText, oddsText, payoffText, roughOddsText, textWidth, xmlText } from "./tree-text.ts";

export interface TreeInput {
  readonly game: Game;
  readonly compiled: Compiled | null;
  readonly solved: SolvedProfile;
  /** How it was solved, for the source line: "quantal response equilibrium (qre), lambda 6, residual 2e-12". */
  readonly solution: string;
  /** "Excomm 0.1.0". */
  readonly engine: string;
  /** By player name: the one type to draw. */
  readonly types: ReadonlyMap<string, string>;
}

/** The outline of information sets. */
const DOTS = `stroke-width="1.5" stroke-linecap="round" stroke-dasharray=".1 3.6"`;
/** More have no room in the legend and at the ends. */
const PLAYERS_MAX = 50;
const END_TEXT_MAX = 340, STUB_TEXT_MAX = 160, WIDTH_MIN = 640, CAPSULE = 10;

/**
 * The figure: an SVG document.
 *
 * @throws {RangeError} when a stage, player or type is unknown, or too much would be drawn
 */
export function treeSvg(input: TreeInput, options: ShapeOptions): string {
  const { game, compiled, solved } = input;
  requireThat(game.players.length <= PLAYERS_MAX, `a figure has room for ${PLAYERS_MAX} players, "${game.title}" has ${game.players.length}; the strategies are in excomm solve --json`);
  const tree = publicTree(game, compiled, solved.probabilities, solved.logProbabilities, input.types);
  const probability = probabilityTexts(compiled, tree);
  const sets = [...sharedSets(tree, (node) => game.topology.infoset[node]!).values()];
  const inSets = new Set(sets.flat());
  const shape = shapeTree(tree, options, {
    isShared: (node) => inSets.has(node.index),
    numbers: (node) => numbersWidth(node, probability),
    tail: (node) => (isEnd(node.node) ? endParts(node.node, game, compiled).width : (stubParts(node, tree, probability)?.room ?? 0)),
  });
  const width = Math.ceil(Math.max(WIDTH_MIN, shape.width + 2 * MARGIN));
  const marks = setMarks(sets, shape);
  const head = headLines(input, shape, tree, marks, width - 2 * MARGIN);
  const top = head.height + 14;
  const caption = captionLines(input, options, shape, tree, marks, width - 2 * MARGIN);
  const height = Math.ceil(top + shape.height + 22 + caption.length * 16 + 14);
  const alternative = `A game tree of ${tree.nodes.length} nodes, ${shape.drawn.length} of them drawn.`;
  const lines = [
    `<title>${xmlText(head.title)}</title>`,
    `<desc>${xmlText([alternative, ...caption].join(" "))}</desc>`,
    `<rect width="${width}" height="${height}" fill="${SHEET}"/>`,
    ...head.lines,
    `<g transform="translate(${MARGIN} ${top})">`,
    ...marks.capsules,
    ...shape.drawn.flatMap((node) => branchLines(node)),
    ...shape.drawn.flatMap((node) => stubLines(node, tree, probability)),
    ...shape.drawn.map((node) => nodeMark(node.node, node.x, node.y)),
    ...shape.drawn.flatMap((node) => labelLines(node, probability)),
    ...shape.drawn.filter(({ node }) => isEnd(node)).flatMap((node) => endLines(node, game, compiled)),
    ...marks.letters,
    `</g>`,
    `<path d="M${MARGIN} ${round(top + shape.height + 12)}H${width - MARGIN}" stroke="${RULE}" fill="none"/>`,
    ...caption.map((line, i) => svgText(MARGIN, top + shape.height + 32 + 16 * i, line, { size: CAPTION_SIZE, fill: INK_3 })),
  ];
  return [...figureRoot(width, height, SMALL_SIZE, lines), ...lines, `</svg>`, ""].join("\n");
}

function sideOf(player: number): (typeof SIDES)[number] {
  return SIDES[player % SIDES.length]!;
}

/** A guarded branch shows the range of its odds, or for want of one a single digit. */
function probabilityTexts(compiled: Compiled | null, tree: PublicTree): (node: PublicNode) => string {
  const known = new Map<PublicNode, string>();
  return (node) => {
    if (compiled === null) return oddsText(node.probability);
    if (!isGuardedEnd(compiled, node)) {
      // One branch beside a guarded one would give its odds away.
      const siblings = tree.nodes[node.parent]?.children ?? [];
      return siblings.length === 2 && siblings.some((other) => isGuardedEnd(compiled, tree.nodes[other]!)) ? "the rest" : oddsText(node.probability);
    }
    let shown = known.get(node);
    if (shown === undefined) {
      const band = oddsBand(compiled, tree, node);
      known.set(node, (shown = band === null ? `about ${roughOddsText(node.probability)}` : `${roughOddsText(band.low)}\u2013${roughOddsText(band.high)}`));
    }
    return shown;
  };
}

function numberParts(node: PublicNode, probability: (node: PublicNode) => string) {
  return { odds: probability(node), payoff: Number.isFinite(node.moverPayoff) ? payoffText(node.moverPayoff) : "", day: dayText(node.record ?? "") };
}

const GAP = 7;

function numbersWidth(node: PublicNode, probability: (node: PublicNode) => string): number {
  const { odds, payoff, day } = numberParts(node, probability);
  return [textWidth(odds, SMALL_SIZE, true), ...[payoff, day].filter((part) => part !== "").map((part) => GAP + textWidth(part, SMALL_SIZE))].reduce((a, b) => a + b);
}

function branchLines({ node, parent, x, y }: DrawnNode): string[] {
  if (parent === null) return [];
  const from = parent.x, { bend } = parent, bendEnd = from + NODE_RADIUS + bend;
  const isRecord = node.record !== null;
  const colour = isRecord ? INK : parent.node.kind === CHANCE ? INK_3 : sideOf(parent.node.player).colour;
  const width = isRecord ? 3 + node.probability : 0.9 + 3 * node.probability;
  const path = parent.y === y ? `M${round(from)} ${round(y)}H${round(x)}` : `M${round(from)} ${round(parent.y)}C${round(from + 0.62 * bend)} ${round(parent.y)} ${round(from + 0.42 * bend)} ${round(y)} ${round(bendEnd)} ${round(y)}H${round(x)}`;
  return [`<path d="${path}" fill="none" stroke="${colour}" stroke-width="${round(width)}"${isRecord ? "" : ` stroke-opacity=".72"`}/>`];
}

function labelLines({ node, parent, label, y }: DrawnNode, probability: (node: PublicNode) => string): string[] {
  if (parent === null) return [];
  const x = parent.x + NODE_RADIUS + parent.bend + 2;
  const isRecord = node.record !== null;
  const titles = label.map((line, i) => svgText(x, y - 6 - 13 * (label.length - 1 - i), line, { size: LABEL_SIZE, bold: isRecord, ...(isRecord ? {} : { fill: INK_2 }) }));
  const { odds, payoff, day } = numberParts(node, probability);
  const span = (content: string, look: TextLook) => `<tspan dx="${GAP}"${lookOf(look)}>${xmlText(content)}</tspan>`;
  const numbers = `<text x="${round(x)}" y="${round(y + 13)}"><tspan font-weight="600">${xmlText(odds)}</tspan>${payoff === "" ? "" : span(payoff, { fill: INK_2 })}${day === "" ? "" : span(day, { fill: INK_3 })}</text>`;
  return [...titles, numbers];
}

function nodeMark(node: PublicNode, x: number, y: number): string {
  const r = NODE_RADIUS;
  const at = (dx: number, dy: number) => `${round(x + dx)} ${round(y + dy)}`;
  if (node.kind === CHANCE) return `<path d="M${at(-r - 0.5, 0)}L${at(0, -r - 0.5)}L${at(r + 0.5, 0)}L${at(0, r + 0.5)}Z" fill="${SHEET}" stroke="${INK}" stroke-width="1.4"/>`;
  if (isEnd(node)) return node.record === null ? `<path d="M${at(0, -5)}V${round(y + 5)}" stroke="${INK_3}" stroke-width="1.4"/>` : `<path d="M${at(0, -6)}V${round(y + 6)}" stroke="${INK}" stroke-width="4"/>`;
  const { colour, shape } = sideOf(node.player);
  if (shape === "circle") return `<circle cx="${round(x)}" cy="${round(y)}" r="${r}" fill="${colour}"/>`;
  if (shape === "square") return `<rect x="${round(x - r + 0.4)}" y="${round(y - r + 0.4)}" width="${2 * r - 0.8}" height="${2 * r - 0.8}" fill="${colour}"/>`;
  if (shape === "triangle") return `<path d="M${at(-r - 0.3, r - 0.7)}L${at(0, -r - 0.5)}L${at(r + 0.3, r - 0.7)}Z" fill="${colour}"/>`;
  return `<path d="M${at(-r, 0)}L${at(-r / 2, -r)}L${at(r / 2, -r)}L${at(r, 0)}L${at(r / 2, r)}L${at(-r / 2, r)}Z" fill="${colour}"/>`;
}

/** What is folded at a node: a single branch by name, several as "+5" in a capsule; beside it the probability of all. */
function stubParts({ folded, children }: DrawnNode, tree: PublicTree, probability: (node: PublicNode) => string) {
  if (folded === null) return null;
  // Where nothing else is drawn, the folded branches have all the probability.
  const alone = children.length === 0;
  const only = folded.count === 1 && !alone ? tree.nodes[folded.indices[0]!]! : null;
  const [name = ""] = only === null ? [] : breakText(only.title, STUB_TEXT_MAX, SMALL_SIZE, 1);
  const odds = alone ? "" : only === null ? oddsText(folded.probability) : probability(only);
  const mark = only === null ? `+${folded.count}` : name;
  const width = textWidth(mark, SMALL_SIZE) + (only === null ? 12 : 2);
  return { mark, odds, isCapsule: only === null, width, room: width + (odds === "" ? 0 : 5 + textWidth(odds, SMALL_SIZE)) };
}

function stubLines(node: DrawnNode, tree: PublicTree, probability: (node: PublicNode) => string): string[] {
  const parts = stubParts(node, tree, probability);
  if (parts === null) return [];
  const alone = node.children.length === 0;
  const y = alone ? node.y : node.stubY, x = node.x + NODE_RADIUS + (alone ? 6 : node.bend);
  const from = `M${round(node.x)} ${round(node.y)}`;
  const link = alone ? `${from}H${round(x)}` : `${from}C${round(node.x + 0.62 * node.bend)} ${round(node.y)} ${round(node.x + 0.42 * node.bend)} ${round(y)} ${round(x)} ${round(y)}`;
  return [
    `<path d="${link}" fill="none" stroke="${INK_3}" stroke-width=".9" stroke-opacity=".72"/>`,
    ...(parts.isCapsule
      ? [`<rect x="${round(x)}" y="${round(y - 8)}" width="${round(parts.width)}" height="16" rx="8" fill="${SHEET}" stroke="${RULE}"/>`, svgText(x + parts.width / 2, y + 4, parts.mark, { fill: INK_2, anchor: "middle" })]
      : [svgText(x + 2, y + 4, parts.mark, { fill: INK_3 })]),
    ...(parts.odds === "" ? [] : [svgText(x + parts.width + 5, y + 4, parts.odds, { fill: INK_2 })]),
  ];
}

/** What stands beside an end: its title, and what it pays to each player. */
function endParts({ outcome, payoffs, record }: PublicNode, game: Game, compiled: Compiled | null) {
  const name = game.outcomes[outcome] ?? "";
  const [title = ""] = breakText(plainText(compiled?.scenario.outcomes.get(name)?.title || name), END_TEXT_MAX, LABEL_SIZE, 1);
  const shown = payoffs.map(endPayoffText);
  return { title, shown, width: Math.max(textWidth(title, LABEL_SIZE, record !== null), shown.reduce((sum, payoff) => sum + GAP + textWidth(payoff, SMALL_SIZE), 0)) };
}

function endLines({ node, x, y }: DrawnNode, game: Game, compiled: Compiled | null): string[] {
  const { title, shown } = endParts(node, game, compiled);
  const left = x + 2 * NODE_RADIUS;
  const spans = shown.map((payoff, player) => `<tspan${player === 0 ? "" : ` dx="${GAP}"`} fill="${sideOf(player).colour}">${xmlText(payoff)}</tspan>`);
  return [
    ...(title === "" ? [] : [svgText(left, y - 2, title, { size: LABEL_SIZE, bold: node.record !== null })]),
    `<text x="${round(left)}" y="${round(y + (title === "" ? 4 : 11))}">${spans.join("")}</text>`,
  ];
}

interface SetMarks {
  readonly capsules: readonly string[];
  readonly letters: readonly string[];
  /** Whether some information set has a single point drawn. */
  readonly hasAlone: boolean;
}

/** Points that their mover cannot tell apart: a dotted capsule around neighbours, a letter where they stand far apart. */
function setMarks(sets: readonly (readonly number[])[], shape: Shape): SetMarks {
  const capsules: string[] = [], letters: string[] = [];
  let lettered = 0, alone = 0;
  for (const members of sets) {
    const drawn = shape.drawn.filter(({ index }) => members.includes(index)).sort((a, b) => a.x - b.x || a.y - b.y);
    const runs: DrawnNode[][] = [];
    for (const node of drawn) {
      const run = runs.at(-1), last = run?.at(-1);
      if (run !== undefined && last !== undefined && last.x === node.x && !isCrossed(shape, last, node)) run.push(node);
      else runs.push([node]);
    }
    const letter = runs.length > 1 ? letterOf(lettered++) : "";
    if (drawn.length === 1) alone++;
    for (const run of runs) {
      const first = run[0]!, last = run.at(-1)!;
      const { colour, wash } = sideOf(first.node.player);
      const box = `x="${round(first.x - CAPSULE)}" y="${round(first.y - CAPSULE)}" width="${2 * CAPSULE}" height="${round(last.y - first.y + 2 * CAPSULE)}"`;
      capsules.push(`<rect ${box} rx="${CAPSULE}" fill="${wash}" stroke="${colour}" ${DOTS}/>`);
      if (letter !== "") letters.push(svgText(first.x, first.y - CAPSULE - 3.5, letter, { italic: true, fill: colour, anchor: "middle", family: SERIF, size: 13 }));
    }
  }
  return { capsules, letters, hasAlone: alone > 0 };
}

/** Whether anything else is drawn between two nodes of one column. */
function isCrossed(shape: Shape, upper: DrawnNode, lower: DrawnNode): boolean {
  const between = (y: number) => y > upper.y && y < lower.y;
  return shape.drawn.some((node) => (between(node.y) && node.depth <= upper.depth) || (node.folded !== null && node.children.length > 0 && between(node.stubY) && node.depth < upper.depth));
}

function letterOf(index: number): string {
  return (index >= 26 ? letterOf(Math.floor(index / 26) - 1) : "") + String.fromCharCode(97 + (index % 26));
}

/** Title, how to read the figure, and the legend. */
function headLines({ game, compiled }: TreeInput, shape: Shape, tree: PublicTree, marks: SetMarks, width: number) {
  const variant = compiled?.variant ?? null;
  const from = shape.root.index === 0 ? "" : shape.root.node.stageTitle || shape.root.node.stage;
  const title = [plainText(game.title), from].filter((part) => part !== "").join(": ");
  const reading = breakText("On each branch: the action, below it its probability and the payoff that the mover expects from it, in utils. The width of a branch is its probability.", width, 13, 4);
  const titleLines = breakText(variant === null ? title : `${title} (${plainText(compiled?.scenario.variants.get(variant)?.title ?? variant)})`, width, 22, 2, true);
  const lines = titleLines.map((line, i) => svgText(MARGIN, 42 + 28 * i, line, { size: 22, family: SERIF, bold: true }));
  let y = 42 + 28 * (titleLines.length - 1) + 23;
  for (const line of reading) {
    lines.push(svgText(MARGIN, y, line, { size: 13, fill: INK_2 }));
    y += 18;
  }
  const legend = legendLines({ game, compiled, shape, tree, marks }, y + 10, width);
  return { lines: [...lines, ...legend.lines], height: legend.bottom + 14, title };
}

interface LegendInput {
  readonly game: Game;
  readonly compiled: Compiled | null;
  readonly shape: Shape;
  readonly tree: PublicTree;
  readonly marks: SetMarks;
}

/** A row of marks with their meanings, as many rows as they need; only marks that are drawn. */
function legendLines({ game, compiled, shape, tree, marks }: LegendInput, top: number, width: number) {
  const lines: string[] = [];
  let x = MARGIN, y = top;
  const entry = (markWidth: number, label: string, mark: (x: number, y: number) => string) => {
    const wide = markWidth + 6 + textWidth(label, 12) + 20;
    if (x + wide > MARGIN + width && x > MARGIN) [x, y] = [MARGIN, y + 20];
    lines.push(mark(x, y), svgText(x + markWidth + 6, y + 4, label, { size: 12 }));
    x += wide;
  };
  const pill = (at: number, line: number, look: string) => `<rect x="${round(at)}" y="${round(line - 8)}" width="26" height="16" rx="8" ${look}/>`;
  const sample = (kind: number, player: number): PublicNode => ({ ...shape.root.node, kind, player, record: null });
  game.players.forEach((_, player) => entry(11, titleOf(game, compiled, player), (at, line) => nodeMark(sample(DECISION, player), at + 5, line)));
  if (shape.drawn.some(({ node }) => node.kind === CHANCE)) entry(11, "Chance", (at, line) => nodeMark(sample(CHANCE, -1), at + 5.5, line));
  if (hasRecord(tree)) entry(22, "What happened", (at, line) => `<path d="M${round(at)} ${round(line)}h22" stroke="${INK}" stroke-width="4"/>`);
  if (marks.capsules.length > 0) entry(28, "The mover cannot tell these apart", (at, line) => pill(at + 1, line, `fill="none" stroke="${INK_3}" ${DOTS}`));
  if (shape.drawn.some(({ folded, children }) => folded !== null && (folded.count > 1 || children.length === 0))) {
    entry(26, "Folded branches, with their probability", (at, line) => pill(at, line, `fill="${SHEET}" stroke="${RULE}"`) + svgText(at + 13, line + 4, "+5", { size: 11, fill: INK_2, anchor: "middle" }));
  }
  return { lines, bottom: y };
}

function hasRecord(tree: PublicTree): boolean {
  return tree.nodes.some((node) => node.record !== null && node.parent >= 0);
}

function titleOf(game: Game, compiled: Compiled | null, player: number): string {
  return plainText(compiled?.scenario.players[player]?.title || game.players[player]!); // an index of a player
}

function captionLines({ game, compiled, solution, engine }: TreeInput, options: ShapeOptions, shape: Shape, tree: PublicTree, marks: SetMarks, width: number): string[] {
  const sentences: string[] = [];
  if (tree.typeCombinations > 1) sentences.push(`Nodes that differ only in private types are drawn as one: probabilities and payoffs are means over ${tree.typeCombinations} combinations of types, by how often each comes there.`);
  tree.typeTitles.forEach((title, player) => {
    if (title !== null) sentences.push(`Drawn for one type of ${titleOf(game, compiled, player)}: ${title}.`);
  });
  if (shape.drawn.some((node) => isEnd(node.node))) sentences.push(`At ends: what they pay to ${game.players.map((_, player) => titleOf(game, compiled, player)).join(", ")}, in this order.`);
  if (shape.drawn.some(({ folded }) => folded !== null)) {
    const turnings = hasRecord(tree) ? ", except turnings from what happened" : "";
    const limits = [
      ...(shape.probabilityMin > 0 ? [`reached with a probability below ${String(shape.probabilityMin).replace(/^0/, "")}${turnings}`] : []),
      ...(options.depthMax === null ? [] : [`more than ${options.depthMax} moves deep`]),
    ];
    if (limits.length > 0) sentences.push(`Folded: branches ${limits.join(", and those ")}.`);
  }
  if (marks.capsules.length > 0) {
    const together = marks.letters.length > 0 ? "; those with the same letter belong together" : "";
    sentences.push(`A dotted line surrounds points of one information set${together}${marks.hasAlone ? "; around a single point without a letter, the others are not drawn" : ""}.`);
  }
  if (shape.drawn.some(({ node }) => isGuardedEnd(compiled, node))) sentences.push(`Odds of ${plainText(compiled?.scenario.guarded ?? "")} are the range that the numbers behind them allow, to one digit.`);
  const source = `Source: ${plainText(game.title)}; ${solution}; ${engine}. ${compiled === null ? "" : "Payoffs and odds are the scenario\u2019s assumptions, not facts."}`;
  return [...breakText(sentences.join(" "), width, CAPTION_SIZE, 12), ...breakText(source, width, CAPTION_SIZE, 4)];
}
