// Launchers ready by day, believed and in fact: the chart is the day slider.

import { Hatch, useDrawingId } from "../../kit/index.ts";
import { texts } from "../../texts.ts";
import { eventsOn } from "./known.ts";
import type { BriefingData, CountOf, DayOf } from "./picture.ts";

const said = texts.briefing.days;
const MOST = 24, REGIMENT = 8;

export interface DayChartProps {
  readonly data: BriefingData;
  readonly day: number;
  readonly onDay: (day: number) => void;
  readonly width: number;
}

interface Place {
  readonly x: (day: number) => number;
  readonly y: (launchers: number) => number;
  readonly column: number;
  readonly top: number;
  readonly bottom: number;
  readonly isNarrow: boolean;
}

export function DayChart({ data, day, onDay, width }: DayChartProps) {
  const id = useDrawingId(), isNarrow = width < 480, height = isNarrow ? 196 : 200;
  const left = isNarrow ? 22 : 26, right = isNarrow ? 4 : 8, top = 46, bottom = height - 46, column = (width - left - right) / data.days.length;
  const place: Place = { column, top, bottom, isNarrow, x: (i) => left + i * column, y: (n) => top + (bottom - top) * (1 - n / MOST) };
  const { days } = data, chosen = days[day]!; // the day is one of them
  return (
    <div className="day-chart" style={{ height }}>
      <input
        type="range" min={0} max={days.length - 1} step={1} value={day} aria-label={said.slider} aria-valuetext={said.value(chosen)} style={{ left, width: width - left - right }}
        onChange={(event) => onDay(Number(event.currentTarget.value))}
      />
      <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={said.label}>
        <defs><Hatch id={`${id}w`} colour="var(--west)" gap={4} line={1} turn={-45} /></defs>
        {Array.from({ length: MOST / REGIMENT + 1 }, (_, i) => i * REGIMENT).map((n) => (
          <g key={n}><line x1={left} x2={width - right} y1={place.y(n)} y2={place.y(n)} stroke={n === 0 ? "var(--ink-3)" : "var(--rule-soft)"} /><text x={left - 6} y={place.y(n) + 4} textAnchor="end" fontSize={11} className="third">{n}</text></g>
        ))}
        <rect x={place.x(day) - 1} y={top - 8} width={column + 2} height={bottom - top + 8} fill="var(--pencil-wash)" />
        {days.map(({ actual }, i) => <SpanOf key={i} place={place} day={i} count={actual} fill="var(--east)" opacity={0.2} />)}
        {days.map(({ believed }, i) => <SpanOf key={i} place={place} day={i} count={believed} fill={`url(#${id}w)`} opacity={1} />)}
        <path d={steps(place, days, ({ believed }) => believed, -1)} fill="none" stroke="var(--west)" strokeWidth={2.2} />
        <path d={steps(place, days, ({ actual }) => actual, 1)} fill="none" stroke="var(--east)" strokeWidth={2.2} />
        {days.map((one, i) => <Counted key={one.date} place={place} day={i} of={one} />)}
        {days.map((one, i) => <DayFoot key={one.date} data={data} place={place} day={i} date={one.date} isChosen={i === day} />)}
        <g transform={`translate(${(place.x(day) + column / 2).toFixed(1)} 0)`}>
          <line y1={top - 8} y2={bottom} stroke="var(--pencil)" strokeWidth={1.6} />
          <rect className="handle" x={-9} y={top - 22} width={18} height={16} rx={3} fill="var(--pencil)" />
          <path d={`M-2.4 ${top - 17.5}l-3.4 3.5l3.4 3.5M2.4 ${top - 17.5}l3.4 3.5l-3.4 3.5`} fill="none" stroke="var(--on-pencil)" strokeWidth={1.4} />
        </g>
        <ValueWords place={place} day={day} of={chosen} />
        {isNarrow ? null : <Remarks data={data} place={place} day={day} />}
      </svg>
    </div>
  );
}

/** Low to high of a count, as a width; nothing where there is no doubt. */
function SpanOf({ place, day, count, fill, opacity }: { readonly place: Place; readonly day: number; readonly count: CountOf | null; readonly fill: string; readonly opacity: number }) {
  if (count === null || count.high <= count.low) return null;
  return <rect x={place.x(day)} width={place.column} y={place.y(count.high)} height={place.y(count.low) - place.y(count.high)} fill={fill} fillOpacity={opacity} />;
}

function steps({ x, y }: Place, days: readonly DayOf[], of: (day: DayOf) => CountOf | null, shift: number): string {
  return days.map((day, i) => {
    const level = y(of(day)?.value ?? 0) + shift;
    return `${i === 0 ? "M" : "L"}${x(i).toFixed(1)} ${level.toFixed(1)}L${x(i + 1).toFixed(1)} ${level.toFixed(1)}`;
  }).join("");
}

/** A mark where somebody counted on the day itself: full when seen in the text, hollow when not. */
function Counted({ place, day, of: { believed, actual } }: { readonly place: Place; readonly day: number; readonly of: DayOf }) {
  const middle = place.x(day) + place.column / 2, fill = (count: CountOf, colour: string) => (count.confidence === "verified" ? colour : "var(--paper)");
  return <>
    {believed?.isOwn === true ? <circle cx={middle - 4} cy={place.y(believed.value) - 1} r={3.2} fill={fill(believed, "var(--west)")} stroke="var(--west)" strokeWidth={1.5} /> : null}
    {actual?.isOwn === true ? <rect x={middle + 2} y={place.y(actual.value) - 2} width={6} height={6} fill={fill(actual, "var(--east)")} stroke="var(--east)" strokeWidth={1.5} /> : null}
  </>;
}

/** The day, and a stroke for each of its events in the colour of who acted. */
function DayFoot({ data, place, day, date, isChosen }: { readonly data: BriefingData; readonly place: Place; readonly day: number; readonly date: string; readonly isChosen: boolean }) {
  const events = eventsOn(data, date), middle = place.x(day) + place.column / 2, gap = place.isNarrow ? 1.9 : 3;
  const line = place.bottom + (place.isNarrow ? 22 : 34);
  return <>
    <text x={middle} y={place.bottom + 16} textAnchor="middle" fontSize={place.isNarrow ? 11 : 12} style={isChosen ? { fill: "var(--pencil)", fontWeight: 600 } : { fill: "var(--ink-2)" }}>{Number(date.slice(8))}</text>
    {place.isNarrow ? null : <text x={middle} y={place.bottom + 29} textAnchor="middle" fontSize={11} className="third">{said.weekday(date)}</text>}
    {events.map((event, i) => {
      const x = middle + (i - (events.length - 1) / 2) * gap;
      return <line key={event.id} x1={x} x2={x} y1={line} y2={line + 7} stroke={`var(--${event.mark === "us" ? "west" : event.mark === "ussr" ? "east" : event.mark === "cuba" ? "isle" : "ink-3"})`} strokeWidth={1.2} />;
    })}
  </>;
}

/** The two counts of the chosen day, on the side with more room. */
function ValueWords({ place, day, of: { believed, actual } }: { readonly place: Place; readonly day: number; readonly of: DayOf }) {
  const toLeft = day > 5, gap = 14, x = toLeft ? place.x(day) - (gap - place.column / 2) - place.column / 2 + (place.column / 2 - 12) : place.x(day + 1) + 2, anchor = toLeft ? "end" : "start";
  return <>
    <text x={x} y={place.top - 20} textAnchor={anchor} className="bold" style={{ fill: "var(--west)" }}>{said.believed(believed)}</text>
    <text x={x} y={place.top - 5} textAnchor={anchor} className="bold" style={{ fill: "var(--east)" }}>{said.real(actual)}</text>
  </>;
}

/** What the two lines have to say, where they say it. */
function Remarks({ data: { turns, days }, place, day }: { readonly data: BriefingData; readonly place: Place; readonly day: number }) {
  const at = (date: string | null) => days.findIndex((one) => one.date === date), same = at(turns.same), fewer = at(turns.fewer), more = at(turns.more);
  const middle = (i: number) => place.x(i) + place.column / 2, isClear = day > same + 4;
  return <>
    {same < 0 || !isClear ? null : <>
      <text x={place.x(0) + 4} y={place.top + 15} fontSize={11.5} className="second">{said.same(days[same]!)[0]}</text>
      <text x={place.x(0) + 4} y={place.top + 29} fontSize={11.5} className="second">{said.same(days[same]!)[1]}</text>
      <path d={`M${middle(same)} ${place.top + 34}V${place.y(days[same]!.actual?.value ?? 0) - 8}`} stroke="var(--ink-3)" />
    </>}
    {fewer < 0 ? null : <Remark x={place.x(fewer) + 6} y={place.y(3.6)} at={middle(fewer)} to={place.y(days[fewer]!.actual?.value ?? 0) + 8} text={said.fewer(days[fewer]!.date)} />}
    {more < 0 ? null : <Remark x={place.x(more) + 6} y={place.y(10.4)} at={middle(more)} to={place.y(days[more]!.believed?.value ?? 0) + 7} text={said.more(days[more]!.date)} />}
  </>;
}

function Remark({ x, y, at, to, text }: { readonly x: number; readonly y: number; readonly at: number; readonly to: number; readonly text: string }) {
  return <><text x={x} y={y} fontSize={11.5} className="second">{text}</text><path d={`M${at} ${y - 12}V${to}`} stroke="var(--ink-3)" /></>;
}
