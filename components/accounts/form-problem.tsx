import { Notice } from "@/components/ui/notice";

/** What is wrong with a form as a whole. */
export function FormProblem({ text }: { text: string | null }) {
  return text ? (
    <Notice tone="danger" live>
      {text}
    </Notice>
  ) : null;
}
