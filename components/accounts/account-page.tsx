import type { ReactNode } from "react";
import { Main } from "@/components/shell/main";
import { Notice } from "@/components/ui/notice";
import { SectionHeading } from "@/components/ui/section-heading";
import { AccountNav } from "./account-nav";

type AccountPageProps = {
  /** Its address, for the navigation. */
  current: string;
  /** Left out where the page has a heading of its own. */
  title?: string;
  lead?: ReactNode;
  action?: ReactNode;
  /** What was just done. */
  done?: string;
  children: ReactNode;
};

/** One page of the account, beside the way to the others. */
export function AccountPage({ current, title, lead, action, done, children }: AccountPageProps) {
  return (
    <Main>
      <div className="gap-10 lg:grid lg:grid-cols-[13rem_minmax(0,1fr)] xl:gap-16">
        <AccountNav current={current} />
        <div className="mt-2 max-w-5xl lg:mt-0">
          {title && <SectionHeading level={1} title={title} action={action} />}
          {lead && <p className="mt-2 max-w-2xl text-lg text-ink-soft">{lead}</p>}
          {done && (
            <Notice tone="success" className="mt-5" live>
              {done}
            </Notice>
          )}
          {children}
        </div>
      </div>
    </Main>
  );
}
