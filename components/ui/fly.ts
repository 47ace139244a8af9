const still = "(prefers-reduced-motion: reduce)";

/**
 * Sends a copy of a picture to where the thing went: the art to the cart. Resolves when it has landed, at once where
 * one of the two is missing or motion is unwelcome.
 */
export async function fly(picture: Element | null, target: Element | null): Promise<void> {
  if (!picture || !target || matchMedia(still).matches) return;
  const from = picture.getBoundingClientRect();
  const to = target.getBoundingClientRect();
  const copy = picture.cloneNode(true) as HTMLElement;
  copy.className = "";
  copy.setAttribute("aria-hidden", "true");
  Object.assign(copy.style, {
    position: "fixed",
    zIndex: "60",
    pointerEvents: "none",
    left: `${from.left}px`,
    top: `${from.top}px`,
    width: `${from.width}px`,
    height: `${from.height}px`,
  });
  document.body.append(copy);
  const right = to.left + to.width / 2 - from.left - from.width / 2;
  const down = to.top + to.height / 2 - from.top - from.height / 2;
  const flight = copy.animate(
    [
      { translate: "0 0", scale: "1" },
      { translate: `${right * 0.5}px ${down * 0.5 - 40}px`, scale: "0.7", offset: 0.5 },
      { translate: `${right}px ${down}px`, scale: "0.15", opacity: 0.4 },
    ],
    { duration: 200, easing: "cubic-bezier(0.2, 0.7, 0.2, 1)" },
  );
  await flight.finished.catch(() => null);
  copy.remove();
}
