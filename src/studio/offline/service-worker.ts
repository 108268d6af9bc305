// Keeps the studio at hand without a network. The build puts FILES and VERSION above this text.
//
// The page itself comes from the network while there is one, so that a new version shows at once; all other files have their hash in
// their name and come from the cache. The version before is kept, for pages that still show it.

declare const FILES: readonly string[];
declare const VERSION: string;

interface Lasting extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Fetching extends Lasting {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
/** What the type library for pages does not have of a service worker's own. */
interface Own {
  readonly registration: { readonly scope: string };
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(kind: "install" | "activate", listener: (event: Lasting) => void): void;
  addEventListener(kind: "fetch", listener: (event: Fetching) => void): void;
}

const own = self as unknown as Own; // the browser runs this file as a service worker only
const PREFIX = "excomm-studio ";
const page = new URL("./", own.registration.scope).href;

own.addEventListener("install", (event) => event.waitUntil((async () => {
  const cache = await caches.open(PREFIX + VERSION);
  await cache.addAll(FILES.map((file) => new Request(file, { cache: "no-cache" })));
  await own.skipWaiting();
})()));

own.addEventListener("activate", (event) => event.waitUntil((async () => {
  const old = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== PREFIX + VERSION);
  await Promise.all(old.slice(0, -1).map((name) => caches.delete(name)));
  await own.clients.claim();
})()));

own.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin || !url.href.startsWith(page)) return;
  event.respondWith(request.mode === "navigate" ? fromNetwork(request) : fromCache(request));
});

async function fromNetwork(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (error) {
    const kept = await (await caches.open(PREFIX + VERSION)).match(page);
    if (kept === undefined) throw error;
    return kept;
  }
}

async function fromCache(request: Request): Promise<Response> {
  const kept = await caches.match(request);
  if (kept !== undefined) return kept;
  const answer = await fetch(request);
  if (answer.ok && new URL(request.url).pathname.includes("/assets/")) await (await caches.open(PREFIX + VERSION)).put(request, answer.clone());
  return answer;
}

export {};
