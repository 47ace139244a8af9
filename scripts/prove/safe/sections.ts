import type { Claims } from "../claims";
import { proveDoors } from "./doors";
import { furnishOffice } from "./office";
import type { Scene } from "./scene";

type Section = { name: string; prove(claims: Claims, scene: Scene): Promise<void> };

export const SECTIONS: Section[] = [
  { name: "doors", prove: async (claims, scene) => proveDoors(claims, scene, await furnishOffice(scene)) },
];
