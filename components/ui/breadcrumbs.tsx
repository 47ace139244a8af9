import { ChevronRightIcon } from "./icons";

type BreadcrumbsProps = {
  /** From the top down to the page above this one. */
  trail: { href: string; label: string }[];
  /** This page; not a link. */
  current?: string;
};

export function Breadcrumbs({ trail, current }: BreadcrumbsProps) {
  return (
    <nav aria-label="Breadcrumbs" className="-my-1 text-sm text-muted">
      <ol className="flex min-w-0 items-center gap-1 whitespace-nowrap">
        {trail.map(({ href, label }) => (
          <li key={href} className="flex min-w-0 items-center gap-1 first:shrink-0">
            <a href={href} className="min-w-0 truncate py-1.5 hover:text-action hover:underline">
              {label}
            </a>
            <ChevronRightIcon size={14} />
          </li>
        ))}
        {current && (
          <li aria-current="page" className="min-w-0 truncate text-ink-soft">
            {current}
          </li>
        )}
      </ol>
    </nav>
  );
}
