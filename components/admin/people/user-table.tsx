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
          <Th>E-mail</Th>
          <Th>Role</Th>
          <Th>State</Th>
          <Th end>Devices</Th>
          <Th end>Last seen</Th>
          <Th end>Joined</Th>
        </>
      }
    >
      {rows.map((user) => (
        <tr key={user.id}>
          <Td>
            <Link
              href={`/admin/users/${user.id}`}
              prefetch={false}
              data-row
              className="font-semibold hover:text-action hover:underline"
            >
              {user.nickname}
            </Link>
          </Td>
          <Td className="max-w-72 truncate">{user.email}</Td>
          <Td>{user.role === "admin" ? <Badge tone="action">Admin</Badge> : "Shopper"}</Td>
          <Td>
            <Badge tone={STATE_WORDS[user.state].tone}>{STATE_WORDS[user.state].label}</Badge>
          </Td>
          <Td end>{user.openSessions > 0 ? user.openSessions : <span className="text-muted">none</span>}</Td>
          <Td end className="text-muted">
            {user.lastSeenAt ? <Moment at={user.lastSeenAt} /> : "never"}
          </Td>
          <Td end className="text-muted">
            <Moment at={user.createdAt} day />
          </Td>
        </tr>
      ))}
    </Table>
  );
}
