// Large type and no side panels, for a room that looks at one screen.

import { makeStore } from "./store.ts";

export const isProjected = makeStore(false);

export function project(on: boolean): void {
  document.documentElement.toggleAttribute("data-projector", on);
  isProjected.set(on);
}
