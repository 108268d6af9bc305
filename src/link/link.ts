// A state of the studio as one word in an address: which scenario, what is changed in it, how it is solved. The same word gives the
// command the same numbers.

import { plainText, shortened } from "../base/index.ts";
import { base64url, bytesOfBase64url, bytesOfText, textOfBytes } from "./bytes.ts";

export interface Link {
  /** The name of a scenario that comes with Excomm; null for a file of one's own. */
  readonly scenario: string | null;
  /** SHA-256 of the scenario's text, in hexadecimal. */
  readonly hash: string;
  /** Of a file of one's own: its name. */
  readonly file: string;
  /** Of a file of one's own: its text, deflated (RFC 1951); null where it is too long for a link. */
  readonly text: Uint8Array | null;
  /** Parts and a lens of the scenario that are on, as `--with` takes them. */
  readonly parts: readonly string[];
  /** As the command takes them, NAME=VALUE. */
  readonly set: readonly string[];
  /** Numbers of the balance as `excomm balance --set` takes them. */
  readonly balance: readonly string[];
  /** How the balance reckons kill probability. */
  readonly fit: string | null;
  readonly variant: string | null;
  readonly commonPrior: boolean;
  /** What is null is the scenario's own. */
  readonly solver: string | null;
  readonly lambda: number | null;
  readonly limit: boolean;
  readonly seed: number | null;
}

/** A state in which nothing is changed. */
export const PLAIN_LINK: Link = { scenario: null, hash: "", file: "", text: null, parts: [], set: [], balance: [], fit: null, variant: null, commonPrior: false, solver: null, lambda: null, limit: false, seed: null };

/** Characters of a link: what mail programs and chats still pass on whole. */
export const LINK_CHARS_MAX = 32_768;
/** Bytes of a deflated scenario that a link has room for beside what is changed. */
export const LINK_TEXT_BYTES_MAX = 22_000;
/** What the language takes; nothing longer is inflated. */
export const SCENARIO_CHARS_MAX = 1024 * 1024;
/** Precision of choice, in 1/util: what is solved on large trees too. Above it a link asks for the limit (`limit`). */
export const LINK_LAMBDA_MAX = 1e6;
const VERSION = 1, CHANGES_MAX = 400, WORD_MAX = 400;

/**
 * The link of a state. A text too long for a link is left out: whoever opens it is told which file it needs.
 *
 * @returns the word behind `link=` in an address and behind `--link` on a command line
 */
export function printLink(link: Link): string {
  const given = Object.entries({
    v: VERSION, s: link.scenario, h: link.hash, f: link.file === "" ? null : link.file,
    with: link.parts.length === 0 ? null : link.parts, set: link.set.length === 0 ? null : link.set, balance: link.balance.length === 0 ? null : link.balance, fit: link.fit, variant: link.variant, prior: link.commonPrior ? "common" : null,
    solver: link.solver, lambda: link.lambda, limit: link.limit ? true : null, seed: link.seed,
  }).filter(([, value]) => value !== null);
  const text = link.text === null || link.text.length > LINK_TEXT_BYTES_MAX ? "" : `.${base64url(link.text)}`;
  return `${base64url(bytesOfText(JSON.stringify(Object.fromEntries(given))))}${text}`;
}

export interface LinkResult {
  readonly link: Link | null;
  /** One sentence: what is wrong with it and the way out; empty with a link. */
  readonly fault: string;
}

/** Reads a link, alone or within an address. Never throws; says nothing of whether the scenario and its numbers exist. */
export function parseLink(text: string): LinkResult {
  const word = /[?&]link=([^&#\s]*)/.exec(text)?.[1] ?? text.trim();
  if (word === "") return fault("it is empty");
  if (word.length > LINK_CHARS_MAX) return fault(`it has ${word.length} characters, at most ${LINK_CHARS_MAX} are read`);
  const [head = "", tail] = word.split(".", 2);
  const bytes = bytesOfBase64url(head), json = bytes === null ? null : textOfBytes(bytes);
  if (json === null) return fault("it is damaged: letters are missing or changed");
  const data = parseJson(json);
  if (data === null) return fault("it is damaged: letters are missing or changed");
  if (data["v"] !== VERSION) return fault(typeof data["v"] === "number" ? `it is of version ${data["v"]}, this Excomm reads version ${VERSION}` : "it is not a link of Excomm");
  const own = tail === undefined ? null : bytesOfBase64url(tail);
  if (tail !== undefined && own === null) return fault("the scenario in it is damaged");
  return linkOf(data, own);
}

function fault(why: string): LinkResult {
  return { link: null, fault: `this link cannot be opened: ${why}; ask for it again, or copy it whole` };
}

function parseJson(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const data: unknown = JSON.parse(text);
    return typeof data === "object" && data !== null && !Array.isArray(data) ? (data as Readonly<Record<string, unknown>>) : null; // an object
  } catch {
    return null;
  }
}

const isWord = (value: unknown): value is string => typeof value === "string" && value !== "" && value.length <= WORD_MAX && plainText(value) === value;
const areWords = (value: unknown): value is string[] => Array.isArray(value) && value.length > 0 && value.length <= CHANGES_MAX && value.every(isWord);

/** What each field may be. */
const FIELDS: Readonly<Record<string, (value: unknown) => boolean>> = {
  v: () => true, s: isWord, h: (value) => typeof value === "string" && /^[0-9a-f]{64}$/.test(value), f: isWord,
  with: areWords, set: areWords, balance: areWords, fit: isWord, variant: isWord, prior: (value) => value === "common", solver: isWord, limit: (value) => value === true,
  lambda: (value) => typeof value === "number" && value >= 0 && value <= LINK_LAMBDA_MAX, seed: (value) => Number.isSafeInteger(value),
};

function linkOf(data: Readonly<Record<string, unknown>>, text: Uint8Array | null): LinkResult {
  for (const [name, value] of Object.entries(data)) {
    const isRight = Object.hasOwn(FIELDS, name) ? FIELDS[name] : undefined;
    if (isRight === undefined) return fault(`it has a field "${shortened(plainText(name), 40)}" that this Excomm does not know`);
    if (name === "lambda" && typeof value === "number" && value > LINK_LAMBDA_MAX) return fault(`it asks for precision ${value} per util, and at most ${LINK_LAMBDA_MAX} is solved; beyond that a link asks for the limit of full precision, as \`--limit\` does`);
    if (!isRight(value)) return fault(`its field "${name}" is not what it should be`);
  }
  const { s = null, h, f = "", with: parts = [], set = [], balance = [], fit = null, variant = null, prior, solver = null, lambda = null, limit, seed = null } = data as { s?: string; h?: string; f?: string; with?: string[]; set?: string[]; balance?: string[]; fit?: string; variant?: string; prior?: string; solver?: string; lambda?: number; limit?: boolean; seed?: number }; // checked above
  if (h === undefined) return fault("it does not say which scenario it is about");
  if (s !== null && text !== null) return fault("it names a scenario and brings one");
  return { link: { scenario: s, hash: h, file: f, text, parts, set, balance, fit, variant, commonPrior: prior !== undefined, solver, lambda, limit: limit === true, seed }, fault: "" };
}
