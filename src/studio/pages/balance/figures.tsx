// The figures of the balance: what each found, in a title, and the numbers behind it.

import { memo, type ReactNode, useState } from "react";
import { type Estimate, percentBand, programmeDays, shareText, shortNumber, type Swing } from "../../../index.ts";
import { Figure, type FigureTable, Segmented, Slider, useSize, Waiting, whole } from "../../kit/index.ts";
import { texts } from "../../texts.ts";
import type { BalanceAnswer, BalanceGround, CoverageOf, Figured } from "../../worker/balance.ts";
import { type BarRow, Bars } from "./bars.tsx";
import { CoverageCurve, coveredAt } from "./coverage.tsx";
import { HomeBars } from "./home.tsx";
import { cellsOf, IncrementGrid, LETTERS } from "./increments.tsx";
import { basisOf, digits, rangeOf } from "./inputs.tsx";
import { Leanings } from "./leaning.tsx";
import { type OutputName, setInput, setOutput } from "./state.ts";
import { gridOf, SurfaceGrid } from "./surface.tsx";

const said = texts.balance;

export interface Parts {
  readonly ground: BalanceGround;
  readonly answer: BalanceAnswer;
  /** With nothing changed; null where nothing is. */
  readonly before: BalanceAnswer | null;
  readonly set: Readonly<Record<string, number>>;
}

const COLOURS = ["var(--west)", "var(--east)"] as const;
const colourOf = ({ sides }: BalanceGround, side: string) => COLOURS[sides.findIndex(({ id }) => id === side)] ?? "var(--ink-2)";
const sideTitle = ({ sides }: BalanceGround, side: string) => sides.find(({ id }) => id === side)?.title ?? side;
const stateTitle = ({ states }: BalanceGround, state: string) => states.find(({ id }) => id === state)?.title ?? state;
/** A number of a table, without the noise of its last digits. */
const told = (x: number): number | string => (Number.isNaN(x) ? "" : Number(x.toPrecision(6)));
const percentTold = (x: number): number | string => (Number.isNaN(x) ? "" : Number((100 * x).toPrecision(6)));

/** A place for a drawing, which learns its width. */
function Room({ children }: { readonly children: (width: number) => ReactNode }) {
  const { ref, size: [width] } = useSize([Math.min(480, innerWidth - 32), 0]);
  return <div ref={ref}>{children(Math.max(260, width))}</div>;
}

export function SalvoFigure({ ground, answer, before }: Parts) {
  const words = said.salvo, { salvos } = answer, forward = salvos.filter(({ side }) => side === ground.forward.side), other = salvos.find(({ side }) => side !== ground.forward.side);
  const [without, arrived] = forward;
  if (without === undefined || arrived === undefined || other === undefined) return null;
  const rows = salvos.map((salvo): BarRow => ({
    key: `${salvo.side} ${salvo.state}`, name: salvo === other ? sideTitle(ground, salvo.side) : `${sideTitle(ground, salvo.side)}: ${stateTitle(ground, salvo.state)}`, said: words.row(shortNumber(salvo.arriving.value), shortNumber(salvo.launchers.value)), estimate: salvo.arriving,
    before: before?.salvos.find(({ side, state }) => side === salvo.side && state === salvo.state)?.arriving.value ?? null, colour: colourOf(ground, salvo.side),
  }));
  const most = Math.max(...salvos.flatMap(({ arriving }) => [arriving.value, Number.isNaN(arriving.high) ? 0 : arriving.high]), ...rows.map((row) => row.before ?? 0));
  const table: FigureTable = { columns: words.columns, rows: salvos.map(({ side, state, launchers, arriving, emt, added }) => [sideTitle(ground, side), stateTitle(ground, state), told(launchers.value), told(arriving.value), told(arriving.low), told(arriving.high), told(emt.value), told(added.value)]) };
  return (
    <Figure name={words.figure} table={table} title={words.title(arrived.added.value)} sentence={words.sentence(shortNumber(without.arriving.value), shortNumber(arrived.arriving.value), shortNumber(other.arriving.value / arrived.arriving.value))}>
      <Room>{(width) => <Bars label={words.label} rows={rows} to={most * 1.04} width={width} kind="bar" />}</Room>
    </Figure>
  );
}

export function StruckFigure({ ground, answer, before }: Parts) {
  const words = said.struck, { struck } = answer, own = struck.filter(({ side }) => side !== ground.forward.side), [without, arrived] = own, other = struck.find(({ side, state }) => side === ground.forward.side && state === arrived?.state);
  if (without === undefined || arrived === undefined || other === undefined) return null;
  const odds = (list: readonly Estimate[]) => list.map(({ value }) => shareText(value));
  const rows = struck.map((one): BarRow => ({
    key: `${one.side} ${one.state}`, name: words.row(sideTitle(ground, one.side), stateTitle(ground, one.state)), said: `${shareText(one.share.value)}${percentBand(one.share) === "" ? "" : ` (${percentBand(one.share).replace(" %", "").replace(" to ", "–")})`}`, estimate: one.share,
    before: before?.struck.find(({ side, state }) => side === one.side && state === one.state)?.share.value ?? null, colour: colourOf(ground, one.side),
    note: words.note(shortNumber(one.survivors.value), shortNumber(one.before.value), shortNumber(one.delivered.value), odds(one.assured), ground.enough),
  }));
  const table: FigureTable = {
    columns: [...words.columns, ...ground.enough.map(words.atLeast)],
    rows: struck.map(({ side, state, before: ready, survivors, share, delivered, assured }) => [sideTitle(ground, side), stateTitle(ground, state), told(ready.value), told(survivors.value), percentTold(share.value), percentTold(share.low), percentTold(share.high), told(delivered.value), ...assured.map(({ value }) => percentTold(value))]),
  };
  return (
    <Figure name={words.figure} table={table} title={words.title(sideTitle(ground, arrived.side), shareText(arrived.share.value), shareText(without.share.value))} sentence={words.sentence(shortNumber(arrived.delivered.value), sideTitle(ground, other.side), shortNumber(other.delivered.value), odds(other.assured)[0] ?? "")}>
      <Room>{(width) => <Bars label={words.label} rows={rows} to={1} width={width} kind="point" />}</Room>
    </Figure>
  );
}

const SHOWN = 10;

export function LeaningFigure({ ground, answer, swings, output }: Parts & { readonly swings: readonly Swing[] | null; readonly output: OutputName }) {
  const words = said.leaning, inputs = new Map(ground.inputs.map((input) => [input.name, input])), state = ground.states[1]?.id, show = (x: number) => (output === "survivors" ? shareText(x) : output === "index" ? x.toFixed(3) : shortNumber(x));
  const value = output === "index" ? answer.stability.find((one) => one.state === state)?.index.value : output === "salvo" ? answer.salvos.find((one) => one.state === state && one.side === ground.forward.side)?.arriving.value : answer.struck.find((one) => one.state === state && one.side !== ground.forward.side)?.share.value;
  // While the next are worked out, the last stand.
  const [last, setLast] = useState<{ readonly output: OutputName; readonly swings: readonly Swing[] } | null>(null);
  if (swings !== null && last?.swings !== swings) setLast({ output, swings });
  const chooser = <Segmented label={words.output} choices={(["survivors", "salvo", "index"] as const).map((name) => ({ value: name, label: words.outputs[name] }))} value={output} onChange={setOutput} />;
  if (last === null || last.output !== output) return <figure className="chart"><h2>{words.outputs[output]}</h2><Waiting text={words.waiting} />{chooser}</figure>;
  const top = last.swings.slice(0, SHOWN), first = inputs.get(top[0]?.name ?? "");
  const table: FigureTable = { columns: words.columns, rows: last.swings.map(({ name, atLow, atHigh }) => [name, told(inputs.get(name)?.low ?? NaN), told(inputs.get(name)?.high ?? NaN), told(atLow), told(atHigh)]) };
  return (
    <Figure name={`${words.figure}-${output}`} table={table} title={words.title(first === undefined ? "" : `${first.group === "" ? "" : `${first.group}, `}${first.title}`)} sentence={words.sentence} foot={chooser}>
      <Room>{(width) => <Leanings swings={top} inputs={inputs} value={value ?? NaN} show={show} width={width} />}</Room>
    </Figure>
  );
}

export function SurfaceFigure({ ground, answer, set }: Parts) {
  const words = said.surface, [state, setState] = useState(ground.states[1]?.id ?? ground.states[0]?.id ?? ""), here = answer.stability.find((one) => one.state === state);
  const damage = ground.inputs.find(({ name }) => name === "damage_per_emt"), weight = ground.inputs.find(({ name }) => name === "weight");
  if (here === undefined || damage === undefined || weight === undefined) return null;
  const grid = gridOf(here.forces, damage, weight), all = grid.values.flat(), at = [set["damage_per_emt"] ?? damage.value, set["weight"] ?? weight.value] as const;
  const table: FigureTable = { columns: words.columns, rows: grid.ys.flatMap((y, j) => grid.xs.map((x, i) => [told(y), told(x), told(grid.values[j]![i]!)])) };
  return (
    <Figure
      name={`${words.figure}-${state}`} table={table} title={words.title(Math.min(...all).toFixed(2), Math.max(...all).toFixed(2))} sentence={words.sentence}
      foot={<span>{words.here(here.index.value.toFixed(3), here.ratios.map(({ value }, i) => words.ratio(ground.sides[i]?.title ?? "", value.toFixed(2))))}</span>}
    >
      <div className="above"><Segmented label={words.state} choices={ground.states.map(({ id, title }) => ({ value: id, label: title }))} value={state} onChange={setState} /></div>
      <Room>{(width) => <SurfaceGrid grid={grid} damage={damage} weight={weight} at={at} isMoved={at[0] !== damage.value || at[1] !== weight.value} width={width} />}</Room>
    </Figure>
  );
}

const OWN_COUNT = 44, OWN_RANGE = [10, 120] as const;

export const IncrementFigure = memo(function IncrementFigure({ ground }: { readonly ground: BalanceGround }) {
  const words = said.increments, [own, setOwn] = useState(OWN_COUNT), { increments: { bases, added }, phrases } = ground, { rows } = cellsOf(ground, own), all = rows.flat();
  const shares = all.map(({ share }) => Math.round(100 * share));
  const table: FigureTable = { columns: [words.columns, "", ...added.map(({ title }) => title)], rows: bases.map(({ title, value }, b) => [title, value, ...rows[b]!.map(({ share }) => Math.round(100 * share))]) };
  return (
    <Figure name={words.figure} table={table} title={words.title(phrases.map(({ text }, i) => ({ text, fits: all.filter(({ phrase }) => phrase === i).length })), all.length)} sentence={words.sentence(Math.min(...shares), Math.max(...shares))}>
      <Room>{(width) => <IncrementGrid ground={ground} own={own} isMoved={own !== OWN_COUNT} width={width} />}</Room>
      <ul className="small key">
        {phrases.map(({ text }, i) => <li key={text}><svg width={30} height={16} viewBox="0 0 30 16" aria-hidden="true"><rect x={1} y={1} width={28} height={14} rx={7} fill={i === 0 ? "var(--board)" : "none"} stroke="var(--ink)" strokeWidth={i === 0 ? 1 : 1.6} />{i === 0 ? null : <path d="M8 14L20 2M14 14L26 2M3 13L13 3" stroke="var(--ink-3)" />}</svg> {words.phrase(text)}</li>)}
        {added.map(({ title }, i) => <li key={title}><b>{LETTERS[i]}</b> {title}</li>)}
      </ul>
      <Slider name={words.ownSlider} value={own} base={OWN_COUNT} range={OWN_RANGE} basis={null} show={words.launchers} onChange={(next) => setOwn(Math.round(next))} />
    </Figure>
  );
});

/** The input of the balance that a range decides: the share of the bomber bases within reach. */
const REACH_INPUT = "cuba_r12.reach.us_bombers";

export const CoverageFigure = memo(function CoverageFigure({ ground }: { readonly ground: BalanceGround }) {
  const [of, planned] = ground.coverage;
  return of === undefined ? null : <CoverageOfFigure ground={ground} of={of} planned={planned} />;
});

function CoverageOfFigure({ ground, of, planned }: { readonly ground: BalanceGround; readonly of: CoverageOf; readonly planned: CoverageOf | undefined }) {
  const words = said.coverage, longest = of.ranges.at(-1)?.km ?? 2000, [range, setRange] = useState(longest), [error, setError] = useState(0), here = coveredAt(of, range, error), count = (n: number) => (Number.isInteger(n) ? String(n) : n.toFixed(1));
  const table: FigureTable = { columns: words.columns, rows: [...of.ranges.map(({ km }) => km), range].map((km) => [km, coveredAt(of, km, error)] as const).map(([km, found]) => [told(km), told(found.people), percentTold(found.peopleShare), told(found.cities), told(found.bases), percentTold(found.basesShare)]) };
  const input = ground.inputs.find(({ name }) => name === REACH_INPUT);
  return (
    <Figure name={words.figure} table={table} title={words.title(of.title.split(" ")[0] ?? "", whole(range), shareText(here.peopleShare), shareText(here.basesShare))} sentence={words.sentence(count(here.cities), of.cities.length, count(here.bases), of.bases.length, error)}>
      <Room>{(width) => <CoverageCurve of={of} planned={planned} range={range} error={error} isMoved={range !== longest || error !== 0} width={width} />}</Room>
      <Slider name={words.range} value={range} base={longest} range={[1000, 2600]} basis="sourced" show={words.km} source={<span className="source">{of.ranges.at(-1)?.works.map(({ short }) => short).join(", ")}</span>} onChange={setRange} />
      <Slider name={words.error} value={error} base={0} range={[0, 200]} basis="judgement" show={words.km} onChange={setError} />
      {input === undefined ? null : <p><button type="button" className="button slight" onClick={() => setInput(REACH_INPUT, Number(here.basesShare.toPrecision(4)))}>{words.use(shareText(here.basesShare))}</button></p>}
    </Figure>
  );
}

export const HomeFigure = memo(function HomeFigure({ ground }: { readonly ground: BalanceGround }) {
  return ground.home === null ? null : <HomeOfFigure home={ground.home} />;
});

function HomeOfFigure({ home }: { readonly home: NonNullable<BalanceGround["home"]> }) {
  const words = said.home, [moved, setMoved] = useState<Readonly<Record<string, number>>>({}), at = (name: string, base: number) => moved[name] ?? base;
  const missiles = at("missiles", home.missiles), perYear = at("perYear", home.perYear.value), cost = at("cost", home.costRatio.value), forward = at("forward", home.forwardDays.value), days = programmeDays(0, missiles, perYear), ratio = days / forward;
  const slider = (name: string, title: string, base: number, range: readonly [number, number], show: (n: number) => string, of: Figured | null) => (
    <Slider name={title} value={at(name, base)} base={base} range={range} basis={of === null ? "computed" : basisOf(of)} show={show} source={of === null ? undefined : <span className="source">{of.works.map(({ short }) => short).join(", ") || said.inputs.judgement}</span>} onChange={(next) => setMoved({ ...moved, [name]: next })} />
  );
  const bounded = (of: Figured) => rangeOf({ ...of, bounds: [0, 10_000] });
  const table: FigureTable = { columns: words.columns, rows: [missiles, perYear, days, forward, ratio, cost].map((value, i) => [words.rows[i] ?? "", told(value)]) };
  return (
    <Figure name={words.figure} table={table} title={words.title(shortNumber(ratio), digits(cost))} sentence={words.sentence(Math.round(missiles), shortNumber(days), shortNumber(forward))}>
      <Room>{(width) => <HomeBars forwardDays={forward} days={days} cost={cost} costSpan={[home.costRatio.low, home.costRatio.high]} width={width} />}</Room>
      <div className="beside">
      {slider("missiles", words.missiles, home.missiles, [24, 100], words.count, null)}
      {slider("perYear", words.perYear, home.perYear.value, bounded(home.perYear), words.count, home.perYear)}
      {slider("cost", words.cost, home.costRatio.value, [1.2, 4], words.times, home.costRatio)}
      {slider("forward", words.forward, home.forwardDays.value, bounded(home.forwardDays), words.days, home.forwardDays)}
      </div>
    </Figure>
  );
}
