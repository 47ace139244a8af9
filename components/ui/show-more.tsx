import { ButtonLink } from "./button";

type ShowMoreProps = {
  /** The page that goes on where this one ends; null at the end. */
  href: string | null;
  shown: number;
  total?: number;
  /** What is listed, in the plural. */
  noun: string;
};

export function ShowMore({ href, shown, total, noun }: ShowMoreProps) {
  return (
    <div className="flex flex-col items-center gap-3 pt-8">
      <p className="text-sm text-muted">
        {total === undefined ? `${shown} ${noun}` : `${shown} of ${total} ${noun}`}
      </p>
      {href && (
        <ButtonLink href={href} variant="secondary">
          Show more
        </ButtonLink>
      )}
    </div>
  );
}
