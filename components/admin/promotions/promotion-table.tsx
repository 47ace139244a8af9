import { Badge } from "@/components/ui/badge";
import { Table, Td, Th } from "@/components/ui/table";
import { argsOf, stateOf } from "@/lib/promotions/desk-rules";
import { explain } from "@/lib/promotions/rules";
import type { PromotionCode } from "@/lib/promotions/schema";
import { Moment } from "../kit/moment-client";
import { EditPromotion } from "./promotion-form-client";
import { PromotionSwitch } from "./promotion-switch-client";
import { STATE_WORDS } from "./promotion-words";

type PromotionTableProps = { codes: PromotionCode[]; currency: string; now: Date };

/** What has a column of its own is not said twice. */
const OWN_COLUMN = new Set(["dates", "uses"]);

const wordsOf = ({ code, benefit, conditions }: PromotionCode, currency: string) => {
  const rest = conditions.filter(({ rule }) => !OWN_COLUMN.has(rule));
  const [gives = "", ...asks] = explain({ code, benefit, conditions: rest }, currency);
  return { gives, asks: asks.join(", ") };
};

/** The last day stands there, not the moment after it. */
function Days({ code }: { code: PromotionCode }) {
  const { from, until } = argsOf(code.conditions).dates ?? {};
  if (!from && !until) return "always";
  const last = until && new Date(Date.parse(until) - 1).toISOString();
  return (
    <>
      {from && <Moment at={from} day />}
      {from ? " – " : "through "}
      {last ? <Moment at={last} day /> : "on"}
    </>
  );
}

function Row({ code, currency, now }: { code: PromotionCode; currency: string; now: Date }) {
  const state = STATE_WORDS[stateOf(code, now)];
  const { gives, asks } = wordsOf(code, currency);
  const limit = argsOf(code.conditions).uses?.limit;
  return (
    <tr>
      <Td className="max-sm:w-full max-sm:max-w-0">
        <span className="block font-mono text-[0.8125rem] font-semibold wrap-anywhere">{code.code}</span>
        <span className="block text-xs text-muted lg:hidden">{[gives, asks].filter(Boolean).join(", ")}</span>
      </Td>
      <Td className="whitespace-nowrap max-lg:hidden">{gives}</Td>
      <Td className="text-ink-soft max-lg:hidden">
        {asks || <span className="text-muted">nothing more</span>}
      </Td>
      <Td>
        <Badge tone={state.tone}>{state.label}</Badge>
      </Td>
      <Td end className="max-sm:hidden">
        {code.used.toLocaleString("en")}
        {limit !== undefined && <span className="text-muted"> of {limit.toLocaleString("en")}</span>}
      </Td>
      <Td className="whitespace-nowrap text-muted max-md:hidden">
        <Days code={code} />
      </Td>
      <Td end>
        <span className="inline-flex items-center justify-end gap-1">
          <PromotionSwitch id={code.id} code={code.code} active={code.active} className="max-sm:hidden" />
          <EditPromotion code={code} currency={currency} />
        </span>
      </Td>
    </tr>
  );
}

export function PromotionTable({ codes, currency, now }: PromotionTableProps) {
  return (
    <Table
      label="Promotion codes"
      className="mt-4"
      head={
        <>
          <Th>Code</Th>
          <Th className="max-lg:hidden">Gives</Th>
          <Th className="max-lg:hidden">Asks for</Th>
          <Th>State</Th>
          <Th end className="max-sm:hidden">
            Uses
          </Th>
          <Th className="max-md:hidden">Days</Th>
          <Th>
            <span className="sr-only">Change</span>
          </Th>
        </>
      }
    >
      {codes.map((code) => (
        <Row key={code.id} code={code} currency={currency} now={now} />
      ))}
    </Table>
  );
}
