// What the balance, discovery and a quarantine rest on beyond the record: three more files of a dossier, mostly judgement.

import { z } from "zod";
import type { Dossier, ExchangeArm, FlightSchedule, ForceState, IncrementPhrase, KnownNumber } from "./dossier.ts";
import { atLeastZero, byId, day, figure, listOf, provenance, provenanceOf, quantities, text } from "./fields.ts";

const record = { error: "a map of keys and values" };
const truth = (otherwise: boolean) => z.boolean({ error: "true or false" }).optional().transform((value) => value ?? otherwise);
const figuresById = z.record(z.string(), figure).optional().transform((figures): ReadonlyMap<string, KnownNumber> => new Map(Object.entries(figures ?? {})));
const counts = z.array(atLeastZero, { error: "a list of numbers" }).min(1, { error: "at least one number" });

export const exchangeFile = z.strictObject({
  title: text,
  sides: z.record(z.string(), text).transform((sides): ReadonlyMap<string, string> => new Map(Object.entries(sides))),
  forward: z.strictObject({ side: text, title: text }, record),
  states: byId({ title: text, launchers: figuresById }, (id, file): ForceState => ({ id, ...file })),
  arms: byId(
    {
      title: text, side: text, systems: z.array(text, { error: "a list of weapon systems" }).min(1, { error: "at least one weapon system" }), homeland: truth(true), prompt: truth(false), unwarned: truth(false), reach: figuresById,
      aim_points: figure, hardness_psi: figure, away: figure, leaves: figure, located: figure, in_time: figure, penetration: figure,
    },
    (id, { title, side, systems, homeland, prompt, unwarned, reach, ...figures }): ExchangeArm => ({ id, title, side, systems, homeland, prompt, unwarned, figures, reach }),
  ),
  judgements: quantities,
  home: z.strictObject({ cost_ratio: text, per_year: text, forward_days: text }, record).optional().transform((file) => (file === undefined ? null : { costRatio: file.cost_ratio, perYear: file.per_year, forwardDays: file.forward_days })),
  enough: counts,
  phrases: listOf({ text, from: atLeastZero, to: atLeastZero, sign: text, ...provenance }, (file): IncrementPhrase => ({ text: file.text, from: file.from, to: file.to, sign: file.sign, ...provenanceOf(file) })),
});

const flight = z.strictObject({ date: day, cover: figure }, record);

export const reconnaissanceFile = z.strictObject({
  title: text, begins: day, until: day, sites: atLeastZero, quantities,
  schedules: byId(
    { title: text, flights: z.array(flight).optional(), steady: z.strictObject({ from: day, per_day: figure, cover: figure }, record).optional() },
    (id, { title, flights, steady }): FlightSchedule => ({ id, title, flights: flights ?? [], steady: steady === undefined ? null : { from: steady.from, perDay: steady.per_day, cover: steady.cover } }),
  ),
});

export const quarantineFile = z.strictObject({ title: text, circle: text, quantities, radii: counts, ships: counts });

/** Names in these files that stand for entries of others. */
export function namesInWorkings({ systems, circles, economics, readiness, exchange, quarantine }: Dossier) {
  const systemIds = systems.map(({ id }) => id), armIds = exchange?.arms.map(({ id }) => id) ?? [], sides = [...(exchange?.sides.keys() ?? [])];
  const of = (what: string, name: string, names: readonly string[], path: readonly PropertyKey[]) => ({ part: "exchange" as const, what, name, names, path });
  return [
    ...(exchange?.arms ?? []).flatMap(({ id, side, systems: own, reach }) => [
      of("side", side, sides, ["arms", id, "side"]),
      ...own.map((name, i) => of("weapon system", name, systemIds, ["arms", id, "systems", i])),
      ...[...reach.keys()].map((name) => of("arm", name, armIds, ["arms", id, "reach", name])),
    ]),
    ...(exchange?.states ?? []).flatMap(({ id, launchers }) => [...launchers.keys()].map((name) => of("weapon system", name, systemIds, ["states", id, "launchers", name]))),
    ...(exchange?.home == null ? [] : [
      ...(["costRatio", "perYear"] as const).map((key) => of("cost", exchange.home![key], economics.costs.map(({ id }) => id), ["home"])), // not null here
      of("timing", exchange.home.forwardDays, readiness.timing.map(({ id }) => id), ["home"]),
    ]),
    ...(exchange === null ? [] : [of("side", exchange.forward.side, sides, ["forward", "side"])]),
    ...(quarantine === null ? [] : [{ part: "quarantine" as const, what: "circle", name: quarantine.circle, names: circles.map(({ id }) => id), path: ["circle"] }]),
  ];
}
