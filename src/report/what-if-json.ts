// Counterfactuals and differences between readings as data for programs. Of what is guarded they tell how many times as likely it
// becomes, as the texts do, and leave out the odds beside which only it can happen.

import { plainText } from "../base/index.ts";
import type { Scenario } from "../scenario/index.ts";
import type { Answer, Differences, WhatIf, WorldAnswer } from "../study/index.ts";
import { isGuarded, leadsToGuarded } from "./path.ts";
import { timesOf, worldTag } from "./what-if-text.ts";

/** The answer with plain objects for maps; `guardedTimes` is null where nothing is guarded. */
export function whatIfJson(scenario: Scenario, { asIs, known, surprise }: WhatIf) {
  const guarded = (world: WorldAnswer) => (scenario.guarded === null ? null : timesOf(worldTag(scenario, world, scenario.guarded), worldTag(scenario, asIs, scenario.guarded)));
  const besideGuarded = (name: string) => scenario.stages.get(name)?.branches.some((branch) => leadsToGuarded(scenario, name, branch.name)) === true && scenario.stages.get(name)?.player === null;
  const world = (one: WorldAnswer) => ({
    ...one,
    outcomes: Object.fromEntries([...one.outcomes].filter(([name]) => !isGuarded(scenario, name))),
    guardedTimes: guarded(one),
    record: one.record.map((step) => (besideGuarded(step.stage) ? { ...step, probability: null } : step)),
  });
  return { asIs: world(asIs), known: world(known), surprise: surprise === null ? null : world(surprise) };
}

/** The same for two readings. */
export function differencesJson({ guarded }: Scenario, { first, second, allNumbers, numbers, forms, smallest }: Differences) {
  const answer = (one: Answer | null) => (one === null ? null : {
    tags: Object.fromEntries([...one.tags].filter(([tag]) => tag !== guarded)),
    guardedTimes: guarded === null ? null : timesOf(one.tags.get(guarded) ?? NaN, first.tags.get(guarded) ?? NaN),
    likeliest: one.likeliest,
  });
  return {
    guarded: guarded === null ? null : plainText(guarded), first: answer(first), second: answer(second), allNumbers: answer(allNumbers),
    numbers: numbers.map((one) => ({ ...one, effect: answer(one.effect) })), forms: forms.map((one) => ({ ...one, effect: answer(one.effect) })),
    smallest: smallest === null ? null : { names: smallest.names, forms: smallest.forms, answer: answer(smallest.answer) },
  };
}
