// What the literature says of the textbook games, asked of the compiled scenarios: by best responses and backward induction,
// by the regret of the published profiles, and by the limit of the quantal response equilibria.

import { describe, expect, it } from "vitest";
import { type Compiled, revalueCompiled } from "../../src/compile/index.ts";
import type { Game } from "../../src/game/index.ts";
import { solve } from "../../src/solve/index.ts";
import { expectedPayoffs, oneShotGains, outcomeDistribution, type Profile, regret, uniformProfile } from "../../src/strategy/index.ts";
import { actionAt, afterBestResponse, compileTextbook, infosetOf, profileOf } from "./textbook-scenarios.ts";

describe("brinkmanship", () => {
  const compiled = compileTextbook("brinkmanship");
  /** Backward induction: the Soviet reply to any threat, then the American choice. */
  const induce = (game: Game) => afterBestResponse(game, afterBestResponse(game, uniformProfile(game), 1), 0);

  it("threatens just when the threat is effective, q >= 3/5, and acceptable, q <= 0.375 (1 - p) / p", () => {
    compareOnGrid(-10, 0.375);
  });

  it("with war at -12, needs q <= 0.3 (1 - p) / p", () => {
    compareOnGrid(-12, 0.3);
  });

  function compareOnGrid(usWar: number, slope: number) {
    let compared = 0;
    for (let i = 1; i < 100; i++) {
      for (let j = 1; j <= 100; j++) {
        const hardline = i / 100, risk = j / 100, riskMax = (slope * (1 - hardline)) / hardline;
        if (Math.abs(risk - 0.6) < 1e-9 || Math.abs(risk - riskMax) < 1e-9) continue; // indifference
        compared++;
        const { game } = under(compiled, { hardline, risk, us_war: usWar });
        const play = induce(game);
        const effective = risk > 0.6;
        const found = [actionAt(game, play, "ussr:soft reply | threaten"), actionAt(game, play, "ussr:hard reply | threaten"), actionAt(game, play, "us threat")];
        const wanted = [effective ? "withdraw" : "defy", "defy", effective && risk < riskMax ? "threaten" : "no-threat"];
        if (found.join() !== wanted.join()) expect(found, `p = ${hardline}, q = ${risk}`).toEqual(wanted);
      }
    }
    expect(compared).toBeGreaterThan(9700);
  }

  it("leaves the United States indifferent at p = 5/13 and q = 3/5, and to the pure threat at p = 3/11", () => {
    const edges = [{ hardline: 5 / 13, risk: 0.6 }, { hardline: 3 / 11, risk: 1 }];
    const edgesAtWorseWar = [{ hardline: 1 / 3, risk: 0.6, us_war: -12 }, { hardline: 3 / 13, risk: 1, us_war: -12 }];
    for (const set of [...edges, ...edgesAtWorseWar]) {
      const { game } = under(compiled, set);
      const threat = profileOf(game, { "us threat": [0, 1], "ussr:soft reply | threaten": [1, 0], "ussr:hard reply | threaten": [0, 1] });
      expect(expectedPayoffs(game, threat)[0]).toBeCloseTo(-2, 12);
    }
  });

  it.each([
    [1 / 5, -14 / 25, 0.12], [1 / 4, -19 / 20, 0.15], [3 / 10, -67 / 50, 0.18], [1 / 3, -8 / 5, 0.2], [3 / 8, -77 / 40, 0.225],
  ])("at p = %d and q = 3/5 a threat that works is worth %d and carries war with odds %d", (hardline, worth, war) => {
    const { game } = under(compiled, { hardline, risk: 0.6 });
    const threat = profileOf(game, { "us threat": [0, 1], "ussr:soft reply | threaten": [1, 0], "ussr:hard reply | threaten": [0, 1] });
    expect(expectedPayoffs(game, threat)[0]).toBeCloseTo(worth, 12);
    expect(oddsOf(game, threat, "war")).toBeCloseTo(war, 12);
    expectSequential(game, threat);
  });

  it("picks from a menu the mildest threat that works", () => {
    const { game } = compileTextbook("brinkmanship-menu");
    const play = induce(game);
    expect(actionAt(game, play, "us threat")).toBe("mild");
    expect(expectedPayoffs(game, play)[0]).toBeCloseTo(-26 / 15, 12);
    const worth = (action: number) => expectedPayoffs(game, profileOf(game, { ...asChoices(game, play), "us threat": [0, 1, 2, 3, 4].map((k) => (k === action ? 1 : 0)) }))[0];
    [-2, -6, -26 / 15, -28 / 15, -8 / 3].forEach((wanted, action) => expect(worth(action)).toBeCloseTo(wanted, 12));
    const evenOdds = compileTextbook("brinkmanship-menu", { hardline: 0.5 }).game;
    expect(actionAt(evenOdds, induce(evenOdds), "us threat")).toBe("no-threat");
  });

  it("offers in each threat of the menu the game of that risk", () => {
    const menu = compileTextbook("brinkmanship-menu").game;
    const reply = [0.3, 0.7], softReply = [0.6, 0.4];
    ["faint", "mild", "firm", "certain"].forEach((threat, k) => {
      const { game } = under(compiled, { risk: [0.5, 0.65, 0.7, 1][k]! });
      const wanted = expectedPayoffs(game, profileOf(game, { "us threat": [0, 1], "ussr:hard reply | threaten": reply, "ussr:soft reply | threaten": softReply }));
      const play = { "us threat": [0, 1, 2, 3, 4].map((j) => (j === k + 1 ? 1 : 0)), [`ussr:hard reply | ${threat}`]: reply, [`ussr:soft reply | ${threat}`]: softReply };
      expectPayoffs(menu, profileOf(menu, play), [...wanted]);
    });
  });
});

describe("the games of chicken", () => {
  it("as Brams ranks them have two pure equilibria, each a victory, and an even mixture worth 5/2", () => {
    const { game } = compileTextbook("brams-chicken");
    expect(pureEquilibria(game, "us american-move", "ussr soviet-move")).toEqual(["blockade maintain", "air-strike withdraw"]);
    const mixed = profileOf(game, {});
    expectNash(game, mixed);
    expectPayoffs(game, mixed, [5 / 2, 5 / 2]);
  });

  it("in Brams' alternative have no pure equilibrium, and one mixed, worth 5/2 to each", () => {
    const { game } = compileTextbook("brams-alternative");
    expect(pureEquilibria(game, "us american-move", "ussr soviet-move")).toEqual([]);
    const mixed = profileOf(game, { "us american-move": [1 / 2, 1 / 2], "ussr soviet-move": [3 / 4, 1 / 4] });
    expectNash(game, mixed);
    expectPayoffs(game, mixed, [5 / 2, 5 / 2]);
    const limit = solve(game, { solver: "qre", limit: true }).profiles[0]!.probabilities;
    limit.forEach((probability, slot) => expect(probability).toBeCloseTo(mixed[slot]!, 4));
  });

  it("in cardinal numbers go straight with odds one over the loss of the crash", () => {
    for (const crash of [-2, -10, -50]) {
      const { game } = compileTextbook("chicken", { crash });
      expect(pureEquilibria(game, "row first-driver", "col second-driver")).toEqual(["swerve straight", "straight swerve"]);
      const mixed = profileOf(game, { "row first-driver": [1 + 1 / crash, -1 / crash], "col second-driver": [1 + 1 / crash, -1 / crash] });
      expectNash(game, mixed);
      expectPayoffs(game, mixed, [1 / crash, 1 / crash]);
    }
  });
});

describe("beer and quiche", () => {
  const { game } = compileTextbook("beer-quiche");
  const pooling = (breakfast: readonly number[], afterBeer: number, afterQuiche: number) => profileOf(game, {
    "sender:strong breakfast": breakfast, "sender:weak breakfast": breakfast,
    "receiver after-beer | beer": [afterBeer, 1 - afterBeer], "receiver after-quiche | quiche": [afterQuiche, 1 - afterQuiche],
  });

  it("holds both kinds of pooling if the other breakfast is met by a duel at least every other time", () => {
    for (const duel of [0.5, 0.75, 1]) {
      const beer = pooling([1, 0], 0, duel), quiche = pooling([0, 1], duel, 0);
      expectNash(game, beer);
      expectNash(game, quiche);
      expectPayoffs(game, beer, [29 / 10, 9 / 10]);
      expectPayoffs(game, quiche, [21 / 10, 9 / 10]);
    }
    expect(regret(game, pooling([1, 0], 0, 0.49))[0]).toBeGreaterThan(0);
    expect(regret(game, pooling([0, 1], 0.49, 0))[0]).toBeGreaterThan(0);
  });

  it("goes to beer in the limit of quantal response", () => {
    const limit = solve(game, { solver: "qre", limit: true }).profiles[0]!.probabilities;
    const beer = game.topology.infosets.firstSlot[infosetOf(game, "sender:weak breakfast")]!;
    expect(limit[beer]).toBeCloseTo(1, 4);
  });
});

describe("Selten's horse", () => {
  const { game } = compileTextbook("selten-horse");
  const horse = (breaks: number, second: number, left: number) => profileOf(game, { "one first": [1 - breaks, breaks], "two second | C": [1 - second, second], "three third": [left, 1 - left] });

  it("has the calm equilibria and those in which the first player breaks the calm", () => {
    for (const left of [0, 0.25]) expectNash(game, horse(0, 0, left));
    expect(regret(game, horse(0, 0, 0.26))[1]).toBeGreaterThan(0);
    for (const second of [0, 2 / 3]) expectNash(game, horse(1, second, 1));
    expect(regret(game, horse(1, 0.67, 1))[0]).toBeGreaterThan(0);
  });

  it("keeps only calm once the second player must move well where it is never asked", () => {
    const gain = (play: Profile) => oneShotGains(game, play)[infosetOf(game, "two second | C")];
    expect(gain(horse(1 - 1e-9, 0, 1))).toBeCloseTo(3, 6);
    expect(gain(horse(0, 0, 0))).toBe(0);
    const limit = solve(game, { solver: "qre", limit: true }).profiles[0]!.probabilities;
    expect(outcomeDistribution(game, limit)[game.outcomes.indexOf("calm")]).toBeCloseTo(1, 4);
  });
});

describe("the blockade as a question", () => {
  const compiled = compileTextbook("wagner-blockade");
  /** The published play after a blockade, for p below 1/4. */
  const screening = (game: Game, p: number, first: readonly number[]) => profileOf(game, {
    "us choice": first, "us second-choice | blockade, stay": [2 / 9, 7 / 9],
    "ussr:hard answer | blockade": [0, 1], "ussr:soft answer | blockade": [(1 - 4 * p) / (1 - p), (3 * p) / (1 - p)],
  });

  it("is asked up to odds of 5/24, beyond which the United States acquiesces", () => {
    for (let i = 1; i < 100; i++) {
      const p = i / 400; // up to 1/4
      const { game } = under(compiled, { hardline: p });
      const blockade = screening(game, p, [0, 0, 1]), acquiesce = screening(game, p, [1, 0, 0]);
      expect(Math.max(...regret(game, blockade)) < 1e-9, `blockade at p = ${p}`).toBe(p <= 5 / 24);
      if (p > 3 / 17) expect(Math.max(...regret(game, acquiesce)) < 1e-9, `acquiescence at p = ${p}`).toBe(p >= 5 / 24);
      expect(expectedPayoffs(game, blockade)[0]).toBeCloseTo(2 - 24 * p, 9);
    }
    const { game } = compileTextbook("wagner-blockade", {}, "at-the-threshold");
    expect(expectedPayoffs(game, screening(game, 5 / 24, [0, 0, 1]))[0]).toBeCloseTo(-3, 12);
  });

  it("at p = 0.15 has the published values, which quantal response reaches in the limit", () => {
    const { game } = compiled;
    const play = screening(game, 0.15, [0, 0, 1]);
    expectSequential(game, play);
    expectPayoffs(game, play, [-8 / 5, -187 / 60]);
    expect(oddsOf(game, play, "war")).toBeCloseTo((0.15 * 7) / 9, 12);
    const limit = solve(game, { solver: "qre", limit: true }).profiles[0]!.probabilities;
    limit.forEach((probability, slot) => expect(probability).toBeCloseTo(play[slot]!, 4));
  });
});

describe("unilateral deterrence", () => {
  const names = (hard: readonly number[], soft: readonly number[], concede: number) => ({
    "challenger:hard challenge": hard, "challenger:soft challenge": soft,
    "defender:hard answer | defect": [0, 1], "defender:soft answer | defect": [concede, 1 - concede],
    "challenger:hard showdown | defect, defy": [0, 1], "challenger:soft showdown | defect, defy": [1, 0],
  });

  it("with a probably soft defender has the bluffing and the deterrence equilibrium, and quantal response goes to the bluff", () => {
    const { game } = compileTextbook("unilateral-deterrence");
    const bluff = profileOf(game, names([0, 1], [3 / 4, 1 / 4], 5 / 7)), deterrence = profileOf(game, names([1, 0], [1, 0], 10 / 21));
    expectSequential(game, bluff);
    expectPayoffs(game, bluff, [61 / 20, 329 / 100]);
    expectNash(game, deterrence);
    expectPayoffs(game, deterrence, [3, 4]);
    const limit = solve(game, { solver: "qre", limit: true }).profiles[0]!.probabilities;
    limit.forEach((probability, slot) => expect(probability).toBeCloseTo(bluff[slot]!, 4));
  });

  it("with a probably hard defender deters, and with a probably hard challenger may not", () => {
    const firm = compileTextbook("unilateral-deterrence", {}, "firm-defender").game;
    const calm = solve(firm, { solver: "qre", limit: true }).profiles[0]!.probabilities;
    expect(oddsOf(firm, calm, "status-quo")).toBeCloseTo(1, 4);
    const hard = compileTextbook("unilateral-deterrence", {}, "hard-challenger").game;
    const attack = profileOf(hard, names([0, 1], [0, 1], 1));
    expectSequential(hard, attack);
    expectPayoffs(hard, attack, [701 / 200, 439 / 200]);
  });
});

describe("asymmetric escalation", () => {
  const compiled = compileTextbook("asymmetric-escalation");
  /** All challengers defect, the tactically hard answer in kind, the tactically soft concede, nobody escalates unless its type would rather. */
  const limited = (game: Game) => {
    const choices: Record<string, number[]> = {};
    for (const type of ["hard", "soft"]) {
      choices[`challenger:${type} opening`] = [0, 1];
      choices[`challenger:${type} after-defiance | defect, defy`] = [1, 0];
      choices[`challenger:${type} after-escalation | defect, escalate`] = type === "hard" ? [0, 1] : [1, 0];
    }
    for (const type of ["hh", "hs", "sh", "ss"]) {
      choices[`defender:${type} response | defect`] = type.startsWith("h") ? [0, 1, 0] : [1, 0, 0];
      choices[`defender:${type} last-response | defect, defy, escalate`] = type.endsWith("h") ? [0, 1] : [1, 0];
    }
    return profileOf(game, choices);
  };

  it("has the constrained limited response just where tactical <= 1/3, strategic >= 2/3 and challenger_hard >= 4/5", () => {
    const steps = Array.from({ length: 10 }, (_, i) => (i + 0.5) / 10); // off the bounds
    for (const challenger_hard of steps) for (const tactical of steps) for (const strategic of steps) {
      const { game } = under(compiled, { challenger_hard, tactical, strategic });
      const stands = Math.max(...regret(game, limited(game))) < 1e-9;
      if (stands !== (tactical <= 1 / 3 && strategic >= 2 / 3 && challenger_hard >= 4 / 5)) expect([challenger_hard, tactical, strategic, stands]).toBe("as published");
    }
  });

  it("goes to it in the limit of quantal response, although at precision 5 the challenger still cooperates", () => {
    const { game } = compiled;
    const play = limited(game);
    expectNash(game, play);
    expectPayoffs(game, play, [21 / 4, 13 / 4]);
    const opening = game.topology.infosets.firstSlot[infosetOf(game, "challenger:hard opening")]!;
    expect(solve(game, { solver: "qre", lambda: 5 }).profiles[0]!.probabilities[opening]).toBeCloseTo(0.966, 3);
    const limit = solve(game, { solver: "qre", limit: true }).profiles[0]!.probabilities;
    outcomeDistribution(game, limit).forEach((odds, k) => expect(odds, game.outcomes[k]).toBeCloseTo(outcomeDistribution(game, play)[k]!, 4));
  });
});

describe("trust", () => {
  const play = (game: Game, cooperate: number) => profileOf(game, {
    "one:trustworthy first-side": [cooperate, 1 - cooperate], "one:untrustworthy first-side": [0, 1],
    "two:trustworthy second-side": [cooperate, 1 - cooperate], "two:untrustworthy second-side": [0, 1],
  });

  it("at 3/5 allows cooperation, distrust, and a mixture between them", () => {
    const { game } = compileTextbook("trust");
    for (const [cooperate, worth] of [[1, 14 / 5], [5 / 6, 12 / 5], [0, 1]] as const) {
      expectNash(game, play(game, cooperate));
      expectPayoffs(game, play(game, cooperate), [worth, worth]);
    }
  });

  it("allows cooperation of the trustworthy at one half and above only", () => {
    for (const trust of [0.1, 0.4, 0.49, 0.5, 0.6, 0.9]) {
      const { game } = compileTextbook("trust", { trust });
      expect(Math.max(...regret(game, play(game, 1))) < 1e-12, `at ${trust}`).toBe(trust >= 0.5);
      expectNash(game, play(game, 0));
    }
  });
});

describe("the model of Signorino", () => {
  it("has the closed form of choice with error from the last move back", () => {
    const { game } = compileTextbook("signorino");
    const published = new Map([[1, { fight: 0.73105857863, attack: 0.451855689223 }], [2, { fight: 0.880797077978, attack: 0.216737241471 }]]);
    for (const lambda of [0.3, 1, 2, 5]) {
      const fight = 1 / (1 + Math.exp(lambda * (-2 - -1)));
      const attack = 1 / (1 + Math.exp(-lambda * (2 * (1 - fight) - fight)));
      const wanted = published.get(lambda);
      if (wanted !== undefined) {
        expect(fight).toBeCloseTo(wanted.fight, 11);
        expect(attack).toBeCloseTo(wanted.attack, 11);
      }
      const found = solve(game, { solver: "qre", lambda }).profiles[0]!.probabilities;
      expect(oddsOf(game, found, "status-quo")).toBeCloseTo(1 - attack, 12);
      expect(oddsOf(game, found, "capitulation")).toBeCloseTo(attack * (1 - fight), 12);
      expect(oddsOf(game, found, "war")).toBeCloseTo(attack * fight, 12);
    }
  });
});

describe("brinkmanship step by step", () => {
  const compiled = compileTextbook("powell-brinkmanship");
  const induce = (game: Game) => [0, 1, 0].reduce((play, player) => afterBestResponse(game, play, player), uniformProfile(game));

  it("takes the first step below the critical risk of 1/5 only, and the other side then quits", () => {
    for (let i = 1; i < 80; i++) {
      if (i === 40) continue; // indifference
      const { game } = under(compiled, { step_risk: i / 200 });
      const play = induce(game);
      expect(actionAt(game, play, "s1 first-turn"), `at ${i / 200}`).toBe(i < 40 ? "escalate" : "quit");
      expect(actionAt(game, play, "s2 second-turn | escalate, hold")).toBe("quit");
    }
  });

  it("at a risk of 1/10 is worth 5 to the first side and costs the second 4", () => {
    expectPayoffs(compiled.game, induce(compiled.game), [5, -4]);
  });
});

describe("audience costs", () => {
  it("if low leave room for bluffs", () => {
    const { game } = compileTextbook("audience-costs", {}, "low");
    const bluff = profileOf(game, {
      "a:hard challenge": [0, 1], "a:soft challenge": [4 / 7, 3 / 7], "b:hard answer | challenge": [0, 1], "b:soft answer | challenge": [1 / 3, 2 / 3],
      "a:hard last-word | challenge, resist": [0, 1], "a:soft last-word | challenge, resist": [1, 0],
    });
    expectSequential(game, bluff);
    expectPayoffs(game, bluff, [1 / 40, 29 / 50]);
  });

  it("if high bind even the soft challenger, and the soft opponent always concedes", () => {
    const { game } = compileTextbook("audience-costs", {}, "high");
    const play = [0, 1, 0].reduce((profile, player) => afterBestResponse(game, profile, player), uniformProfile(game));
    expect(actionAt(game, play, "a:soft last-word | challenge, resist")).toBe("fight");
    expect(actionAt(game, play, "b:soft answer | challenge")).toBe("concede");
    expect(actionAt(game, play, "a:hard challenge")).toBe("challenge");
  });
});

describe("the empty threat", () => {
  it("deters in an equilibrium that is not a good move where the threat would be carried out", () => {
    const { game } = compileTextbook("entry-deterrence");
    const threatened = profileOf(game, { "challenger challenge": [1, 0], "defender answer | challenge": [0, 1] });
    expectNash(game, threatened);
    const shaken = profileOf(game, { "challenger challenge": [1 - 1e-9, 1e-9], "defender answer | challenge": [0, 1] });
    expect(oneShotGains(game, shaken)[infosetOf(game, "defender answer | challenge")]).toBeCloseTo(6, 9);
    const induced = [1, 0].reduce((play, player) => afterBestResponse(game, play, player), uniformProfile(game));
    expectPayoffs(game, induced, [1, 1]);
  });
});

/** The same tree under other numbers. */
function under(compiled: Compiled, set: Readonly<Record<string, number>>): Compiled {
  const { compiled: changed, diagnostics } = revalueCompiled(compiled, new Map(Object.entries(set)));
  if (changed === null) throw new Error(diagnostics.map(({ message }) => message).join("; "));
  return changed;
}

function oddsOf(game: Game, profile: Profile, outcome: string): number {
  return outcomeDistribution(game, profile)[game.outcomes.indexOf(outcome)]!;
}

function expectPayoffs(game: Game, profile: Profile, wanted: readonly number[]): void {
  expectedPayoffs(game, profile).forEach((payoff, player) => expect(payoff).toBeCloseTo(wanted[player]!, 12));
}

function expectNash(game: Game, profile: Profile): void {
  for (const gain of regret(game, profile)) expect(gain).toBeLessThan(1e-12);
}

/** No player gains at any information set that is reached. */
function expectSequential(game: Game, profile: Profile): void {
  expectNash(game, profile);
  for (const gain of oneShotGains(game, profile)) if (!Number.isNaN(gain)) expect(gain).toBeLessThan(1e-12);
}

function asChoices(game: Game, profile: Profile): Record<string, number[]> {
  const { label, firstSlot } = game.topology.infosets;
  return Object.fromEntries(label.map((name, set) => [name, [...profile.slice(firstSlot[set], firstSlot[set + 1])]]));
}

/** Pairs of pure choices of two players with one information set each from which neither gains by turning away. */
function pureEquilibria(game: Game, first: string, second: string): string[] {
  const { actions } = game.topology.infosets;
  const [rows, columns] = [actions[infosetOf(game, first)]!, actions[infosetOf(game, second)]!];
  return rows.flatMap((row) => columns.filter((column) => {
    const pure = (names: readonly string[], name: string) => names.map((other) => (other === name ? 1 : 0));
    return regret(game, profileOf(game, { [first]: pure(rows, row), [second]: pure(columns, column) })).every((gain) => gain === 0);
  }).map((column) => `${row} ${column}`));
}
