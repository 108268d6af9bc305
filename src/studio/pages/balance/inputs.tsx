// Every number that the balance rests on, as a slider over its range, with where it comes from.

import { useMemo, useState } from "react";
import type { Basis, Swing } from "../../../index.ts";
import { KnownDot, Slider } from "../../kit/index.ts";
import { texts } from "../../texts.ts";
import type { BalanceGround, BalanceInput } from "../../worker/balance.ts";
import { putAllBack, setInput } from "./state.ts";

const said = texts.balance;
/** How many of the numbers that the answer leans on most stand open; on a phone the figures follow below them. */
const feltCount = () => (innerWidth > 800 ? 8 : 3);

export interface InputsProps {
  readonly ground: BalanceGround;
  readonly set: Readonly<Record<string, number>>;
  /** Of the output looked at, the farthest first; null while they are worked out. */
  readonly swings: readonly Swing[] | null;
}

export function Inputs({ ground, set, swings }: InputsProps) {
  const groups = useMemo(() => groupsOf(ground.inputs), [ground]), [search, setSearch] = useState("");
  // The order of the first answer stays, so that sliders do not jump from under the hand.
  const [first, setFirst] = useState<readonly string[]>([]);
  if (first.length === 0 && swings !== null) setFirst(swings.slice(0, feltCount()).map(({ name }) => name));
  const moved = Object.keys(set), byName = new Map(ground.inputs.map((input) => [input.name, input]));
  const shown = [...new Set([...moved, ...first])].map((name) => byName.get(name)).filter((input) => input !== undefined);
  const wanted = search.trim().toLowerCase(), found = wanted === "" ? [] : ground.inputs.filter((input) => `${input.group} ${input.title} ${input.name}`.toLowerCase().includes(wanted)).slice(0, 12);
  return (
    <section className="inputs" aria-label={said.inputs.title}>
      <h2>{said.inputs.title}</h2>
      <p className="small">{said.inputs.sentence(ground.inputs.length, ground.inputs.filter(({ confidence, works }) => confidence === "uncertain" && works.length === 0).length)}</p>
      {moved.length === 0 ? null : <p className="small"><button type="button" className="as-link" onClick={putAllBack}>{said.inputs.putBack(moved.length)}</button></p>}
      <label className="search small">{said.inputs.search}<input type="search" value={search} onChange={(event) => setSearch(event.currentTarget.value)} /></label>
      {(wanted === "" ? shown : found).map((input) => <InputSlider key={input.name} input={input} value={set[input.name] ?? input.value} withGroup />)}
      {wanted !== "" && found.length === 0 ? <p className="small">{said.inputs.none}</p> : null}
      {wanted === "" ? (
        <details className="input-group all">
          <summary>{said.inputs.all(ground.inputs.length)}</summary>
          {groups.map(([name, inputs]) => <Group key={name} name={name === "" ? said.inputs.judgements : name} inputs={inputs} set={set} />)}
        </details>
      ) : null}
    </section>
  );
}

/** Closed, a group draws nothing: there are hundreds of numbers. */
function Group({ name, inputs, set }: { readonly name: string; readonly inputs: readonly BalanceInput[]; readonly set: InputsProps["set"] }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="input-group" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{name} <span>{inputs.length}</span></summary>
      {isOpen ? inputs.map((input) => <InputSlider key={input.name} input={input} value={set[input.name] ?? input.value} />) : null}
    </details>
  );
}

function InputSlider({ input, value, withGroup = false }: { readonly input: BalanceInput; readonly value: number; readonly withGroup?: boolean }) {
  const { name, title, group, unit, works, confidence, note } = input, range = rangeOf(input), [work] = works;
  return (
    <div title={note === "" ? undefined : note}>
      <Slider
        name={withGroup && group !== "" ? `${group}: ${title}` : title} value={value} base={input.value} range={range} basis={basisOf(input)} show={(x) => `${digits(x)}${unit}`}
        source={<span className="source">{work === undefined ? said.inputs.judgement : <cite title={works.map(({ full }) => full).join("; ")}>{work.short}</cite>} <KnownDot known={confidence} />{input.low < input.high ? null : <> {said.inputs.noRange}</>}</span>}
        onChange={(next) => setInput(name, next === input.value ? null : next)}
      />
    </div>
  );
}

/** The range of the data; where none is recorded, from half to double, as far as it means anything. */
export function rangeOf({ value, low, high, bounds }: Pick<BalanceInput, "value" | "low" | "high" | "bounds">): readonly [number, number] {
  if (low < high) return [low, high];
  const to = value === 0 ? Math.min(bounds[1], 1) : Math.min(bounds[1], 2 * value), from = Math.max(bounds[0], value / 2);
  return from < to ? [from, to] : [bounds[0], bounds[1]];
}

export function basisOf({ confidence, works }: Pick<BalanceInput, "confidence" | "works">): Basis {
  return confidence === "computed" ? "computed" : works.length > 0 || confidence !== "uncertain" ? "sourced" : "judgement";
}

export function digits(x: number): string {
  return String(Number(x.toPrecision(4)));
}

function groupsOf(inputs: readonly BalanceInput[]): [string, BalanceInput[]][] {
  const groups = new Map<string, BalanceInput[]>();
  for (const input of inputs) groups.set(input.group, [...(groups.get(input.group) ?? []), input]);
  // The judgements, which belong to no weapon, first.
  return [...groups].sort(([a], [b]) => Number(b === "") - Number(a === ""));
}
