"use client";

import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { TextareaField } from "@/components/ui/field";
import { toast } from "@/components/ui/toast-store";
import { saveNeedlessWordsAction } from "@/lib/search/actions";
import type { NeedlessWords } from "@/lib/search/word-rules";
import { ProblemNotice } from "../kit/problem-notice";
import { useActionForm } from "../kit/use-action-form";

/** Which words of a search need not be found. */
export function NeedlessWordsForm({ words }: { words: NeedlessWords }) {
  const { onSubmit, pending, problem, faults } = useActionForm(saveNeedlessWordsAction, {
    onDone: () => toast("Saved. Searches go by it in a few seconds."),
  });
  return (
    <form onSubmit={onSubmit} className="flex flex-col gap-3">
      <Checkbox
        name="ignoreCommon"
        value="1"
        defaultChecked={words.ignoreCommon}
        label="Ignore the common words of English"
        hint="A, the, of, for, with … say nothing about a product."
      />
      <TextareaField
        name="optional"
        label="Words that need not be found"
        optional
        hint="Between commas. Who searches for “cheap bike” finds bikes, whether or not they are called cheap."
        rows={3}
        defaultValue={words.optional.join(", ")}
        error={faults("optional")}
      />
      <ProblemNotice problem={problem?.errors ? null : problem} />
      <Button type="submit" size="sm" pending={pending} className="self-start">
        Save
      </Button>
    </form>
  );
}
