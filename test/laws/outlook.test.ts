// Looking ahead along the record: what must hold.

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { compile, recordPath, Walk } from "../../src/compile/index.ts";
import { requireScenario } from "../../src/language/index.ts";
import { solve } from "../../src/solve/index.ts";
import { logProfile, outcomeDistribution } from "../../src/strategy/index.ts";
import { outlook, outlookPoints, sideValue, tagProbability } from "../../src/study/index.ts";

const read = (path: string) => requireScenario(readFileSync(new URL(`../../scenarios/${path}`, import.meta.url), "utf8"), path);
const solved = (compiled: ReturnType<typeof compile>, lambda: number) => {
  const { probabilities } = solve(compiled.game, { solver: "qre", lambda }).profiles[0]!;
  return { probabilities, logs: logProfile(probabilities) };
};

describe("an outlook", () => {
  it("begins with the whole game's odds, ends in what happened, and at decisions under a common prior agrees with what the mover knows", () => {
    const compiled = compile(read("october-1962/scenario.yaml"), { variant: "common-prior" });
    const { probabilities, logs } = solved(compiled, 6);
    const { steps } = recordPath(compiled);
    const tags = [...new Set([...compiled.scenario.outcomes.values()].flatMap((outcome) => outcome.tags))];
    const looks = outlook(compiled, probabilities, logs, steps, tags);
    const points = outlookPoints(compiled, steps);
    expect(looks.length).toBe(points.length);
    tags.forEach((tag, t) => expect(looks[0]![t]).toBeCloseTo(tagProbability(compiled.scenario, outcomeDistribution(compiled.game, probabilities), tag), 12));
    expect(looks.at(-1)![tags.indexOf("settlement")]).toBeCloseTo(1, 12);
    expect(looks.at(-1)![tags.indexOf("war")]).toBe(0);
    // In Washington in October all moves so far are known; with a common prior it sees what the outsider sees, once its own type is averaged out.
    const washington = points.findIndex(({ player, after }) => player === 1 && steps[after]!.stage.name === "us-response");
    const outside = points.findIndex(({ player, after }) => player === null && after === points[washington]!.after);
    tags.forEach((_, t) => expect(looks[washington]![t]).toBeCloseTo(looks[outside]![t]!, 10));
  });

  it("is the conditional share of each ending, given the steps", () => {
    const compiled = compile(read("textbook/wagner-blockade.yaml"));
    const { probabilities, logs } = solved(compiled, 1);
    const walk = new Walk(compiled);
    const steps = ["blockade", "stay"].map((branch) => walk.take(walk.stage!, branch, null));
    const given = [{ stage: "choice", branch: "blockade" }, { stage: "answer", branch: "stay" }];
    const looks = outlook(compiled, probabilities, logs, steps, ["war"]);
    const points = outlookPoints(compiled, steps);
    points.forEach(({ after, player }, i) => {
      if (player === null) expect(looks[i]![0]).toBeCloseTo(sideValue(compiled, probabilities, logs, { quantity: { kind: "tag", tag: "war" }, given: given.slice(0, after), forced: [], variant: null, set: new Map() }), 12);
    });
    // The side that knows its type sees a mean over its types of what each sees.
    const moscow = points.findIndex(({ player }) => player === 1);
    expect(looks[moscow]![0]).toBeCloseTo(looks[points.findIndex(({ player, after }) => player === null && after === 1)]![0]!, 12);
  });
});
