import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";
import { cx } from "@/components/ui/class-names";

type PanelProps = {
  title?: ReactNode;
  /** At the right of the title. */
  aside?: ReactNode;
  /** `none` lets a table touch the border. */
  pad?: "none" | "md";
  className?: string;
  children: ReactNode;
};

/** A titled card of a page. */
export function Panel({ title, aside, pad = "md", className, children }: PanelProps) {
  return (
    <Card as="section" pad="none" className={className}>
      {title && (
        <header className="flex min-h-12 flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 pt-3 pb-1 sm:px-5">
          <h2 className="text-lg font-bold">{title}</h2>
          {aside && <div className="text-muted">{aside}</div>}
        </header>
      )}
      <div
        className={cx(pad === "md" && "px-4 pb-4 sm:px-5 sm:pb-5", pad === "md" && !title && "pt-4 sm:pt-5")}
      >
        {children}
      </div>
    </Card>
  );
}
