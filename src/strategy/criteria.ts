// Two tests of beliefs after messages that nobody sends: the intuitive criterion and D1. Both ask which types could have sent the
// message, and whether the receiver can still deter all types when it believes in those only. They judge the outcome: what the
// profile itself has the receiver do after such a message does not matter.
//
// Source: Cho and Kreps 1987; Banks and Sobel 1987

import { type LinearProgram, maximise } from "../base/index.ts";
import { type ByPlayer, type Game, setName } from "../game/index.ts";
import { falls, type Flag, STANDS, undecided } from "./flag.ts";
import { shortNumber } from "./phrases.ts";
import type { Profile } from "./profile.ts";
import { type Message, type Reply, type SignallingGame, signallingGame } from "./signalling.ts";
import { SUPPORT_MIN } from "./trembles.ts";

/** Sets of answers that are best together, tried for one message and one set of types. */
const ANSWERS_MAX = 4096;

/** For each of the receiver's information sets after a message, answers that are all best under one belief. */
type Answers = readonly (readonly number[])[];

/** A message that nobody sends, and what the types that could send it get without it. */
interface Case {
  readonly game: Game;
  readonly signalling: SignallingGame;
  readonly message: Message;
  /** Types that have this message, by position. */
  readonly able: readonly number[];
  /** What the receiver may answer when it believes in these. */
  readonly all: readonly Answers[];
  /** By type: its payoff in equilibrium. */
  readonly own: readonly number[];
  readonly slack: number;
  /** A payoff of the sender for a reader. */
  readonly said: (pay: number) => string;
}

/**
 * @param sequential  whether the profile is that; if not, it falls here too
 * @param slack       gains up to this count as none, in utils
 * @param units       by player: what a reader's numbers are multiplied by
 */
export function signallingFlags(game: Game, profile: Profile, sequential: Flag, slack: number, units: ByPlayer<number>): { readonly intuitive: Flag; readonly d1: Flag } {
  const signalling = signallingGame(game);
  if (typeof signalling === "string") return both(undecided(`asked of signalling games only: ${signalling}`));
  if (sequential.holds === false) return both(falls("not a sequential equilibrium"));
  const own = signalling.types.map(({ odds }, t) => signalling.messages.reduce((sum, message) => {
    const slot = message.slot[t]!;
    return slot < 0 ? sum : sum + profile[slot]! * worthOf(message, t, (reply, a) => profile[game.topology.infosets.firstSlot[reply.set]! + a]!);
  }, 0) / odds);
  const unsent = signalling.messages.filter(({ slot, replies }) => replies.length > 0 && slot.every((one) => one < 0 || profile[one]! <= SUPPORT_MIN));
  const cases: Case[] = [];
  for (const message of unsent) {
    const able = message.slot.flatMap((slot, t) => (slot < 0 ? [] : [t])), all = answersTo(message, able, slack);
    if (all === null) return both(undecided(`not decided: ${message.name} has too many answers to try`));
    cases.push({ game, signalling, message, able, all, own, slack, said: (pay) => shortNumber(pay * units[signalling.sender]!) });
  }
  const first = (judge: (one: Case) => string | null): Flag => {
    for (const one of cases) {
      const why = judge(one);
      if (why !== null) return falls(why);
    }
    return STANDS;
  };
  return { intuitive: first(intuitiveFault), d1: first(d1Fault) };
}

function both(flag: Flag) {
  return { intuitive: flag, d1: flag };
}

/** What a type expects from a message, times its odds, when answers have these probabilities. */
function worthOf({ fixed, replies }: Message, type: number, probability: (reply: Reply, answer: number) => number): number {
  return replies.reduce((sum, reply) => reply.toSender[type]!.reduce((total, pay, a) => total + pay * probability(reply, a), sum), fixed[type]!);
}

/** Why the outcome falls to the intuitive criterion at this message, or null. */
function intuitiveFault(one: Case): string | null {
  const { able, all, own, message, slack, said } = one;
  const most = new Map(able.map((t) => [t, extreme(one, all, t, 1)]));
  const never = able.filter((t) => own[t]! > most.get(t)! + slack), left = able.filter((t) => !never.includes(t));
  if (left.length === 0 || never.length === 0) return null;
  const answers = answersTo(message, left, slack) ?? [];
  for (const t of left) {
    const least = extreme(one, answers, t, -1);
    if (least <= own[t]! + slack) continue;
    return `at ${message.name}, ${namesOf(one, never)} could not gain (${never.map((u) => `${said(most.get(u)!)} at most against ${said(own[u]!)}`).join(", ")}); ${believing(one, left, answers)}, and ${namesOf(one, [t])} would get ${said(least)}${answers.length > 1 ? " at least" : ""} instead of ${said(own[t]!)}`;
  }
  return null;
}

/** Why the outcome falls to D1 at this message, or null. */
function d1Fault(one: Case): string | null {
  const { able, all, own, message, slack, said } = one;
  const eager = new Map<number, number>();
  for (const t of able) {
    const keener = able.find((u) => u !== t && extreme(one, all, u, 1) > own[u]! + slack && !all.some((answers) => tempts(one, answers, t, u)));
    if (keener !== undefined) eager.set(t, keener);
  }
  const left = able.filter((t) => !eager.has(t));
  if (eager.size === 0 || left.length === 0) return null;
  const answers = answersTo(message, left, slack) ?? [];
  if (answers.some((set) => deters(one, set))) return null;
  const [[less, more]] = [...eager] as [[number, number]];
  const gainer = able.reduce((best, t) => (extreme(one, answers, t, -1) - own[t]! > extreme(one, answers, best, -1) - own[best]! ? t : best));
  return `at ${message.name}, whatever answer lets ${namesOf(one, [less])} not lose makes ${namesOf(one, [more])} gain; ${believing(one, left, answers)}, and ${namesOf(one, [gainer])} would get ${said(extreme(one, answers, gainer, -1))} instead of ${said(own[gainer]!)}`;
}

function namesOf({ signalling: { types } }: Case, chosen: readonly number[]): string {
  return chosen.map((t) => types[t]!.name).join(" and ");
}

/** What the receiver answers when it believes in these types. */
function believing(one: Case, left: readonly number[], answers: readonly Answers[]): string {
  const { game, signalling, message } = one, { infosets } = game.topology;
  const replies = message.replies.map(({ set }, g) => {
    const names = [...new Set(answers.flatMap((sets) => sets[g]!))].sort((a, b) => a - b).map((a) => infosets.actions[set]![a]);
    return `${names.join(" or ")}${message.replies.length > 1 ? ` at ${setName(game, set)}` : ""}`;
  });
  return `${game.players[signalling.receiver]}, believing in ${namesOf(one, left)}, answers ${replies.join(" and ")}`;
}

/**
 * The largest sets of answers that are best together under some belief in these types; null when there are too many to try.
 *
 * A belief is a share for each type of how much of the message comes from it; the receiver's odds are already in its payoffs.
 */
function answersTo({ replies }: Message, types: readonly number[], slack: number): Answers[] | null {
  // Answers by information set as bits. What is best together is so without one of them too, so sets grow by one.
  const found: (readonly number[])[] = [];
  let tried = 0;
  const descend = (chosen: readonly number[]): boolean => {
    const reply = replies[chosen.length];
    if (reply === undefined) return found.push(chosen) > 0;
    const count = reply.toReceiver[0]!.length;
    const grow = (bits: number, from: number): boolean => {
      for (let a = from; a < count; a++) {
        const next = [...chosen, bits | (1 << a)];
        if (++tried > ANSWERS_MAX) return false;
        if (maximise(beliefIn(replies, types, next.map(answersIn), slack)) !== null && !(descend(next) && grow(bits | (1 << a), a + 1))) return false;
      }
      return true;
    };
    return grow(0, 0);
  };
  if (replies.some(({ toReceiver }) => toReceiver[0]!.length > 31) || !descend([])) return null;
  // A set within another adds nothing.
  return found.filter((one) => !found.some((other) => other !== one && one.every((bits, g) => (bits & other[g]!) === bits))).map((one) => one.map(answersIn));
}

function answersIn(bits: number): number[] {
  return Array.from({ length: 32 }, (_, a) => a).filter((a) => ((bits >> a) & 1) === 1);
}

/** Beliefs in these types under which no answer is better than those chosen. */
function beliefIn(replies: readonly Reply[], types: readonly number[], chosen: readonly (readonly number[])[], slack: number): LinearProgram {
  const rows = chosen.flatMap((best, g) => {
    const pay = replies[g]!.toReceiver, first = best[0]!;
    const behind = (a: number, sign: number) => ({ coefficients: types.map((t) => sign * (pay[t]![a]! - pay[t]![first]!)), limit: slack * 1e-3 });
    return pay[0]!.flatMap((_, a) => (a === first ? [] : best.includes(a) ? [behind(a, 1), behind(a, -1)] : [behind(a, 1)]));
  });
  return { objective: types.map(() => 0), rows: [...rows, ...sumsToOne(types.length, 0, types.length)] };
}

/** Rows that make variables from one position on, so many of them, sum to 1. */
function sumsToOne(width: number, from: number, count: number): { coefficients: number[]; limit: number }[] {
  return [1, -1].map((sign) => ({ coefficients: Array.from({ length: width }, (_, j) => (j >= from && j < from + count ? sign : 0)), limit: sign }));
}

/** A program over probabilities of answers: those chosen, side by side; rows of types' payoffs can be added. */
function overAnswers({ message }: Case, answers: Answers) {
  const width = answers.reduce((sum, set) => sum + set.length, 0);
  const payRow = (type: number, sign: number) => message.replies.flatMap(({ toSender }, g) => answers[g]!.map((a) => sign * toSender[type]![a]!));
  let from = 0;
  const rows = answers.flatMap((set) => {
    const own = sumsToOne(width, from, set.length);
    from += set.length;
    return own;
  });
  return { payRow, rows };
}

/** The most (sign 1) or the least (sign -1) that a type can get from the message: an answer that is best by itself gives it at each set. */
function extreme({ signalling: { types }, message: { fixed, replies } }: Case, all: readonly Answers[], type: number, sign: 1 | -1): number {
  const values = all.map((answers) => replies.reduce((sum, { toSender }, g) => sum + answers[g]!.reduce((best, a) => Math.max(best, sign * toSender[type]![a]!), -Infinity), 0));
  return (fixed[type]! + sign * values.reduce((best, value) => Math.max(best, value), -Infinity)) / types[type]!.odds;
}

/** Whether some mixture of these answers lets one type not lose and another not gain. */
function tempts(one: Case, answers: Answers, type: number, other: number): boolean {
  const { payRow, rows } = overAnswers(one, answers), { own, message: { fixed }, signalling: { types }, slack } = one;
  const enough = (t: number) => own[t]! * types[t]!.odds - fixed[t]!;
  return maximise({ objective: payRow(type, 0), rows: [
    ...rows,
    { coefficients: payRow(type, -1), limit: slack * types[type]!.odds - enough(type) },
    { coefficients: payRow(other, 1), limit: enough(other) + slack * types[other]!.odds },
  ] }) !== null;
}

/** Whether some mixture of these answers leaves no type a gain. */
function deters(one: Case, answers: Answers): boolean {
  const { payRow, rows } = overAnswers(one, answers), { own, message: { fixed }, signalling: { types }, slack } = one;
  return maximise({ objective: payRow(0, 0), rows: [...rows, ...one.able.map((t) => ({ coefficients: payRow(t, 1), limit: own[t]! * types[t]!.odds - fixed[t]! + slack * types[t]!.odds }))] }) !== null;
}
