import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { Refusal } from "./place-order";
import { wordsOf } from "./refusal-words";

type RefusalNoticeProps = { refusal: Refusal; names: ReadonlyMap<string, string> };

/** Why the order could not be placed, and the way on. */
export function RefusalNotice({ refusal, names }: RefusalNoticeProps) {
  const { title, text, list = [], action } = wordsOf(refusal, names);
  return (
    <Notice tone="danger" live title={title}>
      {text && <p>{text}</p>}
      {list.length > 0 && (
        <ul className="list-disc pl-5">
          {list.map((entry) => (
            <li key={entry}>{entry}</li>
          ))}
        </ul>
      )}
      {action && (
        <ButtonLink href={action.href} variant="secondary" size="sm" className="mt-3">
          {action.label}
        </ButtonLink>
      )}
    </Notice>
  );
}
