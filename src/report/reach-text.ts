// What missiles reach, as a table.

import { type Dossier, type KnownDay, standingSign, standingSigns } from "../dossier/index.ts";
import { dayText, longDay, monthText, spanText } from "./days.ts";
import type { Ink } from "./ink.ts";
import { tableLines, wrapText } from "./layout.ts";
import { countOf, countText } from "./numbers.ts";
import { citiesInDoubt, type Covered, type RangeRow, type ReachReport, type SystemReach, type TargetReach } from "./reach.ts";
import { footingCounts, footingGroups } from "./standing-text.ts";

/** What `excomm reach` prints. */
export function reachText(dossier: Dossier, report: ReachReport, width: number, ink: Ink): string {
  const { view, date, cities, bases, people, errorKm } = report;
  const title = `${view.title}: what they reach, ${longDay(date)}`;
  const targets = `Of the ${cities.length} largest ${view.cities}, with ${millions(people)} people, and of ${countOf(bases.length, "bomber base")}.`;
  const blocks = [
    [...wrapText(title, width).map(ink.strong), ...wrapText(targets, width)],
    ...report.systems.map((system, i) => systemLines(report, system, i, width, ink)),
    ...(report.together === null ? [] : [togetherLines(report, report.together, width, ink)]),
    noteLines(dossier, report, errorKm, width).map(ink.faint),
  ];
  return `${blocks.map((block) => block.join("\n")).join("\n\n")}\n`;
}

function systemLines(report: ReachReport, reach: SystemReach, index: number, width: number, ink: Ink): string[] {
  const { system, launchers, rows, sites } = reach;
  const isAbsent = system.launchers.high === 0;
  const estimated = launchers.believed !== null && !isAbsent;
  const faintHead = (line: string, row: number) => (row === -1 ? ink.faint(line) : line);
  const ready = estimated ? `ready on ${dayText(report.date)}: ${launchers.ready} in fact, ${launchers.believed} as believed` : `${launchers.ready} ready on ${dayText(report.date)}`;
  const placed = launchers.sites < system.launchers.value ? `${countOf(system.launchers.value, "launcher")}, ${launchers.sites} of them at the ${countOf(sites.length, "site")} shown` : `${countOf(launchers.sites, "launcher")} at ${countOf(sites.length, "site")}`;
  const head = isAbsent ? `${system.title}: no missile came; sites for ${launchers.sites} launchers` : `${system.title}: ${placed}, ${ready}`;
  const ranges = tableLines({
    columns: [
      { name: "range, km", align: "left" }, { name: "cities", align: "right" }, { name: "people", align: "right" }, { name: "bases", align: "right" },
      ...(estimated ? [{ name: "believed ready", align: "right" as const }, { name: "ready in fact", align: "right" as const }] : []),
    ],
    rows: rows.map((row) => [rangeTitle(row), number(row.every.cities), share(row.every.peopleShare), baseText(row.every, report), ...(estimated ? [share(row.believed?.peopleShare ?? 0), share(row.ready.peopleShare)] : [])]),
  }, width, "  ", faintHead);
  return [...wrapText(head, width).map(ink.strong), ...ranges, "", ...siteLines(report, reach, width, faintHead), ...doubtLines(citiesInDoubt(report, index), rows, index, width)];
}

function rangeTitle({ title, km }: RangeRow): string {
  return `${countText(Math.round(km))} ${title}`;
}

function siteLines(report: ReachReport, { system, sites, rows }: SystemReach, width: number, decorate: (line: string, row: number) => string): string[] {
  const believed = sites.some(({ site }) => site.believed !== null), ready = sites.some(({ site }) => site.ready !== null);
  const longest = rows.at(-1)?.km ?? 0;
  return tableLines({
    columns: [
      { name: `from, at ${countText(Math.round(longest))} km`, align: "left" }, { name: "cities", align: "right" }, { name: "people", align: "right" }, { name: "bases", align: "right" },
      ...(believed ? [{ name: "believed ready", align: "right" as const }] : []), ...(ready ? [{ name: "ready in fact", align: "right" as const }] : []),
    ],
    rows: alike(sites.map(({ site, covered }) => [
      site.title, number(covered.cities), share(covered.peopleShare), number(covered.bases),
      ...(believed ? [spanOf(site.believed, report)] : []), ...(ready ? [system.launchers.high === 0 ? "never" : spanOf(site.ready, report)] : []),
    ])),
  }, width, "  ", decorate);
}

/** Rows that differ in their first cell alone as one row: "San Juan 1, San Juan 2", "Mepal and 18 more". */
function alike(rows: readonly (readonly string[])[]): string[][] {
  const groups = new Map<string, { names: string[]; rest: readonly string[] }>();
  for (const [name = "", ...rest] of rows) {
    const group = groups.get(rest.join("\n"));
    if (group === undefined) groups.set(rest.join("\n"), { names: [name], rest });
    else group.names.push(name);
  }
  return [...groups.values()].map(({ names, rest }) => [names.length < 3 ? names.join(", ") : `${names[0]} and ${names.length - 1} more`, ...rest]);
}

/** A day of the crisis with its span, or of one long before since when; and the sign of how well it is known. */
function spanOf(day: KnownDay | null, { extent }: ReachReport): string {
  if (day === null) return "never";
  return `${day.latest < extent.from ? `since ${monthText(day.day)}` : spanText(day.day, day.earliest, day.latest)} ${standingSign(day)}`;
}

function doubtLines(doubtful: readonly TargetReach[], rows: readonly RangeRow[], index: number, width: number): string[] {
  if (doubtful.length === 0 || rows.length < 2) return [];
  const [first] = doubtful;
  const people = doubtful.reduce((sum, city) => sum + city.people, 0);
  const shown = doubtful.slice(0, 4).map(({ place, nearest }) => `${place.title} ${countText(Math.round(nearest[index]?.km ?? 0))}`);
  const more = doubtful.length > shown.length ? ` and ${doubtful.length - shown.length} more` : "";
  const from = first?.nearest[index]?.site.title ?? "";
  return ["", ...wrapText(`The choice of range decides over ${countOf(doubtful.length, "city", "cities")} with ${millions(people)} people: ${shown.join(", ")} km${more}; ${first?.place.title ?? ""} is measured from ${from}.`, width, "  ")];
}

function togetherLines(report: ReachReport, { shortest, longest }: NonNullable<ReachReport["together"]>, width: number, ink: Ink): string[] {
  const line = (words: string, { cities, peopleShare, bases }: Covered) => `${words} ranges ${number(cities)} cities, ${share(peopleShare)} of the people, ${number(bases)} of ${report.bases.length} bomber bases`;
  return [ink.strong("All that are ready, together"), ...wrapText(`${line("At the shortest", shortest)}; ${line("at the longest", longest)}.`, width, "  ")];
}

function noteLines(dossier: Dossier, report: ReachReport, errorKm: number, width: number): string[] {
  const { systems, cities, bases } = report;
  const ranges = systems.flatMap(({ rows }) => rows.map(({ km, provenance }) => ({ label: `${countText(Math.round(km))} km`, provenance })));
  const isAsked = report.rangeKm !== null;
  const sites = systems.flatMap((reach) => reach.sites.map(({ site }) => site.place));
  const days = systems.flatMap((reach) => reach.sites.flatMap(({ site }) => [site.believed, ...(reach.system.launchers.high === 0 ? [] : [site.ready])])).filter((day) => day !== null);
  const estimated = systems.some(({ launchers, system }) => launchers.believed !== null && system.launchers.high > 0);
  return [
    ...(estimated ? wrapText("Beside a range, believed ready and ready in fact: the people reached from only the sites that were so on the day; ready means able to fire within hours.", width) : []),
    ...wrapText(`Distances are WGS84 geodesics from the nearest site to the centre of a city, which counts whole. ${errorKm === 0 ? "The edge of a range is sharp; --range-error gives it a width." : `The range has a normal error of ${errorKm} km; numbers are expectations.`}`, width),
    ...(isAsked ? [] : wrapText(`Ranges ${footingGroups(dossier, ranges)}.`, width)),
    ...(days.length === 0 ? [] : wrapText(`Days of readiness: ${standingSigns(days).join("; ")}.`, width)),
    ...wrapText(`Populations: ${footingCounts(cities.map(({ place }) => place))}. Places of bases: ${footingCounts(bases.map(({ place }) => place))}; of sites: ${footingCounts(sites)}.`, width),
  ];
}

/** Whole, or with one decimal where it is an expectation. */
function number(count: number): string {
  return Number.isInteger(count) ? String(count) : count.toFixed(1);
}

function share(part: number): string {
  return part === 0 ? "0 %" : `${(100 * part).toFixed(part < 0.0995 ? 1 : 0)} %`;
}

function baseText({ bases, basesShare }: Covered, report: ReachReport): string {
  return report.bases.length < 10 ? number(bases) : `${number(bases)} (${share(basesShare)})`;
}

function millions(people: number): string {
  return people >= 999_500 ? `${(people / 1e6).toFixed(1)} million` : countText(Math.round(people));
}
