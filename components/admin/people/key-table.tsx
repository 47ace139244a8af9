import { Badge } from "@/components/ui/badge";
import { Table, Td, Th } from "@/components/ui/table";
import type { ApiKey } from "@/lib/accounts/api-keys";
import { actorName } from "../kit/actor-name";
import { Moment } from "../kit/moment-client";
import { RevokeKey } from "./revoke-key-client";

const stateOf = ({ revokedAt, expiresAt }: ApiKey, now: Date) => {
  if (revokedAt) return { label: "Revoked", tone: "neutral" as const, works: false };
  if (expiresAt && new Date(expiresAt) <= now) {
    return { label: "Expired", tone: "neutral" as const, works: false };
  }
  return { label: "Works", tone: "success" as const, works: true };
};

type KeyTableProps = { keys: ApiKey[]; names: Map<string, string>; now: Date };

export function KeyTable({ keys, names, now }: KeyTableProps) {
  return (
    <Table
      label="API keys"
      head={
        <>
          <Th>Name</Th>
          <Th>Begins with</Th>
          <Th>May</Th>
          <Th>State</Th>
          <Th>Made</Th>
          <Th>Last used</Th>
          <Th>Until</Th>
          <Th>
            <span className="sr-only">Revoke</span>
          </Th>
        </>
      }
    >
      {keys.map((key) => {
        const { label, tone, works } = stateOf(key, now);
        return (
          <tr key={key.id}>
            <Td className="font-semibold">{key.name}</Td>
            <Td>
              <code>{key.hint}…</code>
            </Td>
            <Td className="text-xs">{key.scopes.join(", ")}</Td>
            <Td>
              <Badge tone={tone}>{label}</Badge>
            </Td>
            <Td className="text-muted">
              <Moment at={key.createdAt} day /> · {actorName(key.createdBy, names)}
            </Td>
            <Td className="text-muted">{key.lastUsedAt ? <Moment at={key.lastUsedAt} /> : "never"}</Td>
            <Td className="text-muted">
              {key.expiresAt ? <Moment at={key.expiresAt} day /> : "it is revoked"}
            </Td>
            <Td end>{works && <RevokeKey keyId={key.id} name={key.name} />}</Td>
          </tr>
        );
      })}
    </Table>
  );
}
