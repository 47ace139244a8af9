import { MARK } from "@/lib/search/rules";

/** A text from the index with what matched in `<mark>`; nothing in it is read as markup. */
export function MarkedText({ text }: { text: string }) {
  const [before = "", ...marked] = text.split(MARK.start);
  return (
    <>
      {before}
      {marked.map((piece, index) => {
        const [match, after] = piece.split(MARK.end);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces of a text have no other identity
          <span key={index}>
            <mark>{match}</mark>
            {after}
          </span>
        );
      })}
    </>
  );
}
