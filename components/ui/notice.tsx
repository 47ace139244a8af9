import type { ReactNode } from "react";
import { cx } from "./class-names";
import { ErrorIcon, InfoIcon, SuccessIcon, WarningIcon } from "./icons";

export type NoticeTone = "info" | "success" | "warning" | "danger";

const looks = {
  info: { icon: InfoIcon, className: "bg-info-soft text-info" },
  success: { icon: SuccessIcon, className: "bg-success-soft text-success" },
  warning: { icon: WarningIcon, className: "bg-warning-soft text-warning" },
  danger: { icon: ErrorIcon, className: "bg-danger-soft text-danger" },
};

type NoticeProps = {
  tone?: NoticeTone;
  title?: ReactNode;
  /** What happened, and what to do. */
  children?: ReactNode;
  /** A link or button at the end. */
  action?: ReactNode;
  /** Arrives after the page did: spoken at once when it is an error, at the next pause otherwise. */
  live?: boolean;
  className?: string;
};

export function Notice({ tone = "info", title, children, action, live, className }: NoticeProps) {
  const { icon: ToneIcon, className: look } = looks[tone];
  const role = tone === "danger" ? "alert" : "status";
  return (
    <div
      role={live ? role : undefined}
      className={cx("flex gap-3 rounded-tile px-4 py-3.5", look, className)}
    >
      <ToneIcon className="mt-0.5" />
      <div className="min-w-0 grow">
        {title && <p className="font-semibold">{title}</p>}
        {children && <div className={cx(title ? "mt-0.5 text-ink-soft" : null)}>{children}</div>}
      </div>
      {action && <div className="shrink-0 self-center">{action}</div>}
    </div>
  );
}
