// The numbers of the scenario, to be moved: those that the answer leans on first, all of them on request.

import { memo, useMemo, useState } from "react";
import type { Changes } from "../../app/scenario.ts";
import { change, setParameter } from "../../app/scenario.ts";
import { Cite, Num, Slider, Switch, withMinus } from "../../kit/index.ts";
import { texts } from "../../texts.ts";
import type { ParameterView, ScenarioView } from "../../worker/scenario.ts";

const said = texts.model;
/** Shown before the reader asks for more. */
const FIRST = 5;

export interface ParametersProps {
  readonly view: ScenarioView;
  readonly changes: Changes;
  /** Names of the parameters that the answer leans on most, first; empty while that is not known. */
  readonly leanings: readonly string[];
}

export function Parameters({ view, changes, leanings }: ParametersProps) {
  const [isAll, setAll] = useState(false);
  const [wanted, setWanted] = useState("");
  // What the reader has come near stays where it is, whatever the draws say afterwards.
  const [kept, setKept] = useState<readonly string[] | null>(null), order = kept ?? leanings, keep = () => { if (kept === null) setKept(leanings); };
  const sorted = useMemo(() => sort(view, order), [view, order]);
  const shown = isAll ? sorted.filter(({ title, name }) => `${title} ${name}`.toLowerCase().includes(wanted.trim().toLowerCase())) : sorted.filter((parameter, i) => i < FIRST || parameter.name in changes.set);
  const ranges = sorted.filter(({ range }) => range !== null).length;
  return (
    <div onPointerEnter={keep} onFocus={keep}>
      {isAll ? <label className="small find">{said.find} <input type="search" value={wanted} onChange={(event) => setWanted(event.currentTarget.value)} /></label> : null}
      <ul className="parameters">
        {shown.slice(0, 60).map((parameter) => <li key={parameter.name}><Parameter parameter={parameter} changed={changes.set[parameter.name]} /></li>)}
      </ul>
      {isAll && shown.length > 60 ? <p className="small">{said.moreMatches(shown.length - 60)}</p> : null}
      {sorted.length > FIRST ? <button type="button" className="button slight" aria-expanded={isAll} onClick={() => setAll(!isAll)}>{isAll ? said.fewer : said.allNumbers(sorted.length)}</button> : null}
      {isAll ? <p className="small">{said.countedOtherwise(ranges, sorted.length - ranges, view.drawn)}</p> : null}
      <Variants view={view} changes={changes} />
    </div>
  );
}

/** What can be moved: first what the answer leans on, then what has a title of its own. */
function sort(view: ScenarioView, leanings: readonly string[]): ParameterView[] {
  const rank = ({ name, isNamed, title }: ParameterView) => {
    const place = leanings.indexOf(name);
    return place >= 0 ? place : isNamed && title !== name ? 1000 : 2000;
  };
  return view.parameters.filter((parameter) => !parameter.isComputed && (parameter.range !== null || parameter.choices !== null || typeof parameter.value === "boolean")).sort((a, b) => rank(a) - rank(b));
}

/** At most three significant digits. */
export const numberText = (value: number): string => withMinus(String(Number(value.toPrecision(3))));

const Parameter = memo(function Parameter({ parameter, changed }: { readonly parameter: ParameterView; readonly changed: string | number | boolean | undefined }) {
  const { name, title, value, range, choices, basis, note, unit } = parameter;
  const set = (next: string | number | boolean) => setParameter(name, next === value ? null : next);
  if (range !== null && typeof value === "number") {
    return <Slider name={said.withUnit(title, unit)} value={typeof changed === "number" ? changed : value} base={value} range={[Math.min(range[0], value), Math.max(range[1], value)]} basis={basis} show={numberText} source={<SourceOf parameter={parameter} />} onChange={set} />;
  }
  if (typeof value === "boolean") {
    return <div className="slider"><Switch label={title} isOn={typeof changed === "boolean" ? changed : value} isMoved={changed !== undefined} onChange={set} /><p className="foot"><span>{note}</span><span /></p></div>;
  }
  return (
    <div className="slider">
      <label className="name"><span>{title}</span><select value={String(changed ?? value)} onChange={(event) => set(event.currentTarget.value)}>{(choices ?? []).map((choice) => <option key={choice}>{choice}</option>)}</select></label>
      <p className="foot"><span><Num basis={basis}>{said.basis[basis]}</Num></span><span><SourceOf parameter={parameter} /></span></p>
    </div>
  );
});

function SourceOf({ parameter: { basis, sources, note } }: { readonly parameter: ParameterView }) {
  if (sources.length === 0) return <span title={note === "" ? undefined : note}>{note === "" ? said.basis[basis] : `${said.basis[basis]}: ${note.length > 44 ? `${note.slice(0, 43).trimEnd()}…` : note}`}</span>;
  const [first] = sources;
  return <><Cite short={first!.short} full={first!.full} known={first!.confidence} />{sources.length > 1 ? ` +${sources.length - 1}` : ""}</>; // not empty
}

function Variants({ view: { variants }, changes }: { readonly view: ScenarioView; readonly changes: Changes }) {
  if (variants.length === 0) return null;
  const chosen = variants.find(({ name }) => name === changes.variant);
  return (
    <div className="slider">
      <label className="name"><span>{said.rules}</span>
        <select value={changes.variant ?? ""} onChange={(event) => change({ variant: event.currentTarget.value === "" ? null : event.currentTarget.value })}>
          <option value="">{said.asWritten}</option>
          {variants.map(({ name, title }) => <option key={name} value={name}>{title}</option>)}
        </select>
      </label>
      <p className="foot"><span>{chosen?.why ?? ""}</span><span /></p>
    </div>
  );
}
