import { Carousel } from "@/components/ui/carousel";
import { SectionHeading } from "@/components/ui/section-heading";
import { getShelf } from "@/lib/catalog/cached";
import type { ListedShelf } from "@/lib/catalog/queries";
import { tintOrOwn } from "./tint";
import { TopicCard } from "./topic-card";

/** The topic's own picture between those of two of its products. */
async function artOf({ slug, imageUrl }: ListedShelf): Promise<string[]> {
  const { products } = await getShelf({ topic: slug, sort: "best-selling", limit: 8 });
  const art = products.map((product) => product.imageUrl).filter((url) => url.startsWith("/art/"));
  const [left, right] = [...new Set(art)].filter((url) => url !== imageUrl);
  return [left, imageUrl, right].filter((url) => url !== undefined);
}

/** A row of what can be bought for one occasion. */
export async function TopicCards({ topics }: { topics: readonly ListedShelf[] }) {
  if (topics.length === 0) return null;
  const art = await Promise.all(topics.map(artOf));
  return (
    <section aria-labelledby="topics">
      <SectionHeading id="topics" title="For an occasion" className="mb-5" />
      <Carousel label="Occasions" itemClassName="*:w-[78%] sm:*:w-[44%] md:*:w-[31.5%] xl:*:w-[23.4%]">
        {topics.map((topic, index) => (
          <li key={topic.slug}>
            <TopicCard
              slug={topic.slug}
              name={topic.name}
              text={topic.blurb}
              art={art[index] ?? [topic.imageUrl]}
              tint={tintOrOwn(topic)}
            />
          </li>
        ))}
      </Carousel>
    </section>
  );
}
