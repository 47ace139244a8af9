import { Notice } from "@/components/ui/notice";
import type { FormState } from "@/lib/accounts/form-rules";
import { CodeField, EmailField } from "./fields";

type CodeStepProps = {
  state: FormState;
  /** Said once a code was asked for; the address follows. */
  sent: (email: string) => string;
};

/** The mailed code, with the address it was sent to: known from the step before, or typed. */
export function CodeStep({ state, sent }: CodeStepProps) {
  const { email = "", sent: wasSent } = state.values;
  return (
    <>
      {wasSent && (
        <Notice tone="success" title="Look into your mailbox" live>
          <span className="break-words">{sent(email)}</span>
        </Notice>
      )}
      {wasSent ? (
        <>
          <input type="hidden" name="email" value={email} />
          <input type="hidden" name="sent" value="1" />
        </>
      ) : (
        <EmailField state={state} />
      )}
      <CodeField state={state} autoFocus={wasSent === "1"} />
    </>
  );
}
