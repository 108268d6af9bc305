// A timeline asked for by day, actor and kind.

import { describe, expect, it } from "vitest";
import { requireDossier } from "../dossier/index.ts";
import { PLAIN_INK } from "./ink.ts";
import { timelineOf, type TimelineQuestion } from "./timeline.ts";
import { timelineText } from "./timeline-text.ts";

const dossier = requireDossier({
  timeline: {
    name: "timeline.yaml",
    text: `extent: { from: 1914-06-01, to: 1914-08-31 }
actors: { a: Austria, s: Serbia }
events:
  - { id: e1, date: 1914-06-28, actors: [s], kind: incident, visibility: public, text: Shots., confidence: recalled }
  - { id: e2, date: 1914-07-05, until: 1914-07-06, actors: [a], kind: decision, visibility: secret, time: noon, text: A blank cheque., confidence: uncertain }
  - { id: e3, date: 1914-07-15, precision: month, actors: [a, s], kind: signal, visibility: private, text: Words., confidence: recalled }
`,
  },
});
const ask = (question: Partial<TimelineQuestion> = {}) => timelineOf(dossier, { from: null, to: null, actor: null, kind: null, ...question });
const ids = (question: Partial<TimelineQuestion>) => ask(question).events.map(({ id }) => id);

describe("a timeline", () => {
  it("is cut by day, with what began before and went on, and by actor and kind", () => {
    expect([ids({}), ids({ from: "1914-07-06", to: "1914-07-06" }), ids({ actor: "a" }), ids({ kind: "signal", actor: "s" }), ids({ to: "1914-06-27" })]).toEqual([["e1", "e2", "e3"], ["e2"], ["e2", "e3"], ["e3"], []]);
  });

  it("refuses days, actors and kinds that are not there", () => {
    expect(() => ask({ from: "1914-05-31" })).toThrow('a date is a day from 1914-06-01 to 1914-08-31, the first and the last of this crisis, got "1914-05-31"');
    expect(() => ask({ to: "yesterday" })).toThrow('a date is a day from 1914-06-01 to 1914-08-31, the first and the last of this crisis, got "yesterday"');
    expect(() => ask({ from: "1914-08-01", to: "1914-07-01" })).toThrow("the first day lies after the last");
    expect(() => ask({ actor: "russia" })).toThrow('there is no actor "russia"; known: a, s');
    expect(() => ask({ kind: "decisions" })).toThrow('there is no kind of event "decisions"; did you mean "decision"?');
    expect(() => timelineOf(requireDossier({}), { from: null, to: null, actor: null, kind: null })).toThrow("these data have no timeline");
  });

  it("in words says who, when, whether it was hidden, and how well it is known", () => {
    expect(timelineText(dossier, ask(), 100, PLAIN_INK)).toBe(`1 June to 31 August 1914: 3 events, 0 verified in whole or part

Sunday 28 June 1914
  Serbia: Shots.
    cited from memory, unverified.

5 to 6 July 1914
  noon, Austria (secret): A blank cheque.
    a judgement of ours, without a source.

July 1914
  Austria, Serbia (private): Words.
    cited from memory, unverified.
`);
    expect(timelineText(dossier, ask({ to: "1914-06-02" }), 100, PLAIN_INK)).toContain("Nothing is recorded.");
  });
});
