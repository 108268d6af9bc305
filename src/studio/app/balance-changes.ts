// What the reader has changed in the balance. It rests on the data beside a scenario and not on the scenario, and travels in its links.

import { makeStore } from "./store.ts";

export interface BalanceChanges {
  /** Value by name of a number, as `excomm balance --set` takes it; what a link says is not checked. */
  readonly set: Readonly<Record<string, number>>;
  /** How kill probability is reckoned; null: as the command does by itself. */
  readonly fit: string | null;
}

export const balanceChanges = makeStore<BalanceChanges>({ set: {}, fit: null });
