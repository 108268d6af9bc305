// What drawings of several pages need: their size, ids of their own, hatches.

import { useId, useLayoutEffect, useRef, useState } from "react";

/** The size of an element, as it changes. */
export function useSize(guess: readonly [number, number]): { readonly ref: (element: HTMLElement | null) => void; readonly size: readonly [number, number] } {
  const [size, setSize] = useState(guess), watched = useRef<HTMLElement | null>(null);
  useLayoutEffect(() => {
    const element = watched.current;
    if (element === null) return;
    const measure = () => setSize((last) => {
      const next = [Math.round(element.clientWidth), Math.round(element.clientHeight)] as const;
      // What is not laid out yet has no width, and no drawing fits into that.
      return next[0] === 0 || (next[0] === last[0] && next[1] === last[1]) ? last : next;
    });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { ref: (element) => void (watched.current = element), size };
}

/** The width of an element; charts are drawn at their real size, so that their text stays readable. */
export function useWidth(guess: number): { readonly ref: (element: HTMLElement | null) => void; readonly width: number } {
  const { ref, size: [width] } = useSize([guess, 0]);
  return { ref, width: width === 0 ? guess : width };
}

/** For ids inside a drawing: several drawings stand on one page. */
export function useDrawingId(): string {
  return useId().replace(/[^\w]/g, "");
}

/** Diagonal lines; with a ground, opaque. */
export function Hatch({ id, colour, gap, line, ground, turn = 45 }: { readonly id: string; readonly colour: string; readonly gap: number; readonly line: number; readonly ground?: string; readonly turn?: number }) {
  return (
    <pattern id={id} width={gap} height={gap} patternUnits="userSpaceOnUse" patternTransform={`rotate(${turn})`}>
      {ground === undefined ? null : <rect width={gap} height={gap} fill={ground} />}
      <line x1={0} y1={0} x2={0} y2={gap} stroke={colour} strokeWidth={line} />
    </pattern>
  );
}
