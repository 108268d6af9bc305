// Numbers in order, without calling back for each comparison.

/**
 * Places of numbers in ascending order of the numbers; of equal ones the first comes first.
 *
 * @param values  none NaN
 */
export function ascending(values: ArrayLike<number>): Int32Array {
  const sorted = Float64Array.from(values).sort(), order = new Int32Array(sorted.length), taken = new Int32Array(sorted.length);
  for (let i = 0; i < sorted.length; i++) {
    const first = firstPlace(sorted, values[i]!);
    order[first + taken[first]!] = i;
    taken[first]! += 1;
  }
  return order;
}

/** How many numbers of a sorted list are below another. */
function firstPlace(sorted: Float64Array, value: number): number {
  let from = 0, to = sorted.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (sorted[middle]! < value) from = middle + 1;
    else to = middle;
  }
  return from;
}
