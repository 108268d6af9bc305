// How votes fall on options: the distribution of counts, vote by vote, and which option has most of them.

/** Elections with so many votes and options. */
export interface VoteTable {
  /**
   * The odds of each option to get most votes; those with equally many are equally likely.
   *
   * @param odds    by kind of voter: the odds that a vote of it goes to each option
   * @param counts  by kind of voter: its votes
   */
  winning(odds: readonly Float64Array[], counts: readonly number[]): Float64Array;
  /** By kind of voter, `j * options + k`: the derivative of the odds of option k by the odds that a vote of that kind goes to option j. */
  slopes(odds: readonly Float64Array[], counts: readonly number[]): readonly Float64Array[];
}

const tables = new Map<string, VoteTable>();

/** Made once for each number of votes and options. */
export function voteTable(votes: number, options: number): VoteTable {
  const key = `${votes} ${options}`;
  let table = tables.get(key);
  if (table === undefined) tables.set(key, (table = newTable(votes, options)));
  return table;
}

function newTable(votes: number, options: number): VoteTable {
  const { next, sizes, winners } = ballots(votes, options);
  /** Distribution over counts after the votes; `less` has one vote less. */
  const fall = (odds: readonly Float64Array[], counts: readonly number[], less: number): Float64Array => {
    let now = Float64Array.of(1), cast = 0;
    counts.forEach((count, kind) => {
      for (let vote = kind === less ? 1 : 0; vote < count; vote++) {
        const after = new Float64Array(sizes[cast + 1]!), goes = next[cast]!, share = odds[kind]!;
        for (let state = 0; state < now.length; state++) {
          const weight = now[state]!;
          for (let k = 0; k < options; k++) after[goes[state * options + k]!]! += weight * share[k]!;
        }
        now = after;
        cast++;
      }
    });
    return now;
  };
  return {
    winning(odds, counts) {
      const now = fall(odds, counts, -1), wins = new Float64Array(options);
      for (let state = 0; state < now.length; state++) for (let k = 0; k < options; k++) wins[k]! += now[state]! * winners[state * options + k]!;
      return wins;
    },
    slopes: (odds, counts) => counts.map((count, kind) => {
      const now = fall(odds, counts, kind), goes = next[votes - 1]!, slope = new Float64Array(options * options);
      for (let state = 0; state < now.length; state++) {
        for (let j = 0; j < options; j++) {
          const end = goes[state * options + j]! * options;
          for (let k = 0; k < options; k++) slope[j * options + k]! += count * now[state]! * winners[end + k]!;
        }
      }
      return slope;
    }),
  };
}

/**
 * By votes cast: the counts that are possible, as states; `next[cast][state * options + k]` is the state after one more vote for k. At the
 * end, by state and option: its share of the win.
 */
function ballots(votes: number, options: number): { next: readonly Int32Array[]; sizes: readonly number[]; winners: Float64Array } {
  let states: number[][] = [new Array<number>(options).fill(0)];
  const next: Int32Array[] = [], sizes = [1];
  for (let cast = 0; cast < votes; cast++) {
    const known = new Map<string, number>(), after: number[][] = [], goes = new Int32Array(states.length * options);
    states.forEach((counts, state) => {
      for (let k = 0; k < options; k++) {
        const moved = counts.with(k, counts[k]! + 1), key = moved.join();
        let at = known.get(key);
        if (at === undefined) known.set(key, (at = after.push(moved) - 1));
        goes[state * options + k] = at;
      }
    });
    next.push(goes);
    sizes.push(after.length);
    states = after;
  }
  const winners = new Float64Array(states.length * options);
  states.forEach((counts, state) => {
    const most = Math.max(...counts), first = counts.filter((count) => count === most).length;
    counts.forEach((count, k) => (winners[state * options + k] = count === most ? 1 / first : 0));
  });
  return { next, sizes, winners };
}
