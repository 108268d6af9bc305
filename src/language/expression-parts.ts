// What the checker of expressions works with.

import type { ASTNode } from "@marcbachmann/cel-js";
import type { Reference, Value } from "../scenario/index.ts";
import type { Rule } from "./rules.ts";
import type { Kind, Scope } from "./scope.ts";

export type Code = (inputs: readonly Value[]) => Value;

/** A part of an expression that was found good. */
export interface Checked {
  readonly kind: Kind;
  readonly run: Code;
}

export interface Check {
  readonly scope: Scope;
  readonly reads: Reference[];
  /** Operations as written. */
  operations: number;
  /** Operations of one evaluation, sums over attributes counted out. */
  cost: number;
  failed: boolean;
  /** Reports at a node. */
  fail(rule: Rule, message: string, node: Extent, label: string, help: string | (() => string)): null;
  /** Code that reads a name. */
  read(reference: Reference): Code;
}

export interface Extent {
  readonly start: number;
  readonly end: number;
}

export type NodeOf<Op extends ASTNode["op"]> = Extract<ASTNode, { op: Op }>;
