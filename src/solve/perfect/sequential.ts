// All sequential equilibria of small games, as assessments: strategies with beliefs at every information set, in exact fractions.
// The game is cut where subgames begin; in each part every class of assessments is solved for its corners.
//
// Source: Kreps and Wilson 1982 (classes are those of their bases)

import { countText } from "../../base/index.ts";
import { floatOfRational, type Game, setName } from "../../game/index.ts";
import { type AssessmentClass, classesRefusal, compareClasses, eachClass } from "./classes.ts";
import { frameOf, frameRefusal } from "../weights/frame.ts";
import { type Assessment, classKey, solveClass } from "./assessments.ts";
import { compose, type PartAnswer, type PartProfile } from "./compose.ts";
import { defaultSolverOptions } from "../options.ts";
import { gameOfPart, partsOf } from "../parts.ts";
import type { Solver } from "../solver.ts";
import { joinedBy, newSearch } from "../weights/weights.ts";
import { recallRefusal } from "../recall.ts";
import { untilTold } from "../told.ts";

/** Information sets of one part. */
const SETS_MAX = 24;
/** Steps of the search between two reports. */
const REPORT_EVERY = 256;

export const sequential: Solver = {
  name: "sequential",
  title: "all sequential equilibria of small games with their beliefs, in exact fractions",
  assumes: "perfect recall; parts between subgames with few information sets; conditions that do not multiply two players' weights",
  refuses(game, shouldStop) {
    const forgets = recallRefusal(game, "sequential");
    if (forgets !== null) return forgets;
    for (const part of partsOf(game)) {
      if (shouldStop?.() === true) return null;
      if (part.sets.length < 2) continue;
      const refusal = part.sets.length > SETS_MAX ? `parts between subgames of at most ${SETS_MAX} information sets, but the one with ${setName(game, part.sets[0]!)} has ${part.sets.length}` : refusalOf(gameOfPart(game, part).game, shouldStop);
      if (refusal !== null) return `solve(): solver "sequential" needs ${refusal}; use "qre" with its limit for one of them, "nash-all" for all Nash equilibria, or "${game.players.length === 2 ? "lcp" : "ipa"}" for one of those`;
    }
    return null;
  },
  solve(game, options) {
    const stepsMax = options.iterationsMax ?? defaultSolverOptions.classStepsMax;
    let steps = 0, told = false, cut: Place | null = null;
    const isTold = () => (told ||= options.shouldStop?.() === true);
    const shouldStop = (place: Place) => {
      if (++steps % REPORT_EVERY === 0) options.onProgress?.({ stage: `${countText(steps)} steps, in a part with ${place.sets} information sets`, done: place.share, residual: null });
      const stops = steps > stepsMax || isTold();
      if (stops) cut ??= place;
      return stops;
    };
    const parted = compose(game, (part) => solvePart(part, isTold, shouldStop), isTold, () => undefined);
    // What lies between equilibria of a subgame is lost in parts; a game that is small as a whole is solved as a whole.
    const whole = parted.isTorn && game.topology.infosets.count <= SETS_MAX ? solvePart(game, isTold, shouldStop) : null;
    const found = whole?.complete === true ? { ...whole, messages: [] } : parted;
    const ended = told ? `told to stop before all classes of assessments were tried${placeText(cut)}` : steps > stepsMax ? `stopped since ${countText(stepsMax)} steps were not enough to try all classes of assessments${placeText(cut)}; raise \`iterationsMax\`, or use "qre" with its limit for one equilibrium` : "";
    return {
      solver: "sequential", options: { iterationsMax: stepsMax }, seed: options.seed ?? defaultSolverOptions.seed, converged: found.converged && ended === "",
      complete: found.complete && ended === "", iterations: steps, message: [ended, ...found.messages].filter((text) => text !== "").join("; "), components: found.components,
      profiles: found.profiles.map(({ probabilities, beliefs, isExact }) => ({
        lambda: null, probabilities: Float64Array.from(probabilities, floatOfRational), logProbabilities: null, ...(isExact ? { exact: probabilities } : {}),
        ...(beliefs === null ? {} : { beliefs: Float64Array.from(beliefs, floatOfRational), ...(isExact ? { exactBeliefs: beliefs } : {}) }),
      })),
    };
  },
};

/** Null when the part is taken, or when told to stop before that is known. */
function refusalOf(part: Game, shouldStop: (() => boolean) | undefined): string | null {
  const refusal = frameRefusal(part);
  if (refusal !== null) return refusal;
  const frame = untilTold(shouldStop, (step) => frameOf(part, step));
  return frame === null ? null : classesRefusal(frame);
}

/** How far the search in one part is. */
interface Place {
  readonly sets: number;
  readonly steps: number;
  /** From 0 to 1, branches of one choice counting as equal. */
  readonly share: number;
}

function countOf(classes: number): string {
  return classes === 1 ? "1 class" : `${classes} classes`;
}

/** From this share of a search on, what it takes in all is told from it. */
const SHARE_TOLD = 1e-3;

function placeText(place: Place | null): string {
  if (place === null) return "";
  const { sets, steps, share } = place, part = `: of a part with ${sets} information sets`;
  return share < SHARE_TOLD ? `${part} less than 0.1 % was gone through in ${countText(steps)} steps` : `${part} some ${(100 * share).toPrecision(2)} % was gone through in ${countText(steps)} steps`;
}

function solvePart(part: Game, isTold: () => boolean, shouldStop: (place: Place) => boolean): PartAnswer {
  const frame = untilTold(isTold, (step) => frameOf(part, step));
  if (frame === null) return { profiles: [], components: [], iterations: 0, complete: false, converged: false, message: "" };
  const found: { readonly key: string; readonly one: AssessmentClass; readonly corners: readonly Assessment[]; readonly isExact: boolean; readonly limits: readonly string[] }[] = [];
  let products = 0, cut = 0, steps = 0, share = 0;
  const search = newSearch(() => shouldStop({ sets: frame.sets.length, steps: ++steps, share }));
  const wentThrough = untilTold(search.shouldStop, (step) => {
    eachClass(frame, search, (done) => {
      share = done;
      step();
    }, (one, conditions) => {
      const solved = solveClass(frame, one, conditions, search);
      if (solved.kind === "beyond") solved.why === "products" ? products++ : cut++;
      if (solved.kind !== "found") return;
      if (!solved.isWhole) cut++;
      const key = classKey(one);
      solved.groups.forEach((corners, i) => found.push({ key: `${key}${solved.groups.length === 1 ? "" : ` ${i}`}`, one, corners, isExact: solved.isExact, limits: solved.limits }));
    });
    return true;
  }) === true;
  found.sort((a, b) => compareClasses(frame, a.one, b.one));
  const profiles: PartProfile[] = [], components: number[][] = [];
  for (const joined of joinedBy(found)) {
    const from = profiles.length;
    for (const index of joined) profiles.push(...found[index]!.corners.map((corner) => ({ ...corner, isExact: found[index]!.isExact })));
    if (profiles.length > from) components.push(Array.from({ length: profiles.length - from }, (_, i) => from + i));
  }
  const notes = [
    products === 0 ? "" : `in ${countOf(products)} of assessments the conditions multiply weights of several players: equilibria there are not listed`,
    cut === 0 ? "" : `in ${countOf(cut)} of assessments there may be more equilibria, not isolated or at corners beyond the first`,
  ];
  return {
    profiles, components, iterations: steps,
    complete: wentThrough && products === 0 && cut === 0, converged: wentThrough, message: notes.filter((note) => note !== "").join("; "),
  };
}
