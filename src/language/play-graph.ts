// Where play can go: what it reaches, circles without an end, and whether the record is a path.

import type { Scenario, Stage } from "../scenario/index.ts";
import type { Path } from "./document.ts";
import { checkKnown, type Reading, readSources, textsAt } from "./reading.ts";
import { listOf } from "./report.ts";

type Stages = ReadonlyMap<string, Stage>;

/** All places where a branch of the stage, or its bound, may lead. */
function goalsOf(stage: Stage): readonly string[] {
  const goals = stage.branches.flatMap((branch) => branch.then.map(({ to }) => to));
  return stage.repeat === null ? goals : [...goals, stage.repeat.then];
}

/**
 * Reports stages and outcomes that play never reaches, but not those that are only reached from one reported. All goals must
 * resolve.
 */
export function checkReached(reading: Reading, stages: Stages, start: string): void {
  const reached = new Set<string>();
  reach(start, stages, reached);
  const { tree, report, names } = reading;
  const lost = [...names.stages.keys(), ...names.outcomes].filter((name) => !reached.has(name));
  const led = new Set(lost.flatMap((name) => goalsFrom(name, stages)));
  // Where nothing at all leads to comes first; what is left then are circles.
  for (const name of [...lost.filter((one) => !led.has(one)), ...lost]) {
    if (reached.has(name)) continue;
    reach(name, stages, reached);
    const what = names.stages.has(name) ? "a stage" : "an outcome";
    const path = [names.stages.has(name) ? "stages" : "outcomes", name];
    report.add(
      "never-reached", `play never reaches ${what}`, tree.keyPlace(path), `nothing leads to "${name}" from "${start}"`,
      "name it under `then` of a move, or remove it",
    );
  }
}

function goalsFrom(name: string, stages: Stages): readonly string[] {
  const stage = stages.get(name);
  return stage === undefined ? [] : goalsOf(stage);
}

function reach(from: string, stages: Stages, reached: Set<string>): void {
  reached.add(from);
  const open = [from];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    for (const goal of goalsFrom(name, stages)) {
      if (reached.has(goal)) continue;
      reached.add(goal);
      open.push(goal);
    }
  }
}

/**
 * Reports circles that have no bound. A stage with `repeat` can be entered a bounded number of times; after that it only passes play
 * on to its `then`. So play is endless just where a circle is left when every such stage has that one way out.
 */
export function checkCircles(reading: Reading, stages: Stages): void {
  const done = new Set<string>();
  for (const name of stages.keys()) {
    for (let circle = circleFrom(name, stages, done); circle !== null; circle = circleFrom(name, stages, done)) {
      reportCircle(reading, stages, circle);
      if (reading.report.isFull()) return;
      // Circles that share a stage with this one are mended with it, or found next time.
      for (const member of circle) done.add(member);
    }
  }
}

function reportCircle(reading: Reading, stages: Stages, circle: readonly string[]): void {
  const first = circle[0] as string; // a circle has members
  const bounded = circle.find((member) => stages.get(member)?.repeat != null);
  const help = bounded === undefined
    ? `give ${circle.length === 1 ? "it" : "one of them"} a bound: repeat: { at most: 3, then: ... }`
    : `after its last round "${bounded}" must lead out of the circle: change its \`then\``;
  const label = circle.length > 8 ? `${circle.slice(0, 7).join(" -> ")} -> ... -> ${first}` : [...circle, first].join(" -> ");
  reading.report.add("endless-circle", "play may go round without end", reading.tree.keyPlace(["stages", first]), label, help);
}

/** A circle that can be entered from `start` and holds no stage of `done`; without recursion, since chains may be long. */
function circleFrom(start: string, stages: Stages, done: Set<string>): readonly string[] | null {
  const onPath = new Map<string, number>();
  const path: { name: string; goals: readonly string[]; next: number }[] = [];
  const enter = (name: string) => {
    const stage = stages.get(name);
    onPath.set(name, path.length);
    path.push({ name, goals: stage === undefined ? [] : stage.repeat !== null ? [stage.repeat.then] : goalsOf(stage), next: 0 });
  };
  if (!done.has(start)) enter(start);
  for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
    const goal = top.goals[top.next++];
    if (goal === undefined) {
      done.add(top.name);
      onPath.delete(top.name);
      path.pop();
      continue;
    }
    const at = onPath.get(goal);
    if (at !== undefined) return path.slice(at).map(({ name }) => name);
    if (!done.has(goal)) enter(goal);
  }
  return null;
}

export function readRecord(reading: Reading, stages: Stages, start: string): Scenario["record"] {
  const moves = reading.data.record ?? [];
  const { names, report, tree } = reading;
  const before = report.count();
  const record = moves.map((move, i) => {
    const path: Path = ["record", i];
    if (checkKnown(reading, "unknown-stage", "stage", move.stage, names.stages, [...path, "stage"], "")) {
      checkKnown(
        reading, "unknown-branch", names.stages.get(move.stage)?.chance === true ? "event" : "action", move.took,
        names.stages.get(move.stage)?.branches ?? [], [...path, "took"], "",
      );
    }
    const text = textsAt(reading, path);
    const sources = readSources(reading, move.source, [...path, "source"]);
    return { stage: move.stage, branch: move.took, date: text("date"), note: text("note"), sources, place: tree.place([...path, "took"]) };
  });
  if (report.count() > before) return record;
  let possible = new Set([start]);
  for (const [i, { stage, branch }] of record.entries()) {
    if (!possible.has(stage)) {
      const [came, at] = i === 0 ? ["play begins", "at"] : ["the move before leads", "to"];
      const label = possible.size === 0 ? "play had ended before" : `${came} ${at} ${listOf([...possible], "or")}, not ${at} "${stage}"`;
      report.add(
        "record-off-path", "the record is not a path through the stages", tree.place(["record", i, "stage"]), label,
        i === 0 ? "the record tells all moves from the start" : "every move is made at a stage to which the move before can lead",
      );
      return record;
    }
    possible = stagesAfter(stages, stage, branch);
  }
  return record;
}

/** Stages that may come after a branch, through the bound of a stage that can come no more. */
function stagesAfter(stages: Stages, stage: string, branch: string): Set<string> {
  const goals = stages.get(stage)?.branches.find(({ name }) => name === branch)?.then.map(({ to }) => to) ?? [];
  const after = new Set<string>();
  const open = [...goals];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const next = stages.get(name);
    if (next === undefined || after.has(name)) continue;
    after.add(name);
    if (next.repeat !== null) open.push(next.repeat.then);
  }
  return after;
}
