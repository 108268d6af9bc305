// Days in words, against the calendar of the platform.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { daysFrom, dayText, dayTexts, longDay, longSpan, monthText, spanText, weekday, whenText } from "./days.ts";

const date = fc.date({ min: new Date("1700-01-01T00:00:00Z"), max: new Date("2199-12-31T00:00:00Z"), noInvalidDate: true });
const iso = (day: Date) => day.toISOString().slice(0, 10);

describe("days", () => {
  it("fall on the weekday of the calendar and are written out", () => {
    fc.assert(fc.property(date, (day) => {
      expect(weekday(iso(day))).toBe(day.toLocaleString("en", { weekday: "long", timeZone: "UTC" }));
      expect(longDay(iso(day))).toBe(day.toLocaleString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }));
    }));
  });

  it("in a row bear their year where it is not the last one's", () => {
    expect(dayTexts(["1913-10-21", "in spring", "1914-05-24", "1914-10-28"])).toEqual(["21 Oct 1913", "in spring", "24 May", "28 Oct"]);
    expect(dayTexts(["in spring"])).toEqual(["in spring"]);
  });

  it("are read as scenarios write them", () => {
    expect(["1914-07-23 to 1914-07-28", "1914-07-23", "1914-07", "1914-06 to 1914-07", "summer 1914", "after 1914-07-28", ""].map(whenText))
      .toEqual(["23 to 28 July 1914", "23 July 1914", "July 1914", "June to July 1914", "summer 1914", "after 28 July 1914", ""]);
  });

  it("follow each other as in the calendar", () => {
    fc.assert(fc.property(date, fc.integer({ min: 0, max: 800 }), (first, count) => {
      const all = Array.from({ length: count + 1 }, (_, i) => iso(new Date(first.getTime() + i * 86_400_000)));
      expect(daysFrom(all[0]!, all.at(-1)!)).toEqual(all);
    }), { numRuns: 30 });
  });

  it("are as short as they can be", () => {
    expect([dayText("1914-07-23"), monthText("1914-07-23"), dayText("July 1914")]).toEqual(["23 July", "July 1914", "July 1914"]);
    expect([longSpan("1914-07-23", "1914-07-23"), longSpan("1914-07-23", "1914-07-28"), longSpan("1914-07-23", "1914-08-04"), longSpan("1913-07-23", "1914-08-04")])
      .toEqual(["23 July 1914", "23 to 28 July 1914", "23 July to 4 August 1914", "23 July 1913 to 4 August 1914"]);
    expect([spanText("1914-07-23", "1914-07-23", "1914-07-23"), spanText("1914-07-23", "1914-07-20", "1914-07-25"), spanText("1914-07-23", "1914-06-28", "1914-07-25")])
      .toEqual(["23 July", "23 July (20-25)", "23 July (28 June-25 July)"]);
  });
});
