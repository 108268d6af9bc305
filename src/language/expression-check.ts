// The tree of an expression, checked node by node and turned into closures.

import { exp, ln, pow } from "../base/index.ts";
import type { ASTNode } from "@marcbachmann/cel-js";
import type { Value } from "../scenario/index.ts";
import { checkName, checkPart, noWeights } from "./expression-names.ts";
import type { Check, Checked, Code, NodeOf } from "./expression-parts.ts";
import { FUNCTION_NAMES } from "./names.ts";
import { numberMistake } from "./number-form.ts";
import { listOf, suggestName } from "./report.ts";
import { BOOLEAN, type Kind, nameOfKind, NUMBER, UNKNOWN, words } from "./scope.ts";

type NumberCode = (inputs: readonly Value[]) => number;

/** What an expression of any kind is worth where a number in it that decides has no meaning: neither true nor false, and no word. */
const NO_VALUE = Number.NaN;

function hasNoValue(value: Value): boolean {
  return typeof value === "number" && Number.isNaN(value);
}

/** The checked form of a node, or null when something in it was reported. All parts are checked, so that all mistakes are found. */
export function checkNode(node: ASTNode, check: Check): Checked | null {
  switch (node.op) {
    case "value": return checkLiteral(node, check);
    case "id": return checkName(node, check);
    case ".": return checkPart(node, check);
    case "call": return checkCall(node, check);
    case "+": case "-": case "*": case "/": case "%": return checkArithmetic(node, check);
    case "<": case "<=": case ">": case ">=": return checkOrder(node, check);
    case "==": case "!=": return checkEquality(node, check);
    case "in": return checkMembership(node, check);
    case "&&": case "||": return checkLogic(node, check);
    case "!_": case "-_": return checkUnary(node, check);
    case "?:": return checkChoice(node, check);
    default: return notInTheLanguage(node, check);
  }
}

function notInTheLanguage(node: ASTNode, check: Check): null {
  const message = "an expression uses what the language does not have";
  if (node.op === "rcall") {
    const name = String(node.args[0]);
    return check.fail(
      "not-in-the-language", message, node, `".${name}(...)" is not known`,
      `there are no methods, macros or regular expressions; functions: ${FUNCTION_NAMES.join(", ")}`,
    );
  }
  if (node.op === "list") return check.fail("not-in-the-language", message, node, "a list stands only after `in`", "write x in ['a', 'b']");
  if (node.op === "map") {
    return check.fail(
      "not-in-the-language", message, node, "there are no maps in expressions",
      "an expression is a calculation with numbers, words and switches",
    );
  }
  return check.fail(
    "not-in-the-language", message, node, "square brackets do not pick a part",
    "write attributes.NAME, weights.NAME or type.PLAYER",
  );
}

function checkLiteral(node: NodeOf<"value">, check: Check): Checked | null {
  const value: unknown = node.args;
  if (typeof value === "boolean") return { kind: BOOLEAN, run: () => value };
  if (typeof value === "string") return { kind: words([value]), run: () => value };
  if (typeof value === "number" || typeof value === "bigint") {
    const mistake = numberMistake(node.input.slice(node.start, node.end));
    if (mistake !== null) return check.fail("number-form", mistake.message, node, mistake.label, mistake.help);
    const number = Number(value);
    return { kind: NUMBER, run: () => number };
  }
  const help = "an expression is a calculation with numbers, words and switches";
  return check.fail(
    "not-in-the-language", "an expression uses what the language does not have", node,
    value === null ? "there is no null" : "this literal is not known", help,
  );
}

/** Checks that a part is of a kind; reports at the part when not. */
function expectKind(part: Checked | null, node: ASTNode, want: "number" | "boolean", operator: string, check: Check): Checked | null {
  if (part === null || part.kind.kind === want || part.kind.kind === "unknown") return part;
  const help = want === "number" ? "choose between numbers: condition ? 1 : 0" : part.kind.kind === "number" ? "compare it: name > 0.5" : "compare it: name == 'word'";
  return check.fail(
    "kind-mismatch", `\`${operator}\` takes ${want === "number" ? "numbers" : "conditions"}`, node,
    `this is ${nameOfKind(part.kind)}`, help,
  );
}

function twoNumbers(node: { readonly args: [ASTNode, ASTNode]; readonly op: string }, check: Check): [NumberCode, NumberCode] | null {
  const left = expectKind(checkNode(node.args[0], check), node.args[0], "number", node.op, check);
  const right = expectKind(checkNode(node.args[1], check), node.args[1], "number", node.op, check);
  check.operations++;
  // Both were checked to be numbers.
  return left === null || right === null ? null : [left.run as NumberCode, right.run as NumberCode];
}

function checkArithmetic(node: NodeOf<"+" | "-" | "*" | "/" | "%">, check: Check): Checked | null {
  const pair = twoNumbers(node, check);
  if (pair === null) return null;
  const [left, right] = pair;
  const runs: Record<typeof node.op, NumberCode> = {
    "+": (inputs) => left(inputs) + right(inputs),
    "-": (inputs) => left(inputs) - right(inputs),
    "*": (inputs) => left(inputs) * right(inputs),
    "/": (inputs) => left(inputs) / right(inputs),
    "%": (inputs) => left(inputs) % right(inputs),
  };
  return { kind: NUMBER, run: runs[node.op] };
}

function checkOrder(node: NodeOf<"<" | "<=" | ">" | ">=">, check: Check): Checked | null {
  const pair = twoNumbers(node, check);
  if (pair === null) return null;
  const [left, right] = pair;
  const runs: Record<typeof node.op, (a: number, b: number) => boolean> = {
    "<": (a, b) => a < b,
    "<=": (a, b) => a <= b,
    ">": (a, b) => a > b,
    ">=": (a, b) => a >= b,
  };
  const holds = runs[node.op];
  const run: Code = (inputs) => {
    const a = left(inputs), b = right(inputs);
    return holds(a, b) || (Number.isNaN(a) || Number.isNaN(b) ? NO_VALUE : false);
  };
  return { kind: BOOLEAN, run };
}

function checkEquality(node: NodeOf<"==" | "!=">, check: Check): Checked | null {
  const [leftNode, rightNode] = node.args;
  const left = checkNode(leftNode, check), right = checkNode(rightNode, check);
  check.operations++;
  if (left === null || right === null) return null;
  if (!comparable(left, right, leftNode, rightNode, check)) return null;
  const [a, b] = [left.run, right.run];
  const run: Code = (inputs) => {
    const x = a(inputs), y = b(inputs);
    return hasNoValue(x) || hasNoValue(y) ? NO_VALUE : (x === y) === (node.op === "==");
  };
  return { kind: BOOLEAN, run };
}

/** Reports unless the two may be equal. */
function comparable(left: Checked, right: Checked, leftNode: ASTNode, rightNode: ASTNode, check: Check): boolean {
  const [a, b] = [left.kind, right.kind];
  if (a.kind === "unknown" || b.kind === "unknown") return true;
  if (a.kind !== b.kind) {
    check.fail(
      "kind-mismatch", "two things of different kinds are compared", rightNode,
      `this is ${nameOfKind(b)}, and what stands before it is ${nameOfKind(a)}`,
      "compare numbers with numbers, words with words in quotes, switches with true or false",
    );
    return false;
  }
  if (a.kind !== "string" || b.kind !== "string" || a.words === null || b.words === null) return true;
  if (a.words.some((word) => b.words?.includes(word))) return true;
  // The literal is the one to mend.
  const literal = rightNode.op === "value" ? rightNode : leftNode.op === "value" ? leftNode : rightNode;
  const [literalWords, otherWords, otherNode] = literal === rightNode ? [b.words, a.words, leftNode] : [a.words, b.words, rightNode];
  const other = otherNode.input.slice(otherNode.start, otherNode.end);
  check.fail(
    "impossible-word", "a comparison can never hold", literal, `${other} is never ${listOf(literalWords, "or")}`,
    () => (literalWords.length === 1 ? suggestName(literalWords[0] ?? "", otherWords) : `it may be ${listOf(otherWords, "or")}`),
  );
  return false;
}

function checkMembership(node: NodeOf<"in">, check: Check): Checked | null {
  const [item, list] = node.args;
  const left = checkNode(item, check);
  check.operations++;
  if (list.op !== "list") {
    return check.fail(
      "not-in-the-language", "`in` takes a list", list, "this is not a list", "write x in ['a', 'b']",
    );
  }
  if (list.args.length === 0) {
    return check.fail(
      "not-in-the-language", "`in` takes a list", list, "this list is empty", "write x in ['a', 'b']",
    );
  }
  const values: Value[] = [];
  let good = left !== null;
  for (const element of list.args) {
    const isLiteral = element.op === "value" || (element.op === "-_" && element.args.op === "value");
    const part = isLiteral ? checkNode(element, check) : check.fail(
      "not-in-the-language", "a list holds what is not fixed", element, "only numbers and words in quotes stand in a list",
      "write x == a || x == b",
    );
    if (part === null || left === null || !comparable(left, part, item, element, check)) good = false;
    else values.push(part.run([]));
  }
  if (!good || left === null) return null;
  const run: Code = (inputs) => {
    const value = left.run(inputs);
    return hasNoValue(value) ? NO_VALUE : values.includes(value);
  };
  return { kind: BOOLEAN, run };
}

function checkLogic(node: NodeOf<"&&" | "||">, check: Check): Checked | null {
  const left = expectKind(checkNode(node.args[0], check), node.args[0], "boolean", node.op, check);
  const right = expectKind(checkNode(node.args[1], check), node.args[1], "boolean", node.op, check);
  check.operations++;
  if (left === null || right === null) return null;
  // The right side counts only where the left leaves it open: `x > 0 && log(x) < 1` has a value for every x.
  const open = node.op === "&&";
  const run: Code = (inputs) => {
    const first = left.run(inputs);
    return first === open ? right.run(inputs) : first;
  };
  return { kind: BOOLEAN, run };
}

function checkUnary(node: NodeOf<"!_" | "-_">, check: Check): Checked | null {
  const negates = node.op === "-_";
  const part = expectKind(checkNode(node.args, check), node.args, negates ? "number" : "boolean", negates ? "-" : "!", check);
  check.operations++;
  if (part === null) return null;
  if (negates) return { kind: NUMBER, run: (inputs) => -(part.run(inputs) as number) }; // its kind was checked
  const run: Code = (inputs) => {
    const value = part.run(inputs);
    return hasNoValue(value) ? NO_VALUE : !value;
  };
  return { kind: BOOLEAN, run };
}

function checkChoice(node: NodeOf<"?:">, check: Check): Checked | null {
  const [ifNode, thenNode, elseNode] = node.args;
  const condition = expectKind(checkNode(ifNode, check), ifNode, "boolean", "?", check);
  const yes = checkNode(thenNode, check), no = checkNode(elseNode, check);
  check.operations++;
  if (condition === null || yes === null || no === null) return null;
  if (yes.kind.kind !== no.kind.kind && yes.kind.kind !== "unknown" && no.kind.kind !== "unknown") {
    return check.fail(
      "kind-mismatch", "the two sides of a choice differ in kind", elseNode,
      `this is ${nameOfKind(no.kind)}, the other side is ${nameOfKind(yes.kind)}`,
      "both sides of `? :` are numbers, or words, or conditions",
    );
  }
  const run: Code = (inputs) => {
    const value = condition.run(inputs);
    return hasNoValue(value) ? NO_VALUE : value === true ? yes.run(inputs) : no.run(inputs);
  };
  return { kind: union(yes.kind, no.kind), run };
}

function union(a: Kind, b: Kind): Kind {
  if (a.kind === "string" && b.kind === "string") return a.words === null || b.words === null ? { kind: "string", words: null } : words([...new Set([...a.words, ...b.words])]);
  return a.kind === "unknown" || b.kind === "unknown" ? UNKNOWN : a;
}

const FUNCTIONS: ReadonlyMap<string, { readonly least: number; readonly most: number; readonly run: (...values: number[]) => number }> = new Map([
  ["min", { least: 2, most: 20, run: Math.min }],
  ["max", { least: 2, most: 20, run: Math.max }],
  ["abs", { least: 1, most: 1, run: Math.abs }],
  ["exp", { least: 1, most: 1, run: exp }],
  ["log", { least: 1, most: 1, run: ln }],
  ["sqrt", { least: 1, most: 1, run: Math.sqrt }],
  ["pow", { least: 2, most: 2, run: pow }],
]);

function checkCall(node: NodeOf<"call">, check: Check): Checked | null {
  const [name, args] = node.args;
  if (name === "dot" || name === "sum_abs") return checkWeightSum(node, name, args, check);
  const known = FUNCTIONS.get(name);
  if (known === undefined) {
    return check.fail(
      "not-in-the-language", "an expression uses what the language does not have",
      { start: node.start, end: node.start + name.length }, `there is no function "${name}"`,
      () => suggestName(name, FUNCTION_NAMES),
    );
  }
  const parts = args.map((arg) => expectKind(checkNode(arg, check), arg, "number", `${name}()`, check));
  check.operations++;
  if (args.length < known.least || args.length > known.most) {
    const takes = known.least === known.most ? `${known.least === 1 ? "one number" : "two numbers"}` : "two numbers or more";
    return check.fail(
      "wrong-arguments", "a function gets the wrong arguments", node, `${name} takes ${takes}, not ${args.length}`,
      `write ${name}(${known.least === 1 ? "a" : "a, b"})`,
    );
  }
  const codes: NumberCode[] = [];
  for (const part of parts) {
    if (part === null) return null;
    codes.push(part.run as NumberCode); // checked to be a number
  }
  const { run } = known;
  const [first, second] = codes as [NumberCode, NumberCode]; // the number of arguments was checked
  if (codes.length === 1) return { kind: NUMBER, run: (inputs) => run(first(inputs)) };
  if (codes.length === 2) return { kind: NUMBER, run: (inputs) => run(first(inputs), second(inputs)) };
  return { kind: NUMBER, run: (inputs) => run(...codes.map((code) => code(inputs))) };
}

/** dot(weights, attributes) and sum_abs(weights), over all attributes declared. */
function checkWeightSum(node: NodeOf<"call">, name: "dot" | "sum_abs", args: readonly ASTNode[], check: Check): Checked | null {
  const { payoff, where } = check.scope;
  const form = name === "dot" ? "dot(weights, attributes)" : "sum_abs(weights)";
  if (payoff === null) {
    return check.fail(
      "not-in-the-language", `${name} is for payoffs`, node, `it cannot stand in ${where}`,
      "weights and attributes belong to a payoff",
    );
  }
  const given = args.map((arg) => (arg.op === "id" ? arg.args : "")).join(", ");
  if (`${name}(${given})` !== form) {
    return check.fail(
      "wrong-arguments", "a function gets the wrong arguments", node,
      `${name} takes ${name === "dot" ? "the words weights, attributes" : "the word weights"}`, `write ${form}`,
    );
  }
  if (!payoff.hasWeights) return noWeights(node, payoff.player, check);
  check.operations++;
  const weights = payoff.attributes.map((attribute) => check.read({ kind: "weight", attribute }) as NumberCode);
  if (name === "sum_abs") {
    check.cost += weights.length;
    return { kind: NUMBER, run: (inputs) => weights.reduce((sum, weight) => sum + Math.abs(weight(inputs)), 0) };
  }
  const values = payoff.attributes.map((attribute) => check.read({ kind: "attribute", name: attribute }) as NumberCode);
  check.cost += 2 * weights.length;
  // as many values as weights
  return {
    kind: NUMBER,
    run: (inputs) => weights.reduce((sum, weight, i) => sum + weight(inputs) * (values[i] as NumberCode)(inputs), 0),
  };
}
