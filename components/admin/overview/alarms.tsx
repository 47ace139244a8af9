import Link from "next/link";
import { Notice } from "@/components/ui/notice";
import type { Database } from "@/db/client";
import { listOpenAlarms } from "@/lib/alarms/queries";
import { ALARM_WORDS } from "@/lib/alarms/rules";
import { Moment } from "../kit/moment-client";

/** What is wrong behind the scenes, each with the page that helps; nothing while all is well. */
export async function Alarms({ db }: { db: Database }) {
  const alarms = await listOpenAlarms(db);
  if (alarms.length === 0) return null;
  return (
    <section aria-label="Alarms" className="mb-4 flex flex-col gap-2.5">
      {alarms.map(({ id, kind, subject, detail, openedAt }) => {
        const { title, page } = ALARM_WORDS[kind];
        return (
          <Notice
            key={id}
            tone="danger"
            title={
              <>
                {title} <span className="font-normal">since </span>
                <span className="font-normal">
                  <Moment at={openedAt} />
                </span>
              </>
            }
            action={
              <Link
                href={subject ? `${page}/${encodeURIComponent(subject)}` : page}
                prefetch={false}
                className="tap font-semibold underline"
              >
                Look at it
              </Link>
            }
          >
            <span className="wrap-anywhere">{detail}</span>
          </Notice>
        );
      })}
    </section>
  );
}
