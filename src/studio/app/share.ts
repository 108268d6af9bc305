// The state of the studio as a link, and a link as a state.

import { scenarios } from "virtual:excomm/scenarios";
import { redirect } from "@tanstack/react-router";
import { type Link, parseLink, PLAIN_LINK, printLink, SCENARIO_CHARS_MAX, sha256, textWithParts } from "../../index.ts";
import { texts } from "../texts.ts";
import { engine } from "../worker/client.ts";
import { makeStore } from "./store.ts";
import { balanceChanges } from "./balance-changes.ts";
import { keepOwn, ownFiles } from "./own.ts";
import { partNamesOf, partTextsOf } from "./parts.ts";
import { type Changes, fileOf, NO_CHANGES, notice, openScenario, type ScenarioRef, studioState, textOf } from "./scenario.ts";

/** Puts back what the reader had changed before a link was opened; null where nothing was. */
export const wayBack = makeStore<(() => void) | null>(null);

/** The present state as a link, and whether a scenario of one's own was too long for it. */
export async function presentLink(): Promise<{ readonly word: string; readonly isTooLong: boolean }> {
  const { scenario, changes } = studioState.get(), { set: balance, fit } = balanceChanges.get(), text = (await textOf(scenario)) ?? "";
  const deflated = scenario.kind === "own" ? await deflate(text) : null;
  const link: Link = {
    ...PLAIN_LINK, hash: sha256(textWithParts(text, await partTextsOf(scenario, changes.parts))), parts: changes.parts, scenario: scenario.kind === "known" ? scenario.name : null, file: scenario.kind === "own" ? fileOf(scenario) : "", text: deflated,
    set: Object.entries(changes.set).map(([name, value]) => `${name}=${value}`), balance: Object.entries(balance).map(([name, value]) => `${name}=${value}`), fit, variant: changes.variant, commonPrior: changes.commonPrior, lambda: changes.lambda, seed: changes.seed,
  };
  const word = printLink(link);
  return { word, isTooLong: deflated !== null && parseLink(word).link?.text == null };
}

/** Copies the address of the present page with the present state; returns what to tell the reader. */
export async function copyLink(): Promise<string> {
  const { word, isTooLong } = await presentLink();
  const [page = ""] = location.hash.split("?");
  try {
    await navigator.clipboard.writeText(`${location.origin}${location.pathname}${page || "#/"}?link=${word}`);
  } catch {
    return texts.app.notCopied;
  }
  return isTooLong ? texts.app.copiedWithoutFile : texts.app.copied;
}

/** Opens what a link says and takes it out of the address; does nothing without a link. Before any page is shown. */
export async function openFromLink(word: string | undefined): Promise<void> {
  if (word === undefined) return;
  const { link, fault } = parseLink(word), before = studioState.get(), balance = balanceChanges.get();
  notice.set(link === null ? fault : await openLink(link));
  const hadChanges = JSON.stringify([before.changes, balance]) !== JSON.stringify([NO_CHANGES, { set: {}, fit: null }]);
  if (hadChanges && JSON.stringify([studioState.get(), balanceChanges.get()]) !== JSON.stringify([before, balance])) {
    wayBack.set(() => {
      openScenario(before.scenario, before.changes);
      balanceChanges.set(balance);
    });
  }
  throw redirect({ to: ".", search: {}, replace: true });
}

async function openLink(link: Link): Promise<string> {
  const scenario = await scenarioOf(link);
  if (typeof scenario === "string") return scenario;
  const known = partNamesOf(scenario), missing = link.parts.filter((part) => !known.some(({ name }) => name === part));
  const parts = [...new Set(link.parts)].filter((part) => !missing.includes(part)).sort();
  openScenario(scenario, { ...changesOf(link), parts });
  balanceChanges.set({ set: Object.fromEntries(settingsIn(link.balance).map(([name, value]) => [name, typeof value === "number" ? value : NaN])), fit: link.fit });
  const isSame = sha256(textWithParts((await textOf(scenario)) ?? "", await partTextsOf(scenario, parts))) === link.hash;
  return [missing.length === 0 ? "" : texts.app.unknownParts(scenario.name, missing), isSame ? "" : texts.app.otherVersion(scenario.name), link.solver === null && !link.limit ? "" : texts.app.otherSolver].filter((sentence) => sentence !== "").join(" ");
}

/** NAME=VALUE each: what parameters are set to. */
export const settingsIn = (texts: readonly string[]) => texts.map((text) => {
  const [name = ""] = text.split("=");
  return [name, valueOf(text.slice(name.length + 1))] as const;
});

function changesOf({ set, variant, commonPrior, lambda, seed }: Link): Changes {
  return { ...NO_CHANGES, set: Object.fromEntries(settingsIn(set)), variant, commonPrior, lambda, seed };
}

/** The engine says whether the parameter takes it. */
function valueOf(text: string): number | string | boolean {
  if (text === "true" || text === "false") return text === "true";
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) && Number.isFinite(Number(text)) ? Number(text) : text;
}

/** Where the scenario of a link is, or a sentence: what is missing. */
async function scenarioOf({ scenario, hash, file, text }: Link): Promise<ScenarioRef | string> {
  if (scenario !== null) return scenarios.some(({ name }) => name === scenario) ? { kind: "known", name: scenario } : texts.app.unknownScenario(scenario);
  const here = (await ownFiles()).find((own) => sha256(own.text) === hash);
  if (here !== undefined) return { kind: "own", name: here.name };
  if (text === null) return texts.app.needsFile(file);
  const inflated = await inflate(text);
  if (inflated === null || sha256(inflated) !== hash) return texts.app.damagedFile;
  const name = freeName(file === "" ? "scenario.yaml" : file, new Set((await ownFiles()).map((own) => own.name)));
  // Only what is a scenario is kept among the reader's own files.
  if ((await engine().open({ text: inflated, file: name, parts: [], variant: null, commonPrior: false })).view === null) return texts.app.brokenFile;
  await keepOwn(name, inflated);
  return { kind: "own", name };
}

/** A name that none of the reader's files has: a stranger's file must not take the place of one. */
function freeName(name: string, taken: ReadonlySet<string>): string {
  for (let i = 1; ; i++) {
    const other = i === 1 ? name : name.replace(/(\.\w+)?$/, (ending) => ` ${i}${ending}`);
    if (!taken.has(other)) return other;
  }
}

async function deflate(text: string): Promise<Uint8Array> {
  return new Uint8Array(await new Response(new Blob([text]).stream().pipeThrough(new CompressionStream("deflate-raw"))).arrayBuffer());
}

/** The text, or null when the bytes are damaged or hold more than a scenario may have. */
async function inflate(bytes: Uint8Array): Promise<string | null> {
  const reader = new Blob([bytes.slice()]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let text = "";
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return text + decoder.decode();
      text += decoder.decode(value, { stream: true });
      if (text.length > SCENARIO_CHARS_MAX) return null;
    }
  } catch {
    return null;
  } finally {
    void reader.cancel().catch(() => undefined);
  }
}
