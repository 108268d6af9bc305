// Switches for the parts and lenses of the scenario that is open. Each says before it is moved how large the tree becomes.

import "./parts-menu.css";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useEffect, useId, useRef } from "react";
import { Switch } from "../kit/controls.tsx";
import { texts } from "../texts.ts";
import type { PartBeside, PartsSize } from "../worker/parts.ts";
import { usePartSizes } from "./part-sizes.ts";
import { partsOf } from "./parts.ts";
import { switchPart, useStudio } from "./scenario.ts";

const said = texts.parts;

export function PartsMenu({ onClose, onGone }: { readonly onClose: () => void; readonly onGone: () => void }) {
  const { scenario, changes } = useStudio(), panel = useRef<HTMLDivElement>(null), title = useId();
  const { data: parts = [] } = useQuery({ queryKey: ["parts", scenario], queryFn: () => partsOf(scenario) });
  useEffect(() => panel.current?.focus(), []);
  return (
    <div ref={panel} className="parts-menu" role="dialog" aria-labelledby={title} tabIndex={-1} onKeyDown={(event) => { if (event.key === "Escape") onClose(); }}>
      <div className="head"><h2 id={title}>{said.heading}</h2><button type="button" className="as-link" onClick={onClose}>{texts.app.close}</button></div>
      <p className="small">{said.lead}</p>
      <PartSwitches parts={parts} />
      <div className="foot">
        <Link to="/lenses" onClick={onGone}>{said.more}</Link>
        <button type="button" className="button slight" disabled={changes.parts.length === 0} onClick={() => changes.parts.forEach((name) => switchPart(name, false))}>{said.off}</button>
      </div>
    </div>
  );
}

/** Who decides, one of several; below, what is added, each by itself. */
export function PartSwitches({ parts }: { readonly parts: readonly PartBeside[] }) {
  const { changes: { parts: on } } = useStudio(), sizes = usePartSizes(), group = useId();
  const lenses = parts.filter(({ isLens }) => isLens), lens = lenses.find(({ name }) => on.includes(name)) ?? null;
  return (
    <>
      {lenses.length === 0 ? null : (
        <fieldset>
          <legend>{said.who}</legend>
          <Lens group={group} title={said.unitary} isOwn isOn={lens === null} size={lens === null ? null : (sizes.get(lens.name) ?? "counting")} onChoose={() => { if (lens !== null) switchPart(lens.name, false); }}>{said.unitarySays}</Lens>
          {lenses.map(({ name, title, adds }) => <Lens key={name} group={group} title={title} isOn={lens?.name === name} size={lens?.name === name ? null : (sizes.get(name) ?? "counting")} onChoose={() => switchPart(name, true)}>{adds}</Lens>)}
        </fieldset>
      )}
      <fieldset>
        <legend>{said.adds}</legend>
        {parts.filter(({ isLens }) => !isLens).map(({ name, title, adds }) => <PartSwitch key={name} name={name} title={title} adds={adds} isOn={on.includes(name)} size={sizes.get(name) ?? "counting"} />)}
      </fieldset>
    </>
  );
}

type Size = PartsSize | "counting" | null;

function Lens({ group, title, isOn, isOwn = false, size, onChoose, children }: { readonly group: string; readonly title: string; readonly isOn: boolean; /** What holds where the reader has moved nothing. */ readonly isOwn?: boolean; readonly size: Size; readonly onChoose: () => void; readonly children: ReactNode }) {
  return (
    <label className={isOwn ? "option own" : "option"}><input type="radio" name={group} checked={isOn} disabled={isRefused(size)} onChange={onChoose} /><i aria-hidden="true" /><span className="title">{title}</span><span /><span className="note">{children} <SizeWords size={size} isOn={false} /></span></label>
  );
}

function PartSwitch({ name, title, adds, isOn, size }: { readonly name: string; readonly title: string; readonly adds: string; readonly isOn: boolean; readonly size: Size }) {
  const note = useId();
  return (
    <div className="part">
      <Switch label={title} isOn={isOn} isMoved={isOn} isDisabled={!isOn && isRefused(size)} told={note} onChange={(next) => switchPart(name, next)} />
      <p className="small" id={note}>{adds} <SizeWords size={size} isOn={isOn} /></p>
    </div>
  );
}

const isRefused = (size: Size) => size !== null && size !== "counting" && size.nodes === null;

/** How large the tree becomes by the switch, and what that costs where it is much; or why it cannot be. */
function SizeWords({ size, isOn }: { readonly size: Size; readonly isOn: boolean }) {
  if (size === null) return null;
  if (size === "counting") return <span>{said.measuring}</span>;
  if (size.nodes === null) return <b>{said.cannot(size.mistakes.join(" "))}</b>;
  return <b>{(isOn ? said.without : said.wouldBe)(size.nodes, size.nodes < COSTLY ? "" : said.cost(Math.max(1, Math.round(size.nodes * SECONDS_PER_NODE)), Math.round((size.nodes * MEGABYTES_PER_NODE) / 50) * 50))}</b>;
}

/** Larger trees take seconds. */
const COSTLY = 150_000;
/** As measured in Chromium on two cores, to make the tree and solve it. */
const SECONDS_PER_NODE = 7e-6, MEGABYTES_PER_NODE = 8e-4;
