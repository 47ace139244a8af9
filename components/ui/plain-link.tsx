import type { ComponentProps } from "react";

export type PlainLinkProps = ComponentProps<"a"> & {
  /** False: its page is not even asked for when it is pointed at. */
  prefetch?: boolean;
};

/** A link as the browser knows it; in the shop's frame `LinkFollower` makes it quick (decision 005). */
export function PlainLink({ href, prefetch, children, ...rest }: PlainLinkProps) {
  return (
    <a href={href} data-prefetch={prefetch === false ? "never" : undefined} {...rest}>
      {children}
    </a>
  );
}
