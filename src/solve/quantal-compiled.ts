// The loops of quantal-plain.ts as WebAssembly: compiled before the first sweep, which plain JavaScript spends being interpreted,
// and two players or views at a time. Addresses are baked into the code.

import type { AgentForm } from "./agent-form.ts";
import type { SweepLoops } from "./quantal-plain.ts";
import type { QuantalRoom } from "./quantal-room.ts";
import {
  aboveF, absoluteF, addF, addI, addV, atMostF, belowI, bothV, type Code, divF, equalI, f64, get, i32, laneV, largerF, lesserV, loadF, loadI, loadV, type Local, mulF, mulI, mulV, notI, repeatWhile, set, storeF, storeV,
  subF, subI, wasmFunction, type WasmFunction, wasmModule, when,
} from "./wasm/code.ts";
import { expCode } from "./wasm/exp.ts";
import { instantiate } from "./wasm/platform.ts";

/** Null where the room is out of WebAssembly's reach, or the platform does not take the code. */
export function compiledLoops(form: AgentForm, room: QuantalRoom): SweepLoops | null {
  if (room.memory === null) return null;
  const functions = instantiate(wasmModule([raise(form, room), multiply(form, room), share(form, room), upward(form, room)]), room.memory);
  if (functions === null) return null;
  const raises = functions["raise"]!, multiplies = functions["multiply"]!, shares = functions["share"]!, goesUp = functions["upward"]!; // the names below
  return {
    raise: () => raises(),
    multiply() {
      multiplies();
      return room.found[0]!;
    },
    share: () => shares(),
    upward(lambda, moving) {
      goesUp(lambda, moving ? 1 : 0);
      return room.found[1]!;
    },
  };
}

const DOUBLE = 8;
const advance = (local: Local, by: Code): Code => set(local, addI(get(local), by));
/** `pair` for every two of so many, `single` for the one that is left. */
const byTwos = (count: number, pair: (i: number) => readonly Code[], single: (i: number) => readonly Code[]): Code[] =>
  Array.from({ length: Math.ceil(count / 2) }, (_, half) => (2 * half + 1 < count ? pair(2 * half) : single(2 * half))).flat();

function raise({ slots }: AgentForm, { probability, answer, tables }: QuantalRoom): WasmFunction {
  return wasmFunction("raise", [], (_, local) => {
    const at = local("i32"), log = local("f64"), power = local("f64"), exponential = expCode(tables.byteOffset, local);
    return [
      repeatWhile(belowI(get(at), i32(DOUBLE * slots)),
        set(log, loadF(get(at), answer.byteOffset)), exponential(log, power), storeF(get(at), probability.byteOffset, get(power)),
        advance(at, i32(DOUBLE))),
    ];
  });
}

function multiply({ views, parentPoint }: AgentForm, { openOdds, reach, probability, reachedBy, found }: QuantalRoom): WasmFunction {
  const points = parentPoint.length, width = DOUBLE * views;
  return wasmFunction("multiply", [], (_, local) => {
    const here = local("i32"), link = local("i32"), above = local("i32"), step = local("f64"), product = local("f64"), least = local("f64"), two = local("v128"), leastTwo = local("v128");
    return [
      set(least, f64(1)), set(leastTwo, bothV(f64(1))),
      set(here, i32(width * points)), set(link, i32(8 * points)),
      repeatWhile(get(link),
        advance(here, i32(-width)), advance(link, i32(-8)),
        set(above, loadI(get(link), reachedBy.byteOffset)), set(step, loadF(loadI(get(link), reachedBy.byteOffset + 4), probability.byteOffset)),
        ...byTwos(views, (view) => [
          set(two, mulV(loadV(get(here), openOdds.byteOffset + DOUBLE * view), mulV(bothV(get(step)), loadV(get(above), reach.byteOffset + DOUBLE * view)))),
          storeV(get(here), reach.byteOffset + DOUBLE * view, get(two)),
          set(leastTwo, lesserV(get(leastTwo), get(two))),
        ], (view) => [
          set(product, mulF(loadF(get(here), openOdds.byteOffset + DOUBLE * view), mulF(get(step), loadF(get(above), reach.byteOffset + DOUBLE * view)))),
          storeF(get(here), reach.byteOffset + DOUBLE * view, get(product)),
          when(aboveF(get(least), get(product)), [set(least, get(product))]),
        ])),
      ...([0, 1] as const).map((lane) => when(aboveF(get(least), laneV(get(leastTwo), lane)), [set(least, laneV(get(leastTwo), lane))])),
      storeF(i32(0), found.byteOffset, get(least)),
    ];
  });
}

function share({ views }: AgentForm, { reach, belief, shared }: QuantalRoom): WasmFunction {
  return wasmFunction("share", [], (_, local) => {
    const at = local("i32"), from = local("i32"), to = local("i32"), here = local("i32"), i = local("i32"), sum = local("f64"), part = local("f64");
    const start = [set(i, get(from)), set(here, addI(mulI(get(from), i32(views)), loadI(get(at), shared.byteOffset + 8)))];
    const onward = [advance(i, i32(DOUBLE)), advance(here, i32(DOUBLE * views))];
    return [
      repeatWhile(belowI(get(at), i32(4 * shared.length)),
        set(from, loadI(get(at), shared.byteOffset)), set(to, loadI(get(at), shared.byteOffset + 4)),
        set(sum, f64(0)), ...start,
        repeatWhile(belowI(get(i), get(to)), set(sum, addF(get(sum), loadF(get(here), reach.byteOffset))), ...onward),
        set(part, divF(f64(1), get(sum))), ...start,
        repeatWhile(belowI(get(i), get(to)), storeF(get(i), belief.byteOffset, mulF(loadF(get(here), reach.byteOffset), get(part))), ...onward),
        advance(at, i32(12))),
    ];
  });
}

/** Bytes of what `sets` says of one. */
const SET_BYTES = 20;
/** Sets of up to so many actions have code of their own, without inner loops over actions. */
const UNROLLED_MAX = 3;

function upward({ players }: AgentForm, room: QuantalRoom): WasmFunction {
  const { odds, probability, response, utility, belief, edgeValue, pointValue, sums, current, answer, tables, found, sets, raises } = room;
  const row = DOUBLE * players, edge0 = edgeValue.byteOffset;
  return wasmFunction("upward", ["f64", "i32"], (parameters, local) => {
    const [lambda, moving] = [parameters[0]!, parameters[1]!]; // two
    const at = local("i32"), point = local("i32"), to = local("i32"), slot = local("i32"), stride = local("i32"), end = local("i32"), edge = local("i32"), own = local("i32"), ownFirst = local("i32"), i = local("i32"), s = local("i32"), target = local("i32"), sumAt = local("i32"), next = local("i32"), further = local("i32");
    const worst = local("f64"), weight = local("f64"), top = local("f64"), sum = local("f64"), log = local("f64"), power = local("f64");
    const firsts = Array.from({ length: UNROLLED_MAX }, () => local("f64")), worth = local("f64"), worthTwo = local("v128");
    const exponential = expCode(tables.byteOffset, local);
    const utilities = (count: number): readonly Code[] => [
      ...firsts.slice(0, count).map((sum) => set(sum, f64(0))),
      set(i, get(point)), set(own, get(ownFirst)),
      repeatWhile(belowI(get(i), get(to)),
        set(weight, loadF(get(i), belief.byteOffset)),
        ...firsts.slice(0, count).map((sum, k) => set(sum, addF(get(sum), mulF(get(weight), loadF(get(own), edge0 + k * row))))),
        advance(i, i32(DOUBLE)), advance(own, get(stride))),
      ...firsts.slice(0, count).map((sum, k) => storeF(get(slot), utility.byteOffset + DOUBLE * k, get(sum))),
    ];
    const furtherUtilities: readonly Code[] = [
      set(s, addI(get(slot), i32(DOUBLE * UNROLLED_MAX))),
      repeatWhile(belowI(get(s), get(end)),
        set(sum, f64(0)),
        set(i, get(point)), set(own, addI(get(ownFirst), mulI(subI(get(s), get(slot)), i32(players)))),
        repeatWhile(belowI(get(i), get(to)),
          set(sum, addF(get(sum), mulF(loadF(get(i), belief.byteOffset), loadF(get(own), edge0)))),
          advance(i, i32(DOUBLE)), advance(own, get(stride))),
        storeF(get(s), utility.byteOffset, get(sum)),
        advance(s, i32(DOUBLE))),
    ];
    const respond: readonly Code[] = [
      set(top, loadF(get(slot), utility.byteOffset)), set(s, get(slot)),
      repeatWhile(belowI(get(s), get(end)),
        when(notI(atMostF(loadF(get(s), utility.byteOffset), get(top))), [set(top, loadF(get(s), utility.byteOffset))]), advance(s, i32(DOUBLE))),
      set(sum, f64(0)), set(s, get(slot)),
      repeatWhile(belowI(get(s), get(end)),
        set(log, mulF(get(lambda), subF(loadF(get(s), utility.byteOffset), get(top)))),
        exponential(log, power),
        storeF(addI(get(s), get(target)), 0, get(log)), storeF(get(s), response.byteOffset, get(power)),
        set(sum, addF(get(sum), get(power))),
        advance(s, i32(DOUBLE))),
      storeF(get(sumAt), sums.byteOffset, get(sum)), advance(sumAt, i32(DOUBLE)),
      set(weight, divF(f64(1), get(sum))), set(s, get(slot)),
      repeatWhile(belowI(get(s), get(end)),
        set(power, mulF(loadF(get(s), response.byteOffset), get(weight))),
        set(worst, largerF(get(worst), absoluteF(subF(get(power), loadF(get(s), probability.byteOffset))))),
        storeF(get(s), response.byteOffset, get(power)),
        when(get(moving), [storeF(get(s), probability.byteOffset, get(power))]),
        advance(s, i32(DOUBLE))),
    ];
    /** Adds what actions beyond the unrolled ones contribute. */
    const furtherWorth = (player: number, add: (chosen: Code, address: Code) => Code): readonly Code[] => [
      set(next, addI(get(slot), i32(DOUBLE * UNROLLED_MAX))), set(further, addI(get(edge), i32(UNROLLED_MAX * row + DOUBLE * player))),
      repeatWhile(belowI(get(next), get(end)), add(loadF(get(next), probability.byteOffset), get(further)), advance(next, i32(DOUBLE)), advance(further, i32(row))),
    ];
    /** `own`: where the value of the edge above is read; `i`: where it is written; `s`: the point's numbers by player. */
    const value = (count: number, isAll = true): readonly Code[] => [
      ...firsts.slice(0, count).map((chosen, k) => set(chosen, loadF(get(slot), probability.byteOffset + DOUBLE * k))),
      set(s, mulI(get(point), i32(players))),
      repeatWhile(belowI(get(point), get(to)),
        set(own, loadI(get(point), raises.byteOffset)), set(i, loadI(get(point), raises.byteOffset + 4)),
        ...byTwos(players, (player) => [
          ...firsts.slice(0, count).map((chosen, k) => {
            const part = mulV(bothV(get(chosen)), loadV(get(edge), edge0 + k * row + DOUBLE * player));
            return set(worthTwo, k === 0 ? part : addV(get(worthTwo), part));
          }),
          ...(isAll ? [] : furtherWorth(player, (chosen, address) => set(worthTwo, addV(get(worthTwo), mulV(bothV(chosen), loadV(address, edge0)))))),
          storeV(get(s), pointValue.byteOffset + DOUBLE * player, get(worthTwo)),
          storeV(get(i), DOUBLE * player, addV(loadV(get(own), DOUBLE * player), mulV(loadV(get(s), odds.byteOffset + DOUBLE * player), get(worthTwo)))),
        ], (player) => [
          ...firsts.slice(0, count).map((chosen, k) => {
            const part = mulF(get(chosen), loadF(get(edge), edge0 + k * row + DOUBLE * player));
            return set(worth, k === 0 ? part : addF(get(worth), part));
          }),
          ...(isAll ? [] : furtherWorth(player, (chosen, address) => set(worth, addF(get(worth), mulF(chosen, loadF(address, edge0)))))),
          storeF(get(s), pointValue.byteOffset + DOUBLE * player, get(worth)),
          storeF(get(i), DOUBLE * player, addF(loadF(get(own), DOUBLE * player), mulF(loadF(get(s), odds.byteOffset + DOUBLE * player), get(worth)))),
        ]),
        advance(point, i32(DOUBLE)), advance(s, i32(row)), advance(edge, get(stride))),
    ];
    const byCount = (body: (count: number) => readonly Code[], many: readonly Code[]): readonly Code[] =>
      [2, 3, 1].reduceRight((otherwise, count) => [when(equalI(get(stride), i32(count * row)), body(count), otherwise)], many);
    return [
      when(get(moving), [set(target, i32(current.byteOffset))], [set(target, i32(answer.byteOffset))]),
      repeatWhile(belowI(get(at), i32(4 * sets.length)),
        set(to, loadI(get(at), sets.byteOffset)), set(slot, loadI(get(at), sets.byteOffset + 4)), set(stride, loadI(get(at), sets.byteOffset + 8)), set(end, loadI(get(at), sets.byteOffset + 12)),
        set(ownFirst, addI(get(edge), loadI(get(at), sets.byteOffset + 16))),
        ...byCount(utilities, [...utilities(UNROLLED_MAX), ...furtherUtilities]),
        ...respond,
        ...byCount(value, value(UNROLLED_MAX, false)),
        advance(at, i32(SET_BYTES))),
      storeF(i32(0), found.byteOffset + DOUBLE, get(worst)),
    ];
  });
}
