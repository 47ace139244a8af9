import type { ReactNode } from "react";
import { Picture } from "@/components/ui/picture";
import { HeroArt } from "./hero-art";

type HeroProps = {
  /** One line in the colour of offers. */
  eyebrow?: ReactNode;
  title: ReactNode;
  text?: ReactNode;
  /** One primary button and at most one more. */
  actions?: ReactNode;
};

export function Hero({ eyebrow, title, text, actions }: HeroProps) {
  return (
    <section className="relative overflow-hidden rounded-hero bg-mint md:grid md:min-h-100 md:grid-cols-[1.15fr_1fr] xl:grid-cols-2 lg:min-h-108">
      <div className="relative z-10 flex flex-col items-start justify-center p-5 pt-8 sm:p-10 md:p-8 lg:p-12 xl:p-14">
        {eyebrow && <p className="mb-2 font-semibold text-offer-ink">{eyebrow}</p>}
        <h1 className="text-[2.5rem] leading-[1.02] font-bold tracking-tighter sm:text-6xl md:text-[2.75rem] lg:text-[3.5rem] xl:text-7xl">
          {title}
        </h1>
        {text && <p className="mt-4 max-w-md text-lg text-ink-soft">{text}</p>}
        {actions && <div className="mt-6 flex flex-wrap gap-2 sm:gap-3">{actions}</div>}
      </div>
      <HeroArt />
    </section>
  );
}

type BannerProps = {
  eyebrow?: ReactNode;
  title: ReactNode;
  text?: ReactNode;
  action?: ReactNode;
  /** Stem of a piece of art. */
  art: string;
};

/** A promotion between two rows of products. */
export function PromotionBanner({ eyebrow, title, text, action, art }: BannerProps) {
  return (
    <section className="lifts relative items-center overflow-hidden rounded-hero bg-peach sm:flex">
      <div className="min-w-0 grow p-6 sm:p-10">
        {eyebrow && <p className="mb-1.5 font-semibold text-offer-ink">{eyebrow}</p>}
        <h2 className="max-w-xl text-2xl leading-tight font-bold sm:text-4xl">{title}</h2>
        {text && <p className="mt-2 max-w-lg text-ink-soft max-sm:pr-22">{text}</p>}
        {action && <div className="mt-5">{action}</div>}
      </div>
      <Picture
        stem={art}
        alt=""
        sizes="(min-width: 40rem) 240px, 128px"
        className="absolute right-1 -bottom-3 w-28 shrink-0 rotate-6 sm:static sm:mr-14 sm:w-52"
      />
    </section>
  );
}
