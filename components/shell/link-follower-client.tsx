"use client";

import { usePathname, useRouter } from "next/navigation";
import { useEffect, useLayoutEffect, useRef } from "react";
import { glideFrom } from "@/components/ui/glide";

/** Pages with a root layout of their own, made for one visitor: worth no asking ahead, and entered by a new document. */
const PERSONAL = /^\/(cart|checkout|order|sign-|forgot|reset|account|lists|favorites|admin|api)\b/;

/** The link that an event happened on, if it leads to another page with the same frame as this one. */
function linkAt({ target }: Event): HTMLAnchorElement | null {
  const link = target instanceof Element ? target.closest<HTMLAnchorElement>("a[href]") : null;
  if (!link || link.origin !== location.origin || link.target || link.download) return null;
  if (link.hash && link.pathname === location.pathname && link.search === location.search) return null;
  return PERSONAL.test(link.pathname) === PERSONAL.test(location.pathname) ? link : null;
}

/** Where the picture of a card stands whose link this is. */
const pictureAt = (link: Element): DOMRect | undefined =>
  link.closest("[data-product]")?.querySelector("img")?.getBoundingClientRect();

/** The large picture of the product that is shown; pages that were left may still be there, hidden. */
const shownPicture = (): HTMLElement | undefined =>
  [...document.querySelectorAll<HTMLElement>("[data-product]:not([data-product='']) img")].find(
    ({ offsetParent }) => offsetParent,
  );

/**
 * Makes plain links quick: they are followed without a new document, and a page is asked for when pointer, finger or focus
 * come to a link to it. One in a frame. `docs/decisions/005` says why links are not components here.
 */
export function LinkFollower() {
  const router = useRouter();
  const pathname = usePathname();
  const left = useRef<DOMRect>(undefined);

  useLayoutEffect(() => {
    const picture = left.current && pathname.startsWith("/product/") && shownPicture();
    if (picture && left.current) glideFrom(left.current, picture);
    left.current = undefined;
  }, [pathname]);

  useEffect(() => {
    function follow(event: MouseEvent) {
      const { defaultPrevented, button, metaKey, ctrlKey, shiftKey, altKey } = event;
      if (defaultPrevented || button !== 0 || metaKey || ctrlKey || shiftKey || altKey) return;
      const link = linkAt(event);
      if (!link) return;
      event.preventDefault();
      left.current = pictureAt(link);
      router.push(link.href);
    }

    function askAhead(event: Event) {
      const link = linkAt(event);
      if (!link || link.dataset.prefetch === "never" || PERSONAL.test(link.pathname)) return;
      router.prefetch(link.href);
    }

    window.addEventListener("click", follow);
    document.addEventListener("pointerover", askAhead, { passive: true });
    document.addEventListener("focusin", askAhead);
    return () => {
      window.removeEventListener("click", follow);
      document.removeEventListener("pointerover", askAhead);
      document.removeEventListener("focusin", askAhead);
    };
  }, [router]);

  return null;
}
