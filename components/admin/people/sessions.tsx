import { deviceOf } from "@/components/accounts/device-name";
import { Badge } from "@/components/ui/badge";
import type { DeskUser } from "@/lib/accounts/desk-rules";
import type { OpenSession } from "@/lib/accounts/schema";
import { Moment } from "../kit/moment-client";
import { Panel } from "../kit/panel";
import { EndSessions } from "./user-actions-client";

/** Where a person is signed in. */
export function Sessions({ user, sessions }: { user: DeskUser; sessions: OpenSession[] }) {
  return (
    <Panel title="Devices" aside={sessions.length > 0 && <EndSessions user={user} />}>
      {sessions.length === 0 && <p className="text-muted">Signed in nowhere.</p>}
      <ul className="flex flex-col gap-2.5">
        {sessions.map(({ id, userAgent, address, lastSeenAt, current }) => (
          <li key={id}>
            <p className="flex items-center gap-2">
              <span className="truncate font-medium" title={userAgent}>
                {deviceOf(userAgent).name}
              </span>
              {current && <Badge tone="info">This one</Badge>}
            </p>
            <p className="text-xs text-muted">
              {address || "unknown address"} · last seen <Moment at={lastSeenAt} />
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
