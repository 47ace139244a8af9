"use client";

import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog-client";
import { FacetPanel, type FacetPanelProps } from "./facet-panel";
import { isFiltered, withoutFilters } from "./search-query";

type FilterSheetProps = Omit<FacetPanelProps, "id"> & {
  open: boolean;
  onClose: () => void;
  /** What the filters leave, in words. */
  outcome: string;
};

/** On a phone the filters lie over what they narrow, which follows them at once. */
export default function FilterSheet({ open, onClose, outcome, ...panel }: FilterSheetProps) {
  const { view, onChange } = panel;
  // It is there before it opens: a dialog that is mounted open is closed again where effects run twice.
  const [shown, setShown] = useState(false);
  useEffect(() => setShown(open), [open]);
  return (
    <Dialog
      open={shown}
      onClose={onClose}
      title="Filters"
      footer={
        <div className="flex gap-3">
          {isFiltered(view) && (
            <Button variant="quiet" onClick={() => onChange(withoutFilters(view))}>
              Clear all
            </Button>
          )}
          <Button className="grow" onClick={onClose}>
            {outcome}
          </Button>
        </div>
      }
    >
      <FacetPanel {...panel} id="sheet" />
    </Dialog>
  );
}
