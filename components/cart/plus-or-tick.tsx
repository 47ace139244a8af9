import { CheckIcon, PlusIcon } from "@/components/ui/frame-icons";

/** A plus that turns into a tick when its form has just added something; by style, so that it costs no script. */
export function PlusOrTick() {
  return (
    <>
      <PlusIcon className="group-data-done/add:hidden" />
      <CheckIcon className="hidden animate-pop group-data-done/add:block" />
    </>
  );
}
