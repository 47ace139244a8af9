import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { users } from "@/db/schema/accounts";
import { campaignEvaluations } from "@/db/schema/campaigns";
import { findInForce, listCampaigns } from "@/lib/loyalty/campaigns/queries";
import { readPoints } from "@/lib/points/queries";
import { useDatabase } from "@/testing/database";
import { awardPastOrders } from "./award-points";
import { seedCampaigns } from "./campaigns";
import { seedDatabase } from "./index";
import { insertPastOrders } from "./past-orders";

const db = useDatabase();
const now = new Date("2026-11-20T12:00:00Z");

test("orders of the past earned by the campaigns that were on when they were paid", async () => {
  await seedDatabase(db(), { now });
  expect(await seedCampaigns(db(), now)).toBe(4);
  const placed = await insertPastOrders(db(), now, "usd");
  expect(await awardPastOrders(db(), now)).toBe(placed);
  expect(await db().$count(campaignEvaluations)).toBe(placed);
  const { campaigns } = await listCampaigns(db(), { limit: 10 });
  expect(campaigns.map(({ status }) => status).sort()).toEqual(["active", "active", "draft", "paused"]);
  expect((await findInForce(db(), now)).map(({ name }) => name).sort()).toEqual([
    "Full basket",
    "Market points",
  ]);
  const [shopper] = await db().select().from(users).where(eq(users.email, "shopper@example.com"));
  expect((await readPoints(db(), shopper?.id ?? "", now)).balance).toBeGreaterThan(20);
  const versions = await db().execute<{ version: number }>(sql`
    select distinct (t ->> 'version')::int as version from campaign_evaluations, jsonb_array_elements(trace) t
    where t ->> 'campaignName' = 'Market points' order by 1`);
  expect(versions.rows.map(({ version }) => version)).toEqual([2, 3]);
  const guests = await db().execute<{ issued: number }>(
    sql`select coalesce(sum(points), 0)::int as issued from campaign_evaluations where account_id is null`,
  );
  expect(guests.rows).toEqual([{ issued: 0 }]);
});
