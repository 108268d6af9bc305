// The precision of choice fitted to counts of observed moves, as text and as data.

import { plainText } from "../base/index.ts";
import { type Game, setName } from "../game/index.ts";
import type { Identified, PrecisionEstimate, PrecisionFit } from "../study/index.ts";
import type { Ink } from "./ink.ts";
import { tableLines, wrapText } from "./layout.ts";
import { countOf, percentText } from "./numbers.ts";

/** What `excomm fit --json` prints; numbers that are not finite are null. */
export interface FitReport extends Omit<PrecisionFit, "estimate" | "byPlayer" | "probabilities"> {
  readonly game: string;
  readonly estimate: EstimateReport;
  readonly byPlayer: { readonly estimates: readonly EstimateReport[]; readonly logLikelihood: number; readonly p: number } | null;
  readonly observed: readonly { readonly player: number; readonly infoset: number; readonly label: string; readonly action: string; readonly count: number; readonly share: number; readonly fitted: number }[];
}

interface EstimateReport extends Omit<PrecisionEstimate, "player"> {
  /** From 1; null: of all alike. */
  readonly player: number | null;
}

export function fitReport({ title, topology: { infosets } }: Game, counts: Float64Array, { estimate, byPlayer, probabilities, ...rest }: PrecisionFit): FitReport {
  const numbered = (one: PrecisionEstimate): EstimateReport => ({ ...one, player: one.player === null ? null : one.player + 1 });
  const observed = Array.from({ length: infosets.count }, (_, set) => set).flatMap((set) => {
    const slot = infosets.firstSlot[set]!, all = counts.subarray(slot, infosets.firstSlot[set + 1]!).reduce((a, b) => a + b, 0);
    return all === 0 ? [] : infosets.actions[set]!.map((action, k) => ({ player: infosets.player[set]! + 1, infoset: infosets.number[set]!, label: infosets.label[set]!, action, count: counts[slot + k]!, share: counts[slot + k]! / all, fitted: probabilities[slot + k]! }));
  });
  return { game: title, estimate: numbered(estimate), byPlayer: byPlayer === null ? null : { ...byPlayer, estimates: byPlayer.estimates.map(numbered) }, ...rest, observed };
}

/** Lines at most `width` characters wide. */
export function fitText(game: Game, counts: Float64Array, fit: PrecisionFit, { width, ink }: { readonly width: number; readonly ink: Ink }): string {
  const { prior, moves, sets, estimate, logLikelihood, deviance, byPlayer, unsolved } = fit;
  const column = (name: string, align: "left" | "right" = "right") => ({ name, align });
  const faintHead = (line: string, row: number) => (row === -1 ? ink.faint(line) : line);
  const row = (one: PrecisionEstimate) => [one.player === null ? "all alike" : plainText(game.players[one.player] ?? ""), ...numbersOf(one, prior)];
  const fits: readonly (readonly [string, number])[] = [["even choice, lambda 0", logLikelihood.uniform], ["the limit of full precision", logLikelihood.limit], ["quantal response, one lambda", logLikelihood.fit], ...(byPlayer === null ? [] : [["the same, a lambda each", byPlayer.logLikelihood] as const]), ["the observed shares themselves", logLikelihood.shares]];
  const { firstSlot } = game.topology.infosets;
  return `${[
    ...wrapText(`${plainText(game.title)}: precision of choice from ${countOf(moves, "move")} at ${countOf(sets, "information set")}`, width).map(ink.strong),
    ...tableLines({ columns: [column("lambda, 1/util", "left"), column("best"), column("median"), column("95 %")], rows: [estimate, ...(byPlayer?.estimates ?? [])].map(row) }, width, "  ", faintHead),
    ...wrapText(`Posterior under a prior that is even in the logarithm of lambda from ${short(prior[0])} to ${short(prior[1])}. ${sentenceOf(estimate.identified)}${unsolved === 0 ? "" : ` At ${countOf(unsolved, "precision")} the game was not solved; they are left out.`}`, width, "  ").map(ink.faint),
    "",
    ink.strong("How well it fits"),
    ...tableLines({ columns: [column("", "left"), column("log-likelihood")], rows: fits.map(([what, value]) => [what, value === -Infinity ? "impossible" : Number.isFinite(value) ? value.toFixed(2) : "not solved"]) }, width, "  ", faintHead),
    ...wrapText(devianceText(deviance), width, "  ").map(ink.faint),
    ...(byPlayer === null ? [] : wrapText(`If all had one lambda, a gain like that of a lambda each would come up with probability ${probability(byPlayer.p)}.`, width, "  ").map(ink.faint)),
    "",
    ink.strong("Moves, observed and fitted"),
    ...tableLines({
      columns: [column("", "left"), column("count"), column("observed"), column("fitted")],
      rows: Array.from({ length: game.topology.infosets.count }, (_, set) => set).flatMap((set) => {
        const slot = firstSlot[set]!, all = counts.subarray(slot, firstSlot[set + 1]!).reduce((a, b) => a + b, 0);
        return all === 0 ? [] : game.topology.infosets.actions[set]!.map((action, k) => [`${plainText(setName(game, set))}: ${plainText(action)}`, String(counts[slot + k]), percentText(counts[slot + k]! / all), percentText(fit.probabilities[slot + k]!)]);
      }),
    }, width, "  ", faintHead),
  ].join("\n")}\n`;
}

function numbersOf({ lambda, median, interval }: PrecisionEstimate, [low, high]: readonly [number, number]): string[] {
  const best = lambda >= high * (1 - 1e-6) ? `${short(high)} or more` : lambda <= low * (1 + 1e-6) ? `${short(low)} or less` : short(lambda);
  return [best, short(median), `${short(interval[0])} to ${short(interval[1])}`];
}

function sentenceOf(identified: Identified): string {
  switch (identified) {
    case "yes": return "";
    case "at-least": return "The counts bound lambda from below only: the upper end of the prior fits nearly as well as the best value, so that median and interval rest on the prior.";
    case "at-most": return "The counts bound lambda from above only: the lower end of the prior fits nearly as well as the best value, so that median and interval rest on the prior.";
    case "no": return "These counts cannot identify lambda: both ends of the prior fit nearly as well as the best value. What stands above is the prior.";
  }
}

function devianceText({ value, degrees, p }: PrecisionFit["deviance"]): string {
  if (p === null) return "As many numbers are fitted as are observed: nothing is left to test the fit by.";
  return `Deviance ${value.toFixed(1)} on ${countOf(degrees, "degree")} of freedom: if choice were quantal response with this lambda, so much or more would come up with probability ${probability(p)}${p < 0.01 ? ". It does not fit well." : "."}`;
}

const short = (x: number): string => String(Number(x.toPrecision(3)));
const probability = (p: number): string => (p < 0.001 ? "below 0.001" : p.toFixed(3));
