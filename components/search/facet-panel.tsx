import { Checkbox, Radio } from "@/components/ui/checkbox";
import { Rating } from "@/components/ui/rating";
import type { Facets } from "@/lib/search/facet-rules";
import { FacetChoices, FacetCount, FacetGroup } from "./facet-group";
import { PriceRange } from "./price-range";
import { type Choice, type SearchView, toggled } from "./search-query";

export type ShelfNames = readonly { slug: string; name: string }[];

export type FacetPanelProps = {
  facets: Facets;
  view: SearchView;
  categories: ShelfNames;
  topics: ShelfNames;
  currency: string;
  onChange: (view: SearchView) => void;
  /** Tells the fields of two panels on one page apart. */
  id: string;
};

const TITLES: Record<Choice, string> = { category: "Stall", company: "Maker", topic: "Topic" };

function RatingChoices({ facets, view, onChange, id }: FacetPanelProps) {
  const offered = facets.rating.filter(([stars, count]) => count > 0 || view.minRating === stars);
  if (offered.length === 0) return null;
  return (
    <FacetGroup title="Rating">
      <fieldset>
        <legend className="sr-only">Rating</legend>
        {offered.map(([stars, count]) => (
          <Radio
            key={stars}
            name={`${id}-rating`}
            checked={view.minRating === stars}
            onChange={() => onChange({ ...view, minRating: stars, page: 1 })}
            className="[&>span]:grow"
            label={
              <span className="flex items-center justify-between gap-3">
                <span className="flex items-center gap-2">
                  <Rating value={stars} /> and up
                </span>
                <FacetCount count={count} />
              </span>
            }
          />
        ))}
        <Radio
          name={`${id}-rating`}
          checked={view.minRating === undefined}
          onChange={() => onChange({ ...view, minRating: undefined, page: 1 })}
          label="Any"
        />
      </fieldset>
    </FacetGroup>
  );
}

/** Everything a search can be narrowed by, with how many products each would leave. */
export function FacetPanel(props: FacetPanelProps) {
  const { facets, view, categories, topics, currency, onChange, id } = props;
  const nameIn = (shelves: ShelfNames) => (value: string) =>
    shelves.find(({ slug }) => slug === value)?.name ?? value;
  const choices = (name: Choice, nameOf: (value: string) => string) => (
    <FacetChoices
      title={TITLES[name]}
      values={facets[name]}
      chosen={view[name]}
      nameOf={nameOf}
      onToggle={(value) => onChange(toggled(view, name, value))}
    />
  );
  return (
    <>
      <Checkbox
        checked={view.inStock}
        onChange={() => onChange({ ...view, inStock: !view.inStock, page: 1 })}
        className="border-b border-line [&>span]:grow"
        label={
          <span className="flex justify-between gap-3">
            In stock
            <FacetCount count={facets.inStock} />
          </span>
        }
      />
      {choices("category", nameIn(categories))}
      <FacetGroup title="Price">
        <PriceRange
          key={`${view.minPrice}-${view.maxPrice}`}
          range={facets.price}
          currency={currency}
          id={id}
          min={view.minPrice}
          max={view.maxPrice}
          onChange={(minPrice, maxPrice) => onChange({ ...view, minPrice, maxPrice, page: 1 })}
        />
      </FacetGroup>
      <RatingChoices {...props} />
      {choices("company", String)}
      {choices("topic", nameIn(topics))}
    </>
  );
}
