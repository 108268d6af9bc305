// Two arsenals beside each other, as tables.

import type { Balance, HomeSalvo } from "../assessment/index.ts";
import { standingSign, standingText } from "../dossier/index.ts";
import { assessmentTable, type AssessmentTable, assumptionReport, bandsText, bandText, percentBand, phraseFits, phraseText, shareText, shortNumber, standingLegend } from "./assumptions-text.ts";
import type { Ink } from "./ink.ts";
import { wrapText } from "./layout.ts";

const LETTERS = "abcdefghijklmnopqrstuvwxyz";

/** What `excomm balance` prints. */
export function balanceText(balance: Balance, width: number, ink: Ink): string {
  const { workings, choices } = balance;
  const table = assessmentTable(choices, width, ink);
  const section = (title: string) => ["", ...wrapText(title, width).map(ink.strong)];
  const sides = [...workings.sides];
  const stateTitle = (id: string) => workings.states.find((state) => state.id === id)?.title ?? id;
  const row = (side: string, state: string) => (side === workings.forward.side ? `${workings.sides.get(side)}: ${stateTitle(state)}` : `${workings.sides.get(side)}`);
  const drawn = bandsText(choices, `over the ranges of ${balance.assumptions.filter(({ low, high }) => low < high).length} numbers`);
  const indices = balance.stability.flatMap(({ surface }) => surface.values.flat());
  const lines = [
    ...wrapText(workings.title, width).map(ink.strong),
    ...wrapText(`Most of what follows is judgement: --inputs lists every number with how well it is known, --set changes one.${drawn} Kill probability by the fit "${choices.fit}".`, width, "  ").map(ink.faint),
    ...section("The first salvo: missiles that reach the other's homeland"),
    ...table(["", "ready", "arrive", "5 to 95 %", "EMT", "added"], balance.salvos.map(({ side, state, launchers, arriving, emt, added }) => [row(side, state), shortNumber(launchers.value), shortNumber(arriving.value), bandText(arriving), shortNumber(emt.value), added.value > 0 ? `+${shareText(added.value)}` : ""])),
    ...wrapText("EMT: equivalent megatons of what arrives. Added: in warheads that arrive.", width, "  ").map(ink.faint),
    ...incrementLines(balance, table, section, width, ink),
    ...section("After a first strike by the other side: warheads that survive, and that arrive in return"),
    ...sides.flatMap(([side, title]) => [
      ...wrapText(`${title} struck`, width, "  "),
      ...table(
        ["", "survive of", "share", "5 to 95 %", "arrive", ...workings.enough.map((least) => `>=${least}`)],
        balance.struck.filter((struck) => struck.side === side).map((struck) => [stateTitle(struck.state), `${shortNumber(struck.survivors.value)}/${shortNumber(struck.before.value)}`, shareText(struck.share.value), percentBand(struck.share), shortNumber(struck.delivered.value), ...struck.assured.map(({ value }) => shareText(value))]),
      ),
    ]),
    ...wrapText(">=n: chance that at least n warheads arrive, their number before rounded to whole ones. A central value may lie at the end of its band, or past it, where ranges run to one side only.", width, "  ").map(ink.faint),
    ...section("Who gains by going first: cost of striking first over cost of being struck first"),
    ...table(["", ...sides.map(([, title]) => title), "index", "5 to 95 %"], balance.stability.map(({ state, ratios, index }) => [stateTitle(state), ...ratios.map(({ value }) => value.toFixed(2)), index.value.toFixed(3), bandText(index, (x) => x.toFixed(2))])),
    ...wrapText(`1: no advantage in going first; towards 0: a large one. The index leans on how fast damage saturates and on what the other's survival costs: over the ranges of both it runs from ${Math.min(...indices).toFixed(2)} to ${Math.max(...indices).toFixed(2)}.`, width, "  ").map(ink.faint),
    ...(balance.home === null ? [] : [...section("The same salvo from home"), ...homeLines(balance.home, width)]),
  ];
  return `${lines.join("\n")}\n`;
}

function incrementLines({ increments, workings }: Balance, table: AssessmentTable, section: (title: string) => string[], width: number, ink: Ink): string[] {
  const { bases, added, shares } = increments;
  if (bases.length === 0 || added.length === 0) return [];
  const sign = (x: number) => workings.phrases.find((phrase) => phraseFits(phrase, x))?.sign ?? " ";
  const rows = bases.map((base, b) => [base.title, standingSign(base), shortNumber(base.value), ...(shares[b] ?? []).map((x) => `${Math.round(100 * x)}${sign(x)}`)]);
  return [
    ...section("The increment, in percent of what it is counted against"),
    ...table(["Counted against", "", "", ...added.map(({ value }, i) => `${LETTERS[i]}: ${shortNumber(value)} `)], rows),
    ...added.flatMap((one, i) => wrapText(`${LETTERS[i]}  ${one.title} ${standingSign(one)}`, width, "  ").map(ink.faint)),
    ...workings.phrases.flatMap((phrase) => wrapText(`${phrase.sign}  "${phrase.text}" fits here, ${phraseText(phrase)} (the phrase: ${standingText(phrase.confidence)})`, width, "  ")),
    ...standingLegend([...bases, ...added], width).map(ink.faint),
  ];
}

function homeLines({ missiles, costRatio, perYear, forwardDays, days, timeRatio }: HomeSalvo, width: number): string[] {
  const range = costRatio.low < costRatio.high ? `, ${shortNumber(costRatio.low)} to ${shortNumber(costRatio.high)}` : "";
  return wrapText(`${shortNumber(missiles)} more missiles at home would have cost ${shortNumber(costRatio.value)} times as much${range} (${standingText(costRatio.confidence)}). At ${shortNumber(perYear.value)} a year (${standingText(perYear.confidence)}) they take ${shortNumber(days)} days, ${shortNumber(timeRatio)} times the ${shortNumber(forwardDays.value)} from the decision until the others stood.`, width, "  ");
}

/** The same for programs. */
export function balanceReport({ workings, choices, salvos, struck, stability, increments, home, assumptions }: Balance) {
  return {
    title: workings.title, fit: choices.fit, draws: choices.draws, seed: choices.seed,
    sides: [...workings.sides].map(([name, title]) => ({ name, title })),
    states: workings.states.map(({ id, title }) => ({ name: id, title })),
    salvos, struck: struck.map((one) => ({ ...one, assured: workings.enough.map((least, i) => ({ least, ...one.assured[i] })) })), stability,
    increments: { bases: increments.bases, added: increments.added, shares: increments.shares, phrases: workings.phrases },
    home, inputs: assumptions.map(assumptionReport),
  };
}
