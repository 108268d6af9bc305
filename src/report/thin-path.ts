// Outlines for pages: as few points as the eye needs, in whole numbers, each from the one before.

interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * Path data of the same lines with fewer points.
 *
 * @param path       absolute moves, lines and closes, as d3-geo writes them
 * @param tolerance  how far a dropped point may lie from the line drawn, px
 * @param sizeMin    rings that are smaller than this both ways are left out, px
 * @source Douglas and Peucker 1973, Cartographica 10: 112-122
 */
export function thinPath(path: string, tolerance: number, sizeMin: number): string {
  return path.split("M").slice(1).map((part) => {
    const isClosed = part.endsWith("Z");
    const points = part.replace("Z", "").split("L").map((pair): Point => {
      const [x = 0, y = 0] = pair.split(",").map(Number);
      return { x, y };
    });
    const span = (of: (point: Point) => number) => Math.max(...points.map(of)) - Math.min(...points.map(of));
    if (isClosed && span(({ x }) => x) < sizeMin && span(({ y }) => y) < sizeMin) return "";
    return written(isClosed ? thinRing(points, tolerance) : thinLine(points, tolerance), isClosed);
  }).join("");
}

/** A ring is two lines between its first point and the one farthest from it. */
function thinRing(points: readonly Point[], tolerance: number): Point[] {
  const [first] = points;
  if (first === undefined || points.length < 4) return [...points];
  const away = points.map((point) => (point.x - first.x) ** 2 + (point.y - first.y) ** 2), far = away.indexOf(Math.max(...away));
  return [...thinLine(points.slice(0, far + 1), tolerance).slice(0, -1), ...thinLine([...points.slice(far), first], tolerance).slice(0, -1)];
}

function thinLine(points: readonly Point[], tolerance: number): Point[] {
  const keep = new Set([0, points.length - 1]), open: (readonly [number, number])[] = [[0, points.length - 1]];
  for (let span = open.pop(); span !== undefined; span = open.pop()) {
    const [from, to] = span;
    let worst = tolerance, at = -1;
    for (let i = from + 1; i < to; i++) {
      const off = distance(points[i]!, points[from]!, points[to]!); // all inside the line
      if (off > worst) [worst, at] = [off, i];
    }
    if (at < 0) continue;
    keep.add(at);
    open.push([from, at], [at, to]);
  }
  return points.filter((_, i) => keep.has(i));
}

/** Of a point from the stretch between two others. */
function distance({ x, y }: Point, a: Point, b: Point): number {
  const dx = b.x - a.x, dy = b.y - a.y, length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - a.x) * dx + (y - a.y) * dy) / length));
  return Math.sqrt((x - a.x - along * dx) ** 2 + (y - a.y - along * dy) ** 2);
}

function written(points: readonly Point[], isClosed: boolean): string {
  const whole = points.map(({ x, y }) => ({ x: Math.round(x), y: Math.round(y) }));
  const [first] = whole;
  if (first === undefined || (isClosed && whole.length < 3)) return "";
  const steps = whole.slice(1).map(({ x, y }, i) => `${x - whole[i]!.x} ${y - whole[i]!.y}`); // shape (points - 1): each from the one before
  return `M${first.x} ${first.y}l${steps.join(" ").replaceAll(" -", "-")}${isClosed ? "z" : ""}`;
}
