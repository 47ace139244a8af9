import Link from "next/link";
import { cx } from "@/components/ui/class-names";
import type { Database } from "@/db/client";
import { countOpenFindings } from "@/lib/orders/findings-queries";
import type { Metrics } from "@/lib/stats/queries";

type Tone = "calm" | "work" | "alarm";
type Tile = { href: string; label: string; value: number; note: string; tone: Tone };

const looks: Record<Tone, string> = {
  calm: "border-line bg-card",
  work: "border-transparent bg-butter",
  alarm: "border-transparent bg-danger-soft text-danger",
};

const workIf = (count: number): Tone => (count > 0 ? "work" : "calm");
const alarmIf = (count: number): Tone => (count > 0 ? "alarm" : "calm");

const tilesOf = (metrics: Metrics, findings: number): Tile[] => {
  const { paid = 0, pending_payment: open = 0 } = metrics.ordersByStatus;
  const { waitingJobs, oldestJobSeconds, deadLetters, lowStock } = metrics;
  return [
    {
      href: "/admin/orders?status=paid",
      label: "To fulfil",
      value: paid,
      note: paid > 0 ? "paid, not sent yet" : "all is sent",
      tone: workIf(paid),
    },
    {
      href: "/admin/orders?status=pending_payment",
      label: "Await payment",
      value: open,
      note: "they hold stock meanwhile",
      tone: "calm",
    },
    {
      href: "/admin/products?stock=low&sort=stock",
      label: "Low stock",
      value: lowStock,
      note: lowStock > 0 ? "products nearly or wholly gone" : "the shelves are full",
      tone: workIf(lowStock),
    },
    {
      href: "/admin/dead-letters",
      label: "Dead letters",
      value: deadLetters,
      note: deadLetters > 0 ? "deliveries that gave up" : "everything arrived",
      tone: alarmIf(deadLetters),
    },
    {
      href: "/admin/events?state=waiting",
      label: "Waiting deliveries",
      value: waitingJobs,
      note: waitingJobs > 0 ? `the oldest for ${durationText(oldestJobSeconds)}` : "nothing waits",
      tone: "calm",
    },
    {
      href: "/admin/payments",
      label: "Payments to look at",
      value: findings,
      note: findings > 0 ? "Stripe and the shop disagree" : "Stripe and the shop agree",
      tone: alarmIf(findings),
    },
  ];
};

/** `90` → "2 min". */
function durationText(seconds: number): string {
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 2 * 3600) return `${Math.round(seconds / 60)} min`;
  return seconds < 48 * 3600 ? `${Math.round(seconds / 3600)} h` : `${Math.round(seconds / 86_400)} days`;
}

/** One glance tells what needs a person. */
export async function Attention({ metrics, db }: { metrics: Metrics; db: Database }) {
  const findings = await countOpenFindings(db);
  return (
    <ul className="grid grid-cols-2 gap-2.5 sm:grid-cols-3 sm:gap-3 2xl:grid-cols-6">
      {tilesOf(metrics, findings).map(({ href, label, value, note, tone }) => (
        <li key={label}>
          <Link
            href={href}
            prefetch={false}
            className={cx(
              "block h-full rounded-tile border p-3.5 transition-colors hover:border-edge sm:p-4",
              looks[tone],
            )}
          >
            <span className="block font-medium">{label}</span>
            <span className="block font-display text-3xl leading-tight font-bold tracking-tight tabular-nums">
              {value.toLocaleString("en")}
            </span>
            <span className={cx("block text-xs", tone === "calm" ? "text-muted" : "opacity-80")}>{note}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
