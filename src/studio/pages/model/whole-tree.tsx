// The whole tree on a canvas: wheel or pinch zooms, dragging pans, a click chooses a node; the keyboard walks along branches.

import { type KeyboardEvent, type PointerEvent, useEffect, useMemo, useRef, useState } from "react";
import { percentText } from "../../../index.ts";
import { type Side, useWidth } from "../../kit/index.ts";
import { texts } from "../../texts.ts";
import type { TreeData } from "../../worker/tree.ts";
import { type Camera, centredOn, columnAt, levelStarts, nodeAt, panned, wholeTree, zoomed } from "./tree-camera.ts";
import { type Inks, paintTree } from "./tree-paint.ts";

const said = texts.model;
const MATCHES = 12;

export function WholeTree({ tree, sides, chosen, onChoose, height }: { readonly tree: TreeData; readonly sides: readonly Side[]; readonly chosen: number; readonly onChoose: (node: number) => void; readonly height: number }) {
  const { ref, width } = useWidth(1000);
  const canvas = useRef<HTMLCanvasElement>(null);
  const starts = useMemo(() => levelStarts(tree), [tree]);
  const area = { width, height };
  const [camera, setCamera] = useState<Camera>(() => wholeTree(tree, area));
  const set = useMemo(() => membersOf(tree, starts, chosen), [tree, starts, chosen]);
  const theme = useTheme();
  useEffect(() => {
    const element = canvas.current, context = element?.getContext("2d") ?? null;
    if (element === null || context === null) return;
    const frame = requestAnimationFrame(() => {
      const ratio = devicePixelRatio || 1;
      if (element.width !== Math.round(width * ratio)) element.width = Math.round(width * ratio);
      if (element.height !== Math.round(height * ratio)) element.height = Math.round(height * ratio);
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      element.dataset["drawn"] = String(paintTree(context, tree, starts, { width, height }, camera, inksOf(element, sides), { chosen, set }));
    });
    return () => cancelAnimationFrame(frame);
  }, [tree, starts, camera, width, height, chosen, set, theme, sides]);
  const choose = (node: number, isNear = false) => {
    onChoose(node);
    setCamera((before) => (isNear ? centredOn(tree, area, before, node) : before));
  };
  /** Around what is chosen, where that is in sight. */
  const zoom = (factor: number) => setCamera((before) => {
    const column = columnAt(tree, area, before.scale), node = Math.max(0, chosen);
    const [x, y] = [(tree.level[node]! - before.level) * column, (tree.y[node]! - before.row) * before.scale];
    const isSeen = chosen > 0 && x >= 0 && x <= width && y >= 0 && y <= height;
    return isSeen ? zoomed(tree, area, before, factor, x, y) : zoomed(tree, area, before, factor, 0, height / 2);
  });
  const record = tree.record.lastIndexOf(1);
  return (
    <div ref={ref} className="whole">
      <div className="whole-tools">
        <Search tree={tree} onFind={(node) => choose(node, true)} />
        <span><button type="button" className="button slight" aria-label={said.zoomIn} onClick={() => zoom(2)}>+</button> <button type="button" className="button slight" aria-label={said.zoomOut} onClick={() => zoom(0.5)}>−</button> <button type="button" className="button slight" onClick={() => setCamera(wholeTree(tree, area))}>{said.fit}</button>{record < 0 ? null : <> <button type="button" className="button slight" onClick={() => choose(record, true)}>{said.toRecord}</button></>}</span>
      </div>
      <canvas
        ref={canvas} tabIndex={0} role="application" aria-label={said.wholeLabel(tree.nodes)} aria-describedby="tree-keys" style={{ width, height }}
        {...pointerHandlers(tree, starts, area, camera, setCamera, choose)} onKeyDown={(event) => onKey(event, tree, chosen, (node) => choose(node, true), (factor) => (factor === 0 ? setCamera(wholeTree(tree, area)) : zoom(factor)))}
      />
      <p id="tree-keys" className="small">{said.keys}</p>
      <p className="visually-hidden" role="status">{chosen < 0 ? "" : describe(tree, chosen)}</p>
    </div>
  );
}

function membersOf(tree: TreeData, starts: readonly number[], chosen: number): number[] {
  const set = chosen < 0 ? -1 : tree.infoset[chosen]!;
  if (set < 0) return [];
  const level = tree.level[chosen]!, members: number[] = [];
  for (let node = starts[level]!; node < starts[level + 1]!; node++) if (tree.infoset[node] === set) members.push(node);
  return members;
}

function describe(tree: TreeData, node: number): string {
  const odds = tree.probability[node]!;
  return [tree.labels[tree.label[node]!], Number.isNaN(odds) || node === 0 ? "" : percentText(odds), tree.labels[tree.place[node]!]].filter((part) => part !== "").join(", ");
}

type Choose = (node: number, isNear?: boolean) => void;

function pointerHandlers(tree: TreeData, starts: readonly number[], area: { readonly width: number; readonly height: number }, camera: Camera, setCamera: (move: (camera: Camera) => Camera) => void, choose: Choose) {
  const place = ({ currentTarget, clientX, clientY }: { currentTarget: Element; clientX: number; clientY: number }) => {
    const { left, top } = currentTarget.getBoundingClientRect();
    return [clientX - left, clientY - top] as const;
  };
  return {
    onWheel: (event: React.WheelEvent<HTMLCanvasElement>) => {
      const [x, y] = place(event), factor = Math.exp(-event.deltaY / 300);
      setCamera((before) => zoomed(tree, area, before, factor, x, y));
    },
    onPointerDown: (event: PointerEvent<HTMLCanvasElement>) => {
      event.currentTarget.setPointerCapture(event.pointerId);
      fingers.set(event.pointerId, { x: event.clientX, y: event.clientY, moved: 0 });
    },
    onPointerMove: (event: PointerEvent<HTMLCanvasElement>) => {
      const finger = fingers.get(event.pointerId);
      if (finger === undefined) return;
      const [dx, dy] = [event.clientX - finger.x, event.clientY - finger.y];
      const [x, y] = place(event), other = [...fingers.entries()].find(([id]) => id !== event.pointerId)?.[1];
      if (other === undefined) setCamera((before) => panned(tree, area, before, dx, dy));
      else {
        const apart = (ax: number, ay: number) => Math.max(20, Math.hypot(ax - other.x, ay - other.y));
        const factor = apart(event.clientX, event.clientY) / apart(finger.x, finger.y);
        setCamera((before) => zoomed(tree, area, before, factor, x, y));
      }
      fingers.set(event.pointerId, { x: event.clientX, y: event.clientY, moved: finger.moved + Math.abs(dx) + Math.abs(dy) });
    },
    onPointerUp: (event: PointerEvent<HTMLCanvasElement>) => {
      const moved = fingers.get(event.pointerId)?.moved ?? Infinity;
      fingers.delete(event.pointerId);
      if (moved > 5) return;
      const node = nodeAt(tree, starts, area, camera, ...place(event));
      if (node >= 0) choose(node);
    },
    onPointerCancel: (event: PointerEvent<HTMLCanvasElement>) => void fingers.delete(event.pointerId),
  };
}

/** Pointers that are down, and how far they have come. */
const fingers = new Map<number, { x: number; y: number; moved: number }>();

function onKey(event: KeyboardEvent, tree: TreeData, chosen: number, go: (node: number) => void, zoom: (factor: number) => void): void {
  const at = Math.max(0, chosen), first = tree.firstChild[at]!, count = tree.childCount[at]!;
  const neighbour = (by: number) => (tree.level[at + by] === tree.level[at] ? at + by : at);
  const acts: Readonly<Record<string, () => void>> = {
    ArrowLeft: () => go(Math.max(0, tree.parent[at]!)), ArrowUp: () => go(neighbour(-1)), ArrowDown: () => go(neighbour(1)), Home: () => go(0),
    ArrowRight: () => {
      const children = Array.from({ length: count }, (_, k) => first + k);
      const next = children.find((child) => tree.record[child] === 1) ?? children.reduce((best, child) => (best < 0 || tree.probability[child]! > tree.probability[best]! ? child : best), -1);
      if (next >= 0) go(next);
    },
    "+": () => zoom(1.5), "=": () => zoom(1.5), "-": () => zoom(1 / 1.5), "0": () => zoom(0),
  };
  const act = acts[event.key];
  if (act === undefined) return;
  event.preventDefault();
  act();
}

function Search({ tree, onFind }: { readonly tree: TreeData; readonly onFind: (node: number) => void }) {
  const [wanted, setWanted] = useState("");
  const found = useMemo(() => search(tree, wanted), [tree, wanted]);
  return (
    <div className="search">
      <label className="small">{said.search} <input type="search" value={wanted} onChange={(event) => setWanted(event.currentTarget.value)} /></label>
      {wanted.trim().length < 2 ? null : (
        <ul aria-label={said.matches}>
          {found.length === 0 ? <li className="small">{said.noMatch}</li> : null}
          {found.map((node) => <li key={node}><button type="button" onClick={() => { onFind(node); setWanted(""); }}>{describe(tree, node)} <span className="small">{said.reached(percentText(tree.reach[node]!))}</span></button></li>)}
        </ul>
      )}
    </div>
  );
}

/** Nodes whose branch or place holds the words, likeliest first, one for each place and branch. */
function search(tree: TreeData, wanted: string): number[] {
  const words = wanted.trim().toLowerCase();
  if (words.length < 2) return [];
  const holds = tree.labels.map((label) => label.toLowerCase().includes(words)), best = new Map<number, number>();
  for (let node = 0; node < tree.nodes; node++) {
    if (holds[tree.label[node]!] !== true && holds[tree.place[node]!] !== true) continue;
    const key = tree.label[node]! * holds.length + tree.place[node]!, before = best.get(key);
    if (before === undefined || tree.reach[node]! > tree.reach[before]!) best.set(key, node);
  }
  return [...best.values()].sort((a, b) => tree.reach[b]! - tree.reach[a]!).slice(0, MATCHES);
}

/** Changes when light changes to dark, so that the canvas is painted anew. */
function useTheme(): number {
  const [count, setCount] = useState(0);
  useEffect(() => {
    const changed = () => setCount((before) => before + 1), media = matchMedia("(prefers-color-scheme: dark)"), observer = new MutationObserver(changed);
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
    media.addEventListener("change", changed);
    void document.fonts.ready.then(changed);
    return () => {
      observer.disconnect();
      media.removeEventListener("change", changed);
    };
  }, []);
  return count;
}

/** The colours of the page, as a canvas takes them. */
function inksOf(element: HTMLElement, sides: readonly Side[]): Inks {
  const colour = (name: string) => {
    element.style.color = `var(--${name})`;
    return getComputedStyle(element).color;
  };
  const inks = { paper: colour("paper"), ink: colour("ink"), second: colour("ink-2"), third: colour("ink-3"), rule: colour("rule"), pencil: colour("pencil"), sides: sides.map((side) => colour(side === "other" ? "ink-2" : side)), shapes: sides };
  element.style.color = "";
  return inks;
}
