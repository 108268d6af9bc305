/** Registers the service worker, where the browser lets this page have one: on localhost and over https. */
export function keepOffline(): void {
  if (!("serviceWorker" in navigator) || import.meta.env.DEV) return;
  // Without it the studio works all the same, as long as there is a network.
  addEventListener("load", () => void navigator.serviceWorker.register("./service-worker.js").catch(() => undefined));
}
