import { useState } from "react";
import {
  type CampaignDraft,
  type DraftRule,
  draftRule,
  faultsOf,
  type RuleFault,
  readRules,
  rulesOf,
} from "@/lib/loyalty/campaigns/desk-rules";

const asText = (draft: CampaignDraft): string => JSON.stringify(rulesOf(draft), null, 2);

/** All that a draft says, as one text to compare. */
export const contentOf = (draft: CampaignDraft): string =>
  JSON.stringify({ ...draft, rules: rulesOf(draft) });

/**
 * What is typed into a campaign, with what is wrong with its rules at every keystroke. Rows and JSON are two views of the
 * same rules: each change of one rewrites the other, and JSON that cannot be rows leaves them as they were until it can.
 */
export function useCampaignDraft(first: CampaignDraft) {
  const [draft, setDraft] = useState(first);
  const [text, setText] = useState(() => asText(first));
  const [textFaults, setTextFaults] = useState<RuleFault[] | null>(null);

  function change(fields: Partial<CampaignDraft>) {
    setDraft((before) => ({ ...before, ...fields }));
  }

  function setRules(rules: DraftRule[]) {
    const next = { ...draft, rules };
    setDraft(next);
    setText(asText(next));
    setTextFaults(null);
  }

  function changeRule(key: number, fields: Partial<DraftRule>) {
    setRules(draft.rules.map((rule) => (rule.key === key ? { ...rule, ...fields } : rule)));
  }

  function addRule() {
    setRules([...draft.rules, draftRule(Math.max(-1, ...draft.rules.map(({ key }) => key)) + 1)]);
  }

  function removeRule(key: number) {
    setRules(draft.rules.filter((rule) => rule.key !== key));
  }

  function typeText(typed: string) {
    const { rules, faults } = readRules(typed);
    setText(typed);
    if (rules) change({ rules });
    setTextFaults(rules ? null : faults);
  }

  const rules = rulesOf(draft);
  return {
    draft,
    text,
    rules,
    /** Of the rows. */
    faults: faultsOf(rules),
    /** Of JSON that the rows cannot show; null while both say the same. */
    textFaults,
    isValid: textFaults === null && faultsOf(rules).length === 0,
    change,
    changeRule,
    addRule,
    removeRule,
    typeText,
  };
}

export type CampaignDraftState = ReturnType<typeof useCampaignDraft>;
