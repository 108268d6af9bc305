import type { Dossier } from "../../../index.ts";
import { type Side, sideAt } from "../../kit/index.ts";

/** The mark of a player: by its place among the actors of the dossier, as on the map; without one by its place in the scenario. */
export function sideOf(dossier: Dossier | null, name: string, index: number): Side {
  const among = dossier === null ? -1 : [...dossier.timeline.actors.keys()].indexOf(name);
  return sideAt(among < 0 ? index : among);
}
