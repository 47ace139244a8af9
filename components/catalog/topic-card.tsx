import { cx } from "@/components/ui/class-names";
import { Picture } from "@/components/ui/picture";
import type { Tint } from "@/lib/catalog/rules";
import { tintBackground } from "./tint";

type TopicCardProps = {
  slug: string;
  name: string;
  text?: string;
  /** Up to three stems of art. */
  art: readonly string[];
  tint: Tint;
};

const leans = ["-rotate-8", "z-10 scale-115", "rotate-8"];

export function TopicCard({ slug, name, text, art, tint }: TopicCardProps) {
  return (
    <a
      href={`/topic/${slug}`}
      className="lifts flex h-full flex-col overflow-hidden rounded-card border border-line bg-card transition-colors hover:border-edge"
    >
      <span className={cx("flex aspect-[1.9] items-center justify-center", tintBackground[tint])}>
        {art.slice(0, 3).map((stem, index) => (
          <Picture
            key={stem}
            stem={stem}
            alt=""
            sizes="110px"
            className={cx("-mx-2 w-[27%]", leans[index])}
          />
        ))}
      </span>
      <span className="grow p-4 sm:p-5">
        <span className="block font-display text-xl leading-tight font-bold tracking-tight">{name}</span>
        {text && <span className="mt-1 block text-ink-soft">{text}</span>}
      </span>
    </a>
  );
}
