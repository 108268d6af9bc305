import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { base64url, bytesOfBase64url, bytesOfText, sha256, textOfBytes } from "./bytes.ts";
import { type Link, LINK_CHARS_MAX, LINK_LAMBDA_MAX, LINK_TEXT_BYTES_MAX, parseLink, PLAIN_LINK, printLink } from "./link.ts";

const link = (data: unknown) => Buffer.from(JSON.stringify(data)).toString("base64url");
const hash = "0".repeat(64);

describe("bytes", () => {
  it("become the base64url that Node writes, and come back", () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(base64url(bytes)).toBe(Buffer.from(bytes).toString("base64url"));
      expect(bytesOfBase64url(base64url(bytes))).toEqual(bytes);
    }));
  });

  it("are those of UTF-8, for every text", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(bytesOfText(text)).toEqual(new Uint8Array(Buffer.from(text)));
      expect(textOfBytes(bytesOfText(text))).toBe(text);
    }));
  });

  it("hash as Node hashes them", () => {
    for (const length of [0, 1, 55, 56, 63, 64, 65, 1000]) expect(sha256("a".repeat(length))).toBe(createHash("sha256").update("a".repeat(length)).digest("hex"));
    fc.assert(fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), (text) => void expect(sha256(text)).toBe(createHash("sha256").update(text).digest("hex"))));
  });
});

describe("a link", () => {
  const words = fc.stringMatching(/^[a-z][a-z-]{0,20}$/), settings = fc.array(fc.tuple(words, fc.double({ noNaN: true })).map(([word, value]) => `${word}=${value}`), { maxLength: 5 });
  const links: fc.Arbitrary<Link> = fc.record({
    own: fc.boolean(), parts: fc.array(words, { maxLength: 5 }), set: settings, balance: settings, fit: fc.option(words), variant: fc.option(words), commonPrior: fc.boolean(), solver: fc.option(words),
    lambda: fc.option(fc.double({ min: 0, max: LINK_LAMBDA_MAX, noNaN: true })), limit: fc.boolean(), seed: fc.option(fc.maxSafeInteger()), text: fc.option(fc.uint8Array({ maxLength: 500 })), name: words,
  }).map(({ own, text, name, lambda, ...rest }) => ({ ...rest, hash, lambda: lambda === null ? null : Math.abs(lambda), scenario: own ? null : name, file: own ? `${name}.yaml` : "", text: own ? text : null }));

  it("says what it was made of", () => fc.assert(fc.property(links, (given) => void expect(parseLink(printLink(given))).toEqual({ link: given, fault: "" }))));

  it("of before there were parts reads as one without any", () => {
    expect(parseLink(link({ v: 1, s: "a-standoff", h: hash, set: ["war=0.55"] })).link).toEqual({ ...PLAIN_LINK, scenario: "a-standoff", hash, set: ["war=0.55"] });
  });

  it("is found in an address", () => {
    const given = { ...PLAIN_LINK, scenario: "a-standoff", hash, set: ["war=0.55"] };
    expect(parseLink(`https://example.org/studio/#/model?link=${printLink(given)}`).link).toEqual(given);
  });

  it("leaves out a text that is too long, and then says only which file it is", () => {
    const whole = { ...PLAIN_LINK, hash, file: "mine.yaml", text: new Uint8Array(LINK_TEXT_BYTES_MAX) };
    expect(parseLink(printLink(whole)).link).toEqual(whole);
    expect(printLink(whole).length).toBeLessThan(LINK_CHARS_MAX);
    expect(parseLink(printLink({ ...whole, text: new Uint8Array(LINK_TEXT_BYTES_MAX + 1) })).link).toEqual({ ...whole, text: null });
  });

  it.each([
    ["nothing", "", "empty"], ["a word", "hello", "damaged"], ["one letter too few", link({ v: 1, h: hash }).slice(0, -2), "damaged"], ["a list", link([1]), "damaged"],
    ["another version", link({ v: 2, h: hash }), "version 2"], ["no version", link({ h: hash }), "not a link of Excomm"], ["no hash", link({ v: 1 }), "which scenario"],
    ["a short hash", link({ v: 1, h: "ab" }), 'field "h"'], ["what is unknown", link({ v: 1, h: hash, x: 1 }), 'field "x"'], ["a prototype", `${Buffer.from(`{"v":1,"h":"${hash}","__proto__":{"s":"a"}}`).toString("base64url")}`, "__proto__"],
    ["a text that is none", `${link({ v: 1, h: hash })}.a`, "scenario in it"], ["a scenario twice", `${link({ v: 1, h: hash, s: "a" })}.AAAA`, "names a scenario and brings one"],
    ["a number for a word", link({ v: 1, h: hash, variant: 3 }), 'field "variant"'], ["control characters", link({ v: 1, h: hash, set: ["a=\u001b[2J"] }), 'field "set"'],
    ["a precision below 0", link({ v: 1, h: hash, lambda: -1 }), 'field "lambda"'], ["a precision that no solver takes", link({ v: 1, h: hash, lambda: 1e300 }), "at most 1000000 is solved"], ["too many letters", "a".repeat(LINK_CHARS_MAX + 1), "characters"],
  ])("with %s in it is refused in one sentence", (_, text, why) => {
    const { link, fault } = parseLink(text);
    expect(link).toBeNull();
    expect(fault).toContain("this link cannot be opened: ");
    expect(fault).toContain(why);
    expect(fault).not.toContain("\n");
  });

  it("of 10,000 hostile ones is either whole or refused, and nothing else happens", () => {
    const anything = fc.oneof(
      fc.string({ unit: "binary", maxLength: 80 }), fc.base64String({ maxLength: 200 }), fc.json().map((text) => Buffer.from(text).toString("base64url")),
      fc.dictionary(fc.constantFrom("v", "s", "h", "f", "with", "set", "balance", "fit", "variant", "prior", "solver", "lambda", "limit", "seed", "__proto__", "constructor"), fc.oneof(fc.constant(1), fc.constant(hash), fc.jsonValue())).map((data) => link({ v: 1, h: hash, ...data })),
    );
    fc.assert(fc.property(anything, (text) => {
      const { link, fault } = parseLink(text);
      expect(link === null).toBe(fault !== "");
      if (link !== null) expect(parseLink(printLink(link)).link).toEqual(link);
      expect(fault.length).toBeLessThan(300);
    }), { numRuns: 10_000 });
  });
});
