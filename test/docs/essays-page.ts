// The text of docs/essays.md, every number in it worked out from the data by the sub-models.

import { loadDossier } from "../../src/cli/data.ts";
import { assessQuarantine, balance, compile, discovery, type Estimate, evaluateModel, geodesicKm, models, type Position, reachReport, requireScenario, type Scenario, solvers, tracedWorld } from "../../src/index.ts";
import { shortNumber } from "../../src/report/assumptions-text.ts";
import { wrapText } from "../../src/report/layout.ts";
import { outcomeGroups } from "../../src/report/trace-text.ts";

export interface EssaysPage {
  readonly text: string;
  /** Every number of the page by name, before it was rounded. */
  readonly figures: ReadonlyMap<string, number>;
  /** The same as they stand in the text. */
  readonly shown: readonly string[];
}

const DRAWS = { draws: 400, seed: 62, changes: new Map<string, number>() };
/** As wide as the other pages. */
const LINE = 140;
const KM_PER_MILE = 1.609344, KM_PER_NAUTICAL_MILE = 1.852;
const ESSAYS = ["first", "second", "third"] as const;

export function essaysPage(scenarioText: string): EssaysPage {
  const dossier = loadDossier("october-1962");
  const figures = new Map<string, number>(), shown: string[] = [];
  const put = (name: string, value: number, text: string) => {
    figures.set(name, value);
    shown.push(text);
    return text;
  };
  const n = (name: string, value: number) => put(name, value, shortNumber(value));
  const pc = (name: string, share: number) => `${put(name, share, String(Math.round(100 * share)))} %`;
  /** To a tenth of a percent, where that says more. */
  const pc1 = (name: string, share: number) => `${put(name, share, String(Number((100 * share).toFixed(Math.abs(share) < 0.0995 ? 1 : 0))))} %`;
  const band = (name: string, { low, high }: Estimate, times = 1) => `${put(`${name}, low`, low, shortNumber(times * low))} to ${put(`${name}, high`, high, shortNumber(times * high))}`;
  const withBand = (name: string, one: Estimate) => `${n(name, one.value)} (${band(name, one)})`;
  const shareBand = (name: string, one: Estimate) => `${pc(name, one.value)} (${put(`${name}, low`, one.low, String(Math.round(100 * one.low)))} to ${put(`${name}, high`, one.high, String(Math.round(100 * one.high)))})`;

  const sections: string[] = [];
  const section = (title: string, essay: 0 | 1 | 2, phrase: string, command: string, text: string) => sections.push([`## ${title}`, ...wrapText(`The ${ESSAYS[essay]} essay: “${phrase}”. ${text}`, LINE), "", `\`excomm ${command}\``, ""].join("\n"));

  // Forces.
  const total = (id: string) => dossier.totals.find((one) => one.id === id)!;
  const us = total("us_icbm"), ussr = total("ussr_icbm");
  const found = balance(dossier, { ...DRAWS, fit: "davis-schilling" });
  const salvo = (side: string, state: string) => found.salvos.find((one) => one.side === side && one.state === state)!;
  const [usSalvo, without, arrived, planned] = [salvo("us", "without"), salvo("ussr", "without"), salvo("ussr", "arrived"), salvo("ussr", "planned")];
  section("The missile gap", 1, "A missile gap existed in favor of the United States", "balance", [
    `${n("American launchers", us.value)} intercontinental launchers against ${n("Soviet launchers", ussr.value)}: ${n("launcher ratio", us.value / ussr.value)} to one, and ${n("launcher ratio, low", us.low / ussr.high)} to ${n("launcher ratio, high", us.high / ussr.low)} over what the sources say.`,
    `With bombers and submarines, ${withBand("American salvo", usSalvo.arriving)} warheads arrive in a first American salvo and ${withBand("Soviet salvo", without.arriving)} in a Soviet one without Cuba: ${n("salvo ratio", usSalvo.arriving.value / without.arriving.value)} to one.`,
  ].join(" "));

  // The increment.
  const { increments } = found;
  const share = (added: string, base: string) => {
    const [a, b] = [increments.added.findIndex(({ id }) => id === added), increments.bases.findIndex(({ id }) => id === base)];
    return increments.shares[b]![a]!;
  };
  const all = increments.shares.flat();
  section("The increment", 0, "the potential to alter the strategic balance", "balance", [
    `By how much hangs on what is counted: ${pc("first salvo on 42", share("first_salvo", "r7_and_r16"))} for the ${n("launchers that came", increments.added.find(({ id }) => id === "first_salvo")!.value)} launchers that came, on the ${n("R-7 and R-16", ussr.value)} of the R-7 and R-16; ${pc("first salvo on 65", share("first_salvo", "memorandum_high"))} to ${pc("first salvo on 60", share("first_salvo", "memorandum_low"))} on the base of the memorandum of 27 October that says “over 40 percent”; ${pc("planned on 42", share("planned", "r7_and_r16"))} for the ${n("launchers planned", increments.added.find(({ id }) => id === "planned")!.value)} planned. All pairs of the table run from ${pc("least increment", Math.min(...all))} to ${pc("most increment", Math.max(...all))}.`,
    `In warheads that arrive the force that came adds ${shareBand("added as arrived", arrived.added)}, so that “a doubling” fits these; the force as planned ${shareBand("added as planned", planned.added)}. It alters the Soviet salvo; the American one stays ${n("salvo ratio with Cuba", usSalvo.arriving.value / arrived.arriving.value)} times as large.`,
  ].join(" "));
  const ready = total("sac_missiles_nov");
  section("Closing the gap", 0, "compensated for the", "balance", [
    `Of the gap in intercontinental launchers, ${n("gap", us.value - ussr.value)}, the ${n("launchers that came, again", 24)} that came close ${pc("gap closed", 24 / (us.value - ussr.value))}; the ${n("launchers planned, again", 40)} planned would have closed ${pc("gap closed as planned", 40 / (us.value - ussr.value))}, or ${pc("gap closed as planned, end of crisis", 40 / (ready.high - ussr.value))} against the ${n("missiles at the end", ready.high)} of the end of the crisis.`,
    `Of the gap in warheads that arrive they close ${pc("salvo gap closed", (arrived.arriving.value - without.arriving.value) / (usSalvo.arriving.value - without.arriving.value))}. The third essay's “equalize the balance” asks for more than either force could do.`,
  ].join(" "));

  // First and second strike.
  const struck = (side: string, state: string) => found.struck.find((one) => one.side === side && one.state === state)!;
  const [us0, us1, us2, su0, su1, su2] = [struck("us", "without"), struck("us", "arrived"), struck("us", "planned"), struck("ussr", "without"), struck("ussr", "arrived"), struck("ussr", "planned")];
  section("First and second strike", 0, "first- or second-strike capability", "balance", [
    `First: of ${n("American warheads", us0.before.value)} American warheads, ${shareBand("American survivors", us0.share)} survive a Soviet first strike without Cuba, ${shareBand("American survivors with Cuba", us1.share)} with what came and ${shareBand("American survivors as planned", us2.share)} with all that was planned; ${n("American answer as planned", us2.delivered.value)} still arrive in answer. No state of the force disarms the United States.`,
    `Second: the sites are soft, slow and photographed. Of the Soviet warheads ${pc("Soviet survivors", su0.share.value)} survive an American first strike without Cuba and ${pc("Soviet survivors with Cuba", su1.share.value)} with it, ${pc("Soviet survivors as planned", su2.share.value)} as planned. The chance that at least one arrives in answer goes from ${pc("one arrives", su0.assured[0]!.value)} to ${pc("one arrives, with Cuba", su1.assured[0]!.value)} with what came and ${pc("one arrives, as planned", su2.assured[0]!.value)} as planned; that ten do, from ${pc("ten arrive", su0.assured[2]!.value)} to ${pc("ten arrive, with Cuba", su1.assured[2]!.value)} and ${pc("ten arrive, as planned", su2.assured[2]!.value)}. A second-strike capability does not follow.`,
  ].join(" "));
  const stability = (state: string) => found.stability.find((one) => one.state === state)!.index;
  section("Deterrence", 0, "an additional Soviet means of deterrence", "balance", `It comes with a price in stability. The index of first-strike stability (one: nobody gains by going first; zero: everything) falls from ${put("stability", stability("without").value, stability("without").value.toFixed(2))} to ${put("stability with Cuba", stability("arrived").value, stability("arrived").value.toFixed(2))} with what came and ${put("stability as planned", stability("planned").value, stability("planned").value.toFixed(2))} as planned: both sides have more reason to shoot first, the Soviet Union because what it adds does not survive. Between ${put("stability, low", stability("without").low, stability("without").low.toFixed(2))} and ${put("stability, high", stability("without").high, stability("without").high.toFixed(2))} over the ranges of the numbers, the difference is smaller than the doubt about the level.`);
  const home = found.home!;
  section("The same salvo from home", 0, "twice as much and take considerably longer to add", "balance", `The memorandum's ratio of cost, more than ${n("cost ratio", home.costRatio.value)}, is the only figure there is and is taken over, not computed: no total in roubles is known, and the upper end, ${n("cost ratio, high", home.costRatio.high)}, is a guess of ours. Time follows from what is known: ${n("missiles at home", home.missiles)} missiles at ${n("Soviet rate", home.perYear.value)} a year take ${n("days at home", home.days)} days, ${n("time ratio", home.timeRatio)} times the ${n("days in Cuba", home.forwardDays.value)} from the decision until those in Cuba stood.`);

  // Reach.
  const reach = (view: string, missile: string, rangeKm: number) => {
    const report = reachReport(dossier, { view, date: "1962-10-28", missile, site: null, rangeKm, errorKm: 0 });
    return { ...report.systems[0]!.rows[0]!.every, report };
  };
  const american = reach("cuba", "r12_cuba", 1100 * KM_PER_NAUTICAL_MILE), soviet = reach("cuba", "r12_cuba", 2080), low = reach("cuba", "r12_cuba", 1020 * KM_PER_NAUTICAL_MILE);
  const far = [reach("cuba", "r14_cuba", 2200 * KM_PER_NAUTICAL_MILE), reach("cuba", "r14_cuba", 4500)] as const;
  const city = (id: string) => soviet.report.cities.find(({ place }) => place.id === id)!.nearest[0]!.km;
  section("Most of the United States", 2, "strike most of the United States", "reach", [
    `The R-12, which came, reaches ${n("cities in reach", american.cities)} to ${n("cities in reach, Soviet range", soviet.cities)} of the ${n("cities", soviet.report.cities.length)} largest metropolitan areas with ${pc("people in reach", american.peopleShare)} to ${pc("people in reach, Soviet range", soviet.peopleShare)} of their people, at ${n("American range", 1100)} nautical miles and at ${n("Soviet range", 2080)} km; ${pc("people in reach, low", low.peopleShare)} at the lowest figure, ${n("low range", 1020)} nautical miles. New York, ${n("New York", city("new_york"))} km from the nearest site, decides.`,
    `The R-14, of which none came, reaches ${pc("people in reach of the R-14", far[0].peopleShare)} to ${pc("people in reach of the R-14, Soviet range", far[1].peopleShare)}. “Most” holds for the force that was planned, and for the one that came only at the longest range.`,
  ].join(" "));
  const basesCount = american.report.bases.length;
  section("Bomber bases", 0, "the potential to alter the strategic balance", "reach --missile r12_cuba", `Of ${n("bomber bases", basesCount)} American bomber bases, ${n("bases in reach", american.bases)} or ${pc("bases share", american.basesShare)} lie within ${n("American range, bases", 1100)} nautical miles of an R-12 site, which is the “about 40 percent” of the literature; ${pc("bases share, low", low.basesShare)} at ${n("low range, bases", 1020)} and ${pc("bases share, Soviet range", soviet.basesShare)} at ${n("Soviet range, bases", 2080)} km. Omaha, the headquarters, is ${n("Omaha", geodesicFrom(dossier, "sac_headquarters"))} km from the nearest site and out of reach. With the R-14, ${pc("bases share of the R-14", far[0].basesShare)} to ${pc("bases share of the R-14, Soviet range", far[1].basesShare)}.`);
  const place = (id: string) => dossier.places.find((one) => one.id === id)!;
  const ninety = geodesicKm(place("key_west"), place("havana"));
  section("Ninety miles", 2, "only 90 miles away", "reach --json", `Key West is ${n("Key West to Havana", ninety)} km from Havana: ${n("Key West to Havana, nautical miles", ninety / KM_PER_NAUTICAL_MILE)} nautical miles, ${n("Key West to Havana, miles", ninety / KM_PER_MILE)} on land. For missiles it is the wrong distance: from the nearest R-12 site Key West lies ${n("Key West from a site", geodesicFrom(dossier, "key_west"))} km, Miami ${n("Miami", city("miami"))}, Washington ${n("Washington", geodesicFrom(dossier, "white_house"))}.`);
  const jupiters = (km: number) => {
    const report = reachReport(dossier, { view: "moscow", date: "1962-10-28", missile: "jupiter_tr", site: null, rangeKm: km, errorKm: 0 });
    return { ...report.systems[0]!.rows[0]!.every, report };
  };
  const [short, long] = [jupiters(2400), jupiters(2778)];
  const together = reachReport(dossier, { view: "moscow", date: "1962-10-28", missile: null, site: null, rangeKm: null, errorKm: 0 }).together!;
  const moscow = short.report.cities.find(({ place: one }) => one.id === "moscow")!.nearest[0]!.km;
  section("Encirclement", 0, "geostrategic encirclement from American military bases", "reach --view moscow", `Real, and older than Cuba: the ${n("Jupiters in Turkey", short.report.systems[0]!.system.launchers.value)} Jupiters in Turkey, ${n("Moscow", moscow)} km from Moscow, reach ${n("Soviet cities in reach", short.cities)} of the ${n("Soviet cities", short.report.cities.length)} largest Soviet cities with ${pc("Soviet people in reach", short.peopleShare)} of their people at ${n("Jupiter range", 2400)} km, ${n("Soviet cities in reach, long", long.cities)} with ${pc("Soviet people in reach, long", long.peopleShare)} at ${n("Jupiter range, long", 2778)}. Those in Italy and the Thors in Britain add ${n("cities of all others", together.longest.cities - long.cities)} cities. A force of ${n("Jupiters in Turkey, again", 15)} covers more of the other side's people than the ${n("launchers that came, reach", 24)} in Cuba do at any published range.`);

  // The spy plane.
  const flown = discovery(dossier, { ...DRAWS, schedule: null, gaps: [], flights: [] });
  const day = (date: string) => flown.days.find((one) => one.date === date)!;
  const quantity = (id: string) => flown.assumptions.find(({ name }) => name === id)!.value;
  const single = evaluateModel(models.get("reconnaissance.sorties")!, { cover: quantity("cover"), clear: quantity("clear"), interpretation: quantity("interpretation"), sorties: 1 });
  const other = (id: string) => flown.others.find((one) => one.id === id)!;
  section("The spy plane", 2, "An American spy plane was flying over Cuba", "detect", [
    `One flight over the interior finds and reports the sites with ${pc("one flight", single)}. As flown (five along the coasts in ${n("days of the gap", 35)} days, then two a day), ${pc("found by 14 October", day("1962-10-14").found.value)} would be found by 14 October and ${shareBand("found by 20 October", day("1962-10-20").found)} by the 20th; with ${shareBand("found before any is ready", flown.race.before)} before any site is ready and with ${shareBand("found when all are ready", flown.race.after)} when all are.`,
    `Two flights a week throughout: ${pc("twice a week, before", other("no-gap").before.value)} before any is ready. None until November: ${pc("longer gap, after", other("longer-gap").after.value)} when all are. The stand-down of September was worth ${n("points of the stand-down", 100 * (other("no-gap").before.value - flown.race.before.value))} points of early discovery.`,
  ].join(" "));

  // The quarantine.
  const line = assessQuarantine(dossier, DRAWS), { outcome } = line;
  section("The quarantine", 2, "quarantine as their first step", "line", `At ${n("radius", line.line.radius)} nautical miles with ${n("ships on the line", line.line.ships)} ships nearly nothing passes unmet: of ${n("ships set out", outcome.setOut.value)} ships ${n("ships turned", outcome.turnedBefore.value)} turn back by order from home, ${withBand("ships met", outcome.met)} are met and ${n("ships missed", outcome.missed.value)} missed. The price: at least one grave incident with ${shareBand("incident", outcome.incident)} in ${n("days of the line", line.line.days)} days; ${pc("incidents not from boarding", (line.line.incidentsPerDay * line.line.days) / outcome.incidents.value)} of the incidents expected come from submarines and aircraft, not from ships met. The line leaves ${n("hours to the coast", line.line.radius / line.line.targetSpeed)} hours until a ship reaches the coast.`);

  // How close to war.
  const scenario = requireScenario(scenarioText, "scenario.yaml");
  const daily = models.get("hazard.daily")!, over = (chance: number) => evaluateModel(daily, { chance, days: 13 });
  const odds = (who: string, event: string) => dossier.choices.odds.find((one) => one.who === who && one.event === event)!.figure!;
  const kennedy = odds("Kennedy", "war with the Soviet Union"), bundy = odds("Bundy", "nuclear war");
  const hazard = (end: 0 | 1) => {
    const of = (name: string) => scenario.parameters.get(name)!.range![end];
    return evaluateModel(models.get("hazard.constant")!, { per_day: evaluateModel(models.get("hazard.incidents")!, { incidents_per_day: of("alert_incidents") + of("incidents_daily"), escalates: of("incident_escalates"), pair_escalates: of("pair_escalates") }), days: 13 });
  };
  section("How close to war", 0, "highlights how close the world came to a nuclear war", "trace incident_escalates", `Kennedy's “between one in three and even” is a hazard of ${pc1("Kennedy a day, low", over(kennedy.low))} to ${pc1("Kennedy a day, high", over(kennedy.high))} a day over ${n("days", 13)} days, Bundy's one in a hundred ${put("Bundy a day", over(bundy.value), (100 * over(bundy.value)).toFixed(2))} %. The model of incidents that escalate, alone or in pairs, gives ${pc1("incidents, low", hazard(0))} to ${pc1("incidents, high", hazard(1))} over as many days of high alert between the ends of its ranges. These are judgements with a scale, not a measurement: nothing here says which of them was right.`);

  // Days.
  const days = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000;
  section("Thirteen days", 1, "lasting from October 15 to October 28", "timeline", `${n("16 to 28 October", days("1962-10-16", "1962-10-28") + 1)} days run from 16 to 28 October; from the 15th, when the photographs were read, it is ${n("15 to 28 October", days("1962-10-15", "1962-10-28") + 1)}. The third essay's warning “a month previous” came on 4 and 13 September, ${n("warning of 4 September", days("1962-09-04", "1962-10-22"))} and ${n("warning of 13 September", days("1962-09-13", "1962-10-22"))} days before the speech of 22 October.`);

  sections.push(`## What moves the game\n${wiringText({ scenario, put, n, pc, pc1 })}\n`);
  return { text: `${HEAD}\n${sections.join("\n")}`, figures, shown };
}

interface Numbers {
  readonly scenario: Scenario;
  readonly put: (name: string, value: number, text: string) => string;
  readonly n: (name: string, value: number) => string;
  readonly pc: (name: string, share: number) => string;
  readonly pc1: (name: string, share: number) => string;
}

/** [parameter, what it is, the first thing that it moves, in words]. */
const MOVERS = [
  ["gap_days", "days until the flights of mid-October", "found_before", "found before any site is ready"],
  ["flights_daily", "flights a day from then on", "found_after", "found when all are ready"],
  ["line_radius", "radius of the line, nautical miles", "line_meets", "a ship that crosses is met"],
  ["r12_range_km", "range of the R-12, km", "r12_cities", "people in its range"],
  ["r12_cep_km", "accuracy of the R-12, km", "r12_kill", "one that arrives destroys a bomber base"],
] as const;

/** How far numbers of the sub-models move the endings of the game, and why some do not. */
function wiringText({ scenario, put, n, pc, pc1 }: Numbers): string {
  const solver = solvers.get("qre")!;
  const worldAt = (set: Readonly<Record<string, number>>) => tracedWorld(compile(scenario, { set: new Map(Object.entries(set)) }), 0, solver, scenario.defaults.lambda);
  const across = (name: string, others: Readonly<Record<string, number>> = {}) => {
    const { range } = scenario.parameters.get(name)!, worlds = range!.map((value) => worldAt({ ...others, [name]: value }));
    const most = outcomeGroups(scenario, worlds).filter(({ isGuarded }) => !isGuarded).map(({ title, shares }) => ({ title, points: 100 * Math.abs(shares[1]! - shares[0]!) })).sort((a, b) => b.points - a.points)[0]!;
    return { range: range!, worlds, ...most };
  };
  const points = (name: string, value: number) => put(name, value, String(Number(value.toPrecision(2))));
  const moved = new Map(MOVERS.map(([name]) => [name, across(name)]));
  const share = (name: string, x: number) => (x < 1 && x > 0.995 ? `${put(name, x, ">99")} %` : pc(name, x));
  const rows = MOVERS.map(([name, words, computed, first]) => {
    const { range, worlds, title, points: most } = moved.get(name)!, [from, to] = worlds.map(({ numbers }) => numbers.get(computed) as number) as [number, number];
    return `| \`${name}\`, ${words} | ${n(`${name}, low`, range[0])} to ${n(`${name}, high`, range[1])} | ${first}: ${share(`${name}, from`, from)} to ${share(`${name}, to`, to)} | ${title}, ${points(`${name}, points`, most)} |`;
  });
  const judged = across("worth_medium"), strong = { link_bases: scenario.parameters.get("link_bases")!.range![1], link_cities: scenario.parameters.get("link_cities")!.range![1] };
  const accuracy = across("r12_cep_km", strong), reached = across("r12_range_km", strong);
  const value = (name: string) => scenario.parameters.get(name)!.value as number, stay = outcomeGroups(scenario, [worldAt({})]).find(({ title }) => title === "Missiles stay")!.shares[0]!;
  const prose = [
    "Each of these numbers goes through the sub-models into odds, readiness, hazards or worth, and from there into the game (`excomm trace` shows the way). Between the ends of its range it moves the ending that it moves most by so many points of probability:",
    [
      `The days without flights move the answer by points, flights a day and the line by tenths, an accuracy or a range by hundredths. This is a result and not a gap in the wiring. Bomber bases are soft: an R-12 that arrives destroys one with ${pc("kill at worst", moved.get("r12_cep_km")!.worlds[1]!.numbers.get("r12_kill") as number)} even at the worst accuracy. Its ${n("launchers, wiring", value("r12_launchers"))} warheads are fewer than the ${n("bases in range", value("bomber_bases") * value("bases_in_r12_range"))} bases and dispersal fields in its range, so that reaching more of them destroys none more; the share in range is a number of its own, \`bases_in_r12_range\`, which moves no ending at all. And what the missiles are worth counts only where they stay, in ${pc1("missiles stay", stay)} of all courses:`,
      `the judgement itself, the worth of the medium-range force from ${put("worth, low", judged.range[0], String(judged.range[0]))} to ${put("worth, high", judged.range[1], String(judged.range[1]))}, moves no ending by more than ${points("worth_medium, points", judged.points)} points. With the links at the upper ends of their ranges an accuracy moves ${points("r12_cep_km, points, strong", accuracy.points)} and a range ${points("r12_range_km, points, strong", reached.points)}.`,
    ].join(" "),
  ].map((paragraph) => wrapText(paragraph, LINE).join("\n"));
  return [prose[0], "", "| number | from, to | what it changes first | ending, points |", "|---|---|---|---|", ...rows, "", prose[1], "", "`excomm trace r12_cep_km`"].join("\n");
}

/** Km from the nearest R-12 site. */
function geodesicFrom({ places, sites }: ReturnType<typeof loadDossier>, id: string): number {
  const place: Position = places.find((one) => one.id === id)!;
  return Math.min(...sites.filter(({ system }) => system === "r12_cuba").map((site) => geodesicKm(site.place, place)));
}

const HEAD = `# What the models say of the essays' figures
Three essays on the crisis stood at the start of this project. They argue with numbers, or with words that stand for numbers. Here is what the
sub-models make of each, from the data in \`scenarios/october-1962/data/\`, with the command that shows it. In brackets: 5 to 95 % of 400 draws
over the ranges of all numbers behind a figure. Most of those numbers are judgements or cited from memory; the commands say which. The page
is written by \`UPDATE_GOLDEN=1 npx vitest run test/docs/essays.test.ts\` and compared with what the sub-models give.
`;
