// Random scenarios that the language accepts: a plan of small numbers, which shrinks, and the file that is written from it.

import fc from "fast-check";

const nat = fc.nat({ max: 60 });
/** There in `tenths` of ten. */
const maybe = <T>(what: fc.Arbitrary<T>, tenths: number): fc.Arbitrary<T | null> => fc.oneof({ weight: 10 - tenths, arbitrary: fc.constant(null) }, { weight: tenths, arbitrary: what });

const branchPlan = fc.record({
  to: nat, other: maybe(fc.record({ when: nat, to: nat }), 3), when: maybe(nat, 3), set: maybe(fc.record({ what: nat, value: nat }), 4),
  seen: nat, as: maybe(fc.record({ who: nat, word: nat }), 2), learns: maybe(fc.record({ who: nat, what: nat }), 3), weight: fc.integer({ min: 0, max: 4 }),
});
const stagePlan = fc.record({
  mover: nat, branches: fc.array(branchPlan, { minLength: 1, maxLength: 3, size: "max" }), odds: nat,
  repeat: maybe(fc.record({ atMost: fc.integer({ min: 1, max: 3 }), scope: nat, exit: nat, counts: fc.boolean() }), 4),
});
const typePlan = fc.record({ prior: fc.integer({ min: 1, max: 4 }), weights: fc.tuple(nat, nat), value: nat });
const outcomePlan = fc.record({ attributes: fc.tuple(maybe(nat, 7), maybe(nat, 5)), payoffs: fc.array(fc.record({ form: nat, value: nat }), { minLength: 4, maxLength: 4 }) });
const beliefPlan = fc.record({ who: nat, types: fc.boolean(), chance: fc.boolean(), weights: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 3, maxLength: 3 }) });

const plan = fc.record({
  players: fc.integer({ min: 2, max: 4 }),
  types: fc.array(fc.array(typePlan, { maxLength: 3 }), { minLength: 4, maxLength: 4 }),
  stages: fc.array(stagePlan, { minLength: 1, maxLength: 7, size: "max" }),
  outcomes: fc.array(outcomePlan, { minLength: 1, maxLength: 3 }),
  beliefs: fc.array(beliefPlan, { maxLength: 3 }),
  variant: maybe(fc.record({ x: fc.integer({ min: 0, max: 8 }), flag: fc.boolean(), beliefs: maybe(beliefPlan, 6) }), 5),
  x: fc.integer({ min: 0, max: 8 }), y: nat, flag: fc.boolean(),
});
type Plan = typeof plan extends fc.Arbitrary<infer T> ? T : never;
type StagePlan = Plan["stages"][number];
type BranchPlan = StagePlan["branches"][number];
type BeliefPlan = Plan["beliefs"][number];

const TYPES = ["soft", "firm", "wild"], BRANCHES = ["left", "right", "stay"], ATTRIBUTES = ["land", "gold"];
const pick = <T>(items: readonly T[], at: number): T => items[at % items.length]!; // no list here is empty
const shares = (weights: readonly number[]) => {
  const sum = weights.reduce((a, b) => a + b, 0);
  return sum === 0 ? weights.map(() => 1 / weights.length) : weights.map((weight) => weight / sum);
};

class Writer {
  private readonly plan: Plan;
  private readonly players: readonly string[];
  /** By player, the names of its types; empty where it has none. */
  private readonly types: readonly (readonly string[])[];

  constructor(written: Plan) {
    this.plan = written;
    this.players = ["ann", "bob", "cay", "dov"].slice(0, written.players);
    this.types = this.players.map((_, i) => TYPES.slice(0, written.types[i]!.length));
  }

  file(): object {
    const { plan: { x, y, flag, variant } } = this;
    const stages = this.reached();
    const outcomes = this.plan.outcomes.map((outcome, i) => [`end${i}`, this.outcome(outcome)] as const).filter(([name]) => stages.goals.has(name));
    const chance = stages.kept.filter(([, stage]) => "chance" in stage) as [string, { chance: object }][];
    const typed = this.players.flatMap((player, i) => (this.types[i]!.length > 0 ? [[player, this.typesOf(i)] as const] : []));
    const beliefs = Object.fromEntries(this.plan.beliefs.map((belief) => this.belief(belief, chance)));
    return {
      excomm: 1, title: "A random scenario",
      players: Object.fromEntries(this.players.map((player) => [player, {}])),
      attributes: { land: {}, gold: {} },
      parameters: { x: { value: x / 8, unit: "share" }, y, flag, lens: { value: pick(["calm", "hurried"], y), choices: ["calm", "hurried"] } },
      ...(typed.length > 0 ? { types: Object.fromEntries(typed) } : {}),
      payoffs: Object.fromEntries(this.players.map((player, i) => [player, this.payoff(i, i, this.plan.y)])),
      beliefs,
      variables: { n: 0, alert: flag, sky: { "one of": ["red", "blue"], "at first": "blue" } },
      stages: Object.fromEntries(stages.kept),
      outcomes: Object.fromEntries(outcomes),
      ...(variant === null ? {} : {
        variants: {
          other: { title: "Other", set: { x: variant.x / 8, flag: variant.flag }, ...(variant.beliefs === null ? {} : { beliefs: Object.fromEntries([this.belief(variant.beliefs, chance)]) }) },
          same: { title: "Same odds", beliefs: "scenario" },
        },
      }),
      limits: { nodes: 2_000_000 },
    };
  }

  /** Stages that play can come to, in order; goals are the names that they lead to. */
  private reached() {
    const all = new Map(this.plan.stages.map((stage, i) => [`s${i}` as string, this.stage(stage, i)] as const));
    const goals = new Set<string>(["s0"]);
    for (const name of goals) for (const goal of all.get(name)?.goals ?? []) goals.add(goal);
    return { goals, kept: [...all].filter(([name]) => goals.has(name)).map(([name, { written }]) => [name, written] as const) };
  }

  private stage(stage: StagePlan, index: number) {
    const goals = new Set<string>();
    const goal = (at: number) => {
      const name = pick(this.goalsFrom(index), at);
      goals.add(name);
      return name;
    };
    const mover = stage.mover % (this.players.length + 1);
    const branches = stage.branches.map((branch, k) => [BRANCHES[k]!, this.branch(branch, k, mover, goal)] as const);
    const odds = this.oddsOf(stage);
    const repeat = stage.repeat === null ? {} : { repeat: { "at most": stage.repeat.atMost, then: this.exit(index), ...(stage.repeat.counts ? { counter: "n" } : {}) } };
    if (stage.repeat !== null) goals.add(this.exit(index));
    const written = mover < this.players.length
      ? { ...repeat, player: this.players[mover], actions: Object.fromEntries(branches) }
      : { ...repeat, chance: Object.fromEntries(branches.map(([name, branch], k) => [name, { p: odds[k], ...branch }])) };
    return { written, goals };
  }

  /** Ahead, or back to a repeated stage whose scope this one lies in; what it leads to in the end lies beyond its scope. */
  private goalsFrom(index: number): string[] {
    const back = this.plan.stages.flatMap((stage, i) => (i <= index && stage.repeat !== null && index <= this.scopeEnd(i) ? [`s${i}`] : []));
    return [...back, ...this.ahead(index)];
  }

  private ahead(index: number): string[] {
    return [...this.plan.stages.map((_, i) => `s${i}`).slice(index + 1), ...this.plan.outcomes.map((_, i) => `end${i}`)];
  }

  private scopeEnd(index: number): number {
    return index + (this.plan.stages[index]!.repeat?.scope ?? 0) % (this.plan.stages.length - index);
  }

  private exit(index: number): string {
    return pick(this.ahead(this.scopeEnd(index)), this.plan.stages[index]!.repeat?.exit ?? 0);
  }

  private branch(branch: BranchPlan, k: number, mover: number, goal: (at: number) => string) {
    const others = this.players.filter((_, i) => i !== mover);
    const to = goal(branch.to);
    return {
      // The first branch is nearly always there.
      ...(branch.when === null || (k === 0 && branch.when % 8 > 0) ? {} : { if: this.condition(branch.when, mover) }),
      ...(branch.set === null ? {} : { set: this.effect(branch.set.what, branch.set.value) }),
      ...(branch.seen % 3 === 0 ? {} : { "seen by": this.players.filter((_, i) => (branch.seen >> i) % 2 === 0) }),
      ...(branch.as === null ? {} : { "seen as": { [pick(others, branch.as.who)]: pick(["mist", "left", "right"], branch.as.word) } }),
      ...(branch.learns === null ? {} : { learns: { [pick(this.players, branch.learns.who)]: pick([["n"], ["sky", "x > 0.5"], ["alert"], ["n + y", ...this.typeWords("==")]], branch.learns.what) } }),
      then: branch.other === null ? to : [{ if: this.condition(branch.other.when, branch.other.when), to: goal(branch.other.to) }, { to }],
    };
  }

  private typeWords(operator: string): string[] {
    return this.players.flatMap((player, i) => this.types[i]!.slice(0, 1).map((type) => `type.${player} ${operator} '${type}'`));
  }

  /** Mostly what the mover knows; every fourth may give away what it does not. */
  private condition(at: number, mover: number): string {
    const own = (this.types[mover] ?? []).map((type) => `type.${this.players[mover]} == '${type}'`);
    const told = ["n > 1", "alert && n < 2", "sky in ['red']", "n + x >= 1", ...this.typeWords("!=")];
    return at % 4 === 3 ? pick(told, at >> 2) : pick([...own, ...own, "flag", "x < 0.5", "lens == 'calm'", "!flag || y > 20"], at >> 2);
  }

  private effect(what: number, value: number): object {
    return pick([
      { n: pick(["n + 1", "min(n, 2) * y", "x + n", "abs(n - 3)", 2, "y > 50 ? 1 / n : 0"], value) },
      { alert: pick(["!alert", true, "n > 1", "flag && alert"], value) },
      { sky: pick(["red", "alert ? 'red' : 'blue'", "blue"], value), n: "alert ? n : n + 1" },
    ], what);
  }

  private oddsOf({ branches, odds }: StagePlan): (number | string)[] {
    const stated: (number | string)[] = shares(branches.map(({ weight }) => weight));
    if (odds % 4 === 0) return stated;
    // One takes the rest; the others leave it something.
    const read = ["0.5 * x", "x / 3", "n > 1 ? 0.25 : 0.125", ...this.typeWords("==").map((test) => `${test} ? 0.25 : 0.5 * x`)];
    return stated.map((p, k) => (k === odds % branches.length ? "rest" : odds % 4 === 1 ? p : pick(read, odds + k)));
  }

  private typesOf(player: number): object {
    const plans = this.plan.types[player]!;
    const priors = shares(plans.map(({ prior }) => prior));
    return Object.fromEntries(plans.map(({ weights, value }, k) => [TYPES[k], {
      prior: priors[k],
      weights: { land: weights[0] / 4 - 5, ...(weights[1] % 3 === 0 ? {} : { gold: weights[1] % 2 === 0 ? "y / 10 - x" : weights[1] / 8 }) },
      values: { pride: value % 2 === 0 ? value / 4 : `${value} - x` },
    }]));
  }

  private payoff(player: number, form: number, value: number): number | string {
    const forms = ["attributes.land * y - n", "n * 2 + (alert ? x : 0)", "sky == 'red' ? x : attributes.gold", ...this.typeWords("==").flatMap((test) => [`${test} ? n : -y`, `${test} ? x : 2`])];
    const typed = ["dot(weights, attributes) - own.pride", "own.pride * n - sum_abs(weights)", "weights.land + attributes.gold"];
    return form % 3 === 0 ? value / 4 - 7 : pick(this.types[player]!.length > 0 ? [...forms, ...typed] : forms, value);
  }

  private outcome({ attributes, payoffs }: Plan["outcomes"][number]): object {
    const expressions = [1.5, "n * x", "alert ? 1 : -1", "y > 55 ? log(n - 1) : 0.5", ...this.typeWords("==").map((test) => `${test} ? 2 : x`)];
    const own = this.players.flatMap((player, i) => {
      const { form, value } = payoffs[i]!;
      if (form % 4 === 0) return [];
      const byType = form % 4 === 1 && this.types[i]!.length > 0;
      return [[player, byType ? Object.fromEntries(this.types[i]!.map((type, k) => [type, this.payoff(i, form + k, value + k)])) : this.payoff(i, form, value)] as const];
    });
    return { attributes: Object.fromEntries(ATTRIBUTES.flatMap((name, i) => (attributes[i] === null ? [] : [[name, pick(expressions, attributes[i]!)]]))), payoffs: Object.fromEntries(own) };
  }

  private belief({ who, types, chance, weights }: BeliefPlan, stages: readonly (readonly [string, { chance: object }])[]) {
    const player = pick(this.players, who);
    const aboutTypes = this.players.flatMap((other, i) => {
      if (!types || other === player || this.types[i]!.length === 0) return [];
      const odds = shares(weights.slice(0, this.types[i]!.length));
      return [[other, Object.fromEntries(this.types[i]!.map((type, k) => [type, odds[k]]))] as const];
    });
    const aboutChance = stages.slice(0, chance ? 2 : 0).map(([name, stage]) => {
      const events = Object.keys(stage.chance), odds = shares(weights.slice(0, events.length));
      const read = ["x / 4", ...this.typeWords("==").map((test) => `${test} ? 0.25 : x / 3`)];
      return [name, Object.fromEntries(events.map((event, k) => [event, k === who % events.length ? "rest" : who % 3 === 0 ? odds[k] : pick(read, who)]))] as const;
    });
    return [player, Object.fromEntries([...aboutTypes, ...aboutChance])] as const;
  }
}

/** Texts of scenario files. A failing case prints the text. */
export const scenarioText: fc.Arbitrary<string> = plan.map((written) => JSON.stringify(new Writer(written).file(), null, 1));
