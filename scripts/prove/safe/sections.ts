import { join } from "node:path";
import { inventoryFaults } from "../../inventory/built";
import type { Claims } from "../claims";
import { proveCacheFunctions, proveCrossSiteActions, proveOfficeActions, proveOwnActions } from "./actions";
import { proveAdvisories } from "./advisories";
import { proveCrossSite } from "./csrf";
import { proveDoors } from "./doors";
import { proveNothingLeft } from "./leftovers";
import { proveLimits } from "./limits";
import { proveMalformed } from "./malformed";
import { furnishOffice } from "./office";
import { proveOwnIds } from "./own-ids";
import { calmDown, type Scene } from "./scene";
import { proveNothingShared, proveOneUse } from "./sharing";
import { proveSignatures } from "./signatures";
import { proveSessions, proveSignInTiming } from "./signing-in";
import { proveStarts } from "./starts";
import { proveTampering } from "./tamper";

type Section = { name: string; prove(claims: Claims, scene: Scene): Promise<void> };

const ROOT = join(import.meta.dirname, "..", "..", "..");

export const SECTIONS: Section[] = [
  {
    name: "inventory",
    prove: async (claims) => {
      const { faults, counted } = inventoryFaults(ROOT);
      claims.none(faults, `Of ${counted}, those that nobody listed`);
    },
  },
  { name: "doors", prove: async (claims, scene) => proveDoors(claims, scene, await furnishOffice(scene)) },
  {
    name: "actions",
    prove: async (claims, scene) => {
      await proveOfficeActions(claims, scene);
      await calmDown(scene);
      await proveOwnActions(claims, scene);
      await proveCacheFunctions(claims, scene);
    },
  },
  { name: "signatures", prove: proveSignatures },
  { name: "limits", prove: proveLimits },
  { name: "ids", prove: proveOwnIds },
  { name: "prices", prove: proveTampering },
  { name: "sign-in", prove: proveSignInTiming },
  { name: "sessions", prove: proveSessions },
  { name: "one use", prove: proveOneUse },
  { name: "sharing", prove: proveNothingShared },
  { name: "starts", prove: proveStarts },
  { name: "advisories", prove: proveAdvisories },
  { name: "malformed", prove: proveMalformed },
  {
    name: "cross-site",
    prove: async (claims, scene) => {
      await proveCrossSite(claims, scene);
      await proveCrossSiteActions(claims, scene);
    },
  },
  // Last, because it looks at what all the others have left behind.
  { name: "leftovers", prove: proveNothingLeft },
];
