// What two readings of a crisis write otherwise: players, stages, branches, outcomes, payoffs, beliefs; and the first reading with
// some of that taken over from the second.

import { beliefsOf, type Compiled } from "../compile/index.ts";
import type { Branch, Scenario } from "../scenario/index.ts";

/** Something that is in one reading only, or written otherwise in the other: "stage", "branch", "outcome", "belief" and so on. */
export interface FormDifference {
  readonly what: string;
  readonly name: string;
  readonly change: "only in the first" | "only in the second" | "otherwise in the second";
}

/** The scenario with the beliefs that hold under its variant. */
export function readingOf({ scenario, variant }: Compiled): Scenario {
  return { ...scenario, beliefs: beliefsOf(scenario, { variant }) };
}

/** The first with some differences taken over from the second; null where one of them cannot be taken over alone. */
export function withForms(first: Scenario, second: Scenario, forms: readonly FormDifference[]): Scenario | null {
  // What is taken over may read numbers that only the second has.
  const parameters = new Map([...second.parameters, ...first.parameters]);
  return forms.reduce<Scenario | null>((scenario, form) => (scenario === null ? null : withForm(scenario, second, form)), { ...first, parameters });
}

function withForm(first: Scenario, second: Scenario, { what, name }: FormDifference): Scenario | null {
  switch (what) {
    case "belief": return { ...first, beliefs: [...first.beliefs.filter(({ player }) => player !== name), ...second.beliefs.filter(({ player }) => player === name)] };
    case "payoff": return first.payoffs.has(name) && second.payoffs.has(name) ? { ...first, payoffs: replaced(first.payoffs, second.payoffs, name) } : null;
    case "outcome": return first.outcomes.has(name) && second.outcomes.has(name) ? { ...first, outcomes: replaced(first.outcomes, second.outcomes, name) } : null;
    case "branch": {
      const at = name.lastIndexOf("."), [mine, other] = [first, second].map(({ stages }) => stages.get(name.slice(0, at)));
      if (mine === undefined || other === undefined) return null;
      const theirs = other.branches.find((branch) => branch.name === name.slice(at + 1));
      const branches = mine.branches.flatMap((branch) => (branch.name === name.slice(at + 1) ? (theirs ?? []) : [branch]));
      return { ...first, stages: new Map([...first.stages, [mine.name, { ...mine, branches: theirs === undefined || branches.includes(theirs) ? branches : [...branches, theirs] }]]) };
    }
    default: return null;
  }
}

const replaced = <Thing>(mine: ReadonlyMap<string, Thing>, theirs: ReadonlyMap<string, Thing>, name: string): ReadonlyMap<string, Thing> => new Map([...mine].map(([key, thing]) => [key, key === name ? theirs.get(key)! : thing])); // in both

/** Everything that is written otherwise, numbers apart. */
export function formsOf(first: Scenario, second: Scenario): FormDifference[] {
  const compare = <Thing>(what: string, a: ReadonlyMap<string, Thing>, b: ReadonlyMap<string, Thing>, form: (thing: Thing) => string): FormDifference[] => [
    ...[...a].flatMap(([name, thing]): FormDifference[] => {
      const other = b.get(name);
      if (other === undefined) return [{ what, name, change: "only in the first" }];
      return form(thing) === form(other) ? [] : [{ what, name, change: "otherwise in the second" }];
    }),
    ...[...b.keys()].filter((name) => !a.has(name)).map((name): FormDifference => ({ what, name, change: "only in the second" })),
  ];
  const expression = (one: { readonly text: string } | null | undefined) => one?.text ?? "";
  const branchForm = ({ condition, odds, effects, seen, learns, then }: Branch) => JSON.stringify([expression(condition), expression(odds), [...effects].map(([name, value]) => [name, value.text]), [...seen], [...learns].map(([player, values]) => [player, values.map(expression)]), then.map(({ condition: when, to }) => [expression(when), to])]);
  const branches = ({ stages }: Scenario) => new Map([...stages.values()].flatMap((stage) => stage.branches.map((branch) => [`${stage.name}.${branch.name}`, branch] as const)));
  const players = ({ players: all }: Scenario) => new Map(all.map((player) => [player.name, player] as const));
  const types = ({ players: all }: Scenario) => new Map(all.flatMap((player) => player.types.map((type) => [`${player.name}.${type.name}`, type] as const)));
  const beliefs = ({ beliefs: all }: Scenario) => new Map(all.map((belief) => [belief.player, belief] as const));
  const nested = (maps: ReadonlyMap<string, ReadonlyMap<string, { readonly text: string } | null>>) => [...maps].map(([name, odds]) => [name, [...odds].map(([key, value]) => [key, expression(value)])]);
  return [
    ...compare("player", players(first), players(second), () => ""),
    ...compare("type", types(first), types(second), (type) => JSON.stringify([[...type.weights.keys()], [...type.values.keys()]])),
    ...compare("stage", first.stages, second.stages, ({ player, repeat }) => JSON.stringify([player, repeat])),
    ...compare("branch", branches(first), branches(second), branchForm),
    ...compare("outcome", first.outcomes, second.outcomes, ({ tags, attributes }) => JSON.stringify([tags, [...attributes].map(([name, value]) => [name, value.text])])),
    ...compare("payoff", first.payoffs, second.payoffs, expression),
    ...compare("belief", beliefs(first), beliefs(second), ({ types: about, chance }) => JSON.stringify([nested(about), nested(chance)])),
    ...compare("number", first.parameters, second.parameters, () => ""),
  ];
}
