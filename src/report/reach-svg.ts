// What missiles reach, as a figure: a map, the shares in reach, and the sites.

import { type Dossier, standingKind } from "../dossier/index.ts";
import { dayText, daysFrom, longDay, monthText } from "./days.ts";
import type { Atlas } from "./map.ts";
import { countOf, countText } from "./numbers.ts";
import type { Covered, ReachReport, TargetReach } from "./reach.ts";
import { baseMark, believedRing, cityMark, inReach, type MapPart, reachMap, shortTitle, sideLook, siteMark, TERRITORY } from "./reach-map.ts";
import { citations, footingCounts, footingGroups } from "./standing-text.ts";
import { INK, INK_2, INK_3, marginOf, round, RULE, sheetSvg, svgText } from "./svg.ts";
import { textWidth } from "./tree-text.ts";

export interface ReachFigure {
  readonly dossier: Dossier;
  readonly report: ReachReport;
  readonly atlas: Atlas;
  /** "Excomm 0.1.0". */
  readonly engine: string;
  /** Px: about 720 for a page of print, 390 for one column or a phone. */
  readonly width: number;
}

const SIZE = 11.5, GAP = 22;

/** The figure: an SVG document. */
export function reachSvg({ dossier, report, atlas, engine, width }: ReachFigure): string {
  const inner = width - 2 * marginOf(width);
  const map = reachMap(dossier, report, atlas, inner);
  const legend = legendOf(dossier, report, inner);
  const isEstimated = report.systems.some(({ launchers }) => launchers.believed !== null);
  const isWide = inner > 560 && isEstimated;
  const half = isWide ? (inner - GAP) / 2 : inner;
  const sites = isEstimated ? siteDays(dossier, report, half) : null;
  const bars = shareBars(report, half);
  const parts: { readonly part: MapPart; readonly x: number; readonly y: number }[] = [{ part: map, x: 0, y: 0 }, { part: legend, x: 0, y: map.height + 12 }];
  let bottom = map.height + 12 + legend.height + 16;
  if (sites !== null && isWide) {
    parts.push({ part: sites, x: 0, y: bottom }, { part: bars, x: half + GAP, y: bottom });
    bottom += Math.max(sites.height, bars.height);
  } else {
    for (const part of sites === null ? [bars] : [bars, sites]) {
      parts.push({ part, x: 0, y: bottom });
      bottom += part.height + 14;
    }
    bottom -= 14;
  }
  return sheetSvg({
    width, title: titleOf(report), lead: leadOf(report),
    body: [
      `<defs><pattern id="reach-hatch" width="3" height="3" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="3" height="3" fill="${TERRITORY}"/><path d="M0 0V3" stroke="${INK}" stroke-width="1.5"/></pattern></defs>`,
      ...parts.flatMap(({ part, x, y }) => (x === 0 && y === 0 ? part.lines : [`<g transform="translate(${round(x)} ${round(y)})">`, ...part.lines, `</g>`])),
    ],
    bodyHeight: bottom, caption: captionOf(dossier, report, map.outside, engine),
  });
}

function titleOf(report: ReachReport): string {
  const { systems, view, cities, together, date, extent } = report;
  const day = date === extent.to ? "" : `On ${longDay(date).replace(/ \d+$/, "")} `;
  const people = `of the people of the ${cities.length} largest ${view.cities}`;
  const share = (low: Covered, high: Covered) => rangeOf(low.peopleShare, high.peopleShare);
  if (together !== null) return `${day === "" ? view.title : `${day}${lowerFirst(view.title)}`} reach ${share(together.shortest, together.longest)} percent ${people}`;
  const said = systems.flatMap((reach, i) => {
    const first = reach.rows[0], last = reach.rows.at(-1);
    if (first === undefined || last === undefined) return [];
    const real = reach.launchers.ready > 0;
    const shares = real ? share(first.ready, last.ready) : share(first.every, last.every);
    const absent = reach.system.launchers.high === 0 ? ", of which none came," : `, not yet ready,${i === 0 ? " would reach" : ""}`;
    return [`${i === 0 ? (day === "" ? "The" : `${day}the`) : "the"} ${shortTitle(reach)}${real ? " reaches" : absent} ${shares}${i === 0 ? ` percent ${people}` : ""}`];
  });
  return said.join("; ");
}

function lowerFirst(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}

function rangeOf(low: number, high: number): string {
  const [from, to] = [Math.round(100 * low), Math.round(100 * high)];
  return from === to ? String(to) : `${from} to ${to}`;
}

function leadOf(report: ReachReport): string {
  const { systems, date, extent } = report;
  const counted = systems.filter(({ system }) => system.launchers.high > 0).map(({ launchers, system, sites }) => {
    const believed = launchers.believed === null ? "" : ` in fact, ${launchers.believed} as believed`;
    return `${system.title}: ${launchers.sites} launchers at ${sites.length} sites, ${launchers.ready} ready${believed}`;
  });
  return `${date === extent.to ? `As of ${longDay(date)}` : `On ${longDay(date)}`}. ${counted.join("; ")}.`;
}

/** Marks with their meaning, in lines. */
function legendOf(dossier: Dossier, report: ReachReport, width: number): MapPart {
  const { view, systems } = report;
  const target = sideLook(dossier, view.targets), shooter = sideLook(dossier, systems[0]?.system.side ?? "");
  const estimated = systems.some(({ launchers }) => launchers.believed !== null), planned = systems.some(({ launchers }) => launchers.ready === 0);
  const city = (reached: "all" | "some" | "none") => (x: number, y: number) => cityMark(reached, x + 6, y, 5.5);
  const base = (reached: "all" | "none") => (x: number, y: number) => baseMark(reached, x + 6, y, target.colour);
  const site = (isReady: boolean, isBelieved: boolean) => (x: number, y: number) => siteMark({ isReady, isBelieved }, shooter, x + 6, y, 3.4);
  const line = (dash: string) => (x: number, y: number) => `<path d="M${x - 2} ${y}h18" stroke="${shooter.colour}" stroke-width="1.6"${dash}/>`;
  const items: readonly { readonly text: string; readonly mark: (x: number, y: number) => string; readonly room: number }[] = [
    { text: "city in reach at every range (area: people)", mark: city("all"), room: 17 }, { text: "at some", mark: city("some"), room: 17 }, { text: "out of reach", mark: city("none"), room: 17 },
    { text: "bomber base in reach", mark: base("all"), room: 17 }, { text: "out of reach", mark: base("none"), room: 17 },
    { text: "site ready in fact", mark: site(true, false), room: 17 },
    ...(estimated ? [{ text: "not ready", mark: site(false, false), room: 17 }, { text: "believed ready", mark: site(false, true), room: 17 }] : []),
    { text: "range", mark: line(""), room: 21 },
    ...(planned ? [{ text: "range of a plan", mark: line(` stroke-dasharray="6 4"`), room: 21 }] : []),
  ];
  const lines: string[] = [];
  let x = 0, y = 8;
  for (const { text, mark, room } of items) {
    const wide = room + textWidth(text, SIZE) + 16;
    if (x > 0 && x + wide - 16 > width) [x, y] = [0, y + 18];
    lines.push(mark(x, y), svgText(x + room, y + 4, text, { size: SIZE, fill: INK_2 }));
    x = round(x + wide);
  }
  return { lines, width, height: y + 10 };
}

/** For each system and range: the share of the people in reach as a bar, and the bomber bases. */
function shareBars(report: ReachReport, width: number): MapPart {
  const lines = [svgText(0, 12, `People in reach, of ${(report.people / 1e6).toFixed(1)} million`, { size: 13, bold: true })];
  let y = 22;
  const shownOf = (reach: ReachReport["systems"][number]) => reach.rows.map(({ every, ready }) => (reach.launchers.ready > 0 ? ready : every));
  const saidOf = (covered: Covered) => `${percent(covered.peopleShare)} \u00b7 ${basesText(covered, report)}`;
  const label = 66, numbers = 8 + Math.max(...report.systems.flatMap(shownOf).map((covered) => textWidth(saidOf(covered), SIZE))), room = width - label - numbers;
  for (const reach of report.systems) {
    const real = reach.launchers.ready > 0;
    lines.push(svgText(0, y + 12, `${shortTitle(reach)}${real ? "" : reach.system.launchers.high === 0 ? ", none came" : ", not yet ready"}`, { size: SIZE, fill: INK_2 }));
    y += 18;
    const shares = shownOf(reach);
    reach.rows.forEach(({ km }, i) => {
      const shown = shares[i]!; // one for each row
      const length = round(room * shown.peopleShare);
      lines.push(
        svgText(0, y + 10, `${countText(Math.round(km))} km`, { size: SIZE }),
        `<rect x="${label}" y="${y}" width="${round(room)}" height="12" fill="none" stroke="${RULE}"/>`,
        `<rect x="${label}" y="${y}" width="${length}" height="12" fill="${real ? INK : "url(#reach-hatch)"}"${real ? "" : ` stroke="${INK}" stroke-width=".8"`}/>`,
        svgText(label + room + 8, y + 10, saidOf(shown), { size: SIZE }),
      );
      y += 17;
    });
    y += 5;
  }
  return { lines, width, height: y - 5 };
}

function percent(share: number): string {
  return `${(100 * share).toFixed(0)} %`;
}

function basesText({ bases }: Covered, report: ReachReport): string {
  return `${Number.isInteger(bases) ? bases : bases.toFixed(1)} of ${countOf(report.bases.length, "base")}`;
}

/** By site: the day it was believed ready, a ring, and the day it was ready in fact, with the span between accounts as a line. */
function siteDays(dossier: Dossier, report: ReachReport, width: number): MapPart {
  const { systems, date, extent } = report;
  const days = daysFrom(extent.from, extent.to), label = 104, step = (width - label - 44) / Math.max(1, days.length - 1);
  const at = (day: string) => round(label + step * Math.max(-0.5, Math.min(days.length - 0.4, day < extent.from ? -0.5 : day > extent.to ? days.length - 0.4 : days.indexOf(day))));
  const rows = systems.flatMap(({ system, sites }) => sites.map((row) => ({ row, system })));
  const top = 34, pitch = 17, bottom = top + pitch * rows.length;
  const lines = [svgText(0, 12, `The day each site was ready, ${monthText(extent.from)}`, { size: 13, bold: true })];
  days.forEach((day, i) => {
    if (i % 2 === 0) lines.push(svgText(at(day), top - 8, String(Number(day.slice(8))), { size: 11, fill: INK_3, anchor: "middle" }));
    lines.push(`<path d="M${at(day)} ${top - 3}V${bottom - 6}" stroke="${day === date ? INK_2 : RULE}" stroke-width="${day === date ? 1 : 0.5}"/>`);
  });
  rows.forEach(({ row: { site }, system }, i) => {
    const y = top + pitch * i + 6, look = sideLook(dossier, system.side);
    lines.push(svgText(0, y + 4, site.title, { size: SIZE }));
    if (site.believed !== null) {
      const { day, earliest, latest } = site.believed;
      if (day > extent.to) lines.push(svgText(at(day) - 6, y + 4, dayText(day), { size: 11, fill: INK_3 }));
      else lines.push(`<path d="M${at(earliest)} ${y + 3}H${at(latest)}" stroke="${INK}" stroke-width="1"/>`, believedRing(at(day), y, 3.4));
    }
    if (site.ready !== null && system.launchers.high > 0) {
      const { day, earliest, latest } = site.ready;
      lines.push(`<path d="M${at(earliest)} ${y - 2}H${at(latest)}" stroke="${look.colour}" stroke-width="1.6"/>`, siteMark({ isReady: true, isBelieved: false }, look, at(day), y, 3.4));
    }
  });
  return { lines, width, height: bottom };
}

function outsideText(outside: readonly TargetReach[]): string {
  if (outside.length === 0) return "";
  return outside.length < 4 ? ` (${outside.map(({ place }) => place.title).join(", ")} outside the map)` : ` (${outside.length} of them outside the map)`;
}

/** How well the days are known; where some are known better than others, which. */
function daysFooting(dossier: Dossier, { systems }: ReachReport): string {
  const facts = (key: "believed" | "ready") => systems.flatMap(({ system, sites }) => sites.flatMap(({ site }) => {
    const day = key === "ready" && system.launchers.high === 0 ? null : site[key];
    return day === null ? [] : [{ label: site.title, provenance: day }];
  }));
  const of = (title: string, days: ReturnType<typeof facts>) => (days.length === 0 ? [] : [`${title} ${new Set(days.map(({ provenance }) => standingKind(provenance))).size === 1 ? footingCounts(days.map(({ provenance }) => provenance)) : footingGroups(dossier, days)}.`]);
  return [...of("Days as believed:", facts("believed")), ...of("Days in fact:", facts("ready"))].join(" ");
}

function captionOf(dossier: Dossier, report: ReachReport, outside: readonly TargetReach[], engine: string): string[] {
  const { systems, cities, bases, errorKm, view } = report;
  const out = cities.filter((target) => inReach(report, target) === "none").length;
  const ranges = systems.flatMap(({ rows }) => rows.map(({ km, provenance }) => ({ label: `${countText(Math.round(km))} km`, provenance })));
  const works = citations(dossier, [...new Set([...cities, ...bases].flatMap(({ place }) => place.sources))]);
  return [
    ...(systems.some(({ launchers }) => launchers.believed !== null) ? [`Beside the days of the sites: lines give the span between accounts; ready means able to fire within hours. ${daysFooting(dossier, report)}`] : []),
    `Distances are WGS84 geodesics from the nearest site to the centre of a city, which counts whole${errorKm === 0 ? "" : `; the range has a normal error of ${errorKm} km`}. ${countOf(out, "city", "cities")} of ${cities.length} ${out === 1 ? "is" : "are"} out of reach${outsideText(outside)}. The map is azimuthal equidistant: distances from its centre are true.`,
    `Ranges ${report.rangeKm === null ? footingGroups(dossier, ranges) : "as asked"}. Populations ${footingCounts(cities.map(({ place }) => place))}; places of sites ${footingCounts(systems.flatMap((reach) => reach.sites.map(({ site }) => site.place)))}.`,
    `Source: ${works === "" ? view.title : works}; ${engine}. Coasts: Natural Earth${view.territory.length > 2 ? ", borders of today that together are those of then" : ""}.`,
  ];
}
