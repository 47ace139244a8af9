import { Badge } from "@/components/ui/badge";
import { countPoints } from "@/lib/loyalty/campaigns/words-rules";
import { CoinIcon } from "./coin-icon";

/** What a purchase would earn; nothing where it would earn nothing. */
export function EarnBadge({ points }: { points: number }) {
  if (points === 0) return null;
  return (
    <Badge tone="count" icon={<CoinIcon size={15} />}>
      Earn {countPoints(points)}
    </Badge>
  );
}
