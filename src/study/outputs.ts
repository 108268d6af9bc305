// What is kept of a draw: named numbers, the same for every draw of a scenario.

import { type Compiled, type PathStep, recordPath } from "../compile/index.ts";
import { typeTrace } from "../infer/index.ts";
import { expectedPayoffs, logProfile, outcomeDistribution, type Profile, reachOf } from "../strategy/index.ts";
import { tagProbability } from "./ensemble.ts";
import { outlook, outlookPoints } from "./outlook.ts";
import { stepOdds } from "./record-odds.ts";
import { strawVoteOdds } from "./straw-votes.ts";

export interface StudyOutput {
  /** For columns: `tag:war`, `outcome:settled-pledge`, `move:3:answer.stall`, `payoff:ussr`, `trace:ussr:2:defence`. */
  readonly name: string;
  readonly kind: "tag" | "outcome" | "move" | "payoff" | "trace" | "thesis" | "outlook" | "vote";
  /** A sentence for the codebook. */
  readonly title: string;
  readonly unit: "probability" | "utils" | "natural logarithm" | "log10" | "bits" | "attribute";
}

/** How the numbers of one scenario are read off its solved draws. */
export interface OutputReader {
  readonly outputs: readonly StudyOutput[];
  /** By output; `drawn` has the tree that the reader was made for. */
  read(drawn: Compiled, profile: Profile, logs: Float64Array | null, lambda: number): Float64Array;
}

/**
 * All that later questions need: endings, the odds of each recorded move, payoffs, and how each type explains the record.
 *
 * @param outlookTags  kinds of ending to look ahead to from every step of the record
 * @param withVotes    whether to keep how likely the straw votes of the record are
 */
export function outputReader(compiled: Compiled, outlookTags: readonly string[] = [], withVotes = false): OutputReader {
  const { scenario } = compiled;
  const { steps } = recordPath(compiled);
  const tags = [...new Set([...scenario.outcomes.values()].flatMap((outcome) => outcome.tags))];
  const typed = scenario.players.flatMap((player, index) => (player.types.length > 1 ? [{ player, index }] : []));
  const outputs: StudyOutput[] = [
    ...tags.map((tag): StudyOutput => ({ name: `tag:${tag}`, kind: "tag", title: `ends in an outcome tagged "${tag}"`, unit: "probability" })),
    ...[...scenario.outcomes.values()].map((outcome): StudyOutput => ({ name: `outcome:${outcome.name}`, kind: "outcome", title: `ends in: ${outcome.title || outcome.name}`, unit: "probability" })),
    ...steps.map((step, k): StudyOutput => ({ name: `move:${k + 1}:${step.stage.name}.${step.branch}`, kind: "move", title: `step ${k + 1} of the record, "${step.branch}" at "${step.stage.title || step.stage.name}", given the steps before`, unit: "probability" })),
    ...scenario.players.map((player): StudyOutput => ({ name: `payoff:${player.name}`, kind: "payoff", title: `expected payoff of ${player.title || player.name}, under its own odds`, unit: "utils" })),
    ...typed.flatMap(({ player }) => Array.from({ length: steps.length + 1 }, (_, k) => player.types.map((type): StudyOutput => ({ name: `trace:${player.name}:${k}:${type.name}`, kind: "trace", title: `type "${type.name}" of ${player.title || player.name} and the first ${k} steps of the record, jointly`, unit: "natural logarithm" }))).flat()),
    ...(outlookTags.length === 0 ? [] : outlookPoints(compiled, steps)).flatMap(({ after, player }) => outlookTags.map((tag): StudyOutput => ({ name: outlookName(after, player === null ? null : (scenario.players[player]?.name ?? ""), tag), kind: "outlook", title: `ends in an outcome tagged "${tag}", as ${player === null ? "one who knows all moves" : (scenario.players[player]?.title ?? "")} sees it after ${after} steps of the record`, unit: "probability" }))),
    ...(withVotes ? scenario.strawVotes : []).map((vote, k): StudyOutput => ({ name: `vote:${k + 1}:${vote.stage}`, kind: "vote", title: `straw vote ${k + 1} of the record, at "${vote.stage}", given the steps before`, unit: "probability" })),
  ];
  const room = new Float64Array(compiled.game.topology.nodeCount);
  return {
    outputs,
    read(drawn, profile, logs, lambda) {
      const reach = reachOf(drawn.game, profile, drawn.game.valuation.chance, room), outcomes = outcomeDistribution(drawn.game, profile, reach);
      const logsOf = logs ?? logProfile(profile);
      return Float64Array.from([
        ...tags.map((tag) => tagProbability(scenario, outcomes, tag)),
        ...outcomes,
        ...stepOdds(drawn, steps, profile, reach),
        ...expectedPayoffs(drawn.game, profile),
        ...typed.flatMap(({ index }) => [...traceOf(drawn, steps, logsOf, index)]),
        ...(outlookTags.length === 0 ? [] : outlook(drawn, profile, logsOf, steps, outlookTags).flatMap((odds) => [...odds])),
        ...(withVotes ? strawVoteOdds(drawn, steps, profile, logs, lambda) : []),
      ]);
    },
  };
}

/** The column of one look ahead. */
export function outlookName(after: number, player: string | null, tag: string): string {
  return `outlook:${after}:${player ?? "all"}:${tag}`;
}

function traceOf(drawn: Compiled, steps: readonly PathStep[], logs: Float64Array, player: number): Float64Array {
  return typeTrace(drawn, steps, logs, player).logJoint;
}
