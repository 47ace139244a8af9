/** A frame that never comes, as in a tab that nobody looks at, is not waited for longer. */
const FRAME_COMES_WITHIN_MS = 200;

/**
 * Runs work once the frame is drawn that shows what a visitor has just done: whatever it costs, the answer to the press
 * does not wait for it. A page that is left before that does the work while it goes.
 */
export const afterPaint = (work: () => void): void => {
  let isDone = false;
  const run = () => {
    if (isDone) return;
    isDone = true;
    removeEventListener("pagehide", run);
    work();
  };
  addEventListener("pagehide", run);
  requestAnimationFrame(() => setTimeout(run));
  setTimeout(run, FRAME_COMES_WITHIN_MS);
};
