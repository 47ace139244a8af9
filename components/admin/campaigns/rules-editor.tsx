import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { TextareaField } from "@/components/ui/field";
import { PlusIcon } from "@/components/ui/icons";
import { MAX_RULES } from "@/lib/loyalty/campaigns/rules";
import { RuleRow } from "./rule-row";
import type { CampaignDraftState } from "./use-campaign-draft";

type RulesEditorProps = { state: CampaignDraftState; disabled: boolean };

/** The rules as JSON, the same as the rows above; either may be edited. */
function RulesAsJson({ state, disabled }: RulesEditorProps) {
  const { text, textFaults, typeText } = state;
  const error = textFaults?.map(({ path, message }) => (path ? `${path}: ${message}` : message)).join(" ");
  return (
    <TextareaField
      label="Rules as JSON"
      labelHidden
      value={text}
      rows={12}
      spellCheck={false}
      disabled={disabled}
      onChange={(event) => typeText(event.target.value)}
      error={error}
      hint="As POST /api/campaigns takes them. The rows above follow what you write."
    />
  );
}

/** Rules as rows and, below, as JSON: two views of the same thing. */
export function RulesEditor({ state, disabled }: RulesEditorProps) {
  const { draft, faults, changeRule, addRule, removeRule } = state;
  return (
    <section aria-labelledby="rules" className="mt-5">
      <h2 id="rules" className="text-lg font-bold">
        Rules
      </h2>
      <p className="mb-3 text-muted">
        What every matching rule issues is added up, over all campaigns that are on, and rounded once.
      </p>
      <ol className="flex flex-col gap-3">
        {draft.rules.map((rule, at) => (
          <RuleRow
            key={rule.key}
            rule={rule}
            at={at}
            faults={faults}
            disabled={disabled}
            onChange={(fields) => changeRule(rule.key, fields)}
            onRemove={draft.rules.length > 1 ? () => removeRule(rule.key) : undefined}
          />
        ))}
      </ol>
      {!disabled && draft.rules.length < MAX_RULES && (
        <Button
          variant="secondary"
          size="sm"
          icon={<PlusIcon size={18} />}
          onClick={addRule}
          className="mt-3"
        >
          Add a rule
        </Button>
      )}
      <Disclosure
        summary="The same as JSON"
        className="mt-3 border-t [&_textarea]:font-mono [&_textarea]:text-sm"
      >
        <RulesAsJson state={state} disabled={disabled} />
      </Disclosure>
    </section>
  );
}
