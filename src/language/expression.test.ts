import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Reference, Value } from "../scenario/index.ts";
import { compileExpression } from "./expression.ts";
import { BOOLEAN, type Kind, NUMBER, type Scope, words } from "./scope.ts";

const reads = (name: string, kind: Kind): [string, { reference: Reference; kind: Kind }] => [name, { reference: { kind: "variable", name }, kind }];

/** Values of the names that expressions of these tests may read. */
const VALUES: Readonly<Record<string, Value>> = { a: 0.25, b: -3, c: 7, on: true, off: false, stance: "firm", mood: "calm" };
const SCOPE: Scope = {
  where: "a test",
  names: new Map([
    ...["a", "b", "c"].map((name) => reads(name, NUMBER)),
    ...["on", "off"].map((name) => reads(name, BOOLEAN)),
    reads("stance", words(["firm", "soft"])),
    reads("mood", words(["calm", "angry"])),
  ]),
  types: new Map([["us", ["hawk", "dove"]], ["island", []]]),
  payoff: { player: "us", hasWeights: true, attributes: ["war", "peace"], own: new Map([["pride", []]]) },
  barred: new Map(),
};
const DEEP: Readonly<Record<string, Value>> = { ...VALUES, "type us": "hawk", "weight war": -2, "weight peace": 0.5, "attribute war": 1, "attribute peace": 0.25, "own pride": 11 };

function keyOf(reference: Reference): string {
  return reference.kind === "parameter" || reference.kind === "variable" ? reference.name : Object.values(reference).join(" ");
}

function check(text: string, scope: Scope = SCOPE) {
  const mistakes: { rule: string; at: string; label: string; help: string }[] = [];
  const compiled = compileExpression(text, scope, null, (rule, _, start, end, label, help) => {
    mistakes.push({ rule, at: text.slice(start, end), label, help: typeof help === "string" ? help : help() });
  });
  return { compiled, mistakes };
}

function valueOf(text: string): Value {
  const { compiled, mistakes } = check(text);
  expect(mistakes).toEqual([]);
  return compiled?.evaluate(compiled.reads.map((reference) => DEEP[keyOf(reference)] as Value)) as Value; // every name of the scope has a value
}

// The oracle: a tree that is printed with as few brackets as CEL's precedences allow, and whose value is worked out while it is made.
interface Tree<Kind extends Value | null> {
  readonly text: string;
  /** How tightly its outermost operator binds; a literal binds tightest. */
  readonly binds: number;
  /** Of a condition: null where it hangs on what is no number. */
  readonly value: Kind;
}
type Condition = Tree<boolean | null>;
const CHOICE = 0, OR = 1, AND = 2, EQUAL = 3, ORDER = 4, SUM = 5, PRODUCT = 6, SIGN = 7, ATOM = 8;
const bracket = (tree: Tree<Value | null>, binds: number) => (tree.binds >= binds ? tree.text : `(${tree.text})`);
/** Operators group to the left, so that the right side needs brackets at the same level. */
const infix = <Kind extends Value | null>(left: Tree<Value | null>, operator: string, right: Tree<Value | null>, binds: number, value: Kind): Tree<Kind> => ({ text: `${bracket(left, binds)} ${operator} ${bracket(right, binds + 1)}`, binds, value });

const decimal = fc.integer({ min: 0, max: 4000 }).map((n): Tree<number> => ({ text: String(n / 8), binds: ATOM, value: n / 8 }));
const numberName = fc.constantFrom("a", "b", "c").map((name): Tree<number> => ({ text: name, binds: ATOM, value: VALUES[name] as number }));
const switchLeaf = fc.constantFrom<Condition>({ text: "true", binds: ATOM, value: true }, { text: "false", binds: ATOM, value: false }, { text: "on", binds: ATOM, value: true }, { text: "off", binds: ATOM, value: false });
const wordTest = fc.constantFrom<Condition>(
  { text: "stance == 'firm'", binds: EQUAL, value: true },
  { text: "'soft' != stance", binds: EQUAL, value: true },
  { text: "mood in ['angry']", binds: ORDER, value: false },
  { text: "mood in ['angry', 'calm']", binds: ORDER, value: true },
);

const compared = (left: Tree<number>, right: Tree<number>, holds: boolean) => (Number.isNaN(left.value) || Number.isNaN(right.value) ? null : holds);
const { number: numberTree, condition: conditionTree } = fc.letrec<{ number: Tree<number>; condition: Condition }>((tie) => ({
  number: fc.oneof(
    { maxDepth: 5, depthIdentifier: "expression" },
    fc.oneof(decimal, numberName),
    fc.tuple(tie("number"), fc.constantFrom("+", "-"), tie("number")).map(([l, op, r]) => infix(l, op, r, SUM, op === "+" ? l.value + r.value : l.value - r.value)),
    fc.tuple(tie("number"), fc.constantFrom("*", "/", "%"), tie("number")).map(([l, op, r]) => infix(l, op, r, PRODUCT, op === "*" ? l.value * r.value : op === "/" ? l.value / r.value : l.value % r.value)),
    tie("number").map((x): Tree<number> => ({ text: `-${bracket(x, SIGN)}`, binds: SIGN, value: -x.value })),
    fc.tuple(tie("number"), tie("number")).map(([x, y]): Tree<number> => ({ text: `max(${x.text}, ${y.text})`, binds: ATOM, value: Number.isNaN(x.value) || Number.isNaN(y.value) ? NaN : x.value > y.value ? x.value : y.value })),
    tie("number").map((x): Tree<number> => ({ text: `abs(${x.text})`, binds: ATOM, value: x.value < 0 ? -x.value : x.value })),
    fc.tuple(tie("condition"), tie("number"), tie("number")).map(([c, x, y]): Tree<number> => ({ text: `${bracket(c, OR)} ? ${x.text} : ${y.text}`, binds: CHOICE, value: c.value === null ? NaN : c.value ? x.value : y.value })),
  ),
  condition: fc.oneof(
    { maxDepth: 5, depthIdentifier: "expression" },
    fc.oneof(switchLeaf, wordTest),
    fc.tuple(tie("number"), fc.constantFrom("<", "<=", ">", ">="), tie("number")).map(([l, op, r]) => infix(l, op, r, ORDER, compared(l, r, op === "<" ? l.value < r.value : op === "<=" ? l.value <= r.value : op === ">" ? l.value > r.value : l.value >= r.value))),
    fc.tuple(tie("number"), fc.constantFrom("==", "!="), tie("number")).map(([l, op, r]) => infix(l, op, r, EQUAL, compared(l, r, (op === "==") === (l.value === r.value)))),
    fc.tuple(tie("condition"), tie("condition")).map(([l, r]) => infix(l, "&&", r, AND, l.value === true ? r.value : l.value)),
    fc.tuple(tie("condition"), tie("condition")).map(([l, r]) => infix(l, "||", r, OR, l.value === false ? r.value : l.value)),
    tie("condition").map((x): Condition => ({ text: `!${bracket(x, SIGN)}`, binds: SIGN, value: x.value === null ? null : !x.value })),
  ),
}));

describe("the value of an expression", () => {
  it("is that of its tree, for numbers", () => {
    fc.assert(fc.property(numberTree.filter(({ text }) => text.length <= 1000), (tree) => Object.is(Math.abs(valueOf(tree.text) as number), Math.abs(tree.value))), { numRuns: 500 });
  });

  it("is that of its tree, for conditions", () => {
    fc.assert(fc.property(conditionTree.filter(({ text }) => text.length <= 1000), (tree) => Object.is(valueOf(tree.text), tree.value ?? NaN)), { numRuns: 500 });
  });

  it.each<[string, Value]>([
    ["1 / 3", 1 / 3],
    ["7 / 2 * 2", 7],
    ["2 + 3 * 4", 14],
    ["10 - 2 - 3", 5],
    ["-7 % 3", -1],
    ["1e3 + 0.5", 1000.5],
    ["pow(2, 10) + sqrt(16) + exp(0) + log(1)", 1029],
    ["min(3, 1, 2)", 1],
    ["max(a, b, c, 9)", 9],
    ["1 / 0", Infinity],
    ["on || 1 / 0 > 0", true],
    ["off && 1 / 0 > 0", false],
    ["stance == 'firm' ? mood : 'angry'", "calm"],
    ["c in [1, 7, -3]", true],
    ["dot(weights, attributes)", -1.875],
    ["sum_abs(weights)", 2.5],
    ["weights.war * attributes.war + own.pride", 9],
    ["type.us == 'hawk' ? 1 : 0", 1],
    ["// a remark\n 1 + 1", 2],
  ])("%s is %s", (text, value) => {
    expect(valueOf(text)).toBe(value);
  });

  it.each(["0 / 0 < 1", "!(0 / 0 < 1)", "log(-1) != 2", "sqrt(b) in [1, 2]", "0 / 0 < 1 || on", "on && 0 / 0 < 1", "0 / 0 == 1 ? stance : mood", "(0 / 0 == 1 ? stance : mood) == 'firm'"])("%s has none: neither true nor false, and no word", (text) => {
    expect(valueOf(text)).toBeNaN();
  });

  it("has no number where there is none, and does not throw", () => {
    expect(valueOf("0 / 0")).toBeNaN();
    expect(valueOf("log(-1)")).toBeNaN();
    expect(valueOf("sqrt(b)")).toBeNaN();
  });
});

describe("the reads of an expression", () => {
  it("name each thing once, in the order of first use", () => {
    expect(check("b + a * b + (on ? a : c)").compiled?.reads.map(keyOf)).toEqual(["b", "a", "on", "c"]);
  });

  it("of a sum over attributes are all weights and attributes, and count in its cost", () => {
    const { compiled } = check("dot(weights, attributes)");
    expect(compiled?.reads.map(keyOf)).toEqual(["weight war", "weight peace", "attribute war", "attribute peace"]);
    expect(compiled?.cost).toBeGreaterThanOrEqual(4);
  });
});

describe("what an expression may not do", () => {
  it.each([
    ["a == 'firm'", "kind-mismatch", "'firm'"],
    ["stance == 'frim'", "impossible-word", "'frim'"],
    ["stance == mood", "impossible-word", "mood"],
    ["stance in ['firm', 'calm']", "impossible-word", "'calm'"],
    ["on ? 1 : 'word'", "kind-mismatch", "'word'"],
    ["a && on", "kind-mismatch", "a"],
    ["stance + 'x'", "kind-mismatch", "stance"],
    ["-on", "kind-mismatch", "on"],
    ["!a", "kind-mismatch", "a"],
    ["stance < 'soft'", "kind-mismatch", "stance"],
    ["unknown + 1", "unknown-name", "unknown"],
    ["type.north == 'hawk'", "unknown-player", "north"],
    ["type.island == 'x'", "unknown-type", "island"],
    ["weights.glory", "unknown-attribute", "glory"],
    ["own.glory", "unknown-name", "glory"],
    ["type", "unknown-name", "type"],
    ["a.b", "unknown-name", "a.b"],
    ["attributes['war']", "not-in-the-language", "attributes['war']"],
    ["[1, 2]", "not-in-the-language", "[1, 2]"],
    ["a in []", "not-in-the-language", "[]"],
    ["a in [b]", "not-in-the-language", "b"],
    ["a in b", "not-in-the-language", "b"],
    ["null", "not-in-the-language", "null"],
    ["b'bytes'", "not-in-the-language", "b'bytes'"],
    ["has(attributes.war)", "not-in-the-language", "has"],
    ["'x'.matches('(a+)+$')", "not-in-the-language", "'x'.matches('(a+)+$')"],
    ["[1].exists(x, x > 0)", "not-in-the-language", "[1].exists(x, x > 0)"],
    ["timestamp('2020-01-01T00:00:00Z')", "not-in-the-language", "timestamp"],
    ["constructor", "unknown-name", "constructor"],
    ["toString()", "not-in-the-language", "toString"],
    ["min(1)", "wrong-arguments", "min(1)"],
    ["pow(1, 2, 3)", "wrong-arguments", "pow(1, 2, 3)"],
    ["dot(attributes)", "wrong-arguments", "dot(attributes)"],
    ["5u + 1", "not-in-the-language", "5u"],
    ["0x10", "number-form", "0x10"],
    ["007", "number-form", "007"],
  ])("%s breaks %s", (text, rule, at) => {
    const { compiled, mistakes } = check(text);
    expect(compiled).toBeNull();
    expect(mistakes.map((one) => [one.rule, one.at])).toContainEqual([rule, at]);
  });

  it("is all reported, not only the first", () => {
    expect(check("unknown + (a == 'x' ? 1 : other)").mistakes.map(({ at }) => at)).toEqual(["unknown", "'x'", "other"]);
  });

  it("never makes the checker throw, whatever the text", () => {
    const piece = fc.constantFrom("a", "on", "stance", "'firm'", "1", "0.5", "(", ")", "[", "]", "{", "}", "+", "-", "*", "/", "%", "&&", "||", "!", "?", ":", ".", ",", "in", "==", "<", "type", "us", "dot", "weights", "all", "x", "\\", '"', "'", "`", "\n", "//", "0x", "9e999", "\u0000", "é");
    fc.assert(
      fc.property(fc.oneof(fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(" ")), fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join("")), fc.string({ maxLength: 60 })), (text) => {
        const { compiled, mistakes } = check(text);
        expect(compiled === null).toBe(mistakes.length > 0);
        if (compiled !== null) expect(() => compiled.evaluate(compiled.reads.map((reference) => DEEP[keyOf(reference)] as Value))).not.toThrow(); // every name of the scope has a value
      }),
      { numRuns: 2000 },
    );
  });

  it("is bounded in length, operations and levels", () => {
    const rulesOf = (text: string) => check(text).mistakes.map(({ rule }) => rule);
    expect(rulesOf(`a${" + a".repeat(200)}`)).toEqual([]);
    expect(rulesOf(`a${" + a".repeat(201)}`)).toEqual(["expression-limit"]);
    expect(rulesOf(`${"(".repeat(23)}a${")".repeat(23)}`)).toEqual([]);
    expect(rulesOf(`${"(".repeat(25)}a${")".repeat(25)}`)).toEqual(["expression-limit"]);
    expect(rulesOf(" ".repeat(1001))).toEqual(["expression-limit"]);
    expect(rulesOf("-".repeat(999) + "a")).toEqual(["expression-limit"]);
    expect(rulesOf("9".repeat(900))).toEqual(["number-form"]);
    expect(rulesOf(`${"[".repeat(500)}`)).toEqual(["expression-limit"]);
  });
});
