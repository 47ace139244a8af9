const STILL = "(prefers-reduced-motion: reduce)";
const GLIDE: KeyframeAnimationOptions = { duration: 160, easing: "cubic-bezier(0.2, 0.7, 0.2, 1)" };

/**
 * Lets a picture that has just come start where another stood. It only moves what is drawn already: a view transition
 * would first take pictures of the old screen, and nothing of the new one is seen before it has.
 */
export const glideFrom = (before: DOMRect, picture: HTMLElement): void => {
  const now = picture.getBoundingClientRect();
  if (now.width === 0 || matchMedia(STILL).matches) return;
  const way = `translate(${before.left - now.left}px, ${before.top - now.top}px)`;
  const start = { transformOrigin: "0 0", transform: `${way} scale(${before.width / now.width})` };
  picture.animate([start, { transformOrigin: "0 0", transform: "none" }], GLIDE);
  // Its tile would cut it off on the way.
  picture.closest("span")?.animate({ overflow: ["visible", "visible"] }, GLIDE);
};
