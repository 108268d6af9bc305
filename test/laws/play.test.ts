// Laws of a match: a log gives the same match again, a seat's view holds nothing that the seat cannot know, a fork keeps what was
// before it, nobody moves out of turn, and luck falls as the odds say.

import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Refusal, seededRandom } from "../../src/base/index.ts";
import { checkCompile, compile, type Compiled } from "../../src/compile/index.ts";

import { requireScenario } from "../../src/language/index.ts";
import { advance, bestValues, debrief, decisionsOf, endingGroups, endingsFrom, fingerprintOf, forkAt, givenUpBy, type Match, type MatchEvent, openMatch, readLog, replayed, seatView, type Sitter, withEvent, writeLog } from "../../src/play/index.ts";
import { solve } from "../../src/solve/index.ts";
import { assess, bestResponse, outcomeDistribution, type Profile, reachOf, uniformProfile } from "../../src/strategy/index.ts";
import { scenarioText } from "./compile-scenario.ts";

const file = new URL("../../scenarios/october-1962/scenario.yaml", import.meta.url);
const october = compile(requireScenario(readFileSync(file, "utf8"), "scenario.yaml"));
const solved: Profile = solve(october.game, { solver: "qre", lambda: 6 }).profiles[0]!.probabilities;

/** A random crisis compiled; texts that make no game are left out. */
function crisisOf(text: string): Compiled {
  const { compiled } = checkCompile(requireScenario(text, "random.json"), { nodesMax: 2_000 });
  fc.pre(compiled !== null);
  return compiled;
}

/** Names of types that are also names of attributes or of tags: seen alone they tell nothing. */
const NAMES_THAT_MEAN_ELSE = new Set([...october.scenario.attributes.map(({ name }) => name)]);
const isOffered = (match: Match, seat: string, name: string) => seatView(october, match, seat).decision?.options.some((option) => option.name === name) === true;

const seatsOf = ({ scenario }: Compiled, people: number): Record<string, Sitter> => Object.fromEntries(scenario.players.map(({ name }, p) => [name, (people >> p) % 2 === 1 ? "person" : "solved"]));

/** Everybody plays at random; people bet now and then. */
function played(compiled: Compiled, profile: Profile, seats: Record<string, Sitter>, seed: number, from?: string): Match {
  const random = seededRandom(seed, 7);
  let match = openMatch(compiled, profile, { seats, seed, ...(from === undefined ? {} : { from }) });
  while (match.state.turn.kind === "seat") {
    const { seat } = match.state.turn, view = seatView(compiled, match, seat);
    if (random() < 0.3) match = withEvent(compiled, match, { kind: "bet", seat, strokes: { [view.endings[0]!.name]: Math.floor(11 * random()) } });
    const { stage, options } = view.decision!;
    match = withEvent(compiled, match, { kind: "moved", seat, stage, took: options[Math.floor(random() * options.length)]!.name });
    match = advance(compiled, profile, match);
  }
  return match;
}

/** A match that has come to a node: everything before it happened, whoever sits where. */
function matchAt(compiled: Compiled, node: number, seats: Record<string, Sitter>, seed: number): Match {
  const { topology } = compiled.game, steps: MatchEvent[] = [];
  for (let at = node; at > 0; at = topology.parent[at]!) {
    const above = topology.parent[at]!, stage = compiled.stages[compiled.stageOfNode[above]!]?.name;
    if (stage === undefined) continue;
    const took = topology.labels[topology.branch[at]!]!, set = topology.infoset[above]!;
    const player = set < 0 ? null : compiled.game.players[topology.infosets.player[set]!]!;
    steps.push(player !== null && seats[player] === "person" ? { kind: "moved", seat: player, stage, took } : { kind: "drawn", stage, took });
  }
  const combination = compiled.typeCombinations[compiled.typesOfNode[node]!]!;
  const types = Object.fromEntries(compiled.scenario.players.map(({ name, types: own }, p) => [name, own[combination[p]!]!.name]));
  const setup = { title: compiled.scenario.title, fingerprint: fingerprintOf(compiled), rules: {}, seats, from: compiled.scenario.start, secret: { seed, types: {} } };
  return replayed(compiled, setup, [{ kind: "dealt", types, before: [] }, ...steps.reverse()]);
}

describe("a match", () => {
  it("is the same match, byte for byte, when its log is read again", () => {
    fc.assert(fc.property(scenarioText, fc.nat(15), fc.nat(), (written, people, seed) => {
      const compiled = crisisOf(written);
      const match = played(compiled, uniformProfile(compiled.game), seatsOf(compiled, people), seed);
      const text = writeLog(match), again = readLog(compiled, text);
      expect(writeLog(again)).toBe(text);
      expect(JSON.stringify(again.state)).toBe(JSON.stringify(match.state));
      for (const [seat, sitter] of Object.entries(match.setup.seats)) if (sitter === "person") expect(JSON.stringify(seatView(compiled, again, seat))).toBe(JSON.stringify(seatView(compiled, match, seat)));
    }), { numRuns: 150, seed: 1962 });
  });

  it("shows a seat the same bytes in all worlds that it cannot tell apart", () => {
    let pairs = 0, hidden = 0;
    fc.assert(fc.property(scenarioText, fc.nat(), (written, seed) => {
      const compiled = crisisOf(written);
      const { topology } = compiled.game, { infosets } = topology, seats = seatsOf(compiled, 15), random = seededRandom(seed);
      const sets = Array.from({ length: infosets.count }, (_, set) => set).filter((set) => infosets.nodeStart[set + 1]! - infosets.nodeStart[set]! > 1);
      for (let n = 0; n < 6 && sets.length > 0; n++) {
        const set = sets[Math.floor(random() * sets.length)]!, from = infosets.nodeStart[set]!, size = infosets.nodeStart[set + 1]! - from;
        const player = infosets.player[set]!, seat = compiled.game.players[player]!;
        const [one, other] = [0, 1].map(() => infosets.nodes[from + Math.floor(random() * size)]!) as [number, number];
        const views = [one, other].map((node) => seatView(compiled, matchAt(compiled, node, seats, Math.floor(1e9 * random())), seat));
        expect(JSON.stringify(views[1])).toBe(JSON.stringify(views[0]));
        // And after the same move, whatever the others are then about.
        const moved = [one, other].map((node) => {
          const match = matchAt(compiled, node, seats, Math.floor(1e9 * random()));
          return withEvent(compiled, match, { kind: "moved", seat, stage: views[0]!.decision!.stage, took: views[0]!.decision!.options[0]!.name });
        });
        const waiting = moved.filter(({ state: { turn } }) => turn.kind === "draw" || (turn.kind === "seat" && turn.seat !== seat)).map((match) => JSON.stringify(seatView(compiled, match, seat)));
        if (waiting.length === 2) expect(waiting[1]).toBe(waiting[0]);
        pairs++;
        if (compiled.typesOfNode[one] !== compiled.typesOfNode[other]) hidden++;
      }
    }), { numRuns: 250, seed: 1962 });
    // Of little use where few pairs differ in what is hidden.
    expect(pairs).toBeGreaterThan(400);
    expect(hidden).toBeGreaterThan(100);
  });

  it("shows no seat of October 1962 another's type, a move or chance it has not seen, odds or the seed", () => {
    const people = { us: "person", ussr: "person" } as const;
    let views = 0;
    for (let seed = 1_000_003; views < 600; seed++) {
      let match = openMatch(october, solved, { seats: people, seed });
      const random = seededRandom(seed, 1);
      while (match.state.turn.kind === "seat") {
        const { seat } = match.state.turn;
        for (const watcher of ["us", "ussr"]) {
          // Where play began is no secret.
          const text = JSON.stringify({ ...seatView(october, match, watcher), begun: null }), other = october.scenario.players.find(({ name }) => name !== watcher)!;
          const values = new Set(text.match(/"(?:[^"\\]|\\.)*"/g)!.map((word) => JSON.parse(word) as string));
          for (const type of other.types) {
            expect(values.has(type.name) && !NAMES_THAT_MEAN_ELSE.has(type.name)).toBe(false);
            expect(text).not.toContain(type.title);
            expect(text).not.toContain(type.note);
          }
          expect(text).not.toContain(String(seed));
          // The other's moves and chance that nobody showed to this seat: neither their names as a value nor where they stand.
          for (const step of match.state.trail) {
            const branch = october.scenario.stages.get(step.stage)!.branches.find(({ name }) => name === step.took)!;
            if (step.player !== watcher && !branch.seen.has(watcher) && !branch.learns.has(watcher)) {
              expect(values.has(step.took) && !isOffered(match, watcher, step.took)).toBe(false);
              expect(text).not.toContain(`"stage":"${step.stage}"`);
            }
          }
          expect(text).not.toMatch(/0\.\d{6,}/);
          views++;
        }
        const { stage, options } = seatView(october, match, seat).decision!;
        match = advance(october, solved, withEvent(october, match, { kind: "moved", seat, stage, took: options[Math.floor(random() * options.length)]!.name }));
      }
    }
  });

  it("keeps, forked, everything before the decision, and meets the same luck where nothing was changed", () => {
    fc.assert(fc.property(scenarioText, fc.nat(), fc.nat(), (written, seed, which) => {
      const compiled = crisisOf(written);
      const profile = uniformProfile(compiled.game), match = played(compiled, profile, seatsOf(compiled, 5), seed), decisions = decisionsOf(match);
      if (decisions.length === 0) return;
      const at = which % decisions.length, fork = forkAt(compiled, match, at);
      expect(fork.events).toEqual(match.events.slice(0, decisions[at]!.event));
      expect(fork.setup).toEqual(match.setup);
      expect(fork.state.turn).toEqual({ kind: "seat", seat: decisions[at]!.seat });
      // The same moves from there on lead to the same end.
      let again = fork;
      for (const { seat, stage, took } of decisions.slice(at)) again = advance(compiled, profile, withEvent(compiled, again, { kind: "moved", seat, stage, took }));
      expect(again.state.node).toBe(match.state.node);
    }), { numRuns: 200, seed: 1962 });
  });

  it("lets nobody act out of turn, twice, or after the end", () => {
    fc.assert(fc.property(scenarioText, fc.nat(), (written, seed) => {
      const compiled = crisisOf(written);
      const profile = uniformProfile(compiled.game), seats = seatsOf(compiled, 3);
      const over = played(compiled, profile, seats, seed);
      expect(() => withEvent(compiled, over, { kind: "bet", seat: compiled.game.players[0]!, strokes: {} })).toThrow(Refusal);
      const fork = decisionsOf(over).length === 0 ? null : forkAt(compiled, over, 0);
      if (fork?.state.turn.kind !== "seat") return;
      const { seat } = fork.state.turn, { stage, options } = seatView(compiled, fork, seat).decision!, took = options[0]!.name;
      for (const { name } of compiled.scenario.players) if (name !== seat) expect(() => withEvent(compiled, fork, { kind: "moved", seat: name, stage, took })).toThrow(Refusal);
      expect(() => withEvent(compiled, fork, { kind: "moved", seat, stage, took: "no such move" })).toThrow(Refusal);
      expect(() => withEvent(compiled, fork, { kind: "moved", seat, stage: "no such stage", took })).toThrow(Refusal);
      expect(() => withEvent(compiled, fork, { kind: "drawn", stage, took })).toThrow(Refusal);
      expect(() => withEvent(compiled, fork, { kind: "dealt", types: fork.state.types, before: [] })).toThrow(Refusal);
    }), { numRuns: 150, seed: 1962 });
  });

  it("gives one error of ours for any log that was tampered with, and nothing else", () => {
    const text = writeLog(played(october, solved, { us: "person", ussr: "solved" }, 3));
    fc.assert(fc.property(fc.nat(text.length - 1), fc.nat(40), fc.string({ maxLength: 12 }), (at, cut, put) => {
      try {
        readLog(october, text.slice(0, at) + put + text.slice(at + cut));
      } catch (error) {
        expect(error).toBeInstanceOf(Refusal);
        expect((error as Error).message.split("\n")).toHaveLength(1);
      }
    }), { numRuns: 1_000, seed: 1962 });
  });

  it("deals, draws and ends as often as the strategies and odds say", () => {
    const runs = 2_000, counts = new Map<string, number>();
    for (let seed = 0; seed < runs; seed++) {
      const { state } = openMatch(october, solved, { seats: { us: "solved", ussr: "solved" }, seed });
      const end = october.game.outcomes[october.game.topology.outcome[state.node]!]!;
      counts.set(end, (counts.get(end) ?? 0) + 1);
    }
    const odds = outcomeDistribution(october.game, solved);
    // Pearson's chi-square over outcomes that are expected five times at least; the 0.1 % point lies near df + 3.1 sqrt(2 df) + 6.
    let chi = 0, df = -1;
    odds.forEach((p, i) => {
      if (p * runs < 5) return;
      chi += ((counts.get(october.game.outcomes[i]!) ?? 0) - p * runs) ** 2 / (p * runs);
      df++;
    });
    expect(df).toBeGreaterThan(8);
    expect(chi).toBeLessThan(df + 3.1 * Math.sqrt(2 * df) + 6);
  });

  it("begun later, deals what came before as likely as it is given that play gets there", () => {
    const runs = 1_000, counts = new Map<string, number>(), reach = reachOf(october.game, solved, october.game.valuation.chance);
    for (let seed = 0; seed < runs; seed++) {
      const { state } = openMatch(october, solved, { seats: { us: "person", ussr: "solved" }, seed, from: "us-response" });
      const key = `${state.types["ussr"]} ${state.trail.map(({ took }) => took).join(" ")}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    const { topology } = october.game, want = new Map<string, number>();
    let total = 0;
    for (let node = 0; node < topology.nodeCount; node++) {
      if (october.stages[october.stageOfNode[node]!]?.name !== "us-response") continue;
      total += reach[node]!;
      const [b, a] = [node, topology.parent[node]!].map((at) => topology.labels[topology.branch[at]!]!) as [string, string];
      const type = october.scenario.players[0]!.types[october.typeCombinations[october.typesOfNode[node]!]![0]!]!.name;
      want.set(`${type} ${a} ${b}`, (want.get(`${type} ${a} ${b}`) ?? 0) + reach[node]!);
    }
    let chi = 0;
    for (const [key, p] of want) chi += ((counts.get(key) ?? 0) - (p / total) * runs) ** 2 / ((p / total) * runs);
    const df = want.size - 1;
    expect(df).toBe(23); // four types, two forces, three days of discovery
    expect(chi).toBeLessThan(df + 3.1 * Math.sqrt(2 * df) + 6);
  });
});

describe("a debrief", () => {
  it("has odds that sum to one and no decision that gave up less than nothing", () => {
    fc.assert(fc.property(scenarioText, fc.nat(), (written, seed) => {
      const compiled = crisisOf(written);
      const profile = uniformProfile(compiled.game), match = played(compiled, profile, seatsOf(compiled, 15), seed);
      for (const { name } of compiled.scenario.players) {
        const { decisions, endings, moves } = debrief(compiled, profile, match, name);
        expect([...givenUpBy(compiled, profile, match, name)]).toEqual(decisions.map(({ givenUp }) => givenUp));
        for (const { options, givenUp } of decisions) {
          expect(options.reduce((sum, { odds }) => sum + odds, 0)).toBeCloseTo(1, 9);
          for (const option of options) expect(option.givenUp >= 0 || Number.isNaN(option.givenUp)).toBe(true);
          expect(givenUp >= 0 || Number.isNaN(givenUp)).toBe(true);
        }
        expect(endings.reduce((sum, { probability }) => sum + probability!, 0)).toBeCloseTo(1, 9);
        for (const { options } of moves) expect(options.reduce((sum, { odds }) => sum + odds!, 0)).toBeCloseTo(1, 9);
      }
    }), { numRuns: 150, seed: 1962 });
  });

  it("measures what a decision gives up against the best that any plan from there on can get", () => {
    // Value of every continuation by brute force: all pure plans of the player at its sets below, in small games.
    let checked = 0;
    fc.assert(fc.property(scenarioText, fc.nat(), (written, seed) => {
      const compiled = crisisOf(written);
      const { game } = compiled, { infosets } = game.topology, random = seededRandom(seed);
      const profile = uniformProfile(game).map(() => 0.1 + random());
      for (let set = 0; set < infosets.count; set++) {
        const part = profile.subarray(infosets.firstSlot[set]!, infosets.firstSlot[set + 1]!), sum = part.reduce((a, b) => a + b, 0);
        part.forEach((p, k) => (part[k] = p / sum));
      }
      if (infosets.count === 0) return;
      const player = infosets.player[0]!, own = Array.from({ length: infosets.count }, (_, set) => set).filter((set) => infosets.player[set] === player);
      const plans = own.reduce((product, set) => product * (infosets.firstSlot[set + 1]! - infosets.firstSlot[set]!), 1);
      if (plans > 64) return;
      const values = bestValues(compiled, profile, player), best = Float64Array.from(values, () => -Infinity);
      for (let plan = 0; plan < plans; plan++) {
        const pure = profile.slice();
        let rest = plan;
        for (const set of own) {
          const from = infosets.firstSlot[set]!, count = infosets.firstSlot[set + 1]! - from;
          pure.fill(0, from, from + count);
          pure[from + (rest % count)] = 1;
          rest = Math.floor(rest / count);
        }
        assess(game, pure).actionValues.forEach((value, slot) => (best[slot] = Math.max(best[slot]!, value)));
      }
      for (const set of own) for (let slot = infosets.firstSlot[set]!; slot < infosets.firstSlot[set + 1]!; slot++) {
        expect(values[slot]).toBeCloseTo(best[slot]!, 9);
        checked++;
      }
    }), { numRuns: 200, seed: 1962 });
    expect(checked).toBeGreaterThan(500);
  });

  it("gives the chances from the first stage that the whole crisis has, and its best value is the best response's", () => {
    const shares = endingsFrom(october, solved, october.scenario.start), whole = outcomeDistribution(october.game, solved);
    endingGroups(october.scenario).forEach(({ outcomes }, g) => expect(shares[g]).toBeCloseTo(outcomes.reduce((sum, index) => sum + whole[index]!, 0), 12));
    // The first mover's best value over its types, by the scenario's odds of types, is what a best response gets.
    const values = bestValues(october, solved, 0), { infosets } = october.game.topology;
    let mean = 0;
    for (let set = 0; set < infosets.count; set++) {
      if (october.stages[october.infosetStage[set]!]!.name !== "deployment") continue;
      mean += values.subarray(infosets.firstSlot[set]!, infosets.firstSlot[set + 1]!).reduce((a, b) => Math.max(a, b), -Infinity) / 4;
    }
    expect(mean).toBeCloseTo(bestResponse(october.game, solved, 0).value, 9);
  });
});
