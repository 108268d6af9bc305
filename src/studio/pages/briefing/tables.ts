// The numbers behind the figures of the briefing.

import type { FigureTable } from "../../kit/index.ts";
import { texts } from "../../texts.ts";
import { CAPITALS, knowledgeUpTo } from "./known.ts";
import type { BriefingData, HavanaPicture, MoscowPicture } from "./picture.ts";
import { stateOn } from "./reach-state.ts";

const said = texts.briefing;

export function cityTable(data: BriefingData, day: number): FigureTable {
  const { cities } = stateOn(data, day);
  return { columns: said.washington.columns, rows: data.washington.cities.map(({ title, people, km }, i) => [title, people, Math.round(km), said.washington.reached[cities[i]!]]) }; // one state for each city
}

export function dayTable({ days }: BriefingData): FigureTable {
  const blank = { value: "", low: "", high: "", document: "", counted: "", isOwn: true } as const;
  return {
    columns: said.days.columns,
    rows: days.map(({ date, believed, actual }) => {
      const b = believed ?? blank, a = actual ?? blank;
      return [date, b.value, b.low, b.high, b.isOwn ? b.document : said.days.carried(b.document, b.counted), a.value, a.low, a.high];
    }),
  };
}

export function siteTable({ island, days }: BriefingData, day: number): FigureTable {
  const { believedSites, readySites } = days[day]!, yes = (is: boolean) => (is ? said.sites.yes : said.sites.no); // the day is one of them
  return { columns: said.sites.columns, rows: island.sites.map(({ id, title, launchers }) => [title, launchers, yes(believedSites.includes(id)), yes(readySites.includes(id))]) };
}

export function sovietCityTable({ cities }: MoscowPicture): FigureTable {
  return { columns: said.moscow.columns, rows: cities.map(({ title, people, km, reached }) => [title, people, Math.round(km), said.moscow.reached[reached]]) };
}

export function systemTable({ systems }: MoscowPicture): FigureTable {
  return { columns: said.moscow.systemColumns, rows: systems.flatMap(({ title, launchers, ranges, counts }) => ranges.map(({ km }, i) => [title, launchers, Math.round(km), counts[i]!.cities, counts[i]!.people, counts[i]!.bases])) }; // one count for each range
}

export function placeTable({ sites, posts, ports, american, ground }: HavanaPicture): FigureTable {
  const km = ({ x, y }: { readonly x: number; readonly y: number }) => Math.round(Math.sqrt((x - ground.centre.x) ** 2 + (y - ground.centre.y) ** 2) * ground.kmPerPx), { kinds } = said.havana;
  return { columns: said.havana.columns, rows: [...sites.map((one) => [one.title, kinds.site, km(one)]), ...posts.map((one) => [one.title, one.kind, km(one)]), ...ports.map((one) => [one.title, kinds.port, km(one)]), ...american.map((one) => [one.title, kinds.american, Math.round(one.km)])] };
}

export function knowledgeTable(data: BriefingData, day: number): FigureTable {
  return { columns: said.havana.knownColumns, rows: CAPITALS.map((capital) => {
    const { yes, perhaps, no } = knowledgeUpTo(data, data.days[day]!.date, capital); // the day is one of them
    return [said.capitals[capital], yes, perhaps, no];
  }) };
}
