// The pages of the studio, in the order of the menu. A page is a folder in pages/ whose index.tsx exports `Page`; its line here is all
// that makes it appear.

import type { ComponentType } from "react";

export interface PageEntry {
  /** Its address behind the `#`. */
  readonly path: string;
  /** Its name in the menu. */
  readonly title: string;
  readonly load: () => Promise<{ readonly Page: ComponentType }>;
}

export const PAGES: readonly PageEntry[] = [
  { path: "/briefing", title: "Briefing", load: () => import("../pages/briefing/index.tsx") },
  { path: "/play", title: "Play", load: () => import("../pages/play/index.tsx") },
  { path: "/model", title: "Model", load: () => import("../pages/model/index.tsx") },
  { path: "/motives", title: "Motives", load: () => import("../pages/motives/index.tsx") },
  { path: "/balance", title: "Balance", load: () => import("../pages/balance/index.tsx") },
  { path: "/lenses", title: "Lenses", load: () => import("../pages/lenses/index.tsx") },
  { path: "/theses", title: "Theses", load: () => import("../pages/theses/index.tsx") },
  { path: "/scenarios", title: "Scenarios", load: () => import("../pages/scenarios/index.tsx") },
  { path: "/classroom", title: "Classroom", load: () => import("../pages/classroom/index.tsx") },
];
