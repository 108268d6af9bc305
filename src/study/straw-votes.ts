// How likely the counts of recorded straw votes are, where everybody in the room votes by a logit of his own utility.

import { exp, ln, logGamma } from "../base/index.ts";
import type { Compiled, PathStep } from "../compile/index.ts";
import type { RecordedVote } from "../scenario/index.ts";
import { councilAnswer, logProfile, type Profile, reachOf, seatValues } from "../strategy/index.ts";

/**
 * The probability of the counts of each straw vote, given the record up to its stage and that nobody was for an option that got no
 * mention. Where a council decides, each vote is that of a seat drawn by the seats' votes (the head keeps silent); a unitary player
 * has as many copies as there were people in the room. A mean over types, weighted as the record leaves them.
 *
 * @param logs    logarithms of the profile, where known better than the probabilities
 * @param lambda  precision of every voter
 * @returns       by recorded vote; NaN where the record does not come to its stage
 */
export function strawVoteOdds({ game, scenario }: Compiled, steps: readonly PathStep[], profile: Profile, logs: Float64Array | null, lambda: number): Float64Array {
  const reach = reachOf(game, profile, game.valuation.chance), { infoset, infosets: { firstSlot, player, actions } } = game.topology;
  const votes = logs === null ? logProfile(profile) : logs;
  const seated = (game.valuation.councils ?? []).map((council) => ({ council, worth: seatValues(game, council, profile, votes) }));
  const oddsAt = (set: number): Float64Array => {
    const from = firstSlot[set]!, to = firstSlot[set + 1]!, sitting = seated.find(({ council }) => council.player === player[set]);
    const total = sitting?.council.seats.reduce((sum, seat) => sum + seat.votes, 0) ?? 0;
    if (sitting === undefined || total === 0) return profile.slice(from, to);
    const odds = new Float64Array(to - from);
    sitting.council.seats.forEach((seat, i) => {
      const alone = councilAnswer({ ...sitting.council, rule: "weighted", own: 1, seats: [] }, sitting.worth[i]!.subarray(from, to), to - from, lambda);
      alone.logs.forEach((log, k) => (odds[k]! += (seat.votes / total) * exp(log)));
    });
    return odds;
  };
  return Float64Array.from(scenario.strawVotes, (vote) => {
    const step = steps.find(({ stage }) => stage.name === vote.stage);
    let sum = 0, weight = 0;
    for (const node of step?.nodes ?? []) {
      if (node < 0) continue;
      weight += reach[node]!;
      sum += reach[node]! * countOdds(vote, actions[infoset[node]!]!, oddsAt(infoset[node]!));
    }
    return sum / weight;
  });
}

/** The multinomial probability of the counts, given that one of the options counted is chosen each time. */
function countOdds({ counts }: RecordedVote, actions: readonly string[], odds: Float64Array): number {
  const listed = [...counts].map(([action, count]) => ({ count, p: odds[actions.indexOf(action)] ?? 0 }));
  const named = listed.reduce((sum, { p }) => sum + p, 0), people = listed.reduce((sum, { count }) => sum + count, 0);
  return exp(listed.reduce((log, { count, p }) => log - logGamma(count + 1) + (count === 0 ? 0 : count * ln(p / named)), logGamma(people + 1)));
}
