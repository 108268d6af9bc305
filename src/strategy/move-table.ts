// Tables of numbers by player, information set and action, as comma-separated values.

import { type Diagnostic, nearest, plainText, suggest } from "../base/index.ts";
import { type Game, setName } from "../game/index.ts";

/** A line of the table: a number for an action. */
export interface MoveRow {
  readonly slot: number;
  readonly value: number;
  /** The number of the line, from 1. */
  readonly line: number;
  /** What the column `profile` says; empty without one. */
  readonly profile: string;
}

/** The column that holds the numbers. */
export interface MoveColumn {
  readonly name: string;
  /** NaN where the text is no such number. */
  read(text: string): number;
  /** What such a number is, and what to write. */
  readonly rule: string;
  readonly help: string;
}

export interface MoveTable {
  readonly rows: readonly MoveRow[];
  readonly diagnostics: readonly Diagnostic[];
  /** A mistake in a line, of which no cell is to blame. */
  fault(rule: string, line: number, message: string, help: string): Diagnostic;
}

const MISTAKES_MAX = 20;

interface Cell {
  readonly text: string;
  /** From 1. */
  readonly column: number;
}

/**
 * Reads a table. The first line names the columns: `player`, `action`, that of the numbers, and `infoset` (the number of the player's
 * information set, or its label where no set has that number) or `label` (its label, or else its number); `profile` may tell several tables apart, other columns are passed over.
 */
export function readMoveTable(text: string, file: string, game: Game, column: MoveColumn): MoveTable {
  const diagnostics: Diagnostic[] = [], rows: MoveRow[] = [], lines = text.replace(/^\uFEFF/, "").split(/\r\n|\n|\r/);
  const diagnostic = (rule: string, line: number, cell: Cell | null, message: string, help: string): Diagnostic => ({ rule, message, place: { file, line, column: cell?.column ?? 1, length: Math.max(1, cell?.text.length ?? 1), text: lines[line - 1] ?? "" }, label: "", help });
  const mistake = (...about: Parameters<typeof diagnostic>) => {
    if (diagnostics.length < MISTAKES_MAX) diagnostics.push(diagnostic(...about));
  };
  const fault: MoveTable["fault"] = (rule, line, message, help) => diagnostic(rule, line, null, message, help);
  const head = cellsOf(lines[0] ?? ""), places = new Map(head.map(({ text: name }, i) => [name.trim().toLowerCase(), i]));
  for (const needed of ["player", "action", column.name]) if (!places.has(needed)) mistake(`${column.name}-columns`, 1, null, `there is no column "${needed}"`, `the first line names the columns: player,infoset,action,${column.name}`);
  if (!places.has("infoset") && !places.has("label")) mistake(`${column.name}-columns`, 1, null, "no column says which information set", "add the column infoset, with numbers as `excomm solve --csv` prints them, or label");
  if (diagnostics.length > 0) return { rows, diagnostics, fault };

  const { infosets } = game.topology, namesakes = new Namesakes();
  for (let at = 1; at < lines.length; at++) {
    if (lines[at]!.trim() === "") continue;
    const cells = cellsOf(lines[at]!);
    const cell = (name: string): Cell | null => cells[places.get(name) ?? -1] ?? null;
    const player = found(cell("player")?.text ?? "", (name) => playerOf(game, name));
    if (player < 0) {
      mistake("unknown-name", at + 1, cell("player"), `there is no player "${plainText(cell("player")?.text ?? "")}"`, suggest(cell("player")?.text ?? "", game.players));
      continue;
    }
    const numbered = cell("infoset"), asked = numbered ?? cell("label"), searches = numbered === null ? [setLabelled, setNumbered] : [setNumbered, setLabelled];
    const set = asked === null ? -1 : found(asked.text, (name) => searches.map((search) => search(game, player, name)).find((one) => one !== null) ?? -1);
    if (set < 0) {
      mistake("unknown-name", at + 1, asked, `${plainText(game.players[player] ?? "")} has no information set "${plainText(asked?.text ?? "")}"`, nearSets(game, player, asked?.text ?? ""));
      continue;
    }
    const actions = infosets.actions[set]!, profile = cell("profile")?.text.trim() ?? "";
    const written = cell("action")?.text ?? "", named = found(written, (name) => actionOf(actions, name));
    const action = named >= 0 && written.endsWith(actions[named]!) ? namesakes.next(actions, named, `${set} ${profile}`) : named; // otherwise its number was given
    if (action === null) {
      mistake("repeated-action", at + 1, cell("action"), `information set ${setName(game, set)} has ${actions.filter((name) => name === actions[named]).length} actions "${plainText(actions[named]!)}", and this is one line more of them`, "one line for each of them, in the order of the game, or the numbers of the actions, from 1");
      continue;
    }
    if (action < 0) {
      mistake("unknown-name", at + 1, cell("action"), `information set ${setName(game, set)} has no action "${plainText(cell("action")?.text ?? "")}"`, suggest(cell("action")?.text ?? "", actions));
      continue;
    }
    const number = cell(column.name)?.text.trim() ?? "", value = column.read(number);
    if (Number.isNaN(value)) {
      mistake("not-a-number", at + 1, cell(column.name), `${column.rule}, not "${plainText(number)}"`, column.help);
      continue;
    }
    rows.push({ slot: infosets.firstSlot[set]! + action, value, line: at + 1, profile });
  }
  return { rows, diagnostics, fault };
}

/** Spreadsheets take a cell that begins with =, +, - or @ for a formula, so tables put an apostrophe before it: tried as it stands, then without. */
function found(text: string, search: (name: string) => number): number {
  const as = search(text);
  return as >= 0 || !/^'[=+\-@\t]/.test(text) ? as : search(text.slice(1));
}

/** Tells actions of one name at a set apart by the order of their lines. */
class Namesakes {
  private readonly given = new Map<string, number>();

  /** The action that a line means whose name is that of `action`, the first of its name; null when all of them have had their line. */
  next(actions: readonly string[], action: number, place: string): number | null {
    const name = actions[action]!, alike = actions.flatMap((one, i) => (one === name ? [i] : []));
    if (alike.length === 1) return action;
    const key = `${place} ${action}`, before = this.given.get(key) ?? 0;
    this.given.set(key, before + 1);
    return alike[before] ?? null;
  }
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

/** Null when no set has this label, -1 when several have it. */
function setLabelled(game: Game, player: number, text: string): number | null {
  const [first, ...others] = setsOf(game, player).filter((set) => game.topology.infosets.label[set] === text);
  return first === undefined ? null : others.length > 0 ? -1 : first;
}

/** Null when no set has this number. */
function setNumbered(game: Game, player: number, text: string): number | null {
  return setsOf(game, player).find((set) => String(game.topology.infosets.number[set]) === text.trim()) ?? null;
}

function nearSets(game: Game, player: number, text: string): string {
  const { label, number } = game.topology.infosets, own = setsOf(game, player);
  const alike = own.filter((set) => label[set] === text);
  if (alike.length > 1) return `${alike.length} sets have this label: give their numbers, such as ${number[alike[0]!]}`;
  const near = nearest(text, own.map((set) => label[set]!).filter((one) => one !== ""));
  if (near !== null) return `did you mean "${near}"?`;
  if (own.length === 0) return "it has none; leave the line out";
  const numbers = own.map((set) => number[set]!);
  return `its sets have the numbers ${Math.min(...numbers)} to ${Math.max(...numbers)}; \`excomm solve --csv\` lists them`;
}

function actionOf(actions: readonly string[], text: string): number {
  const named = actions.indexOf(text);
  return named >= 0 || !/^\d+$/.test(text) || Number(text) > actions.length ? named : Number(text) - 1;
}
