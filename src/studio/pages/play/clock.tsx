// What becomes possible when: the plans of one's own side from today, and the days of the crisis that have passed.

import { dayText, daysFrom, type Dossier, type SeatView } from "../../../index.ts";
import { sideColour } from "../../kit/index.ts";
import { texts } from "../../texts.ts";
import { seesCounts } from "./known-then.ts";
import { sideOf } from "./side.ts";

const said = texts.play;
const WIDTH = 300, ROW = 30, TOP = 22;

export function Clock({ view, dossier }: { readonly view: SeatView; readonly dossier: Dossier | null }) {
  const { decision, seat } = view, day = decision?.day ?? "";
  if (dossier === null || dossier.readiness.extent === null || !/^\d{4}-\d{2}-\d{2}$/.test(day) || day < dossier.readiness.extent.from || day > dossier.readiness.extent.to) return null;
  const plans = dossier.choices.plans.filter(({ side, days }) => side === seat && days <= DAYS);
  const counts = seesCounts(dossier, seat) && decision?.isAsRecorded === true ? dossier.readiness.believed.filter(({ date }) => date <= day) : [];
  if (plans.length === 0 && counts.length === 0) return null;
  const first = counts[0]?.date ?? day, days = daysFrom(first, plusDays(day, DAYS)), x = (date: string, more = 0) => ((days.indexOf(date) + more) / days.length) * WIDTH;
  const now = x(day, 0.5), last = counts.at(-1), most = last?.seen ?? 1;
  const ticks = days.filter((_, i) => i % Math.ceil(days.length / 7) === 0);
  const height = TOP + ROW * plans.length + (counts.length === 0 ? 0 : 76);
  return (
    <section className="clock" id="clock">
      <h2>{said.clock}</h2>
      <p className="small">{said.clockNote}</p>
      <svg viewBox={`0 0 ${WIDTH} ${height}`} width="100%" role="img" aria-label={[...plans.map((plan) => `${plan.title}: ${said.readyBy(plan.days)}`), ...counts.map(({ date, value }) => `${dayText(date)}: ${value}`)].join("; ")}>
        {ticks.map((date) => <g key={date}><path d={`M${x(date)} 18V${height}`} stroke="var(--rule-soft)" /><text x={x(date)} y={12} fontSize={11} className="third">{dayText(date)}</text></g>)}
        <path d={`M${now} 17V${height}`} stroke="var(--pencil)" strokeWidth={1.8} /><circle cx={now} cy={17} r={3.4} fill="var(--pencil)" />
        {plans.map((plan, i) => {
          const from = Math.min(WIDTH - 4, now + (plan.days / days.length) * WIDTH), y = TOP + ROW * i;
          return (
            <g key={plan.id}>
              <text x={WIDTH} y={y + 11} textAnchor="end" fontSize={11.5} className="second halo">{plan.title.split(",")[0]}, {said.readyBy(plan.days)}</text>
              <path d={`M${now} ${y + 20}H${from}`} stroke={sideColour(sideOf(dossier, seat, 0))} strokeWidth={1.5} strokeDasharray="2 3" />
              <rect x={from} y={y + 16.5} width={Math.max(4, WIDTH - from)} height={7} fill={sideColour(sideOf(dossier, seat, 0))} fillOpacity={0.85} />
            </g>
          );
        })}
        {counts.map(({ date, value, low, high }) => {
          const base = height - 2, scale = (count: number) => (count / most) * 48;
          return <g key={date}><rect x={x(date, 0.1)} y={base - scale(high)} width={(0.8 / days.length) * WIDTH} height={Math.max(1, scale(high - low))} fill="var(--ink-2)" fillOpacity={0.22} /><path d={`M${x(date, 0.1)} ${base - scale(value)}h${(0.8 / days.length) * WIDTH}`} stroke="var(--ink)" strokeWidth={2} /></g>;
        })}
        {last === undefined ? null : <text x={0} y={height - 62} fontSize={11.5} className="second halo">{said.counted(last.value, most)}</text>}
      </svg>
    </section>
  );
}

/** Days ahead that the clock shows. */
const DAYS = 8;

function plusDays(day: string, count: number): string {
  const [year = 0, month = 1] = day.split("-").map(Number);
  const ahead = daysFrom(day, `${month === 12 ? year + 1 : year}-${String((month % 12) + 1).padStart(2, "0")}-31`);
  return ahead[Math.min(count, ahead.length - 1)] ?? day;
}
