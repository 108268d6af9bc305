// Small marks that mean the same on every page: who, how well known, what a number stands on.

import type { ReactNode } from "react";
import type { Basis, Confidence, Standing } from "../../index.ts";
import { texts } from "../texts.ts";
import type { Side } from "./sides.ts";

export const sideColour = (side: Side): string => (side === "other" ? "var(--ink-2)" : `var(--${side})`);

const SHAPES: Readonly<Record<Side, string>> = {
  west: "M-4.6 0A4.6 4.6 0 1 1 4.6 0A4.6 4.6 0 1 1 -4.6 0Z", east: "M-4.2 -4.2H4.2V4.2H-4.2Z", isle: "M0 -5L5 4H-5Z", other: "M0 -5.4L5.4 0L0 5.4L-5.4 0Z",
};

/** The shape of a side, to be placed in a figure; `r` is half its size. Hollow: secret at the time. */
export function ActorShape({ side, isHollow = false, r = 5, x = 0, y = 0 }: { readonly side: Side; readonly isHollow?: boolean; readonly r?: number; readonly x?: number; readonly y?: number }) {
  return <path d={SHAPES[side]} transform={`translate(${x} ${y}) scale(${r / 5})`} fill={isHollow ? "var(--paper)" : sideColour(side)} stroke={sideColour(side)} strokeWidth={1.8} />;
}

/** The same within a line of text, which names the side. */
export function ActorMark({ side, isHollow = false }: { readonly side: Side; readonly isHollow?: boolean }) {
  return <svg className="actor" width={14} height={14} viewBox="-7 -7 14 14" aria-hidden="true"><ActorShape side={side} isHollow={isHollow} /></svg>;
}

/** A number with the rule beneath it that says what it stands on. */
export function Num({ basis, children }: { readonly basis: Basis; readonly children: ReactNode }) {
  return <span className={`n n-${basis}`} title={texts.kit.basis[basis]}>{children}</span>;
}

/** The dot that says how well a source is known. */
export function KnownDot({ known }: { readonly known: Confidence | Standing }) {
  return <svg width={10} height={10} viewBox="0 0 10 10" role="img" aria-label={texts.kit.known[known]}>{DOTS[known]}</svg>;
}

const DOTS: Readonly<Record<Confidence | Standing, ReactNode>> = {
  verified: <circle cx={5} cy={5} r={4} fill="currentColor" />,
  recalled: <><circle cx={5} cy={5} r={3.5} fill="none" stroke="currentColor" /><path d="M5 1.5A3.5 3.5 0 0 0 5 8.5Z" fill="currentColor" /></>,
  uncertain: <circle cx={5} cy={5} r={3.5} fill="none" stroke="currentColor" />,
  computed: <path d="M1 3.2H9M1 6.8H9" stroke="currentColor" strokeWidth={1.6} />,
};

/** A work, in short, with the dot after it; the whole of it on hover and for screen readers. */
export function Cite({ short, full, known }: { readonly short: string; readonly full: string; readonly known: Confidence | Standing | null }) {
  return <span className="source"><cite title={full}>{short}</cite>{known === null ? null : <KnownDot known={known} />}</span>;
}

export type VerdictWord = keyof typeof texts.kit.verdicts;

/** Tick, cross, broken ring: never green and red. */
export function VerdictMark({ verdict }: { readonly verdict: VerdictWord }) {
  const path = verdict === "supported" ? "M3 9L7 13L14 4" : verdict === "contradicted" ? "M4 4L13 13M13 4L4 13" : "M8.5 2.5A6 6 0 0 1 14.5 8.5M8.5 14.5A6 6 0 0 1 2.5 8.5";
  return <svg width={17} height={17} viewBox="0 0 17 17" role="img" aria-label={texts.kit.verdicts[verdict]}><path d={path} fill="none" stroke="currentColor" strokeWidth={1.8} /></svg>;
}
