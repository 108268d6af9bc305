import { describe, expect, it } from "vitest";
import { figureRoot, INK, INK_2, INK_3, SCHEMES, SHEET, sheetSvg, SIDES } from "./svg.ts";

/** Relative luminance and contrast of WCAG 2.2. */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
const contrast = (a: string, b: string) => {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
};
const dark = new Map(SCHEMES);

describe.each([["light", (colour: string) => colour], ["dark", (colour: string) => dark.get(colour)!]] as const)("colours of a %s page", (_, of) => {
  it("keep text legible on the sheet, on land and on the sea", () => {
    for (const text of [INK, INK_2, INK_3]) expect(contrast(of(text), of(SHEET)), text).toBeGreaterThan(4.5);
    for (const ground of ["#dfe6e6", "#ecebe4", "#f8f7f1"]) expect(contrast(of(INK), of(ground)), ground).toBeGreaterThan(7);
  });

  it("keep the marks of sides apart from what they stand on", () => {
    for (const { colour, wash } of SIDES) for (const ground of [SHEET, wash, "#dfe6e6", "#f8f7f1"]) expect(contrast(of(colour), of(ground)), `${colour} on ${ground}`).toBeGreaterThan(3);
  });
});

describe("a figure", () => {
  it("has a style for the colours that it uses, and no others, and chooses a scheme only where it stands alone", () => {
    const [root = "", style = ""] = figureRoot(10, 20, 11, [`<path fill="none" stroke="${SIDES[0].colour}"/>`]);
    expect(root).toContain('width="10" height="20"');
    expect(style).toContain(`[stroke="#8a5000"]{stroke:light-dark(#8a5000,#e0a850)}`);
    expect(style.match(/\[/g)).toHaveLength(1);
    expect(style).toContain(".excomm-figure:root{color-scheme:light dark}");
  });

  it("keeps every colour in attributes, for what knows no styles", () => {
    const svg = sheetSvg({ width: 400, title: "T", lead: "L", body: [], bodyHeight: 10, caption: ["C"] });
    expect(svg.replace(/<style>.*<\/style>/, "").match(/(?:fill|stroke)="#[0-9a-f]{6}"/g)?.length).toBeGreaterThan(3);
  });
});
