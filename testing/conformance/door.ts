import type { Endpoint } from "@/lib/http/endpoint";
import { EXPECTED } from "./expected";
import { CROSS_SITE } from "./hostile";
import type { Call } from "./routes";
import { ROLES, type Role } from "./world";

/**
 * A call that the door must turn away: with this problem, or with any 404. Null where it may also be taken, as the wish
 * that what never was be gone.
 */
export type Probe = { wanted: string | null; role: Role; spoil: (call: Call) => Call };

const LARGER_THAN_ANY = 4_100_000;

const withHeaders = (call: Call, headers: Record<string, string>): Call => ({
  ...call,
  headers: { ...call.headers, ...headers },
});

const bodyProbes = ({ body, rawBody, bodyLimit = 100_000, invalidBody }: Endpoint, role: Role): Probe[] => {
  const large = Math.min(bodyLimit, LARGER_THAN_ANY);
  const ofBody: Probe[] = [
    {
      wanted: "unsupported-media-type",
      role,
      spoil: (call) => withHeaders({ ...call, rawBody: "a=1" }, { "content-type": "text/plain" }),
    },
    { wanted: "malformed-json", role, spoil: (call) => ({ ...call, rawBody: "{" }) },
    {
      wanted: invalidBody === 400 ? "bad-request" : "invalid-body",
      role,
      spoil: (call) => ({ ...call, rawBody: '"one\\u0000text"' }),
    },
  ];
  return [
    ...(body ? ofBody : []),
    ...(body || rawBody
      ? [
          {
            wanted: "body-too-large",
            role,
            spoil: (call: Call) => ({ ...call, rawBody: `"${"x".repeat(large)}"` }),
          },
        ]
      : []),
  ];
};

/**
 * Every refusal of the door that a call can provoke, by what the hand-written table and the endpoint say. Of how often one
 * may call nothing is asked here.
 */
export const probesOf = (endpoint: Endpoint, insider: Role): Probe[] => {
  const expected = EXPECTED.get(endpoint.operation);
  const refusedWith = (status: number) =>
    ROLES.filter(
      (role) => ROLES.some((other) => expected?.[other] !== expected?.[role]) && expected?.[role] === status,
    );
  const same = (call: Call): Call => call;
  const notFound = (id: string, isSure: boolean): Probe => ({
    wanted: isSure ? "404" : null,
    role: insider,
    spoil: (call) => ({
      ...call,
      params: Object.fromEntries(Object.keys(call.params ?? {}).map((name) => [name, id])),
    }),
  });
  const [unsigned] = refusedWith(401);
  const [without] = refusedWith(403);
  return [
    {
      wanted: "invalid-api-key",
      role: insider,
      spoil: (call) => withHeaders(call, { authorization: "Bearer mk_of_nobody" }),
    },
    ...(unsigned ? [{ wanted: "unauthenticated", role: unsigned, spoil: same }] : []),
    ...(without ? [{ wanted: "forbidden", role: without, spoil: same }] : []),
    ...(endpoint.operation.startsWith("GET ")
      ? []
      : [
          {
            wanted: "cross-site-request",
            role: insider,
            spoil: (call: Call) =>
              withHeaders(call, {
                cookie: "cartId=11111111-1111-4111-8111-111111111111",
                ...call.headers,
                ...CROSS_SITE,
              }),
          },
        ]),
    { wanted: "invalid-query", role: insider, spoil: (call) => ({ ...call, query: "twice=1&twice=1" }) },
    ...(endpoint.params ? [notFound("id_of_nothing", false), notFound("\u0000", true)] : []),
    ...bodyProbes(endpoint, insider),
  ];
};
