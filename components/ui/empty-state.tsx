import type { ReactNode } from "react";
import { cx } from "./class-names";
import { Picture } from "./picture";

type EmptyStateProps = {
  /** Stem of a piece of art. */
  art: string;
  title: ReactNode;
  text?: ReactNode;
  /** The next step, as a button or two. */
  action?: ReactNode;
  level?: 1 | 2 | 3;
  className?: string;
};

export function EmptyState({ art, title, text, action, level = 2, className }: EmptyStateProps) {
  const Tag = `h${level}` as const;
  return (
    <div className={cx("mx-auto flex max-w-md flex-col items-center px-4 py-12 text-center", className)}>
      <span className="grid size-40 place-items-center rounded-full bg-mint">
        <Picture stem={art} alt="" sizes="96px" eager className="w-24" />
      </span>
      <Tag className="mt-6 text-2xl font-bold">{title}</Tag>
      {text && <p className="mt-2 text-ink-soft">{text}</p>}
      {action && <div className="mt-6 flex flex-wrap justify-center gap-3">{action}</div>}
    </div>
  );
}
