/** A side has a shape first and a colour second: circle, square, triangle; all others a diamond. */
export type Side = "west" | "east" | "isle" | "other";

/** Players that are always drawn alike, whatever their place in a scenario. */
const KNOWN: Readonly<Record<string, Side>> = { us: "west", usa: "west", ussr: "east", cuba: "isle" };

/** The side of a player: of one that is known its own, of others what their place in the list gives them. */
export function sideOfPlayer(name: string, index: number): Side {
  return KNOWN[name.toLowerCase()] ?? sideAt(index);
}

/** By the place in a list. */
export const sideAt = (index: number): Side => (["west", "east", "isle"] as const)[index] ?? "other";
