import { type RefObject, useEffect, useRef, useState } from "react";

/** The width of an element as it is laid out, in pixels, for figures that change shape where it is narrow. */
export function useWidth(first: number): readonly [RefObject<HTMLDivElement | null>, number] {
  const element = useRef<HTMLDivElement>(null), [width, setWidth] = useState(first);
  useEffect(() => {
    const { current } = element;
    if (current === null) return;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.round(entry?.contentRect.width ?? first)));
    observer.observe(current);
    return () => observer.disconnect();
  }, [first]);
  return [element, width];
}
