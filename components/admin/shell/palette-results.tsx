import { cx } from "@/components/ui/class-names";
import type { Entry, Group } from "./palette-entries";

type PaletteResultsProps = {
  id: string;
  groups: Group[];
  chosen: Entry | undefined;
  query: string;
  pending: boolean;
  failed: boolean;
  idOf: (entry: Entry) => string;
  onPick: (entry: Entry) => void;
  onPoint: (entry: Entry) => void;
};

const SHORTCUTS = [
  ["↑ ↓ Enter", "choose"],
  ["/", "filter"],
  ["j k", "next and previous row"],
  ["x", "tick it"],
  ["Ctrl S", "save"],
] as const;

const statusOf = ({ groups, query, pending, failed }: PaletteResultsProps): string | null => {
  if (pending) return "Looking…";
  if (failed) return "The shop could not be searched just now. Type on to try again.";
  return groups.length > 0 ? null : `Nothing is called “${query}”.`;
};

/** What the palette found, in groups, and the keys that work without it. */
export function PaletteResults(props: PaletteResultsProps) {
  const { id, groups, chosen, pending, idOf, onPick, onPoint } = props;
  return (
    <>
      <div className="overflow-y-auto p-2">
        <div id={id} role="listbox" aria-label="Results" aria-busy={pending}>
          {groups.map(({ title, entries }) => (
            // biome-ignore lint/a11y/useSemanticElements: a group of options, not of fields
            <div key={title} role="group" aria-label={title} className="pb-2 last:pb-0">
              <p aria-hidden className="px-3 pt-2 pb-1 text-xs font-semibold text-muted">
                {title}
              </p>
              {entries.map((entry) => (
                <Option
                  key={entry.href}
                  id={idOf(entry)}
                  entry={entry}
                  chosen={entry === chosen}
                  onPick={() => onPick(entry)}
                  onPoint={() => onPoint(entry)}
                />
              ))}
            </div>
          ))}
        </div>
        <p role="status" className="px-3 py-2 text-muted empty:hidden">
          {statusOf(props)}
        </p>
      </div>
      <p className="flex flex-wrap gap-x-4 gap-y-1 border-t border-line px-5 py-2.5 text-xs text-muted max-sm:hidden">
        {SHORTCUTS.map(([keys, does]) => (
          <span key={keys}>
            <kbd className="font-sans font-semibold text-ink-soft">{keys}</kbd> {does}
          </span>
        ))}
      </p>
    </>
  );
}

type OptionProps = { id: string; entry: Entry; chosen: boolean; onPick: () => void; onPoint: () => void };

function Option({ id, entry: { label, note, keys }, chosen, onPick, onPoint }: OptionProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are heard by the field, which keeps the focus
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={chosen}
      onClick={onPick}
      onPointerMove={onPoint}
      className={cx(
        "flex min-h-10 cursor-pointer items-center gap-3 rounded-chip px-3 py-1.5",
        chosen && "bg-action-soft text-action",
      )}
    >
      <span className="min-w-0 shrink-0 truncate font-medium max-sm:shrink">{label}</span>
      <span className={cx("min-w-0 grow truncate", chosen ? "text-action" : "text-muted")}>{note}</span>
      {keys && (
        <kbd className="shrink-0 rounded-md border border-line px-1.5 font-sans text-xs leading-5 text-muted max-sm:hidden">
          {keys}
        </kbd>
      )}
    </div>
  );
}
