// What every map of the briefing is made of: the part of the ground that fits, and the marks that stand on it.

import type { ReactNode } from "react";
import { boxAround, type LabelBox, type NameWish, placeNames } from "../../../index.ts";
import { useDrawingId } from "../../kit/index.ts";
import type { Ground, Reached, Spot } from "./picture.ts";

export interface Extent {
  /** Km from the centre of the ground that have to be seen. */
  readonly west: number;
  readonly east: number;
  readonly north: number;
  readonly south: number;
}

/** How a drawing of some km per px stands on the screen. */
export interface View {
  readonly width: number;
  readonly height: number;
  readonly kmPerPx: number;
  /** From the drawing to the screen. */
  readonly scale: number;
  at(spot: Spot): Spot;
  readonly isNarrow: boolean;
}

/** The view of a ground in so many px that shows at least the extent, which stands in the middle. */
export function viewOf(ground: Ground, extent: Extent, width: number, height: number): View {
  const kmPerPx = Math.max((extent.west + extent.east) / width, (extent.north + extent.south) / height), scale = ground.kmPerPx / kmPerPx;
  const left = ground.centre.x + (extent.east - extent.west) / 2 / ground.kmPerPx - width / 2 / scale, top = ground.centre.y + (extent.south - extent.north) / 2 / ground.kmPerPx - height / 2 / scale;
  return { width, height, kmPerPx, scale, isNarrow: width < 560, at: ({ x, y }) => ({ x: (x - left) * scale, y: (y - top) * scale }) };
}

/** Sea and land; what is drawn on them in the px of the drawing comes as `lines`, in px of the screen as `children`. */
export function MapDrawing({ label, ground, view, lines, children }: { readonly label: string; readonly ground: Ground; readonly view: View; readonly lines?: ReactNode; readonly children: ReactNode }) {
  const id = useDrawingId(), zero = view.at({ x: 0, y: 0 });
  return (
    <svg role="img" aria-label={label} width={view.width} height={view.height} viewBox={`0 0 ${view.width} ${view.height}`}>
      <clipPath id={`${id}frame`}><rect width={view.width} height={view.height} /></clipPath>
      <g clipPath={`url(#${id}frame)`}>
        <rect width={view.width} height={view.height} fill="var(--sea)" />
        <g transform={`translate(${zero.x.toFixed(2)} ${zero.y.toFixed(2)}) scale(${view.scale.toFixed(5)})`} className="ground">
          <path d={ground.land} fill="var(--land-2)" stroke="var(--coast)" strokeWidth={0.5} strokeOpacity={0.6} />
          <path d={ground.territory} fill="var(--land)" stroke="var(--coast)" strokeWidth={0.8} />
          {lines}
        </g>
        {children}
      </g>
    </svg>
  );
}

/** Radius of a city: its area is its people. */
export function cityRadius(people: number, { kmPerPx, isNarrow }: View): number {
  return Math.max(isNarrow ? 1.6 : 2.4, Math.sqrt(people / 1e6) * Math.min(6, Math.max(2.8, 41 / kmPerPx)));
}

export function City({ spot, radius, reached, hatch, title }: { readonly spot: Spot; readonly radius: number; readonly reached: Reached; readonly hatch: string; readonly title: string }) {
  const look = reached === "all" ? { fill: "var(--ink)", fillOpacity: 0.86, stroke: "var(--land)", strokeWidth: 0.8 } : reached === "some" ? { fill: `url(#${hatch})`, stroke: "var(--ink)", strokeWidth: 1.1 } : { fill: "var(--land)", fillOpacity: 0.55, stroke: "var(--ink-2)", strokeWidth: 1 };
  return <circle cx={spot.x} cy={spot.y} r={radius} {...look}><title>{title}</title></circle>;
}

/** A bomber base: a short stroke of a wing; the heavier, the surer it is reached. */
export function Wing({ spot, reached, size = 1, colour = "var(--west)", title }: { readonly spot: Spot; readonly reached: Reached; readonly size?: number; readonly colour?: string; readonly title: string }) {
  const d = `M${spot.x - 4.4 * size} ${spot.y + 1.6 * size}L${spot.x} ${spot.y - 2.4 * size}L${spot.x + 4.4 * size} ${spot.y + 1.6 * size}`;
  return <g fill="none" strokeLinejoin="round"><path d={d} stroke="var(--land)" strokeWidth={4 * size} /><path d={d} stroke={colour} strokeWidth={{ all: 2.5, some: 1.8, none: 1.1 }[reached] * size} /><title>{title}</title></g>;
}

/** A site: filled where its weapons stood ready, hollow where not. */
export function Site({ spot, half, isFilled, colour = "var(--east)", title }: { readonly spot: Spot; readonly half: number; readonly isFilled: boolean; readonly colour?: string; readonly title: string }) {
  return <rect x={spot.x - half} y={spot.y - half} width={2 * half} height={2 * half} fill={isFilled ? colour : "var(--land)"} stroke={colour} strokeWidth={1.1}><title>{title}</title></rect>;
}

export function Diamond({ spot, half = 5, fill = "var(--ink)", title }: { readonly spot: Spot; readonly half?: number; readonly fill?: string; readonly title: string }) {
  return <path d={`M${spot.x - half} ${spot.y}l${half} ${-half}l${half} ${half}l${-half} ${half}z`} fill={fill}><title>{title}</title></path>;
}

/** A label with a halo of what lies beneath. */
export function Word({ x, y, children, on = "land", anchor = "start", size = 11.5, colour, className = "" }: { readonly x: number; readonly y: number; readonly children: ReactNode; readonly on?: "land" | "land-2" | "sea" | "sheet"; readonly anchor?: "start" | "middle" | "end"; readonly size?: number; readonly colour?: string; readonly className?: string }) {
  return <text x={x} y={y} textAnchor={anchor} fontSize={size} className={`halo ${className}`} style={{ ["--halo" as string]: `var(--${on})`, ...(colour === undefined ? {} : { fill: colour }) }}>{children}</text>;
}

/** Names where there is room for them, the first with the most to choose from. */
export function Names({ wishes, view, taken, avoid }: { readonly wishes: readonly NameWish[]; readonly view: View; readonly taken: readonly LabelBox[]; readonly avoid: readonly LabelBox[] }) {
  const frame = { left: 4, right: view.width - 4, top: 4, bottom: view.height - 4 };
  return placeNames(wishes, frame, taken, avoid).map(({ text, left, baseline, size, bold }) => <Word key={text} x={left} y={baseline} size={size} className={bold ? "bold" : ""}>{text}</Word>);
}

/** A bar of a round number of km, and what it says. */
export function Scale({ view, text, lift = 0 }: { readonly view: View; readonly text: (km: number) => string; readonly lift?: number }) {
  const km = [100, 200, 500, 1000, 2000].findLast((length) => length / view.kmPerPx <= view.width / 4) ?? 100, length = km / view.kmPerPx;
  return (
    <g transform={`translate(14 ${view.height - (view.isNarrow ? 24 : 34) - lift})`}>
      <path d={`M0 0V5H${length.toFixed(1)}V0`} fill="none" stroke="var(--ink)" />
      <Word x={0} y={18} size={11} className="second" on="sea">{text(km)}</Word>
    </g>
  );
}

export const around = (spot: Spot, half: number): LabelBox => boxAround(spot.x, spot.y, half);
