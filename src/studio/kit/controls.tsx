// What the reader moves. The platform's own controls lie beneath, so that keyboard, touch and screen readers find what they know.

import { type ReactNode, useId } from "react";
import type { Basis } from "../../index.ts";
import { texts } from "../texts.ts";
import { Num } from "./marks.tsx";

export interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: ReactNode;
}

/** One of a few, side by side. */
export function Segmented<Value extends string>({ label, choices, value, onChange }: { readonly label: string; readonly choices: readonly Choice<Value>[]; readonly value: Value; readonly onChange: (value: Value) => void }) {
  const name = useId();
  return (
    <div className="segmented" role="radiogroup" aria-label={label}>
      {choices.map((choice) => (
        <label key={choice.value}><input type="radio" name={name} checked={choice.value === value} onChange={() => onChange(choice.value)} />{choice.label}</label>
      ))}
    </div>
  );
}

/** On or off; `isMoved` where the reader has changed it, `told` the id of what says more about it. */
export function Switch({ label, isOn, isMoved = false, isDisabled = false, told, onChange }: { readonly label: ReactNode; readonly isOn: boolean; readonly isMoved?: boolean; readonly isDisabled?: boolean; readonly told?: string; readonly onChange: (isOn: boolean) => void }) {
  return (
    <label className={isMoved ? "switch moved" : "switch"}><input type="checkbox" role="switch" checked={isOn} disabled={isDisabled} aria-describedby={told} onChange={(event) => onChange(event.currentTarget.checked)} /><i />{label}</label>
  );
}

export interface SliderProps {
  readonly name: string;
  readonly value: number;
  /** The scenario's own value: a tick, and struck beside the reader's. */
  readonly base: number;
  readonly range: readonly [number, number];
  /** What the number stands on; null for one that is nobody's claim. */
  readonly basis: Basis | null;
  /** As the reader sees a value, with its unit. */
  readonly show: (value: number) => string;
  /** Where the number comes from, at the end of the foot. */
  readonly source?: ReactNode;
  /** Steps between the ends; 200 by default. */
  readonly steps?: number;
  readonly onChange: (value: number) => void;
}

/** A number with its range: drag, arrows, Home and End. The grey wedge stands on the range and points at the scenario's value. */
export function Slider({ name, value, base, range: [low, high], basis, show, source, steps = 200, onChange }: SliderProps) {
  const isMoved = value !== base, share = (x: number) => (high > low ? Math.min(1, Math.max(0, (x - low) / (high - low))) : 0.5);
  const shown = isMoved ? <b className="pencil">{show(value)}</b> : show(value);
  return (
    <div className="slider">
      <div className="name"><span>{name}</span><output>{isMoved ? <><s aria-label={texts.kit.was(show(base))}>{show(base)}</s>{" "}</> : null}{basis === null ? shown : <Num basis={basis}>{shown}</Num>}</output></div>
      <div className="track">
        <Track at={share(value)} base={share(base)} isMoved={isMoved} />
        <input
          type="range" aria-label={name} aria-valuetext={isMoved ? `${show(value)}, ${texts.kit.was(show(base))}` : show(value)} min={0} max={steps} step="any" value={steps * share(value)}
          onChange={(event) => onChange(valueAt(Number(event.currentTarget.value) / steps, low, high, base))}
          onKeyDown={(event) => {
            const step = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -10, PageUp: 10 }[event.key];
            if (step === undefined) return;
            event.preventDefault();
            onChange(valueAt(Math.min(1, Math.max(0, share(value) + step / 100)), low, high, base));
          }}
        />
      </div>
      <div className="foot"><span>{rangeWords(show(low), show(high))}</span><span>{source}</span></div>
    </div>
  );
}

/** From one to the other, with the unit of both said once. */
function rangeWords(low: string, high: string): string {
  const unit = /(?<=\d) ?[^\d\s][^\d]*$/.exec(high)?.[0] ?? "";
  return texts.kit.range(unit !== "" && low.endsWith(unit) ? low.slice(0, -unit.length) : low, high);
}

/** Four significant digits of the range are enough for a hand; near the scenario's own value it is that value. */
function valueAt(share: number, low: number, high: number, base: number): number {
  const value = low + share * (high - low), grain = 10 ** (Math.floor(Math.log10(high - low)) - 3);
  if (Math.abs(value - base) < (high - low) / 150) return base;
  return Math.min(high, Math.max(low, Number((Math.round(value / grain) * grain).toPrecision(12))));
}

/** Inset by half a thumb at either end, as the platform's own control is, so that thumb, tick and pointer agree. */
function Track({ at, base, isMoved }: { readonly at: number; readonly base: number; readonly isMoved: boolean }) {
  return (
    <div className="rail" aria-hidden="true">
      <svg viewBox="0 0 100 34" preserveAspectRatio="none">
        <path d={`M0 20L${100 * base} 4L100 20Z`} fill="var(--board)" />
        <path d="M0 20H100M0 16v8M100 16v8" stroke="var(--ink-3)" vectorEffect="non-scaling-stroke" />
        <path d={`M${100 * base} 4v21`} stroke="var(--ink)" strokeWidth={1.4} vectorEffect="non-scaling-stroke" />
        {isMoved ? <path d={`M${100 * base} 20H${100 * at}`} stroke="var(--pencil)" strokeWidth={3} vectorEffect="non-scaling-stroke" /> : null}
      </svg>
      <i className={isMoved ? "thumb moved" : "thumb"} style={{ left: `${100 * at}%` }} />
    </div>
  );
}
