// Names on a map keep clear of each other and of what is there.

import fc from "fast-check";
import { expect, it } from "vitest";
import { boxAround, overlap, placeNames } from "./map-labels.ts";
import { textWidth } from "./tree-text.ts";

const FRAME = { left: 0, right: 400, top: 0, bottom: 300 };
const wish = fc.record({ text: fc.constantFrom("Rome", "Constantinople", "Aix-la-Chapelle"), x: fc.integer({ min: 0, max: 400 }), y: fc.integer({ min: 0, max: 300 }), radius: fc.integer({ min: 1, max: 12 }), size: fc.constant(11), bold: fc.boolean() });

it("names neither overlap nor leave the frame nor cover what is taken", () => {
  fc.assert(fc.property(fc.array(wish, { maxLength: 40 }), fc.array(wish, { maxLength: 10 }), (wishes, marks) => {
    const taken = marks.map(({ x, y, radius }) => boxAround(x, y, radius));
    const boxes = placeNames(wishes, FRAME, taken, []).map(({ left, baseline, text, size, bold }) => ({ left, right: left + textWidth(text, size, bold), top: baseline - 0.7 * size, bottom: baseline }));
    boxes.forEach((box, i) => {
      for (const other of [...boxes.slice(i + 1), ...taken]) expect(overlap(box, other)).toBe(0);
      expect(box.left >= 0 && box.right <= 400 && box.top >= 0 && box.bottom <= 300).toBe(true);
    });
  }));
});

it("a name alone stands to the right of its mark, and on the other side where the frame ends", () => {
  const [right] = placeNames([{ text: "Rome", x: 200, y: 150, radius: 5, size: 11, bold: false }], FRAME, [], []);
  expect(right!.left).toBeGreaterThan(205);
  const [left] = placeNames([{ text: "Rome", x: 395, y: 150, radius: 5, size: 11, bold: false }], FRAME, [], []);
  expect(left!.left + textWidth("Rome", 11)).toBeLessThan(390);
});
