import type { Icon } from "@/components/ui/icon";
import { icon } from "@/components/ui/icon";
import { CloseIcon, HomeIcon, SearchIcon, TagIcon } from "@/components/ui/icons";
import { plainText } from "@/lib/search/rules";
import { forgetSearch } from "./recent-searches";
import type { Option, OptionGroup } from "./suggestion-rules";

const ClockIcon = icon("M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17M12 7.5V12l3 2");
const ICONS: Record<Option["kind"], Icon> = {
  recent: ClockIcon,
  query: SearchIcon,
  category: HomeIcon,
  product: TagIcon,
};

/** The letters that were typed stand back, so that one sees what would be added. */
function Completed({ text, term }: { text: string; term: string }) {
  const at = term && text.length === plainText(text).length ? plainText(text).indexOf(plainText(term)) : -1;
  if (at < 0) return <span className="font-medium">{text}</span>;
  const end = at + plainText(term).length;
  return (
    <>
      <span className="font-medium">{text.slice(0, at)}</span>
      <span className="text-muted">{text.slice(at, end)}</span>
      <span className="font-medium">{text.slice(end)}</span>
    </>
  );
}

type SuggestionListProps = {
  id: string;
  groups: readonly OptionGroup[];
  term: string;
  /** Place among all options. */
  active: number;
  idOf: (place: number) => string;
  onChoose: (option: Option, event: { preventDefault(): void }) => void;
};

/** The list under the field. The field keeps the focus; what is pressed here never takes it. */
export function SuggestionList({ id, groups, term, active, idOf, onChoose }: SuggestionListProps) {
  const all = groups.flatMap(({ options }) => options);
  const row = (option: Option) => {
    const place = all.indexOf(option);
    const OptionIcon = ICONS[option.kind];
    return (
      <div key={option.href} className="flex items-center" role="presentation">
        <a
          id={idOf(place)}
          role="option"
          tabIndex={-1}
          aria-selected={place === active}
          aria-description={option.kind === "recent" ? "Delete forgets it" : undefined}
          href={option.href}
          onClick={(event) => onChoose(option, event)}
          className="flex min-h-11 min-w-0 grow items-center gap-3 rounded-xl px-3 hover:bg-ink/5 aria-selected:bg-action-soft"
        >
          <OptionIcon size={18} className="text-muted" />
          <span className="truncate">
            <Completed text={option.text} term={term} />
          </span>
        </a>
        {option.kind === "recent" && (
          <button
            type="button"
            tabIndex={-1}
            // By keyboard the Delete key does the same; a list of options may hold no buttons.
            aria-hidden
            title={`Forget ${option.text}`}
            onClick={() => forgetSearch(option.text)}
            className="grid size-11 shrink-0 place-items-center rounded-full text-muted hover:bg-ink/8 hover:text-ink"
          >
            <CloseIcon size={16} />
          </button>
        )}
      </div>
    );
  };
  return (
    <div
      id={id}
      role="listbox"
      aria-label="Suggestions"
      onPointerDown={(event) => event.preventDefault()}
      className="absolute inset-x-0 top-full z-40 mt-2 max-h-[70dvh] overflow-y-auto overscroll-contain rounded-card border border-line bg-raised p-2 shadow-float"
    >
      {groups.map(({ kind, title, options }) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is no group of options
        <div key={kind} role="group" aria-labelledby={`${id}-${kind}`} className="not-first:mt-1">
          <div id={`${id}-${kind}`} role="presentation" className="px-3 pt-2 pb-1 text-sm text-muted">
            {title}
          </div>
          {options.map(row)}
        </div>
      ))}
    </div>
  );
}
