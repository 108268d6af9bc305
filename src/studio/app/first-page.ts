// Asks for the page that the address names before the rest of the program is set up: its script comes while the frame is made.

import { PAGES } from "./pages.ts";

const [path] = location.hash.slice(1).split("?");
// Where that fails the router asks again, and says so.
void PAGES.find((page) => page.path === path)?.load().catch(() => undefined);
