import { Button } from "@/components/ui/button";
import { countPoints, dayWords } from "@/lib/points/words-rules";

type PointsOnProps = {
  path: string;
  /** The day that was asked for, and what could be spent on it; null before anybody asks. */
  asked: { day: string; balance: number; isAhead: boolean } | null;
};

/** The balance on another day. */
export function PointsOn({ path, asked }: PointsOnProps) {
  return (
    <div className="mt-4 flex flex-wrap items-end gap-x-4 gap-y-3">
      <form action={path} className="flex flex-wrap items-end gap-3">
        <label className="text-sm font-semibold">
          Balance on
          <input
            type="date"
            name="on"
            required
            min="1900-01-01"
            max="2999-12-31"
            defaultValue={asked?.day}
            className="field-box mt-1 font-normal"
          />
        </label>
        <Button type="submit" variant="secondary">
          Show
        </Button>
      </form>
      {asked && (
        <p className="pb-3">
          {asked.isAhead ? "If you use none, you will have " : "You had "}
          <strong>{countPoints(asked.balance)}</strong> on {dayWords(asked.day)}.
        </p>
      )}
    </div>
  );
}
