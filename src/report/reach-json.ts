// What missiles reach, as the JSON that docs/json.md describes.

import { type KnownDay, type Provenance, provenanceText } from "../dossier/index.ts";
import type { ReachReport, TargetReach } from "./reach.ts";

export function reachJson({ view, date, rangeKm, errorKm, systems, together, cities, bases, people }: ReachReport): object {
  const targets = (list: readonly TargetReach[]) => list.map(({ place, people: living, nearest }) => ({
    id: place.id, title: place.title, lat: place.lat, lon: place.lon, ...(living > 0 ? { people: living } : {}), ...basis(place),
    nearest: nearest.map(({ km, site }, i) => ({ system: systems[i]?.system.id ?? "", site: site.id, km })),
  }));
  return {
    view: view.id, title: view.title, date, rangeKm, errorKm,
    targets: { side: view.targets, cities: cities.length, people, bases: bases.length },
    systems: systems.map(({ system, launchers, rows, sites }) => ({
      id: system.id, title: system.title, side: system.side, launchers,
      ranges: rows.map(({ title, km, provenance, every, believed, ready }) => ({ title, km, ...basis(provenance), every, believed, ready })),
      sites: sites.map(({ site, isBelieved, isReady, covered }) => ({
        id: site.id, title: site.title, lat: site.place.lat, lon: site.place.lon, ...basis(site.place), launchers: site.launchers.value,
        isBelieved, isReady, believed: dayOf(site.believed), ready: dayOf(site.ready), covered,
      })),
    })),
    together,
    cities: targets(cities), bases: targets(bases),
  };
}

function basis(fact: Provenance): object {
  return { confidence: fact.confidence, standing: provenanceText(fact), sources: fact.sources };
}

function dayOf(day: KnownDay | null): object | null {
  return day === null ? null : { day: day.day, earliest: day.earliest, latest: day.latest, ...basis(day) };
}
