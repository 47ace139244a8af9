import type { ReactNode } from "react";
import { cx } from "@/components/ui/class-names";
import { Picture } from "@/components/ui/picture";
import type { Tint } from "@/lib/catalog/rules";
import { ProductPicture } from "./product-picture";
import { tintBackground } from "./tint";

type ShelfHeaderProps = {
  name: string;
  blurb: string;
  imageUrl: string;
  tint: Tint;
  /** Ways on from here. */
  children?: ReactNode;
};

/** The head of a category's or topic's page, on its tint. */
export function ShelfHeader({ name, blurb, imageUrl, tint, children }: ShelfHeaderProps) {
  return (
    <header
      className={cx(
        "lifts relative flex min-h-36 items-center gap-4 overflow-hidden rounded-hero sm:min-h-48",
        tintBackground[tint],
      )}
    >
      <div className="min-w-0 grow p-5 sm:p-8 lg:px-10">
        <h1 className="text-3xl leading-tight font-bold wrap-anywhere sm:text-5xl">{name}</h1>
        {blurb && <p className="mt-2 max-w-xl text-ink-soft sm:text-lg">{blurb}</p>}
        {children && <div className="mt-4 max-sm:hidden">{children}</div>}
      </div>
      {imageUrl.startsWith("/art/") ? (
        <Picture
          stem={imageUrl}
          alt=""
          eager
          sizes="(min-width: 40rem) 176px, 96px"
          className="mr-4 w-24 shrink-0 sm:mr-10 sm:w-40 lg:mr-16 lg:w-44"
        />
      ) : (
        <ProductPicture
          imageUrl={imageUrl}
          alt=""
          tint={tint}
          eager
          className="mr-4 size-24 shrink-0 rounded-full sm:mr-10 sm:size-36"
        />
      )}
    </header>
  );
}
