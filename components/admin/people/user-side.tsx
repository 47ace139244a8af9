import type { DeskUser } from "@/lib/accounts/desk-rules";
import type { OpenSession } from "@/lib/accounts/schema";
import { formatMoney } from "@/lib/kernel/money";
import { Facts } from "../kit/facts";
import { Moment } from "../kit/moment-client";
import { Panel } from "../kit/panel";
import { CreditButton } from "./credit-button-client";
import { Sessions } from "./sessions";

type UserSideProps = {
  user: DeskUser;
  sessions: OpenSession[];
  /** Of the wallet, in minor units. */
  balance: number;
  currency: string;
  /** Whoever looks at the page is the person on it. */
  isSelf: boolean;
};

/** The account, its wallet, and where it is signed in. */
export function UserSide({ user, sessions, balance, currency, isSelf }: UserSideProps) {
  return (
    <div className="grid gap-4">
      <Panel title="Account">
        <Facts
          facts={[
            ["Id", <code key="id">{user.id}</code>],
            ["Joined", <Moment key="joined" at={user.createdAt} day />],
            ["Last seen", user.lastSeenAt ? <Moment key="seen" at={user.lastSeenAt} /> : "never"],
            ["Wallet", formatMoney(balance, currency)],
          ]}
        />
        {user.state === "active" && (
          <div className="mt-4">
            <CreditButton userId={user.id} nickname={user.nickname} currency={currency} />
          </div>
        )}
        {isSelf && <p className="mt-3 text-muted">This is you. Another admin can change your role.</p>}
      </Panel>
      <Sessions user={user} sessions={sessions} />
    </div>
  );
}
