const opened = "palette-opened";

/** Opens the one palette of the page, wherever it is asked for. */
export function openPalette(): void {
  window.dispatchEvent(new Event(opened));
}

export function onPaletteOpened(listener: () => void): () => void {
  window.addEventListener(opened, listener);
  return () => window.removeEventListener(opened, listener);
}
