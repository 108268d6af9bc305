// A work in few words.

import { dayText, plainText } from "../../index.ts";

/** Who and when: "McCone, 21 Oct", "CIA, 16 Oct", "Nash 1997". */
export function shortSource({ key, author, year }: { readonly key: string; readonly author: string; readonly year: string }): string {
  const words = plainText(author.split(/[,&(;]/)[0] ?? "").split(" ").filter((word) => word !== "" && !/^(of|the|on|and)$/.test(word));
  const isBody = words.length > 2 && !author.includes(".");
  const who = isBody ? words.map((word) => word[0]).join("") : (words.at(-1) ?? "");
  const day = dayText(year);
  return plainText(`${who === "" ? key : who}${day === year ? " " : ", "}${day}`).trim();
}
