/** Registers the service worker, where the browser lets this page have one: on localhost and over https. */
export function keepOffline(): void {
  if (!("serviceWorker" in navigator) || import.meta.env.DEV) return;
  // Without it the studio works all the same, as long as there is a network.
  const register = () => void navigator.serviceWorker.register("./service-worker.js").catch(() => undefined);
  // It fetches every file of the studio: the page that the reader waits for goes first.
  addEventListener("load", () => ("requestIdleCallback" in window ? requestIdleCallback(register, { timeout: 4000 }) : setTimeout(register, 1000)));
}
