// What stands around every page: the bar at the top, and the place for the page.

import { Link, Outlet } from "@tanstack/react-router";
import { lazy, Suspense, useRef, useState } from "react";
import { useTimeLeft } from "../kit/notice.tsx";
import { texts } from "../texts.ts";
import { OutsideNotice } from "./outside.tsx";
import { PAGES } from "./pages.ts";
import { partNamesOf } from "./parts.ts";
import { notice as noticeStore, opening, stopOpening, useScenarioTitle, useStudio } from "./scenario.ts";
import { copyLink, wayBack } from "./share.ts";
import { useStore } from "./store.ts";
import { switchTheme } from "./theme.ts";

const PartsMenu = lazy(() => import("./parts-menu.tsx").then((module) => ({ default: module.PartsMenu })));

export function Shell() {
  return (
    <>
      <a className="skip" href="#page" onClick={(event) => { event.preventDefault(); document.getElementById("page")?.focus(); }}>{texts.app.skip}</a>
      <TopBar />
      <LinkNotice />
      <OutsideNotice />
      <Suspense fallback={<main className="page busy" id="page" tabIndex={-1}>{texts.app.loading}</main>}><Outlet /></Suspense>
      <Opening />
    </>
  );
}

function TopBar() {
  const [isOpen, setOpen] = useState(false);
  const [copied, setCopied] = useState("");
  const title = useScenarioTitle();
  const copy = () => void copyLink().then((said) => {
    setCopied(said);
    setTimeout(() => setCopied(""), 2500);
  });
  return (
    <header className={isOpen ? "top open" : "top"}>
      <Link className="brand" to="/">{texts.app.brand}<span>{title}</span></Link>
      <button type="button" className="menu-button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>{isOpen ? texts.app.close : texts.app.menu}</button>
      <nav className="tabs" aria-label={texts.app.pages}>
        {PAGES.map(({ path, title }) => <Link key={path} to={path} activeOptions={{ exact: true }} onClick={() => setOpen(false)}>{title}</Link>)}
      </nav>
      <div className="tools">
        <PartsButton onGone={() => setOpen(false)} />
        <button type="button" onClick={copy}>{copied === "" ? texts.app.copyLink : copied}</button><span role="status" className="visually-hidden">{copied}</span>
        <button type="button" onClick={switchTheme}>{texts.app.theme}</button>
      </div>
    </header>
  );
}

/** Opens and closes the switches for the parts of the scenario, where it has any. */
function PartsButton({ onGone }: { readonly onGone: () => void }) {
  const { scenario, changes: { parts } } = useStudio(), [isOpen, setOpen] = useState(false), button = useRef<HTMLButtonElement>(null);
  if (partNamesOf(scenario).length === 0) return null;
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    <>
      <button ref={button} type="button" className={parts.length > 0 ? "pencil" : undefined} aria-label={`${texts.parts.heading}${parts.length === 0 ? "" : `: ${parts.length}`}`} aria-expanded={isOpen} aria-haspopup="dialog" onClick={() => setOpen(!isOpen)}>{texts.parts.button}<span className="wide-only">{texts.parts.andLenses}</span>{parts.length === 0 ? null : `: ${parts.length}`}</button>
      {isOpen ? <Suspense><PartsMenu onClose={close} onGone={() => { setOpen(false); onGone(); }} /></Suspense> : null}
    </>
  );
}

/** Smaller trees are there before one could read that they are made. */
const WORTH_TELLING = 60_000;

/** How far the engine is with a large tree, on whatever page. */
function Opening() {
  const state = useStore(opening), done = state === null ? null : state.made / state.nodes, left = useTimeLeft(done);
  if (state === null || done === null || state.nodes < WORTH_TELLING) return null;
  return (
    <div className="opening">
      <span role="status"><progress value={done} aria-label={texts.parts.opening} /> {texts.parts.made(state.nodes, Math.floor(20 * done) * 5)}</span>{left === null ? null : <span>{texts.kit.left(left)}</span>}
      <button type="button" className="button slight" onClick={stopOpening}>{texts.kit.cancel}</button>
    </div>
  );
}

function LinkNotice() {
  const notice = useStore(noticeStore), back = useStore(wayBack);
  const dismiss = () => {
    noticeStore.set("");
    wayBack.set(null);
  };
  return notice === "" && back === null ? null : (
    <div className="page link-notice" role="alert">
      <div className="notice">
        <p className="read">{notice === "" ? texts.app.fromLink : notice}</p>
        {back === null ? null : <><button type="button" className="button slight" onClick={() => { back(); dismiss(); }}>{texts.app.back}</button>{" "}</>}
        <button type="button" className="button slight" onClick={dismiss}>{texts.app.dismiss}</button>
      </div>
    </div>
  );
}
