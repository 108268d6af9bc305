// Parts laid over October 1962: without any it is the scenario of the file. What each of them measures, docs/parts.md holds.

import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { compile, logitResidual, meaningOf, outcomeReports, parseDossier, parsePart, parseTheses, type PartText, reachOf, requireScenario, revalueCompiled, solve } from "../../src/index.ts";

const folder = join(import.meta.dirname, "../../scenarios/october-1962");
const text = readFileSync(join(folder, "scenario.yaml"), "utf8");
const files = readdirSync(join(folder, "parts")).filter((file) => file.endsWith(".yaml") && !file.endsWith(".theses.yaml")).sort();
const parts: readonly PartText[] = files.map((file) => ({ name: file.replace(".yaml", ""), file, text: readFileSync(join(folder, "parts", file), "utf8") }));
const october = (on: readonly PartText[]) => requireScenario(text, "scenario.yaml", { parts: on });
const compiled = (on: readonly PartText[], set: ReadonlyMap<string, number | boolean | string> = new Map()) => compile(october(on), { set });
const named = (...names: readonly string[]) => names.map((name) => parts.find((part) => part.name === name)!); // they are in the folder

/** By outcome: how often play ends there at lambda 6. */
function outcomes({ game }: ReturnType<typeof compile>): ReadonlyMap<string, number> {
  const [profile] = solve(game, { solver: "qre", lambda: 6, tolerance: 1e-14 }).profiles;
  return new Map(outcomeReports(game, profile!.probabilities).map(({ name, probability }) => [name, probability])); // qre finds one
}
const largestDifference = (a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>) => Math.max(...[...new Set([...a.keys(), ...b.keys()])].map((key) => Math.abs((a.get(key) ?? 0) - (b.get(key) ?? 0))));

describe("parts of October 1962", () => {
  it("leave the scenario as it is where none is on", () => {
    const plain = solve(compile(requireScenario(text, "scenario.yaml")).game, { solver: "qre", lambda: 6 }).profiles[0]!;
    const without = solve(compiled([]).game, { solver: "qre", lambda: 6 }).profiles[0]!;
    expect(Math.max(...plain.probabilities.map((p, i) => Math.abs(p - without.probabilities[i]!)))).toBeLessThanOrEqual(1e-12);
  });

  it("are laid over in their own order, whatever order they come in", () => {
    const on = parts.filter((part) => !parsePart(part).part!.isLens);
    const shape = (order: readonly PartText[]) => [...october(order).parameters.keys()].join();
    expect(shape(on)).toBe(shape(on.toReversed()));
  });

  it("say where their numbers come from, with sources that there are", () => {
    const before = october([]).parameters;
    for (const part of parts) {
      const scenario = october([...named(...parsePart(part).part!.needs), part]);
      for (const [name, parameter] of scenario.parameters) {
        if (before.has(name)) continue;
        const isFixed = typeof parameter.value !== "number" || parameter.note.startsWith("Fixed");
        expect(isFixed || parameter.range !== null || parameter.computed !== undefined || scenario.groups.some(({ members }) => members.includes(name)), `${part.name}: ${name} has no range`).toBe(true);
        expect(parameter.sources.every((key) => scenario.sources.has(key))).toBe(true);
      }
    }
  });
});

describe("Havana", () => {
  it("accepts past one half only where refusing costs standing, conventional arms protect little and incidents are harmless, as docs/parts.md says", () => {
    const havana = compiled(named("havana")), { infosets } = havana.game.topology;
    const stage = havana.stages.findIndex(({ name }) => name === "havana-answer");
    let start: Float64Array | null = null;
    const accepted = (set: Readonly<Record<string, number>>) => {
      const { game } = revalueCompiled(havana, new Map(Object.entries(set))).compiled!; // none of these breaks a rule
      const { probabilities } = solve(game, { solver: "qre", lambda: 6, ...(start === null ? {} : { start }) }).profiles[0]!;
      start = probabilities;
      const reach = reachOf(game, probabilities, game.valuation.chance);
      let asked = 0, accepts = 0;
      havana.infosetStage.forEach((at, sitting) => {
        if (at !== stage) return;
        for (let i = infosets.nodeStart[sitting]!; i < infosets.nodeStart[sitting + 1]!; i++) {
          asked += reach[infosets.nodes[i]!]!;
          accepts += reach[infosets.nodes[i]!]! * probabilities[infosets.firstSlot[sitting]!]!;
        }
      });
      return accepts / asked;
    };
    expect(accepted({})).toBeCloseTo(0.22, 2);
    for (const alone of [{ declined_dignity: -0.3 }, { cuba_build_up: -0.3 }, { war_incident: 0.005 }]) expect(accepted(alone)).toBeLessThan(0.5);
    expect(accepted({ declined_dignity: -0.3, cuba_build_up: -0.3 })).toBeCloseTo(0.48, 2);
    expect(accepted({ declined_dignity: -0.3, cuba_build_up: -0.3, war_incident: 0.005 })).toBeGreaterThan(0.5);
  });
});

describe("who hears what", () => {
  type Heard = ReturnType<typeof compile>;

  /** By information set of `stage`: the moves, as "stage.move", that lead to each of its nodes. */
  function histories({ game, stages, stageOfNode, infosetStage }: Heard, stage: string): ReadonlySet<string>[][] {
    const { parent, branch, labels, infosets } = game.topology, at = stages.findIndex(({ name }) => name === stage);
    const movesTo = (node: number) => {
      const moves = new Set<string>();
      for (let n = node; parent[n]! >= 0; n = parent[n]!) moves.add(`${stages[stageOfNode[parent[n]!]!]?.name}.${labels[branch[n]!]}`);
      return moves;
    };
    return [...infosetStage].flatMap((where, set) => (where === at ? [Array.from(infosets.nodes.subarray(infosets.nodeStart[set], infosets.nodeStart[set + 1]), movesTo)] : []));
  }
  /** Whether some, and whether all, of the information sets with a node after one of the moves have one after the other too. */
  function together(sets: ReadonlySet<string>[][], one: string, other: string) {
    const either = sets.filter((nodes) => nodes.some((moves) => moves.has(one) || moves.has(other)));
    const both = either.filter((nodes) => nodes.some((moves) => moves.has(one)) && nodes.some((moves) => moves.has(other)));
    expect(either.length).toBeGreaterThan(0);
    return { some: both.length > 0, all: both.length === either.length };
  }

  it("Havana hears on the radio that the missiles go, not for what, nor of an ultimatum before", () => {
    const settlement = histories(compiled(named("havana")), "havana-consent");
    expect(together(settlement, "reply.pledge-only", "reply.secret-trade").all).toBe(true);
    expect(together(settlement, "us-response.private", "us-response.quarantine").all).toBe(true);
    expect(together(settlement, "reply.public-trade", "reply.secret-trade").some).toBe(false);
    expect(together(settlement, "detection-full.mid", "detection-medium.mid").some).toBe(false);
  });

  it("what Moscow's envoys assure reaches Washington, what TASS says Havana too", () => {
    const settings = new Map<string, boolean>([["fine_signals", true], ["private_allowed", false], ["secret_trade_allowed", false], ["public_trade_allowed", false]]);
    const september = compiled(named("havana", "signals"), settings);
    const week = histories(september, "havana-week"), response = histories(september, "us-response");
    expect(together(week, "assurances.in-private", "assurances.silent").all).toBe(true);
    for (const other of ["in-private", "silent"]) expect(together(week, "assurances.in-public", `assurances.${other}`).some).toBe(false);
    for (const other of ["in-public", "silent"]) expect(together(response, "assurances.in-private", `assurances.${other}`).some).toBe(false);
    expect(together(week, "warnings.vague", "warnings.by-name").some).toBe(false);
  });

  it("Washington does not hear that the missiles were offered, nor that Havana accepted", () => {
    const build = histories(compiled(named("havana")), "build-up");
    expect(together(build, "deployment.conventional", "havana-answer.decline").all).toBe(true);
  });
});

describe("the Security Council", () => {
  it("votes only on an American draft with the OAS behind it, and seven votes meet the veto", () => {
    const { game: { topology }, stages, stageOfNode } = compiled(named("legitimacy"), new Map([["private_allowed", false], ["public_trade_allowed", false]]));
    const { parent, branch, labels, firstChild, childCount } = topology;
    const movesAt = (stage: string) => [...stageOfNode.keys()].filter((node) => stages[stageOfNode[node]!]?.name === stage).map((node) => {
      const came = labels[branch[parent[node]!]!], first = firstChild[node]!;
      return `after ${came}: ${Array.from({ length: childCount[node]! }, (_, k) => labels[branch[first + k]!]).join(", ")}`;
    });
    expect(new Set(movesAt("security-council"))).toEqual(new Set(["after quarantine: show, withhold", "after ask: show, call-the-vote, withhold", "after ask: show, withhold"]));
    expect(new Set(movesAt("council-vote"))).toEqual(new Set(["after supported: vetoed, short"]));
  });
});

describe("the tail of the crisis with Havana", () => {
  it("asks Havana about inspectors and for the bombers, in the order of the record", () => {
    const tail = october(named("havana", "inspection")).record.map(({ stage, branch }) => `${stage}.${branch}`).slice(-7);
    expect(tail).toEqual(["soviet-answer-secret.accept", "verification.island", "havana-consent.refuse", "carrying-out.bombers", "quarantine-end.keep", "havana-bombers.give-up", "jupiters.withdraw"]);
  });
});

describe("theses beside parts", () => {
  it("name only what is there when the part is on, and cite works that are known", () => {
    const works = new Set(parseDossier({ sources: { name: "sources.yaml", text: readFileSync(join(folder, "data/sources.yaml"), "utf8") } }).dossier?.works.map(({ key }) => key) ?? []);
    const found = parts.flatMap((part) => {
      const file = join(folder, "parts", `${part.name}.theses.yaml`);
      if (!existsSync(file)) return [];
      const { theses, diagnostics } = parseTheses(readFileSync(file, "utf8"), file, october([part]), works);
      expect(diagnostics).toEqual([]);
      return theses!.theses; // there is no diagnostic
    });
    expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
    expect(found.length).toBeGreaterThanOrEqual(12);
  });
});

describe("results of theses beside parts", () => {
  const kept = readdirSync(join(folder, "results")).flatMap((file) => /^theses\.(\w+)\.json$/.exec(file)?.[1] ?? []);
  const sha256 = (said: string) => createHash("sha256").update(said).digest("hex");

  it.each(kept)("of %s are of the part and the theses as they stand, over at least a hundred draws", (name) => {
    const { options, made, theses } = JSON.parse(readFileSync(join(folder, `results/theses.${name}.json`), "utf8"));
    const stale = `make it anew: excomm theses --scenario october-1962+${name} --file scenarios/october-1962/parts/${name}.theses.yaml --count 100 --lambda 6 --json > scenarios/october-1962/results/theses.${name}.json`;
    expect(made.meaning, stale).toBe(sha256(meaningOf(october(named(name)))));
    expect(options.sha256, stale).toBe(sha256(readFileSync(join(folder, "parts", `${name}.theses.yaml`), "utf8")));
    for (const { told, untold, holds, share } of theses) expect([told + untold, share]).toEqual([options.count, holds / told]);
    expect(options.count).toBeGreaterThanOrEqual(100);
  });
});

describe("lenses", () => {
  const unitary = () => outcomes(compiled([]));

  it("organizations that do only what was chosen are a unitary state, to 1e-12", () => {
    const obedient = new Map(["by_the_book", "navy_rules", "air_defence_rule", "alert_rules", "standing_reprisal"].map((name) => [name, 0]));
    expect(largestDifference(outcomes(compiled(named("organizational"), obedient)), unitary())).toBeLessThanOrEqual(1e-12);
  });

  it("a government whose leaders have all the weight is a unitary state, to 1e-12", () => {
    const alone = new Map([["president_weight", 1], ["chairman_weight", 1]]);
    expect(largestDifference(outcomes(compiled(named("governmental"), alone)), unitary())).toBeLessThanOrEqual(1e-12);
  });

  it("a government all of whose weight is one adviser's maximises that adviser's utility", () => {
    const settings = new Map([["president_weight", 0], ["votes_blockade", 0]]);
    const { scenario, game } = compiled(named("governmental"), settings);
    const { topology, valuation } = game, council = valuation.councils!.find(({ player }) => scenario.players[player]!.name === "us")!;
    const ended = [...scenario.outcomes.values()].findIndex(({ name }) => name === "withdrawn-publicly");
    const node = topology.outcome.indexOf(ended);
    expect([council.own, ...council.seats.map(({ votes }) => votes)]).toEqual([0, 6, 0, 0]);
    // Chiefs: 0.25 x 0.9 at home, -0.3 x -0.05 for Cuba; nothing strategic and no war.
    expect(council.seats[0]!.payoffs[node]).toBeCloseTo(0.25 * 0.9 + 0.3 * 0.05, 12);
  });

  it("a government whose seats beside the leader have no vote is a unitary state by every rule, to 1e-12", () => {
    const plain = unitary();
    for (const rule of ["weighted", "majority", "advice"]) {
      const alone = new Map<string, number | string>([["council_rule", rule], ["votes_strike", 0], ["votes_blockade", 0], ["presidium_votes", 0]]);
      expect(largestDifference(outcomes(compiled(named("governmental"), alone)), plain)).toBeLessThanOrEqual(1e-12);
    }
  });

  it("advisers count what a broken word costs their leader, as far as their share says", () => {
    const small = { quarantine_allowed: false, private_allowed: false, fine_signals: false };
    const payoffs = (set: Readonly<Record<string, number>>) => compiled(named("signals", "governmental"), new Map<string, number | boolean>(Object.entries({ ...small, ...set }))).game.valuation;
    const half = payoffs({}), none = payoffs({ seats_word: 0 }), free = payoffs({ audience_specific: 0.1, audience_vague: 0, lie_hardens: 0, lie_prestige: 0 });
    const least = payoffs({ audience_specific: 0.1, audience_vague: 0, lie_hardens: 0, lie_prestige: 0, seats_word: 0 });
    half.councils!.forEach(({ player, seats }, c) => {
      const costs = half.payoffs[player]!.map((u, node) => u - free.payoffs[player]![node]!);
      expect(Math.min(...costs)).toBeLessThan(-0.05);
      seats.forEach(({ payoffs: now }, seat) => now.forEach((u, node) => {
        const at = (valuation: typeof half) => valuation.councils![c]!.seats[seat]!.payoffs[node]!;
        expect(Math.abs(u - at(none) - (at(free) - at(least)) - costs[node]! / 2)).toBeLessThan(1e-12);
      }));
    });
  });

  it("governments of firm leaders are firm by their own utility: the lens goes with resolve", () => {
    const both = compiled(named("governmental", "resolve")), [profile] = solve(both.game, { solver: "qre", lambda: 6 }).profiles;
    expect(logitResidual(both.game, profile!.probabilities, 6, profile!.logProbabilities)).toBeLessThan(1e-9);
  });
});

describe("resolve", () => {
  it("splits each motive's prior by the share of firm governments, as worked out by hand", () => {
    const scenario = october(named("resolve"));
    const types = scenario.players[0]!.types;
    const prior = (name: string) => types.find((type) => type.name === name)!;
    const read = ({ prior: { reads, evaluate } }: (typeof types)[number]) => evaluate(reads.map((reference) => scenario.parameters.get((reference as { name: string }).name)!.value));
    expect(read(prior("prestige"))).toBeCloseTo(0.25 * 0.75, 12);
    expect(read(prior("prestige_firm"))).toBeCloseTo(0.25 * 0.25, 12);
    expect(prior("prestige_firm").weights.get("cuba")).toBe(prior("prestige").weights.get("cuba"));
  });

  it("with a share of 0 gives what local command alone gives, to 1e-12", () => {
    const without = outcomes(compile(october([]), { set: new Map([["local_command", true]]) }));
    const none = outcomes(compiled(named("resolve"), new Map([["firm_share", 0]])));
    expect(largestDifference(none, without)).toBeLessThanOrEqual(1e-12);
  });
});
