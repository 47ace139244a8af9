/** Sets a chosen theme before the first paint. Its text never changes, so a policy may allow it by hash. */
export const themeScript =
  'try{const t=localStorage.getItem("theme");if(t==="light"||t==="dark")document.documentElement.dataset.theme=t}catch{}';

/**
 * Of `<head>`. Not a plain script: one behind a stylesheet waits for it, and the rest of the document waits for the script.
 * This one runs at once, and nothing is painted before it has.
 */
export function ThemeScript({ nonce }: { nonce?: string }) {
  return (
    <script
      type="module"
      async
      blocking="render"
      nonce={nonce}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of this file
      dangerouslySetInnerHTML={{ __html: themeScript }}
    />
  );
}
