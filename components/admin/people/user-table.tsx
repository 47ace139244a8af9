import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { Table, Td, Th } from "@/components/ui/table";
import type { DeskUser } from "@/lib/accounts/desk-rules";
import { Moment } from "../kit/moment-client";
import { STATE_WORDS } from "./user-words";

export function UserTable({ rows }: { rows: DeskUser[] }) {
  return (
    <Table
      label="People"
      className="mt-4"
      head={
        <>
          <Th>Name</Th>
          <Th className="max-sm:hidden">E-mail</Th>
          <Th className="max-sm:hidden">Role</Th>
          <Th className="max-sm:text-right">State</Th>
          <Th end className="max-md:hidden">
            Devices
          </Th>
          <Th end className="max-sm:hidden">
            Last seen
          </Th>
          <Th end className="max-md:hidden">
            Joined
          </Th>
        </>
      }
    >
      {rows.map((user) => (
        <tr key={user.id}>
          <Td className="max-sm:w-full max-sm:max-w-0">
            <Link
              href={`/admin/users/${user.id}`}
              prefetch={false}
              data-row
              className="font-semibold hover:text-action hover:underline"
            >
              {user.nickname}
            </Link>
            <span className="block truncate text-xs text-muted sm:hidden">
              {user.role === "admin" && "Admin · "}
              {user.email}
            </span>
          </Td>
          <Td className="max-w-72 truncate max-sm:hidden">{user.email}</Td>
          <Td className="max-sm:hidden">
            {user.role === "admin" ? <Badge tone="action">Admin</Badge> : "Shopper"}
          </Td>
          <Td className="max-sm:text-right">
            <Badge tone={STATE_WORDS[user.state].tone}>{STATE_WORDS[user.state].label}</Badge>
          </Td>
          <Td end className="max-md:hidden">
            {user.openSessions > 0 ? user.openSessions : <span className="text-muted">none</span>}
          </Td>
          <Td end className="text-muted max-sm:hidden">
            {user.lastSeenAt ? <Moment at={user.lastSeenAt} /> : "never"}
          </Td>
          <Td end className="text-muted max-md:hidden">
            <Moment at={user.createdAt} day />
          </Td>
        </tr>
      ))}
    </Table>
  );
}
