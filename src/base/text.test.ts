import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plainText, printable, shortened } from "./text.ts";

/** Written out apart from the code: controls, formats, lone surrogates, noncharacters, fillers. */
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff\u{1fffe}\u{1ffff}\u{10fffe}\u{10ffff}\u{e0001}\u{e0020}-\u{e007f}]|\p{Cs}/u;
/** Any code units, whole or not, with many that cannot be seen. */
const anyText = fc.oneof(
  fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)) }),
  fc.string({ unit: fc.constantFrom("a", " ", "\t", "\n", "\0", "\u0085", "\u200b", "\u2028", "\ufeff", "\u00a0", "\ud83d", "\udd4a", "\u115f", "\u3164", "\ufdd0", "\ufffe", "\u{1ffff}", "\u{e0041}") }),
);

describe("plainText", () => {
  it("removes control characters and folds space", () => {
    expect(plainText("\u001b[31mred\u001b[0m \t\r\n alert\u202e\ufeff ")).toBe("[31mred[0m alert");
  });

  it("has nothing left to do the second time", () => {
    fc.assert(fc.property(anyText, (text) => {
      expect(plainText(plainText(text))).toBe(plainText(text));
      expect(plainText(text)).not.toMatch(UNSEEN);
    }));
  });
});

describe("printable", () => {
  it("shows one mark for each character that cannot be seen, and keeps all others", () => {
    expect(printable("a\tb\u001b[0m \ud800 \ufffe\u{1ffff} \u3164 \u{1f54a} \u00e9")).toBe("a b\ufffd[0m \ufffd \ufffd\ufffd \ufffd \u{1f54a} \u00e9");
  });

  it("has nothing left to do the second time", () => {
    fc.assert(fc.property(anyText, (text) => {
      expect(printable(printable(text))).toBe(printable(text));
      expect(printable(text)).not.toMatch(UNSEEN);
    }));
  });
});

describe("shortened", () => {
  it("leaves what fits, and otherwise keeps the beginning and ends in an ellipsis", () => {
    expect(shortened("abcd", 4)).toBe("abcd");
    expect(shortened("abcde", 4)).toBe("abc\u2026");
  });

  it("has at most so many units, and halves no character", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), fc.integer({ min: 2, max: 12 }), (text, most) => {
      const short = shortened(text, most);
      expect(short.length).toBeLessThanOrEqual(most);
      expect(short).not.toMatch(/\p{Cs}/u);
    }));
  });
});
