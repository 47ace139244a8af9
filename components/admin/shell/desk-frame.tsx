import Link from "next/link";
import type { ReactNode } from "react";
import { LinkFollower } from "@/components/shell/link-follower-client";
import { ThemeSwitch } from "@/components/shell/theme-switch-client";
import { cx } from "@/components/ui/class-names";
import { SkipLink } from "@/components/ui/skip-link";
import { SubmitButton } from "@/components/ui/submit-button-client";
import { Toaster } from "@/components/ui/toaster-client";
import { signOutAction } from "@/lib/accounts/actions";
import { FindButton, FindIcon } from "./find-button-client";
import { ShopIcon } from "./icons";
import { Keys } from "./keys-client";
import type { DeskCounts } from "./nav-items";
import { Palette } from "./palette-client";
import { PhoneMenu } from "./phone-menu-client";
import { SideNav } from "./side-nav";

type DeskFrameProps = {
  nickname: string;
  counts: DeskCounts;
  children: ReactNode;
};

function Mark({ className }: { className?: string }) {
  return (
    <Link
      href="/admin"
      prefetch={false}
      aria-label="mercat office, overview"
      className={cx("tap flex items-baseline gap-2 font-display leading-none tracking-tighter", className)}
    >
      <span className="text-[1.625rem] font-extrabold text-action">mercat</span>{" "}
      <span className="text-base font-semibold tracking-tight text-muted">office</span>
    </Link>
  );
}

function SideFoot({ nickname }: { nickname: string }) {
  return (
    <div className="mt-auto flex flex-col gap-2 border-t border-line pt-3">
      <Link
        href="/"
        prefetch={false}
        className="flex h-11 items-center gap-3 rounded-chip px-3 font-medium text-ink-soft hover:bg-ink/6 hover:text-ink lg:h-9"
      >
        <ShopIcon size={18} />
        To the shop
      </Link>
      <div className="flex items-center justify-between gap-2 pl-3">
        <Link
          href="/account"
          prefetch={false}
          className="tap min-w-0 truncate font-medium text-ink-soft hover:text-ink hover:underline"
        >
          {nickname}
        </Link>
        <form action={signOutAction}>
          <SubmitButton variant="quiet" size="sm" className="px-3">
            Sign out
          </SubmitButton>
        </form>
      </div>
      <div className="flex px-2">
        <ThemeSwitch />
      </div>
    </div>
  );
}

/** What stands around every page of the administration: the side, or on a phone a bar with the same in a sheet. */
export function DeskFrame({ nickname, counts, children }: DeskFrameProps) {
  return (
    <div className="text-sm lg:grid lg:grid-cols-[15rem_minmax(0,1fr)]">
      <SkipLink />
      <section
        aria-label="Bar"
        className="sticky top-0 z-30 flex h-14 items-center gap-1 border-b border-line bg-paper pr-1.5 pl-4 lg:hidden"
      >
        <Mark className="mr-auto" />
        <FindIcon />
        <PhoneMenu>
          <div className="flex flex-col gap-6">
            <SideNav counts={counts} />
            <SideFoot nickname={nickname} />
          </div>
        </PhoneMenu>
      </section>
      <aside className="sticky top-0 hidden h-dvh flex-col gap-5 overflow-y-auto border-r border-line px-3 py-4 lg:flex *:shrink-0">
        <Mark className="px-3 pt-1" />
        <FindButton />
        <SideNav counts={counts} />
        <SideFoot nickname={nickname} />
      </aside>
      <div className="min-w-0">{children}</div>
      <Palette />
      <Keys />
      <LinkFollower />
      <Toaster />
    </div>
  );
}
