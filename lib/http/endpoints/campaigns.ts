import { z } from "zod";
import { cursorOf } from "@/lib/kernel/cursor";
import { pageLimit } from "@/lib/kernel/query-fields";
import { CAMPAIGN_STATUSES } from "@/lib/loyalty/campaigns/rules";
import {
  Campaign,
  CampaignChange,
  CampaignPosition,
  NewCampaign,
  Simulation,
  SimulationInput,
} from "@/lib/loyalty/campaigns/schema";
import { endpoint } from "../endpoint";

const TAG = "Campaigns";
const CampaignPath = z.strictObject({ id: z.string().min(1).max(100) });
const CampaignAnswer = z.strictObject({ campaign: Campaign });

export const listCampaigns = endpoint({
  operation: "GET /api/campaigns",
  tag: TAG,
  summary: "Campaigns, newest first: those in force for everybody, all of them for admins",
  query: z.strictObject({
    status: z.enum(CAMPAIGN_STATUSES).optional(),
    limit: pageLimit,
    cursor: cursorOf(CampaignPosition).optional(),
  }),
  responses: {
    200: {
      description: "One page of campaigns",
      schema: z.strictObject({ campaigns: z.array(Campaign), nextCursor: z.string().nullable() }),
    },
  },
  rateLimit: "catalog",
});

export const createCampaign = endpoint({
  operation: "POST /api/campaigns",
  tag: TAG,
  summary: "Makes a campaign; a fault in a formula comes with its position",
  body: NewCampaign,
  responses: { 201: { description: "The campaign", schema: CampaignAnswer } },
  rateLimit: "admin-write",
});

export const readCampaign = endpoint({
  operation: "GET /api/campaigns/{id}",
  tag: TAG,
  summary: "One campaign; anybody sees those in force, admins see all",
  params: CampaignPath,
  responses: { 200: { description: "The campaign", schema: CampaignAnswer } },
  problems: ["not-found"],
  rateLimit: "catalog",
});

export const updateCampaign = endpoint({
  operation: "PATCH /api/campaigns/{id}",
  tag: TAG,
  summary: "Writes the next version of a campaign, which counts for orders that are paid from now on",
  params: CampaignPath,
  body: CampaignChange,
  responses: { 200: { description: "The campaign as it is now", schema: CampaignAnswer } },
  problems: ["not-found", "illegal-transition"],
  rateLimit: "admin-write",
});

export const deleteCampaign = endpoint({
  operation: "DELETE /api/campaigns/{id}",
  tag: TAG,
  summary: "Ends a campaign and takes it out of every list; what was earned by it stays",
  params: CampaignPath,
  responses: { 204: { description: "It counts no more", schema: null } },
  problems: ["not-found"],
  rateLimit: "admin-write",
});

export const simulateCampaign = endpoint({
  operation: "POST /api/campaigns/simulate",
  tag: TAG,
  summary: "What rules would have issued over the orders paid in a period, and why; writes nothing",
  body: SimulationInput,
  responses: { 200: { description: "Totals, per rule and per order", schema: Simulation } },
  rateLimit: "admin-write",
});
