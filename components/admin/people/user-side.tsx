import type { DeskUser } from "@/lib/accounts/desk-rules";
import type { OpenSession } from "@/lib/accounts/schema";
import { Facts } from "../kit/facts";
import { Moment } from "../kit/moment-client";
import { Panel } from "../kit/panel";
import { Sessions } from "./sessions";

type UserSideProps = {
  user: DeskUser;
  sessions: OpenSession[];
  /** Whoever looks at the page is the person on it. */
  isSelf: boolean;
};

/** The account, and where it is signed in. */
export function UserSide({ user, sessions, isSelf }: UserSideProps) {
  return (
    <div className="grid gap-4">
      <Panel title="Account">
        <Facts
          facts={[
            ["Id", <code key="id">{user.id}</code>],
            ["Joined", <Moment key="joined" at={user.createdAt} day />],
            ["Last seen", user.lastSeenAt ? <Moment key="seen" at={user.lastSeenAt} /> : "never"],
          ]}
        />
        {isSelf && <p className="mt-3 text-muted">This is you. Another admin can change your role.</p>}
      </Panel>
      <Sessions user={user} sessions={sessions} />
    </div>
  );
}
