// Apart from the views of numbers, which need the sub-models: every command asks this of what `--set` gives.

import type { Scenario } from "../scenario/index.ts";

/** Whether a sub-model takes the number as a count. */
export function isCounted({ parameters }: Scenario, name: string): boolean {
  return [...parameters.values()].some(({ model }) => model?.inputs.some(({ isWhole, text }) => isWhole && text === name) === true);
}
