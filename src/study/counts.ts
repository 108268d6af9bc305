// Counts of observed moves, from a table: how often each action was taken at each information set.

import { type Diagnostic, nearest, plainText, suggest } from "../base/index.ts";
import { type Game, setName } from "../game/index.ts";

export interface ParsedCounts {
  /** By slot of the game: how often the action was taken; null when there is a mistake. */
  readonly counts: Float64Array | null;
  readonly diagnostics: readonly Diagnostic[];
}

const COUNT_MAX = 1e12, MISTAKES_MAX = 20;
const COLUMNS = ["player", "infoset", "label", "action", "count"] as const;
type Column = (typeof COLUMNS)[number];

interface Cell {
  readonly text: string;
  /** From 1. */
  readonly column: number;
}

/**
 * Reads counts from comma-separated values. The first line names the columns: `player`, `action`, `count`, and `infoset` (the
 * number of the player's information set) or `label` (its label); other columns are passed over, so that the table that
 * `excomm solve --csv` prints serves with a column more. Lines of the same action are added up; what is left out counts 0.
 */
export function parseCounts(text: string, file: string, game: Game): ParsedCounts {
  const diagnostics: Diagnostic[] = [], lines = text.replace(/^\uFEFF/, "").split(/\r\n|\n|\r/);
  const mistake = (rule: string, line: number, cell: Cell | null, message: string, label: string, help: string) => {
    if (diagnostics.length < MISTAKES_MAX) diagnostics.push({ rule, message, place: { file, line, column: cell?.column ?? 1, length: Math.max(1, cell?.text.length ?? 1), text: lines[line - 1] ?? "" }, label, help });
  };
  const head = cellsOf(lines[0] ?? ""), places = new Map(head.map(({ text: name }, i) => [name.trim().toLowerCase(), i]));
  for (const needed of ["player", "action", "count"]) if (!places.has(needed)) mistake("counts-columns", 1, null, `there is no column "${needed}"`, "", "the first line names the columns: player,infoset,action,count");
  if (!places.has("infoset") && !places.has("label")) mistake("counts-columns", 1, null, "no column says which information set", "", "add the column infoset, with numbers as `excomm solve --csv` prints them, or label");
  if (diagnostics.length > 0) return { counts: null, diagnostics };

  const { infosets } = game.topology, counts = new Float64Array(infosets.firstSlot[infosets.count]!);
  for (let at = 1; at < lines.length; at++) {
    if (lines[at]!.trim() === "") continue;
    const cells = cellsOf(lines[at]!);
    const cell = (name: Column): Cell | null => cells[places.get(name) ?? -1] ?? null;
    const player = playerOf(game, cell("player")?.text ?? "");
    if (player < 0) {
      mistake("unknown-name", at + 1, cell("player"), `there is no player "${plainText(cell("player")?.text ?? "")}"`, "", suggest(cell("player")?.text ?? "", game.players));
      continue;
    }
    const asked = cell("infoset") ?? cell("label"), set = asked === null ? -1 : setOf(game, player, asked.text);
    if (set < 0) {
      mistake("unknown-name", at + 1, asked, `${plainText(game.players[player] ?? "")} has no information set "${plainText(asked?.text ?? "")}"`, "", nearSets(game, player, asked?.text ?? ""));
      continue;
    }
    const actions = infosets.actions[set]!, action = actionOf(actions, cell("action")?.text ?? "");
    if (action < 0) {
      mistake("unknown-name", at + 1, cell("action"), `information set ${setName(game, set)} has no action "${plainText(cell("action")?.text ?? "")}"`, "", suggest(cell("action")?.text ?? "", actions));
      continue;
    }
    const written = cell("count")?.text.trim() ?? "", count = /^\d+$/.test(written) ? Number(written) : NaN;
    if (!(count <= COUNT_MAX)) {
      mistake("not-a-number", at + 1, cell("count"), `a count is a whole number of at least 0, not "${plainText(written)}"`, "", "write how often the action was taken");
      continue;
    }
    counts[infosets.firstSlot[set]! + action]! += count;
  }
  if (diagnostics.length === 0 && !counts.some((count) => count > 0)) mistake("nothing-counted", 1, null, "no move is counted", "", "give each action that was taken a line with its count");
  return { counts: diagnostics.length === 0 ? counts : null, diagnostics };
}

/** Cells of one line; a cell in quotes may hold commas, and quotes doubled. */
function cellsOf(line: string): Cell[] {
  const cells: Cell[] = [];
  for (let at = 0; at <= line.length; ) {
    const quoted = /^\s*"((?:[^"]|"")*)"\s*(?=,|$)/.exec(line.slice(at)), raw = quoted?.[0] ?? line.slice(at).split(",", 1)[0]!; // split gives at least one
    cells.push({ text: quoted === null ? raw.trim() : quoted[1]!.replaceAll('""', '"'), column: at + 1 + raw.length - raw.trimStart().length });
    at += raw.length + 1;
  }
  return cells;
}

function playerOf({ players }: Game, text: string): number {
  const named = players.indexOf(text);
  return named >= 0 || !/^\d+$/.test(text) || Number(text) > players.length ? named : Number(text) - 1;
}

function setsOf({ topology: { infosets } }: Game, player: number): number[] {
  return Array.from({ length: infosets.count }, (_, set) => set).filter((set) => infosets.player[set] === player);
}

/** By label, otherwise by number; -1 when there is none, or the label stands for several. */
function setOf(game: Game, player: number, text: string): number {
  const { label, number } = game.topology.infosets, own = setsOf(game, player);
  const labelled = own.filter((set) => label[set] === text);
  if (labelled.length > 0) return labelled.length === 1 ? labelled[0]! : -1;
  return own.find((set) => String(number[set]) === text.trim()) ?? -1;
}

function nearSets(game: Game, player: number, text: string): string {
  const { label, number } = game.topology.infosets, own = setsOf(game, player);
  const alike = own.filter((set) => label[set] === text);
  if (alike.length > 1) return `${alike.length} sets have this label: give their numbers, such as ${number[alike[0]!]}`;
  const near = nearest(text, own.map((set) => label[set]!).filter((one) => one !== ""));
  if (near !== null) return `did you mean "${near}"?`;
  const numbers = own.map((set) => number[set]!);
  return `its sets have the numbers ${Math.min(...numbers)} to ${Math.max(...numbers)}; \`excomm solve --csv\` lists them`;
}

function actionOf(actions: readonly string[], text: string): number {
  const named = actions.indexOf(text);
  return named >= 0 || !/^\d+$/.test(text) || Number(text) > actions.length ? named : Number(text) - 1;
}
