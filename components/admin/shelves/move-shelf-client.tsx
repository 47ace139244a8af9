"use client";

import { IconButton } from "@/components/ui/icon-button";
import { ArrowDownIcon, ArrowUpIcon } from "@/components/ui/icons";
import { toast } from "@/components/ui/toast-store";
import { moveShelfAction } from "@/lib/catalog/shelf-actions";
import { useActionForm } from "../kit/use-action-form";

type MoveShelfProps = { kind: string; slug: string; name: string; isFirst: boolean; isLast: boolean };

/** One place up or down in the order of the shop. */
export function MoveShelf({ kind, slug, name, isFirst, isLast }: MoveShelfProps) {
  const { onSubmit, pending } = useActionForm(moveShelfAction, {
    onProblem: ({ detail }) => toast(detail, { tone: "danger" }),
  });
  return (
    <form onSubmit={onSubmit} aria-busy={pending} className="flex justify-end">
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="slug" value={slug} />
      <IconButton type="submit" name="by" value="up" label={`${name} up`} disabled={isFirst}>
        <ArrowUpIcon size={17} />
      </IconButton>
      <IconButton type="submit" name="by" value="down" label={`${name} down`} disabled={isLast}>
        <ArrowDownIcon size={17} />
      </IconButton>
    </form>
  );
}
