// Which number, if it were otherwise, would have brought a match to another end.

import { requireThat } from "../base/index.ts";
import { type Compiled, revalueCompiled } from "../compile/index.ts";
import type { Value } from "../scenario/index.ts";
import type { Profile } from "../strategy/index.ts";
import { rerun } from "./draw.ts";
import { type HingeOptions, type MovableNumber, movableNumbers } from "./hinges.ts";
import { type Match, standing } from "./match.ts";

export interface EndingHinge extends MovableNumber {
  /** The value nearest to its own at which the end is another one, to a thousandth of the stretch to the end of the range. */
  readonly at: number;
  /** Name of the outcome there; null where another decision of a person comes first. */
  readonly outcome: string | null;
  /** The stage of that decision; empty with an outcome. */
  readonly stage: string;
}

/** The strategies of all players under other values of parameters; null where they cannot be found. */
export type SolveUnder = (values: ReadonlyMap<string, Value>) => Profile | null;

/** Halvings of the stretch in which the end changes. */
const HALVINGS = 10;

/**
 * Parameters that change, one at a time and within their range, how a match ends, or bring a person to a decision that the match did
 * not ask for: the same types, what happened before play, the same moves of people and the same luck; all others' strategies solved
 * anew. Between its own value and either end of the range the end is taken to change once.
 *
 * @param solveUnder  must give the match's own strategies under the match's own numbers
 * @returns           those that move least for it first, by share of their range
 * @throws {Refusal} before the match is over
 */
export function endingHingesOf(compiled: Compiled, match: Match, solveUnder: SolveUnder, { onProgress = () => {}, shouldStop = () => false }: HingeOptions = {}): EndingHinge[] {
  requireThat(match.state.turn.kind === "over", "what would have changed the end is asked when the match is over");
  const { topology } = compiled.game, { outcomes } = compiled.game;
  const under = (values: ReadonlyMap<string, Value>): string | null => {
    const { compiled: other } = revalueCompiled(compiled, values), profile = other === null ? null : solveUnder(values);
    if (other === null || profile === null) return null;
    const node = rerun(other, profile, match), outcome = topology.outcome[node]!;
    return JSON.stringify(outcome >= 0 ? [outcomes[outcome], ""] : [null, standing(compiled, node).stage]);
  };
  const own = JSON.stringify([outcomes[topology.outcome[match.state.node]!], ""]), hinges: EndingHinge[] = [], numbers = movableNumbers(compiled);
  for (const [k, number] of numbers.entries()) {
    if (shouldStop()) break;
    const { parameter, value, range } = number;
    for (const end of range) {
      let there = end === value ? null : under(new Map([[parameter, end]]));
      if (there === null || there === own) continue;
      let [near, far] = [value, end];
      for (let i = 0; i < HALVINGS; i++) {
        const middle = (near + far) / 2, between = under(new Map([[parameter, middle]]));
        if (between === null || between === own) near = middle;
        else [far, there] = [middle, between];
      }
      const [outcome, stage] = JSON.parse(there) as [string | null, string]; // written above
      hinges.push({ ...number, at: far, outcome, stage });
    }
    onProgress((k + 1) / numbers.length);
  }
  const share = ({ at, value, range: [low, high] }: EndingHinge) => Math.abs(at - value) / (high - low);
  return hinges.sort((a, b) => share(a) - share(b));
}
