import { useSyncExternalStore } from "react";

const written = "address-written";

/** Steps back and forth, what is written below, and (where the browser tells) links to this page with another query. */
function subscribe(listener: () => void) {
  const { navigation } = window as { navigation?: EventTarget };
  navigation?.addEventListener("currententrychange", listener);
  window.addEventListener("popstate", listener);
  window.addEventListener(written, listener);
  return () => {
    navigation?.removeEventListener("currententrychange", listener);
    window.removeEventListener("popstate", listener);
    window.removeEventListener(written, listener);
  };
}

const read = () => location.search;
const readNothing = () => "";

/** The query of the address, `?` included: empty in a page made for everyone, the real one once it runs. */
export const useQueryString = (): string => useSyncExternalStore(subscribe, read, readNothing);

/** Writes another query into the address of this page: a step that Back undoes, or in place of the one that is there. */
export function setQueryString(query: string, step: "push" | "replace" = "push"): void {
  const url = query ? `${location.pathname}?${query}` : location.pathname;
  history[step === "push" ? "pushState" : "replaceState"](null, "", url);
  window.dispatchEvent(new Event(written));
}
