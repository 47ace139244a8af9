import type { ReactNode } from "react";
import { Notice } from "@/components/ui/notice";
import { PROBLEMS, type Problem } from "@/lib/kernel/errors";

type ProblemNoticeProps = { problem: Problem | null; action?: ReactNode; className?: string };

/** What went wrong with a write, in words; nothing while all is well. */
export function ProblemNotice({ problem, action, className }: ProblemNoticeProps) {
  if (!problem) return null;
  return (
    <Notice tone="danger" live title={PROBLEMS[problem.slug][1]} action={action} className={className}>
      {problem.detail}
    </Notice>
  );
}
