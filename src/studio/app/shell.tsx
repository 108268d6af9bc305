// What stands around every page: the bar at the top, and the place for the page.

import { Link, Outlet } from "@tanstack/react-router";
import { Suspense, useState } from "react";
import { texts } from "../texts.ts";
import { PAGES } from "./pages.ts";
import { useScenarioTitle } from "./scenario.ts";
import { copyLink, linkNotice } from "./share.ts";
import { useStore } from "./store.ts";
import { switchTheme } from "./theme.ts";

export function Shell() {
  return (
    <>
      <a className="skip" href="#page" onClick={(event) => { event.preventDefault(); document.getElementById("page")?.focus(); }}>{texts.app.skip}</a>
      <TopBar />
      <LinkNotice />
      <Suspense fallback={<main className="page busy" id="page" tabIndex={-1}>{texts.app.loading}</main>}><Outlet /></Suspense>
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
        <button type="button" onClick={copy}>{copied === "" ? texts.app.copyLink : copied}</button><span role="status" className="visually-hidden">{copied}</span>
        <button type="button" onClick={switchTheme}>{texts.app.theme}</button>
      </div>
    </header>
  );
}

function LinkNotice() {
  const notice = useStore(linkNotice);
  return notice === "" ? null : (
    <div className="page link-notice" role="alert">
      <div className="notice"><p className="read">{notice}</p><button type="button" className="button slight" onClick={() => linkNotice.set("")}>{texts.app.dismiss}</button></div>
    </div>
  );
}
