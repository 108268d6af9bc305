// A second reading of the language's meaning, to hold the compiler to: walks every history of a scenario by recursion, keeps what
// players have seen as plain text, and works out every number anew at every step. Slow on purpose; knows nothing of src/compile.

import type { Belief, Branch, Expression, Reference, Scenario, Stage, Value } from "../../src/scenario/index.ts";

export interface Circumstances {
  readonly settings: ReadonlyMap<string, Value>;
  readonly beliefs: readonly Belief[];
}

export interface Point {
  readonly kind: "chance" | "decision" | "end";
  /** Names of branches from the root, the draw of types included; joined by " > ". */
  readonly path: string;
  readonly stage: string | null;
  /** By player; null at the draw of types. */
  readonly types: readonly string[] | null;
  /** Names of what can happen, in order. */
  readonly branches: readonly string[];
  /** Odds of the branch into it as the scenario and as each player holds them; null where it is no chance event. */
  readonly odds: readonly number[] | null;
  /** Of a decision: all that its player knows, as one text; decisions that share it are one to the player. */
  readonly known: string;
  /** Of a decision: what its player has observed, oldest first. */
  readonly observed: readonly string[];
  readonly outcome: string | null;
  readonly payoffs: readonly number[];
  readonly attributes: readonly number[];
}

export interface Walked {
  readonly points: readonly Point[];
  /** Rules of the compiler's diagnostics that a correct compiler reports at least one of; empty when the scenario makes a game. */
  readonly faults: ReadonlySet<string>;
}

export class TooLong extends Error {}

interface Here {
  readonly path: readonly string[];
  readonly types: readonly string[];
  readonly variables: ReadonlyMap<string, Value>;
  /** By player. */
  readonly seen: readonly (readonly string[])[];
  readonly entered: ReadonlyMap<string, number>;
  readonly odds: readonly number[] | null;
}

/** @throws {TooLong} past `nodesMax` points */
export function walk(scenario: Scenario, { settings, beliefs }: Circumstances, nodesMax: number): Walked {
  const points: Point[] = [];
  const faults = new Set<string>();
  const players = scenario.players.map(({ name }) => name);
  const menus = new Map<string, string>();
  const holders: (string | null)[] = [null, ...players];

  const read = (reference: Reference, here: Here | null, payee: number, attributes: readonly number[]): Value => {
    const type = here === null ? undefined : scenario.players[payee]?.types.find(({ name }) => name === here.types[payee]);
    switch (reference.kind) {
      case "parameter": return settings.get(reference.name)!; // the scenarios here compute none
      case "variable": return here!.variables.get(reference.name)!; // no variable is read before play
      case "type": return here!.types[players.indexOf(reference.player)]!; // the same
      case "attribute": return attributes[scenario.attributes.findIndex(({ name }) => name === reference.name)]!; // names were checked
      case "weight": { const weight = type?.weights.get(reference.attribute); return weight === undefined ? 0 : value(weight, null); }
      case "own": { const own = type?.values.get(reference.name); return own === undefined ? 0 : value(own, null); }
    }
  };
  const value = (expression: Expression, here: Here | null, payee = -1, attributes: readonly number[] = []): Value =>
    expression.evaluate(expression.reads.map((reference) => read(reference, here, payee, attributes)));
  const number = (...args: Parameters<typeof value>) => {
    const x = value(...args) as number; // asked of numbers only
    if (!Number.isFinite(x)) faults.add("not-a-number");
    return x;
  };

  /** Odds of alternatives; a null takes the rest. */
  const checked = (odds: readonly (number | null)[]): number[] => {
    const stated = odds.reduce<number>((sum, p) => sum + (p ?? 0), 0);
    const all = odds.map((p) => p ?? (Math.abs(1 - stated) < 1e-12 ? 0 : 1 - stated));
    if (all.some((p) => !(p >= 0 && p <= 1 + 1e-9))) faults.add("odds-out-of-range");
    else if (Math.abs(all.reduce((a, b) => a + b, 0) - 1) > 1e-9) faults.add("odds-do-not-sum-to-1");
    return all;
  };
  const holds = (condition: Expression, here: Here) => {
    const verdict = value(condition, here);
    if (typeof verdict !== "boolean") faults.add("not-a-number");
    return verdict === true;
  };
  const beliefOf = (holder: string | null) => beliefs.find(({ player }) => player === holder);
  const oddsOfTypes = holders.map((holder) => scenario.players.map((player) =>
    checked(player.types.map((type) => value(beliefOf(holder)?.types.get(player.name)?.get(type.name) ?? type.prior, null) as number))));
  const oddsAt = (stage: Stage, possible: readonly Branch[], here: Here) => holders.map((holder) => {
    const own = beliefOf(holder)?.chance.get(stage.name);
    return checked(possible.map((branch) => {
      const odds = own?.has(branch.name) ? own.get(branch.name)! : branch.odds;
      return odds === null ? null : (value(odds, here) as number);
    }));
  });

  const add = (point: Omit<Point, "path">, path: readonly string[]) => {
    if (points.length >= nodesMax) throw new TooLong();
    points.push({ ...point, path: path.join(" > ") });
  };
  const bare = { stage: null, types: null, branches: [], odds: null, known: "", observed: [], outcome: null, payoffs: [], attributes: [] };

  const after = (stage: Stage, branch: Branch, here: Here, odds: readonly number[] | null): Here => {
    const changed = new Map(here.variables);
    for (const [name, effect] of branch.effects) changed.set(name, effect.valueKind === "number" ? number(effect, here) : value(effect, here));
    const next = { ...here, variables: changed, path: [...here.path, branch.name], odds };
    const seen = players.map((player, i) => {
      const words = [...here.seen[i]!]; // one entry a player
      const word = player === stage.player ? branch.name : branch.seen.get(player);
      if (word !== undefined) words.push(stage.branches.some(({ name }) => name === word) ? `${stage.name}.${word}` : word);
      for (const what of branch.learns.get(player) ?? []) words.push(`${what.text} = ${value(what, next)}`);
      return words;
    });
    return { ...next, seen };
  };

  const goTo = (name: string, here: Here): void => {
    const stage = scenario.stages.get(name);
    if (stage === undefined) return end(name, here);
    let now = here;
    if (stage.repeat !== null) {
      const times = here.entered.get(name) ?? 0;
      if (times >= stage.repeat.atMost) return goTo(stage.repeat.then, here);
      now = { ...here, entered: new Map(here.entered).set(name, times + 1) };
      if (stage.repeat.counter !== null) now = { ...now, variables: new Map(now.variables).set(stage.repeat.counter, times + 1) };
    }
    const possible = stage.branches.filter(({ condition }) => condition === null || holds(condition, now));
    const branches = possible.map((branch) => branch.name);
    const mover = stage.player === null ? -1 : players.indexOf(stage.player);
    const known = mover < 0 ? "" : JSON.stringify([stage.player, now.types[mover], name, now.seen[mover]]);
    add({ ...bare, kind: mover < 0 ? "chance" : "decision", stage: name, types: now.types, branches, odds: now.odds, known, observed: now.seen[mover] ?? [] }, now.path);
    if (branches.length === 0) {
      faults.add("nothing-possible");
      return;
    }
    if (mover >= 0) {
      const menu = menus.get(known) ?? branches.join();
      menus.set(known, menu);
      if (menu !== branches.join()) faults.add("menu-tells");
    }
    const odds = mover < 0 ? oddsAt(stage, possible, now) : null;
    possible.forEach((branch, k) => {
      const next = after(stage, branch, now, odds?.map((ofHolder) => ofHolder[k]!) ?? null); // one entry a branch
      goTo(branch.then.find(({ condition }) => condition === null || holds(condition, next))!.to, next); // the last goal has no condition
    });
  };

  const end = (name: string, here: Here) => {
    const outcome = scenario.outcomes.get(name)!; // goals are stages or outcomes
    const attributes = scenario.attributes.map((attribute) => {
      const expression = outcome.attributes.get(attribute.name);
      return expression === undefined ? 0 : number(expression, here);
    });
    const payoffs = players.map((player, i) => {
      const own = outcome.payoffs.get(player);
      return number(own?.get(here.types[i]!) ?? own?.get("") ?? scenario.payoffs.get(player)!, here, i, attributes); // complete by the language
    });
    add({ ...bare, kind: "end", types: here.types, odds: here.odds, outcome: name, payoffs, attributes }, here.path);
  };

  const draws = scenario.players.reduce<string[][]>((drawn, { types }) => drawn.flatMap((one) => types.map(({ name }) => [...one, name])), [[]]);
  const word = (types: readonly string[]) => types.filter((name) => name !== "").join("/");
  if (draws.length > 1) add({ ...bare, kind: "chance", branches: draws.map(word) }, []);
  for (const types of draws) {
    const odds = oddsOfTypes.map((ofPlayers) => scenario.players.reduce((product, player, i) => product * ofPlayers[i]![player.types.findIndex(({ name }) => name === types[i])]!, 1)); // found: it was drawn
    goTo(scenario.start, {
      path: draws.length > 1 ? [word(types)] : [], types, variables: new Map(scenario.variables.map(({ name, initial }) => [name, initial])),
      seen: players.map(() => []), entered: new Map(), odds: draws.length > 1 ? odds : null,
    });
  }
  return { points, faults };
}
