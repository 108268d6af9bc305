// The crisis in one screen: what, who, when; three maps, the days, the sites, the timeline.

import "./briefing.css";
import data from "virtual:excomm/briefing";
import { lazy, type ReactNode, Suspense } from "react";
import { useScenarioTitle, useStudio } from "../../app/scenario.ts";
import { makeStore, useStore } from "../../app/store.ts";
import { Figure, Folio, KnownDot, PageBody, Segmented, useSize, Waiting } from "../../kit/index.ts";
import { texts } from "../../texts.ts";
import { DayChart } from "./day-chart.tsx";
import { Intro, WashingtonCounts } from "./intro.tsx";
import { CAPITALS, type Capital } from "./known.ts";
import { WashingtonLegend } from "./legends.tsx";
import { doubtOn } from "./reach-state.ts";
import { SiteMap } from "./site-map.tsx";
import { cityTable, dayTable, siteTable } from "./tables.ts";
import { Timeline } from "./timeline.tsx";
import { WashingtonMap } from "./washington-map.tsx";

const said = texts.briefing;
const Elsewhere = lazy(() => import("./elsewhere.tsx"));

/** What the briefing is of, whatever scenario is open. */
const CRISIS = "october-1962";

/** Outlives the page, so that the reader comes back to the day that was left. */
const store = makeStore({ day: data.days.length - 2, capital: "washington" as Capital });

interface ViewProps {
  readonly day: number;
  readonly switcher: ReactNode;
}

export function Page() {
  const { day, capital } = useStore(store), { scenario } = useStudio(), title = useScenarioTitle();
  const setDay = (next: number) => store.set({ day: next, capital });
  const switcher = <Segmented label={said.seenFrom} choices={CAPITALS.map((value) => ({ value, label: said.capitals[value] }))} value={capital} onChange={(next) => store.set({ day, capital: next })} />;
  return (
    <>
      <PageBody title={said.title} className={`briefing from-${capital}`}>
        {capital === "washington" ? <FromWashington day={day} switcher={switcher} /> : <Suspense fallback={<Waiting />}><Elsewhere data={data} capital={capital} day={day} switcher={switcher} /></Suspense>}
        <Days day={day} onDay={setDay} />
        <Timeline data={data} day={day} onDay={setDay} capital={capital} />
      </PageBody>
      <Folio>
        <span>{said.folio(data.totals.events, data.totals.works)}</span>
        <span className="how-known">{said.howKnown} {(["verified", "recalled", "uncertain", "computed"] as const).map((known) => <span key={known}><KnownDot known={known} /> {texts.kit.known[known]}</span>)}</span>
        <span className="coasts">{said.coasts}</span>
        {scenario.kind === "known" && scenario.name === CRISIS ? null : <span className="end">{said.otherOpen(title)}</span>}
      </Folio>
    </>
  );
}

function FromWashington({ day, switcher }: ViewProps) {
  const words = said.washington, { washington } = data, { date } = data.days[day]!, doubt = doubtOn(data, day), [city] = washington.cities; // the day is one of them
  const { ref, size: [width, height] } = useSize(innerWidth > 1100 ? [innerWidth - 664, Math.max(820, innerHeight - 80) - 268] : [innerWidth, 290]);
  const sites = useSize([370, 196]);
  return <>
    <Intro lead={words.lead} legend={<WashingtonLegend />}><WashingtonCounts data={data} day={day} /></Intro>
    <div className="map-panel">
      <Figure
        name={`${words.figure}-${date}`} table={cityTable(data, day)} title={doubt === null ? words.notReady : words.doubt(doubt.km, doubt.people)}
        sentence={doubt === null || city === undefined ? words.notReadySentence(words.million(washington.every.at(-1)?.people ?? 0)) : words.doubtSentence(city.title, city.km)} foot={switcher}
      >
        <div className="map-room" ref={ref}><WashingtonMap data={data} day={day} width={width} height={height} /></div>
      </Figure>
    </div>
    <div className="sites-panel" ref={sites.ref}>
      <Figure name={`${said.sites.figure}-${date}`} table={siteTable(data, day)} title={said.sites.heading(date)} sentence={<SitesKey />}>
        <SiteMap data={data} day={day} width={sites.size[0]} />
      </Figure>
    </div>
  </>;
}

function SitesKey() {
  return <>
    <svg className="in-line" width={14} height={14} viewBox="-7 -7 14 14" aria-hidden="true"><circle r={5.5} fill="none" stroke="var(--west)" strokeWidth={1.6} /></svg> {said.sites.believed}{" "}
    <svg className="in-line" width={12} height={12} viewBox="-6 -6 12 12" aria-hidden="true"><rect x={-4} y={-4} width={8} height={8} fill="var(--east)" /></svg> {said.sites.ready}{" "}
    <svg className="in-line" width={12} height={12} viewBox="-6 -6 12 12" aria-hidden="true"><rect x={-4} y={-4} width={8} height={8} fill="none" stroke="var(--east)" strokeWidth={1.3} strokeDasharray="2 1.6" /></svg> {said.sites.none}
  </>;
}

function Days({ day, onDay }: { readonly day: number; readonly onDay: (day: number) => void }) {
  const { ref, size: [width] } = useSize([innerWidth > 700 ? 622 : innerWidth - 32, 200]);
  return (
    <div className="days-panel"><div ref={ref}>
      <Figure name={said.days.figure} table={dayTable(data)} title={said.days.heading} sentence={said.days.sentence}>
        <DayChart data={data} day={day} onDay={onDay} width={width} />
      </Figure>
    </div></div>
  );
}
