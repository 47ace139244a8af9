import { LocalTime } from "@/components/orders/local-time-client";
import { Badge } from "@/components/ui/badge";
import { SubmitButton } from "@/components/ui/submit-button-client";
import { endSessionAction } from "@/lib/accounts/account-actions";
import type { OpenSession } from "@/lib/accounts/schema";
import { deviceOf } from "./device-name";
import { LaptopIcon, PhoneIcon } from "./icons";

export function SessionRow({ session }: { session: OpenSession }) {
  const { name, isPhone } = deviceOf(session.userAgent);
  const DeviceIcon = isPhone ? PhoneIcon : LaptopIcon;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-4 first:pt-0 last:pb-0">
      <span className="grid size-11 shrink-0 place-items-center rounded-full bg-sunken">
        <DeviceIcon />
      </span>
      <div className="min-w-0 grow basis-48">
        <p className="font-semibold">{name}</p>
        <p className="text-sm text-muted">
          Last used <LocalTime at={session.lastSeenAt} withTime />
          {session.address && session.address !== "unknown" && `\u00A0· ${session.address}`}
        </p>
      </div>
      {session.current ? (
        <Badge tone="success">This device</Badge>
      ) : (
        <form action={endSessionAction}>
          <input type="hidden" name="id" value={session.id} />
          <SubmitButton variant="secondary" size="sm" aria-label={`Sign out ${name}`}>
            Sign out
          </SubmitButton>
        </form>
      )}
    </li>
  );
}
