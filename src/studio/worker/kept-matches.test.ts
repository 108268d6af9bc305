import { expect, it } from "vitest";
import { canKeep, forgetMatch, keepMatch, type KeptMatch, keptMatches, openMatchAt, setOpen } from "./kept-matches.ts";

const match = (id: string, place: string, at: number): KeptMatch => ({ id, place, at, title: "A crisis", people: ["A side"], decisions: 1, ending: null });

it("where a browser can keep nothing, matches live as long as the page, each at its place", async () => {
  expect(canKeep()).toBe(false); // Node has no IndexedDB
  expect(await keepMatch(match("one", "here", 1), "log one")).toBe(false);
  expect(await keepMatch(match("two", "there", 2), "log two")).toBe(false);
  expect(await openMatchAt("here")).toEqual({ id: "one", log: "log one", isKept: false });
  expect(await openMatchAt("elsewhere")).toBeNull();
  expect((await keptMatches()).map(({ id }) => id)).toEqual(["two", "one"]);
  // What is listed holds no log.
  expect(JSON.stringify(await keptMatches())).not.toContain("log");
  await setOpen("here", null);
  expect(await openMatchAt("here")).toBeNull();
  await setOpen("here", "one");
  expect((await openMatchAt("here"))?.log).toBe("log one");
  await forgetMatch("one");
  expect(await openMatchAt("here")).toBeNull();
  expect((await keptMatches()).map(({ id }) => id)).toEqual(["two"]);
});
