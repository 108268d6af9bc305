// What a scenario offers by name: its parts, variants, stages and parameters, for --with, --variant, --at and --set.

import { type Parameter, type Part, plainText, type Scenario, standingText, type Value, wrapText } from "../index.ts";
import type { Terminal } from "./terminal.ts";

export interface Contents {
  readonly name: string;
  readonly title: string;
  /** What can be switched on, in the order in which it is laid over the scenario. */
  readonly parts: readonly (Pick<Part, "name" | "title" | "adds" | "why" | "needs" | "excludes"> & { readonly lens: boolean; readonly on: boolean })[];
  readonly variants: readonly { readonly name: string; readonly title: string; readonly why: string }[];
  /** `player` is null where chance decides. */
  readonly stages: readonly { readonly name: string; readonly title: string; readonly player: string | null; readonly when: string }[];
  /** Declared ones first; `inline`: written where it is used, and named by that place. */
  readonly parameters: readonly { readonly name: string; readonly title: string; readonly value: Value; readonly range: readonly [number, number] | null; readonly choices: readonly string[] | null; readonly unit: string; readonly basis: string; readonly confidence: Parameter["confidence"]; readonly sources: readonly string[]; readonly inline: boolean }[];
}

/**
 * @param asked  the name or path that the user typed
 * @param parts  all that lie beside the scenario
 */
export function contentsOf(asked: string, scenario: Scenario, parts: readonly Part[]): Contents {
  const parameters = [...scenario.parameters.values()].map((parameter) => ({
    name: parameter.name, title: plainText(parameter.title), value: parameter.value, range: parameter.range, choices: parameter.choices,
    unit: plainText(parameter.unit), basis: parameter.basis, confidence: parameter.confidence, sources: parameter.sources, inline: isInline(parameter),
  }));
  return {
    name: asked, title: plainText(scenario.title),
    parts: parts.map(({ name, title, adds, why, isLens, needs, excludes }) => ({ name, title: plainText(title), adds: plainText(adds), why: plainText(why), needs, excludes, lens: isLens, on: scenario.parts.some((part) => part.name === name) })),
    variants: [...scenario.variants.values()].map(({ name, title, why }) => ({ name, title: plainText(title), why: plainText(why) })),
    stages: [...scenario.stages.values()].map(({ name, title, player, when }) => ({ name, title: plainText(title), player, when: plainText(when) })),
    parameters: [...parameters.filter(({ inline }) => !inline), ...parameters.filter(({ inline }) => inline)],
  };
}

/** A declared name holds no dot; the name of an inline number is a place of several steps. */
function isInline({ name }: Parameter): boolean {
  return name.includes(".");
}

/** @param all  inline parameters too */
export function contentsText(contents: Contents, all: boolean, { columns, ink }: Terminal): string {
  const { name, title, parts, variants, stages, parameters } = contents;
  const shown = parameters.filter(({ inline }) => all || !inline), hidden = parameters.length - shown.length;
  const blocks = [
    [ink.strong(`${name}  ${title}`)],
    parts.length === 0 ? [] : [ink.strong("Parts (--with NAME, lenses --lens NAME)"), ...parts.flatMap((part) => [`  ${part.name}${part.lens ? " (lens)" : ""}${part.on ? " (on)" : ""}`, ...wrapText(part.title, columns, "    "), ...wrapText(`${part.adds} ${part.why}`, columns, "    ").map(ink.faint)])],
    variants.length === 0 ? [] : [ink.strong("Variants (--variant NAME)"), ...variants.flatMap((variant) => [`  ${variant.name}`, ...wrapText(variant.title, columns, "    "), ...wrapText(variant.why, columns, "    ").map(ink.faint)])],
    [ink.strong("Stages (explain --at NAME)"), ...stageLines(stages, columns)],
    parameters.length === 0 ? [] : [
      ink.strong("Parameters (--set NAME=VALUE)"),
      ...shown.flatMap((parameter) => [...wrapText(valueText(parameter), columns, "  "), ...wrapText(aboutText(parameter), columns, "    ").map(ink.faint)]),
      ...(hidden === 0 ? [] : wrapText(`${shown.length === 0 ? "" : "and "}${hidden} written where they are used, such as ${parameters.at(-1)?.name ?? ""}: add --all`, columns, "  ")),
    ],
  ];
  return `${blocks.filter((block) => block.length > 0).map((block) => block.join("\n")).join("\n\n")}\n`;
}

function stageLines(stages: Contents["stages"], width: number): string[] {
  const heads = stages.map(({ name, player }) => [name, player ?? "chance"] as const);
  const nameWidth = Math.max(...heads.map(([name]) => name.length)), moverWidth = Math.max(...heads.map(([, mover]) => mover.length));
  const indent = Math.min(nameWidth + moverWidth + 6, 40);
  return stages.flatMap(({ title, when }, i) => {
    const [name, mover] = heads[i] as (typeof heads)[number]; // made from the same stages
    const head = `  ${name.padEnd(nameWidth)}  ${mover.padEnd(moverWidth)}  `;
    const lines = wrapText([title, when === "" ? "" : `(${when})`].filter((part) => part !== "").join(" "), width, " ".repeat(indent));
    return head.length > indent ? [head.trimEnd(), ...lines] : [`${head}${(lines[0] ?? "").slice(indent)}`.trimEnd(), ...lines.slice(1)];
  });
}

/** Without the noise of the last digits that a spread brings. */
const plainNumber = (x: number): string => String(Number(x.toPrecision(12)));

function valueText({ name, value, range, choices, unit }: Contents["parameters"][number]): string {
  const span = range === null ? "" : `, ${plainNumber(range[0])} to ${plainNumber(range[1])}`;
  const oneOf = choices === null ? "" : `, one of ${choices.join(", ")}`;
  return `${name} = ${String(value)}${span}${oneOf}${unit === "" ? "" : ` (${unit})`}`;
}

function aboutText({ title, basis, confidence, sources }: Contents["parameters"][number]): string {
  const known = confidence === null ? "" : ` (${standingText(confidence)})`;
  return [...(title === "" ? [] : [title]), `${sources.length === 0 ? basis : `${basis}: ${sources.join(", ")}`}${known}`].join("; ");
}
