import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { Conflict, FormField, FormValues, MetConflict } from "@/lib/catalog/form-rules";
import { Moment } from "../kit/moment-client";

const NAMES: Record<FormField, string> = {
  name: "Name",
  slug: "Address",
  description: "Description",
  category: "Category",
  topic: "Topic",
  company: "Maker",
  rating: "Rating",
  price: "Price",
  tags: "Tags",
  retailerId: "Retailer",
};

export type Clash = MetConflict & { conflict: Conflict };

type ConflictNoticeProps = {
  clash: Clash;
  onTake: (name: FormField, value: string) => void;
  /** What stands in the form now. */
  values: FormValues;
};

const shown = (value: string) => value || "(empty)";

/** Both values of what two people changed, to choose from; saving again keeps what the form shows. */
export function ConflictNotice({ clash, onTake, values }: ConflictNoticeProps) {
  const { conflict, contested, takenOver } = clash;
  return (
    <Notice tone="warning" live title="Somebody changed this before you" className="mb-5">
      <p>
        {conflict.by} saved other values, <Moment at={conflict.at} />. Nothing of yours was saved yet; look at
        both and save again.
      </p>
      {contested.length > 0 && <Contested clash={clash} values={values} onTake={onTake} />}
      {takenOver.length > 0 && (
        <p className="mt-2">
          You had not touched {takenOver.map((name) => NAMES[name].toLowerCase()).join(", ")}: the form shows
          theirs.
        </p>
      )}
    </Notice>
  );
}

function Contested({ clash: { conflict, contested }, onTake, values }: ConflictNoticeProps) {
  return (
    <div className="mt-3 overflow-x-auto">
      <table className="w-full text-left text-sm">
        <thead className="text-ink-soft">
          <tr>
            <th className="pr-4 pb-1 font-semibold">Field</th>
            <th className="pr-4 pb-1 font-semibold">Yours</th>
            <th className="pr-4 pb-1 font-semibold">Theirs</th>
            <th className="pb-1">
              <span className="sr-only">Choice</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {contested.map(({ name, yours }) => {
            const theirs = conflict.theirs[name];
            const takesTheirs = values[name] === theirs;
            return (
              <tr key={name} className="text-ink">
                <th scope="row" className="py-1 pr-4 font-semibold whitespace-nowrap">
                  {NAMES[name]}
                </th>
                <td className="max-w-64 py-1 pr-4 wrap-anywhere">{shown(yours)}</td>
                <td className="max-w-64 py-1 pr-4 wrap-anywhere">{shown(theirs)}</td>
                <td className="py-0.5 text-right">
                  <Button
                    size="sm"
                    variant="quiet"
                    onClick={() => onTake(name, takesTheirs ? yours : theirs)}
                  >
                    {takesTheirs ? "Keep yours" : "Take theirs"}
                  </Button>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
