// Expressions. The grammar is CEL's and its parser is used; what may stand in a tree, what it means, and its evaluation are ours:
// all numbers are doubles, kinds are checked beforehand, and nothing is called that is not listed here.

import { type ASTNode, Environment, ParseError } from "@marcbachmann/cel-js";
import type { Reference, Value } from "../scenario/index.ts";
import { checkNode } from "./expression-check.ts";
import type { Check, Code } from "./expression-parts.ts";
import { expressionMistake } from "./expression-syntax.ts";
import type { Rule } from "./rules.ts";
import { type Kind, nameOfKind, type Scope } from "./scope.ts";

export const EXPRESSION_LENGTH_MAX = 1_000;
export const OPERATIONS_MAX = 200;
export const LEVELS_MAX = 24;

/** Reports a mistake at the characters from `start` up to `end` of the expression. */
export type ReportAt = (rule: Rule, message: string, start: number, end: number, label: string, help: string | (() => string)) => void;

export interface CompiledExpression {
  readonly kind: Kind;
  readonly reads: readonly Reference[];
  readonly cost: number;
  readonly evaluate: (inputs: readonly Value[]) => Value;
}

const environment = new Environment({
  unlistedVariablesAreDyn: true,
  limits: { maxAstNodes: 4 * OPERATIONS_MAX, maxDepth: LEVELS_MAX, maxListElements: 100, maxMapEntries: 0, maxCallArguments: 20 },
});

/** Checks an expression and makes it ready to run; null when something was reported. `want` is the kind its place asks for, or null for any. */
export function compileExpression(text: string, scope: Scope, want: Kind | null, report: ReportAt): CompiledExpression | null {
  if (text.length > EXPRESSION_LENGTH_MAX) {
    report(
      "expression-limit", "an expression is too long", 0, text.length, `${text.length} characters`,
      `an expression has at most ${EXPRESSION_LENGTH_MAX} characters; name parts of it as variables or parameters`,
    );
    return null;
  }
  const tree = parseExpression(text, report);
  if (tree === null) return null;
  const check = newCheck(scope, report);
  const root = checkNode(tree, check);
  if (check.operations > OPERATIONS_MAX) {
    report(
      "expression-limit", "an expression has too many operations", 0, text.length, `${check.operations} operations`,
      `an expression has at most ${OPERATIONS_MAX}; split it`,
    );
    return null;
  }
  if (root === null || check.failed) return null;
  if (want !== null && !fits(root.kind, want)) {
    report(
      "kind-mismatch", `${scope.where} must be ${want.kind === "boolean" ? "true or false" : nameOfKind(want)}`, 0, text.length,
      `this is ${nameOfKind(root.kind)}`, wayOut(root.kind, want),
    );
    return null;
  }
  return { kind: root.kind, reads: check.reads, cost: check.operations + check.cost + 1, evaluate: root.run };
}

function fits(kind: Kind, want: Kind): boolean {
  return kind.kind === "unknown" || want.kind === "unknown" || kind.kind === want.kind;
}

function wayOut(kind: Kind, want: Kind): string {
  if (want.kind === "boolean") return kind.kind === "string" ? "compare it: name == 'word'" : "compare it: name > 0.5";
  if (want.kind === "number") return "choose between numbers: condition ? 1 : 0";
  return "a word stands in single quotes: 'word'";
}

function newCheck(scope: Scope, report: ReportAt): Check {
  const reads: Reference[] = [];
  const index = new Map<string, number>();
  const check: Check = {
    scope,
    reads,
    operations: 0,
    cost: 0,
    failed: false,
    fail(rule, message, node, label, help) {
      check.failed = true;
      report(rule, message, node.start, node.end, label, help);
      return null;
    },
    read(reference) {
      const key = Object.values(reference).join(" ");
      let at = index.get(key);
      if (at === undefined) {
        at = reads.length;
        reads.push(reference);
        index.set(key, at);
      }
      const place = at;
      const run: Code = (inputs) => inputs[place] as Value; // the caller gives one input for each read
      return run;
    },
  };
  return check;
}

function parseExpression(text: string, report: ReportAt): ASTNode | null {
  try {
    return environment.parse(text).ast;
  } catch (error) {
    if (error instanceof RangeError) {
      report(
        "expression-limit", "an expression nests too deep", 0, text.length, "too many levels",
        `an expression has at most ${LEVELS_MAX} levels`,
      );
      return null;
    }
    if (!(error instanceof ParseError)) throw error;
    const mistake = expressionMistake(text, error.code, error.summary, error.range ?? { start: 0, end: text.length });
    report(mistake.rule, mistake.message, mistake.start, mistake.end, mistake.label, mistake.help);
    return null;
  }
}
