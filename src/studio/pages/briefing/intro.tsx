// The column beside the map: what it is about, how many people it is about, what its marks mean.

import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Hatch, useDrawingId, whole } from "../../kit/index.ts";
import { texts } from "../../texts.ts";
import type { BriefingData, Count, HavanaPicture, MoscowPicture } from "./picture.ts";
import { stateOn } from "./reach-state.ts";

const said = texts.briefing;
/** Where each of the words leads that stand as links in `said.next`. */
const NEXT = [[1, "/play"], [3, "/model"], [5, "/theses"]] as const;

export function Intro({ lead, children, legend }: { readonly lead: string; readonly children: ReactNode; readonly legend: ReactNode }) {
  return (
    <section className="intro">
      <h1>{said.heading}</h1>
      <p className="read">{lead}</p>
      <p className="small next">{NEXT.map(([at, to]) => <span key={to}>{said.next[at - 1]}<Link to={to}>{said.next[at]}</Link></span>)}{said.next.at(-1)}</p>
      <div className="counts">{children}</div>
      <ul className="legend">{legend}</ul>
    </section>
  );
}

/** A mark and its meaning. */
export function LegendRow({ mark, children }: { readonly mark: ReactNode; readonly children: ReactNode }) {
  return <li><svg width={26} height={16} viewBox="-13 -8 26 16" aria-hidden="true">{mark}</svg><span>{children}</span></li>;
}

/** Shares of a whole by shorter and longer range: solid, two hatches, hollow. */
export function ShareBar({ label, parts, whole, ranges, beyond, show, ticks, isPlan = false }: {
  readonly label: string; readonly parts: readonly number[]; readonly whole: number; readonly ranges: readonly string[]; readonly beyond: string; readonly show: (part: number, isLast: boolean) => string;
  /** What would be reached otherwise: strokes through the bar. */
  readonly ticks?: readonly number[];
  /** Nothing is reached yet: the parts are what would be. */
  readonly isPlan?: boolean;
}) {
  const id = useDrawingId(), width = 244, at = (n: number) => (n / whole) * width;
  const spread = spreadOf(parts.map(at), [0, ...parts.slice(1).map(() => 46)]);
  return (
    <svg className="share-bar" viewBox={`0 0 ${width} 56`} role="img" aria-label={label}>
      <defs><Hatch id={`${id}1`} colour="var(--ink)" gap={4} line={1.6} ground="var(--sheet)" /><Hatch id={`${id}2`} colour="var(--ink)" gap={4} line={0.9} ground="var(--sheet)" /></defs>
      <rect x={0.5} y={20} width={width - 1} height={18} fill="var(--sheet)" stroke="var(--ink-2)" />
      {parts.map((part, i) => {
        const from = i === 0 ? 0 : at(parts[i - 1]!); // there is one before
        return <rect key={i} className="follows" x={from} y={20} width={Math.max(0, at(part) - from)} height={18} fill={isPlan ? "none" : i === 0 ? "var(--ink)" : `url(#${id}${i})`} stroke={i === 0 && !isPlan ? "none" : isPlan ? "var(--ink-3)" : "var(--ink)"} strokeDasharray={isPlan ? "3 3" : undefined} strokeWidth={0.9} />;
      })}
      {(ticks ?? []).map((tick) => <path key={tick} d={`M${at(tick)} 17v24`} stroke="var(--east)" strokeWidth={1} strokeDasharray="2 2" />)}
      {parts.map((part, i) => <text key={i} x={spread[i]} y={13} className={isPlan ? "third" : "bold"}>{show(part, i === parts.length - 1)}</text>)}
      {ranges.map((range, i) => <text key={range} x={spread[i]} y={52} fontSize={11} className="second">{range}</text>)}
      {(spread.at(-1) ?? 0) > width - 110 ? null : <text x={width} y={52} fontSize={11} textAnchor="end" className="third">{beyond}</text>}
    </svg>
  );
}

/** Left ends of labels that want to stand at some places and need some room each. */
function spreadOf(wanted: readonly number[], room: readonly number[]): number[] {
  const placed: number[] = [];
  wanted.forEach((at, i) => placed.push(i === 0 ? 0 : Math.max(at - 14, (placed[i - 1] ?? 0) + (room[i] ?? 0))));
  return placed;
}

export function WashingtonCounts({ data, day }: { readonly data: BriefingData; readonly day: number }) {
  const { washington } = data, { counts, isReady } = stateOn(data, day), words = said.washington, people = (list: readonly Count[]) => list.map((count) => count.people);
  const isEvery = counts.every((count, i) => count.people === washington.every[i]?.people), shown = isReady ? counts : washington.every, all = people(washington.every).map(words.million);
  return <>
    <p className="label">{words.people(words.million(washington.people), washington.cities.length)}</p>
    <ShareBar
      label={words.countLabel(people(counts).map(words.million), words.million(washington.people))} parts={people(shown)} whole={washington.people} beyond={words.beyond} show={(n, isLast) => (isLast ? words.lastMillion(n) : words.million(n))} isPlan={!isReady}
      ranges={washington.ranges.map(({ km }, i) => `${whole(km)}${i === 0 ? " km" : ""}`)} {...(isEvery || !isReady ? {} : { ticks: people(washington.every) })}
    />
    <p className="small">{words.bases} <b>{counts.map(({ bases }) => bases).join(", ")}</b> {words.ofBases(washington.bases.length)}</p>
    {isEvery ? null : <p className="small">{isReady ? words.everySite(all) : words.noneYet}</p>}
  </>;
}

export function MoscowCounts({ picture }: { readonly picture: MoscowPicture }) {
  const words = said.moscow, million = (people: number) => (people / 1e6).toFixed(1), ranges = picture.systems[0]?.ranges ?? [];
  const alone = picture.systems.find(({ counts }) => counts.every(({ people }, i) => people === picture.together[i]?.people));
  return <>
    <p className="label">{words.people(million(picture.people), picture.cities.length)}</p>
    <ShareBar
      label={words.people(million(picture.people), picture.cities.length)} parts={picture.together.map(({ people }) => people)} whole={picture.people} beyond={words.beyond} show={(people, isLast) => (isLast ? said.washington.lastMillion(people) : million(people))}
      ranges={ranges.map(({ km }, i) => `${whole(km)}${i === 0 ? " km" : ""}`)}
    />
    {alone === undefined ? null : <p className="small">{words.alone(words.group(alone))}.</p>}
  </>;
}

const FORCES_MOST = 400_000;

/** Who stands ready to fight, in people: a bar with the doubt washed. */
export function HavanaCounts({ data, picture, day }: { readonly data: BriefingData; readonly picture: HavanaPicture; readonly day: number }) {
  const words = said.havana, { date } = data.days[day]!; // the day is one of them
  const troops = picture.arrived.find(({ title }) => title === "Soviet troops"), counted = picture.believedTroops.findLast((one) => one.date <= date);
  const rows = [...picture.forces.filter(({ unit }) => unit === "people").map((force) => ({ ...force, colour: force.side === "cuba" ? "var(--isle)" : "var(--west)" })), ...(troops === undefined ? [] : [{ ...troops, side: "ussr", colour: "var(--east)" }])];
  const at = (n: number) => Math.min(1, n / FORCES_MOST) * 244;
  return <>
    <p className="label">{words.forcesHeading}</p>
    <ul className="forces">
      {rows.map(({ title, value, low, high, colour, side }) => (
        <li key={title}>
          <span className="small">{title}</span><b>{whole(value)}</b>
          <svg viewBox="0 0 244 9" aria-hidden="true"><rect y={2} width={at(high)} height={6} fill={colour} fillOpacity={0.2} /><rect y={2} width={at(value)} height={6} fill={colour} /><path d={`M${at(low)} 0v9M${at(high)} 0v9`} stroke="var(--ink-3)" />{side === "ussr" && counted !== undefined ? <circle cx={at(counted.value)} cy={5} r={3.6} fill="var(--paper)" stroke="var(--west)" strokeWidth={1.6} /> : null}</svg>
          {side === "ussr" && counted !== undefined ? <span className="small wide">{words.believed(counted.value, counted.date)}</span> : null}
        </li>
      ))}
    </ul>
  </>;
}
