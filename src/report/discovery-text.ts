// When sites are found and how ready they are by then, as tables.

import type { Discovery, DiscoveryDay, DiscoveryRace, Estimate } from "../assessment/index.ts";
import { type Dossier, type Provenance, standingSign } from "../dossier/index.ts";
import { assessmentTable, assumptionReport, bandsText, percentBand, shareText, shortNumber, standingLegend } from "./assumptions-text.ts";
import { dayText, longDay } from "./days.ts";
import type { Ink } from "./ink.ts";
import { wrapText } from "./layout.ts";

/** What `excomm detect` prints. */
export function discoveryText(dossier: Dossier, discovery: Discovery, width: number, ink: Ink): string {
  const { workings, choices, race, others } = discovery;
  const table = assessmentTable(choices, width, ink);
  const changed = [...flightChanges(choices), ...[...choices.changes].map(([name, value]) => `${name} = ${value}`)];
  const counts = [...dossier.readiness.believed, ...dossier.readiness.actual];
  const recorded = (date: string) => {
    const find = (list: readonly (Provenance & { readonly date: string; readonly value: number })[]) => list.filter((entry) => entry.date <= date).at(-1);
    const isWithin = dossier.readiness.extent !== null && date >= dossier.readiness.extent.from && date <= dossier.readiness.extent.to;
    return isWithin ? [find(dossier.readiness.believed), find(dossier.readiness.actual)].map((count) => (count === undefined ? "" : `${shortNumber(count.value)} ${standingSign(count)}`)) : ["", ""];
  };
  const lines = [
    ...wrapText(workings.title, width).map(ink.strong),
    ...wrapText(`Schedule "${race.id}": ${race.title.slice(0, 1).toLowerCase()}${race.title.slice(1)}${changed.length === 0 ? "" : `; ${changed.join("; ")}`}. Work at ${workings.sites} sites begins on ${longDay(workings.begins)}.`, width, "  "),
    ...wrapText(`What is covered, seen and built when is judgement: --inputs lists every number.${bandsText(choices)}`, width, "  ").map(ink.faint),
    "",
    ...wrapText("Found and reported by the end of the day, and what is ready by then", width).map(ink.strong),
    ...table(
      ["", "flights", "found", "5 to 95 %", "ready", "none", "all", "believed", "in fact"],
      shownDays(discovery).map(({ date, flights, found, ready }) => [dayText(date), shortNumber(flights), shareText(found.value), percentBand(found), String(Number(ready.expected.toFixed(1))), shareText(ready.none), shareText(ready.all), ...recorded(date)]),
    ),
    ...wrapText("Ready: expected number of sites by the model, and the chances that none is and that all are. Believed, in fact: launchers ready by the record of the time and by later accounts; excomm reach has them by site.", width, "  ").map(ink.faint),
    ...(counts.length === 0 ? [] : standingLegend(counts, width).map(ink.faint)),
    "",
    ...wrapText("The race: what is ready when the sites are reported", width).map(ink.strong),
    ...table(["Schedule", "none", "5 to 95 %", "some", "all, never", "ready", "half by"], [...(isChanged(discovery) ? [raceRow("as asked", race)] : []), ...others.map((other) => raceRow(other.title, other))]),
    ...wrapText("Never: not by the last day looked at. Ready: expected share of the sites when they are reported. Half by: the first day by which that is likelier than not.", width, "  ").map(ink.faint),
  ];
  return `${lines.join("\n")}\n`;
}

/** What is asked of the flights beyond the schedule: "no flight from 10 Oct to 20 Oct". */
export function flightChanges({ gaps, flights }: Discovery["choices"]): string[] {
  return [...gaps.map(([from, to]) => `no flight from ${dayText(from)} to ${dayText(to)}`), ...flights.map(({ date, cover }) => `a flight on ${dayText(date)} over ${shareText(cover)} of the sites`)];
}

function raceRow(title: string, { before, during, after, readyShare, medianDay }: DiscoveryRace): string[] {
  const share = (estimate: Estimate) => shareText(estimate.value);
  return [title, share(before), percentBand(before), share(during), share(after), Number.isNaN(readyShare.value) ? "-" : share(readyShare), medianDay === null ? "never" : dayText(medianDay)];
}

/** Whether the schedule asked for is not one of the file as it stands. */
function isChanged({ choices, workings }: Discovery): boolean {
  return choices.gaps.length > 0 || choices.flights.length > 0 || [...choices.changes.keys()].some((name) => !workings.quantities.some(({ id }) => id === name));
}

/** Every tenth day or so, and every day of the crisis for which readiness is on record that changes much. */
export function shownDays({ days, schedule, choices }: Discovery): DiscoveryDay[] {
  const flown = new Set([...schedule.flights.map(({ date }) => date), ...choices.flights.map(({ date }) => date), schedule.steady?.from]);
  let last = -Infinity;
  return days.filter(({ date, found }, i) => {
    const isShown = i % 14 === 0 || i === days.length - 1 || flown.has(date) || found.value - last >= 0.1;
    if (isShown) last = found.value;
    return isShown;
  });
}

/** The same for programs. */
export function discoveryReport({ workings, choices, schedule, days, race, others, assumptions }: Discovery) {
  return {
    title: workings.title, begins: workings.begins, until: workings.until, sites: workings.sites, schedule: schedule.id, gaps: choices.gaps, flights: choices.flights, draws: choices.draws, seed: choices.seed,
    days, race, schedules: others, inputs: assumptions.map(assumptionReport),
  };
}

