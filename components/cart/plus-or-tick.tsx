import { CheckIcon, PlusIcon } from "@/components/ui/frame-icons";

/** A plus that turns into a tick when its form has just added something; by style, so that it costs no script, and in one place, so that nothing is laid out anew. */
export function PlusOrTick() {
  return (
    <span className="grid *:[grid-area:1/1]">
      <PlusIcon className="group-data-done/add:invisible" />
      <CheckIcon className="invisible group-data-done/add:visible group-data-done/add:animate-pop" />
    </span>
  );
}
