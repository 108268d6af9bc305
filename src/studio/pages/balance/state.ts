// What the reader has changed in the balance, and what follows: at once from the engine's thread, with bands once the hand rests.

import { useEffect, useMemo, useRef, useState } from "react";
import { KILL_FITS, type KillFit, type Swing } from "../../../index.ts";
import { balanceChanges } from "../../app/balance-changes.ts";
import { inTerminal } from "../../app/changes.ts";
import { makeStore, useStore } from "../../app/store.ts";
import type { BalanceAnswer, BalanceAsked, BalanceGround } from "../../worker/balance.ts";
import { engine, longTask } from "../../worker/client.ts";

export const DRAWS = 200, SEED = 1;
/** How long the hand has to rest before bands are drawn, in ms. */
const REST = 350;

export type OutputName = "survivors" | "salvo" | "index";

interface BalanceState extends BalanceAsked {
  /** What the leanings are of. */
  readonly output: OutputName;
  /** What a link has set that the balance does not have, or not in that measure: left out. */
  readonly leftOut: readonly string[];
}

const outputStore = makeStore<OutputName>("survivors");

/** The reader's numbers of the balance, which travel in links, as far as they can be. */
export function useBalanceState({ inputs, fits }: BalanceGround): BalanceState {
  const { set, fit } = useStore(balanceChanges), output = useStore(outputStore);
  return useMemo(() => {
    const isRight = (name: string) => inputs.some((input) => input.name === name && set[name]! >= input.bounds[0] && set[name]! <= input.bounds[1]); // one of its names
    const names = Object.keys(set), known = fits.find((one) => one === fit);
    return {
      set: Object.fromEntries(names.filter(isRight).map((name) => [name, set[name]!])), fit: known ?? KILL_FITS[0], output, // as above
      leftOut: [...names.filter((name) => !isRight(name)).map((name) => `${name}=${set[name]}`), ...(fit === null || known !== undefined ? [] : [fit])],
    };
  }, [set, fit, output, inputs, fits]);
}

/** Gives a number another value; null puts back the data's own. */
export function setInput(name: string, value: number | null): void {
  const { [name]: _, ...others } = balanceChanges.get().set;
  balanceChanges.set({ ...balanceChanges.get(), set: value === null ? others : { ...others, [name]: value } });
}

export const setFit = (fit: KillFit): void => balanceChanges.set({ ...balanceChanges.get(), fit: fit === KILL_FITS[0] ? null : fit });
export const setOutput = (output: OutputName): void => outputStore.set(output);
export const putAllBack = (): void => balanceChanges.set({ set: {}, fit: null });

/** The command that prints what the page shows. */
export function commandOf({ set, fit }: BalanceAsked, fits: readonly KillFit[]): string {
  return [inTerminal(`balance --draws ${DRAWS} --seed ${SEED}`), ...(fit === fits[0] ? [] : [`--fit ${fit}`]), ...Object.entries(set).map(([name, value]) => `--set ${name}=${value}`)].join(" ");
}

/** The answer to the latest question; while one is worked out, those in between are left out. */
export function useLatest<Question, Answer>(question: Question, ask: (question: Question) => Promise<Answer>): Answer | null {
  const [answer, setAnswer] = useState<Answer | null>(null), wanted = useRef(question), isBusy = useRef(false), isGone = useRef(false);
  useEffect(() => {
    isGone.current = false;
    return () => void (isGone.current = true);
  }, []);
  useEffect(() => {
    wanted.current = question;
    if (isBusy.current) return;
    isBusy.current = true;
    const run = async () => {
      for (let asked: Question | null = null; asked !== wanted.current;) {
        asked = wanted.current;
        const found = await ask(asked);
        if (!isGone.current) setAnswer(found);
      }
    };
    void run().finally(() => (isBusy.current = false));
  }, [question]);
  return answer;
}

/** Bands for a question that has rested a while; null until they are drawn. */
export function useBands(question: BalanceAsked): BalanceAnswer | null {
  return useRested(question, (remote) => remote.balanceBands(question, DRAWS, SEED));
}

/** How far each number moves the output, by side and state of the data. */
export function useSwings(ground: BalanceGround, question: BalanceAsked, output: OutputName): readonly Swing[] | null {
  const [west = "", east = ""] = ground.sides.map(({ id }) => id), state = ground.states[1]?.id ?? "";
  const wanted = { survivors: { state, side: west, what: "share" }, salvo: { state, side: east, what: "arriving" }, index: { state, side: "", what: "index" } } as const;
  return useRested(`${JSON.stringify(question)}${output}`, (remote) => remote.balanceSwings(question, wanted[output]));
}

type Remote = Parameters<Parameters<typeof longTask>[0]>[0];

/** The last answer stands until the next has come: a key that changes starts the wait anew and cancels what runs. */
function useRested<Answer>(key: unknown, ask: (remote: Remote) => Promise<Answer>): Answer | null {
  const [answer, setAnswer] = useState<{ readonly key: unknown; readonly found: Answer } | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    const timer = setTimeout(() => void longTask(ask, stop.signal, () => undefined).then((found) => setAnswer({ key, found }), () => undefined), REST);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [key]);
  return answer !== null && answer.key === key ? answer.found : null;
}

export const askAt = (question: BalanceAsked): Promise<BalanceAnswer> => engine().balanceAt(question);
