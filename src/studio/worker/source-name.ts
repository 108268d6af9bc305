// A work in few words, the same on every page.

import { citation, dayText, plainText } from "../../index.ts";

/** Bodies, as a line has room for them. */
const SHORT: readonly (readonly [string, string])[] = [
  ["Central Intelligence Agency", "CIA"], ["Executive Committee of the National Security Council", "ExComm"], ["National Security Council", "NSC"], ["Chief of Naval Operations", "Navy"],
  ["United States Intelligence Board", "Intelligence Board"], ["United States Naval Institute", "Naval Institute"], [", Harvard Kennedy School", ""], [" (website) (undated)", ", a website"],
];

/** Who and when: "McCone, 21 Oct", "CIA, 16 Oct", "Blight and Welch 1989", "FRUS XI". */
export function shortSource({ key, author, year, publisher }: { readonly key: string; readonly author: string; readonly year: string; readonly publisher: string }): string {
  const series = /^Foreign Relations of the United States.*volume (\w+)$/.exec(publisher);
  if (series !== null) return `FRUS ${series[1]}`;
  const day = dayText(year);
  if (author === "") return plainText(`${key} ${day}`).trim();
  const cited = SHORT.reduce((text, [long, short]) => text.replace(long, short), citation({ author: plainText(author), year: plainText(year) }));
  return day === year ? cited : `${cited.replace(/ [\d-]+$/, "")}, ${day}`;
}
