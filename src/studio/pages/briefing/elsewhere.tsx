// The crisis as seen from Moscow and from Havana.

import havana from "virtual:excomm/briefing/havana";
import moscow from "virtual:excomm/briefing/moscow";
import type { ReactNode } from "react";
import { Figure, useSize } from "../../kit/index.ts";
import { texts } from "../../texts.ts";
import { HavanaMoves } from "./havana-moves.tsx";
import { HavanaMap } from "./havana-map.tsx";
import { HavanaCounts, Intro, MoscowCounts } from "./intro.tsx";
import { KnowledgeBars } from "./knowledge-bars.tsx";
import { type Capital, knowledgeUpTo } from "./known.ts";
import { HavanaLegend, MoscowLegend } from "./legends.tsx";
import { MoscowMap } from "./moscow-map.tsx";
import type { BriefingData } from "./picture.ts";
import { SystemBars } from "./system-bars.tsx";
import { knowledgeTable, placeTable, sovietCityTable, systemTable } from "./tables.ts";

interface ElsewhereProps {
  readonly data: BriefingData;
  readonly day: number;
  readonly switcher: ReactNode;
}

export default function Elsewhere({ capital, ...props }: ElsewhereProps & { readonly capital: Capital }) {
  return capital === "moscow" ? <FromMoscow {...props} /> : <FromHavana {...props} />;
}

const guess = (): readonly [number, number] => (innerWidth > 1100 ? [innerWidth - 664, 552] : [innerWidth, 290]);

function FromMoscow({ switcher }: ElsewhereProps) {
  const said = texts.briefing.moscow, { ref, size: [width, height] } = useSize(guess()), bars = useSize([370, 196]);
  const launchers = moscow.systems.reduce((sum, one) => sum + one.launchers, 0), [low, high] = moscow.together;
  return <>
    <Intro lead={said.lead} legend={<MoscowLegend />}><MoscowCounts picture={moscow} /></Intro>
    <div className="map-panel">
      <Figure name={said.figure} table={sovietCityTable(moscow)} title={said.title(moscow.nearest.km)} sentence={said.sentence(launchers, low?.cities ?? 0, high?.cities ?? 0, moscow.cities.length)} foot={switcher}>
        <div className="map-room" ref={ref}><MoscowMap picture={moscow} width={width} height={height} /></div>
      </Figure>
    </div>
    <div className="sites-panel" ref={bars.ref}>
      <Figure name={said.systemsFigure} table={systemTable(moscow)} title={said.systemsHeading} sentence={said.systemsSentence(moscow.fields.filter(({ state }) => state === "operational").length, moscow.fields.length)}>
        <SystemBars picture={moscow} width={bars.size[0]} />
      </Figure>
    </div>
  </>;
}

function FromHavana({ data, day, switcher }: ElsewhereProps) {
  const said = texts.briefing.havana, { ref, size: [width, height] } = useSize(guess()), bars = useSize([370, 196]);
  const { date } = data.days[day]!, { yes, perhaps, no } = knowledgeUpTo(data, date, "havana"); // the day is one of them
  return <>
    <Intro lead={said.lead} legend={<HavanaLegend />}><HavanaCounts data={data} picture={havana} day={day} /></Intro>
    <div className="map-panel">
      <Figure name={`${said.figure}-${date}`} table={placeTable(havana)} title={said.title} sentence={said.sentence(date, havana.cruise.toBaseKm)} foot={switcher}>
        <div className="map-room" ref={ref}><HavanaMap data={data} picture={havana} day={day} width={width} height={height} /></div>
      </Figure>
    </div>
    <div className="sites-panel" ref={bars.ref}>
      <Figure name={`${said.knownFigure}-${date}`} table={knowledgeTable(data, day)} title={said.knownHeading(yes, yes + perhaps + no)} sentence={said.knownSentence}>
        <KnowledgeBars data={data} day={day} width={bars.size[0]} />
      </Figure>
    </div>
    <HavanaMoves />
  </>;
}
