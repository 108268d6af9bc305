// Addresses stand behind the `#`, so that the studio works from any folder of any host.

import { createHashHistory, type ErrorComponentProps, createRootRoute, createRoute, createRouter, lazyRouteComponent, Link, redirect } from "@tanstack/react-router";
import { texts } from "../texts.ts";
import { openFromLink } from "./share.ts";
import { PAGES } from "./pages.ts";
import { Shell } from "./shell.tsx";

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound, errorComponent: Failed, validateSearch: (search: Record<string, unknown>) => (typeof search["link"] === "string" ? { link: search["link"] } : {}), beforeLoad: ({ search }) => openFromLink(search.link) });
const first = createRoute({ getParentRoute: () => root, path: "/", beforeLoad: () => { throw redirect({ to: PAGES[0]!.path, replace: true }); } }); // there is a page
const pages = PAGES.map(({ path, load }) => createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(load, "Page") }));

export const router = createRouter({ routeTree: root.addChildren([first, ...pages]), history: createHashHistory(), defaultPreload: "intent", scrollRestoration: true });

function NotFound() {
  return <main className="page" id="page" tabIndex={-1}><p className="read">{texts.app.notFound} <Link to="/">{texts.app.toStart}</Link></p></main>;
}

function Failed({ error }: ErrorComponentProps) {
  return (
    <main className="page" id="page" tabIndex={-1}>
      <div className="notice" role="alert"><p className="read">{texts.app.failed}</p><pre>{error instanceof Error ? error.message : String(error)}</pre><p><button type="button" className="button slight" onClick={() => location.reload()}>{texts.app.again}</button></p></div>
    </main>
  );
}
