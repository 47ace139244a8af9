import { lazy, Suspense, useState } from "react";
import { afterPaint } from "@/components/ui/after-paint";
import { chipLook } from "@/components/ui/chip";
import type { FacetPanelProps } from "./facet-panel";

const FilterSheet = lazy(() => import("./filter-sheet-client"));

type FilterOpenerProps = Omit<FacetPanelProps, "id"> & {
  filtered: boolean;
  /** What the filters leave, in words. */
  outcome: string;
};

/** The way to the filters on a phone. It knows by itself whether they lie over the page: the list is not drawn for that. */
export function FilterOpener({ filtered, outcome, ...panel }: FilterOpenerProps) {
  const [sheet, setSheet] = useState<"closed" | "open" | "unused">("unused");
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        onClick={() => afterPaint(() => setSheet("open"))}
        className={chipLook(filtered ? "on" : "off", "lg:hidden")}
      >
        Filters
      </button>
      {sheet !== "unused" && (
        <Suspense>
          <FilterSheet
            {...panel}
            open={sheet === "open"}
            onClose={() => setSheet("closed")}
            outcome={outcome}
          />
        </Suspense>
      )}
    </>
  );
}
