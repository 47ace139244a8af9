import { useEffect, useRef, useSyncExternalStore } from "react";

const PAYMENT = "#payment";

const onHashChange = (changed: () => void) => {
  window.addEventListener("hashchange", changed);
  return () => window.removeEventListener("hashchange", changed);
};

/** By `pushState`, of which the router learns: of a hash that is set it does not, and takes it away when it refreshes. */
export const toPayment = (): void => {
  history.pushState(null, "", PAYMENT);
  window.dispatchEvent(new HashChangeEvent("hashchange"));
};

export const toDetails = (): void => history.back();

export const headingOf = (step: number): string => `step-${step}`;

/**
 * Whether the second step is shown: it has an address of its own, so that Back leads to the first one, and it needs an
 * order. Moves the focus and the view to the step that one comes to.
 */
export function useAtPayment(hasOrder: boolean): boolean {
  const isAddressed = useSyncExternalStore(
    onHashChange,
    () => location.hash === PAYMENT,
    () => false,
  );
  const atPayment = isAddressed && hasOrder;
  const was = useRef(false);

  // Reloaded at the second step there is no order here yet, and Back must not lead past the first.
  useEffect(() => {
    if (location.hash === PAYMENT) history.replaceState(history.state, "", location.pathname);
  }, []);

  useEffect(() => {
    if (was.current === atPayment) return;
    was.current = atPayment;
    document.getElementById(headingOf(atPayment ? 2 : 1))?.focus({ preventScroll: true });
    // After Back the browser puts its own idea of the scroll position first.
    const scrolling = setTimeout(() => window.scrollTo({ top: 0 }));
    return () => clearTimeout(scrolling);
  }, [atPayment]);

  return atPayment;
}
