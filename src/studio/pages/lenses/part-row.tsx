// One part: what it adds, what it changes and why, and on request where play ends with it and without.

import { useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { usePartSizes } from "../../app/part-sizes.ts";
import { openRequestOf, partsWith, switchPart, useStudio } from "../../app/scenario.ts";
import { Progress, Switch, withMinus } from "../../kit/index.ts";
import { texts } from "../../texts.ts";
import { longTask } from "../../worker/client.ts";
import type { PartBeside } from "../../worker/parts.ts";
import { Endings } from "../model/endings.tsx";

const said = texts.lenses;

export function PartRow({ part: { name, title, adds, why, effect }, lenses }: { readonly part: PartBeside; readonly lenses: readonly PartBeside[] }) {
  const { scenario, changes } = useStudio(), { parts, set, variant, commonPrior, lambda } = changes, isOn = parts.includes(name), note = useId();
  const size = usePartSizes().get(name), isRefused = size !== undefined && size.nodes === null && !isOn;
  const [isAsked, setAsked] = useState(false), [done, setDone] = useState(0);
  const taken = new Set(lenses.map((lens) => lens.name)), withIt = partsWith(parts, name, true, taken), without = parts.filter((other) => other !== name);
  const { data: found, error } = useQuery({
    queryKey: ["part change", scenario, name, parts, set, variant, commonPrior, lambda], enabled: isAsked && !isRefused,
    queryFn: async ({ signal }) => {
      const [before, after] = await Promise.all([without, withIt].map((on) => openRequestOf(scenario, { parts: on, variant, commonPrior })));
      if (before == null || after == null) throw new Error(said.gone);
      setDone(0);
      return longTask((engine, onProgress) => engine.partChange(before, after, set, lambda, onProgress), signal, setDone);
    },
  });
  return (
    <article className="part-row" aria-label={title}>
      <div>
        <Switch label={title} isOn={isOn} isMoved={isOn} isDisabled={isRefused} told={note} onChange={(next) => switchPart(name, next)} />
        <p className="small" id={note}>{adds} {size === undefined ? texts.parts.measuring : size.nodes === null ? <b>{texts.parts.cannot(size.mistakes.join(" "))}</b> : <b>{(isOn ? texts.parts.without : texts.parts.wouldBe)(size.nodes, "")}</b>}</p>
        <p className="small">{said.why} {why}</p>
        {effect === "" ? null : <Effect text={withMinus(effect)} />}
      </div>
      <div>
        {isRefused ? null : found === undefined && error === null ? (
          <Progress done={isAsked ? done : null} isWaiting={isAsked} onCancel={() => setAsked(false)}><button type="button" className="button slight" onClick={() => setAsked(true)}>{said.show}<span className="visually-hidden">: {title}</span></button></Progress>
        ) : error !== null ? <div className="notice" role="alert"><pre>{error.message}</pre></div> : null}
        {found === undefined ? null : (
          <>
            <Endings
              rows={found.endings.map((ending) => ({ name: ending.name, title: ending.title, isGuarded: ending.isGuarded, now: ending.with, before: ending.without, band: null }))}
              isMoved isReader={isOn} draws={0} name={`with-and-without-${name}`} now={said.withIt} before={said.without} progress={said.atOwn}
            />
            <p className="small">{said.grows(found.nodes[0], found.nodes[1], without.length > 0)}</p>
          </>
        )}
      </div>
    </article>
  );
}

/** So many words of what a part changes are shown at once, to the end of a sentence. */
const WORDS = 60;

function Effect({ text }: { readonly text: string }) {
  const sentences = text.split(/(?<=[.?!]) (?=[A-Z])/), wordsTo = (count: number) => sentences.slice(0, count).join(" ").split(" ").length;
  const first = Math.max(1, sentences.findLastIndex((_, i) => wordsTo(i + 1) <= WORDS) + 1), rest = sentences.slice(first).join(" ");
  return <><p className="read">{sentences.slice(0, first).join(" ")}</p>{rest === "" ? null : <details><summary className="small">{texts.lenses.rest}</summary><p className="read">{rest}</p></details>}</>;
}
