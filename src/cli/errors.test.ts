import { describe, expect, it } from "vitest";
import { DiagnosticError, Refusal } from "../index.ts";
import { asAsked, Interrupted, UserError } from "./command.ts";
import { failure, parserErrorText } from "./errors.ts";

describe("failure", () => {
  it("tells a user's mistake in a sentence with the way out", () => {
    expect(failure(new UserError("no \u001b[31m such thing", "try another"), [], "1")).toEqual({ text: "error: no \ufffd[31m such thing\n  = help: try another", code: 2 });
  });

  it("prints every mistake of a file and counts them", () => {
    const mistake = { rule: "odd", message: "it is odd", place: null, label: "", help: "" };
    const { text, code } = failure(new DiagnosticError([mistake, mistake]), [], "1");
    expect(code).toBe(2);
    expect(text).toBe("error: it is odd\n  = rule: odd\n\nerror: it is odd\n  = rule: odd\n\n2 mistakes");
  });

  it("tells Ctrl-C before any result from a mistake, and the system's refusal from a bug", () => {
    expect(failure(new Interrupted("stopped before a draw was solved"), [], "1")).toEqual({ text: "stopped before a draw was solved", code: 130 });
    const refusal = Object.assign(new Error("raw"), { code: "EROFS", syscall: "open", path: "a/b" });
    expect(failure(refusal, [], "1")).toEqual({ text: 'error: "a/b" cannot be used (open): the disk is read-only', code: 2 });
  });

  it("calls everything else our bug, with the command to reproduce it", () => {
    const { text, code } = failure(new TypeError("x is undefined"), ["solve", "my file.efg", "--lambda", "2"], "1.2.3");
    expect(code).toBe(70);
    expect(text).toMatch(/^bug in excomm: x is undefined\n {2}reproduce: excomm solve 'my file.efg' --lambda 2\n {2}version 1.2.3, Node v\d+/);
    expect(failure(new Error("bug in excomm: sums to 2\n  please report"), [], "1").text).toMatch(/^bug in excomm: sums to 2\n {2}reproduce/);
  });
});

describe("asAsked", () => {
  it("makes the engine's refusal the user's mistake and leaves bugs alone", () => {
    expect(() => asAsked(() => { throw new Refusal("there is no x; did you mean y?"); })).toThrow(expect.objectContaining({ name: "UserError", message: "there is no x", help: "did you mean y?" }));
    expect(() => asAsked(() => { throw new TypeError("oops"); })).toThrow(TypeError);
    const endless = (depth: number): number => 1 + endless(depth + 1);
    const caught = (() => { try { return asAsked(() => endless(0)); } catch (error) { return error; } })();
    expect(caught).toBeInstanceOf(RangeError);
    expect(failure(caught, ["tree"], "1")).toMatchObject({ code: 70, text: expect.stringMatching(/^bug in excomm: Maximum call stack/) });
  });
});

describe("parserErrorText", () => {
  it("has the shape of our own errors", () => {
    expect(parserErrorText("error: unknown option '--lamda'\n(Did you mean --lambda?)\n")).toBe('error: unknown option "--lamda"\n  = help: did you mean --lambda?');
    expect(parserErrorText("error: missing required argument 'file'\n")).toContain('error: missing required argument "file"\n  = help: `excomm --help`');
  });
});
