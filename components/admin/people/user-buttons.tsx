import type { DeskUser } from "@/lib/accounts/desk-rules";
import { ChangeUser } from "./user-actions-client";

/** What can be done to an account in the state that it is in. */
export function UserButtons({ user }: { user: DeskUser }) {
  if (user.state === "closed") return null;
  const isActive = user.state === "active";
  return (
    <>
      {isActive && (
        <ChangeUser
          key={user.role}
          user={user}
          change={user.role === "admin" ? "make-shopper" : "make-admin"}
        />
      )}
      <ChangeUser key={user.state} user={user} change={isActive ? "deactivate" : "reactivate"} />
    </>
  );
}
