import { simulateCampaign } from "@/lib/http/endpoints/campaigns";
import { reply } from "@/lib/http/reply";
import { handle, route } from "@/lib/http/route";
import { simulateRules, toSimulation } from "@/lib/loyalty/campaigns/simulate-campaign";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = route({
  POST: handle(simulateCampaign, async ({ ctx, body }) => {
    const simulated = await simulateRules(ctx, body);
    return simulated.ok ? reply(200, toSimulation(simulated.value)) : simulated.problem;
  }),
});
