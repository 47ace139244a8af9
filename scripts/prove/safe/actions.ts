import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type BuiltAction, builtReferences, isCacheFunction } from "../../inventory/built";
import type { ListedAction } from "../../inventory/listed";
import { LISTED_ACTIONS } from "../../inventory/listed";
import type { Claims } from "../claims";
import { callByForm, callByScript, callWithWords } from "./action-calls";
import { changedSince, fingerprint } from "./fingerprint";
import { ask, each, type Reply } from "./raw";
import { GUEST, type Scene } from "./scene";

const ROOT = join(import.meta.dirname, "..", "..", "..");

type Action = BuiltAction & ListedAction;

/** Every listed action with the id that it has in the build. */
export const findActions = (): Action[] => {
  const built = builtReferences(ROOT);
  return LISTED_ACTIONS.flatMap((listed) =>
    built
      .filter(({ file, name }) => file === listed.file && name === listed.name)
      .map((one) => ({ ...one, ...listed })),
  );
};

export const actionNamed = (name: string): Action => {
  const found = findActions().find((action) => action.name === name);
  if (!found) throw new Error(`The build has no action ${name}.`);
  return found;
};

/** Pages of everybody, which have nothing to do with the office. */
const elsewhere = ({ productSlug }: Scene): string[] => ["/", "/cart", `/product/${productSlug}`];

const REFUSED = /"slug":"(unauthenticated|forbidden)"/;
/** What Next answers when the page of the action sends the caller elsewhere before the action is called. */
const LED_AWAY = "{}";

/** Actions of the office called from other pages by those who may not: refused in words, and nothing is done. */
export const proveOfficeActions = async (claims: Claims, scene: Scene): Promise<void> => {
  const office = findActions().filter(({ right }) => right === "admin");
  const forged = { cookie: "next-auth.session-token=forged" };
  const callers = { guest: GUEST, forged, stranger: scene.stranger.headers };
  const before = await fingerprint(scene.sql);
  const notRefused: string[] = [];
  const failed: string[] = [];
  const calls = office.flatMap((action) =>
    elsewhere(scene).flatMap((page) =>
      Object.entries(callers).map(([who, headers]) => ({ action, page, who, headers })),
    ),
  );
  const judgeScript = (what: string, reply: Reply) => {
    if (!REFUSED.test(reply.text) && reply.text !== LED_AWAY)
      notRefused.push(`${what}: ${reply.status} ${reply.text.slice(0, 120)}`);
  };
  await each(calls, 6, async ({ action, page, who, headers }, at) => {
    const url = scene.urls[at % 2] ?? scene.urls[0];
    const fields = { id: scene.owner.userId, userId: scene.owner.userId, orderId: scene.theirs.orderId };
    const call = { id: action.id, fields, headers };
    judgeScript(`${action.name} from ${page} by ${who}`, await callByScript(url, page, call));
    const { status, text } = await callByForm(url, page, call);
    if (/"slug":|audit/.test(text) && !REFUSED.test(text)) notRefused.push(`${action.name} as a form`);
    if (status >= 500) failed.push(`${action.name} as a form from ${page} by ${who}: ${status}`);
  });
  claims.none(
    notRefused,
    `${calls.length * 2} calls of ${office.length} actions of the office from other pages that are not refused`,
  );
  claims.none(failed, "Failures of the server among them");
  claims.none(changedSince(before, await fingerprint(scene.sql)), "Tables that they changed");
  const reached: string[] = [];
  await each(office, 6, async ({ id, name }) => {
    const reply = await callByScript(scene.urls[0], "/cart", { id, headers: scene.admin.headers });
    if (REFUSED.test(reply.text) || reply.text === LED_AWAY) reached.push(name);
  });
  claims.none(reached, "Of the same calls by an admin, those that are refused for want of the right");
};

const OTHER_ADDRESS = {
  name: "Taken",
  line1: "Over 1",
  city: "Elsewhere",
  postalCode: "3511 AB",
  country: "NL",
};

const NOT_THEIRS: { name: string; takes?: "form"; fields(scene: Scene): Record<string, string> }[] = [
  { name: "cancelOrderAction", fields: ({ theirs }) => ({ orderId: theirs.openOrderId }) },
  { name: "reorderAction", takes: "form", fields: ({ theirs }) => ({ orderId: theirs.orderId }) },
  { name: "removeAddressAction", takes: "form", fields: ({ theirs }) => ({ id: theirs.addressId }) },
  { name: "preferAddressAction", takes: "form", fields: ({ theirs }) => ({ id: theirs.addressId }) },
  {
    name: "saveAddressAction",
    fields: ({ theirs }) => ({ id: theirs.addressId, ...OTHER_ADDRESS }),
  },
  { name: "endSessionAction", takes: "form", fields: ({ theirs }) => ({ id: theirs.sessionId }) },
];

/** What the answer says, without what is drawn anew with every one. */
const gist = ({ status, headers, text }: Reply): string => {
  const said = text
    .split("\n")
    .filter((line) => /^\d+:/.test(line) && !line.startsWith("0:"))
    .join("\n")
    .slice(0, 400);
  return `${status} ${headers["x-action-redirect"] ?? ""} ${said.replace(/[a-z]{3}_[0-9A-Z]{26}/g, "id")}`;
};

/** Actions about somebody else's things: as with things that do not exist, and nothing is done. */
export const proveOwnActions = async (claims: Claims, scene: Scene): Promise<void> => {
  const before = await fingerprint(scene.sql);
  const told: string[] = [];
  for (const { name, takes, fields } of NOT_THEIRS) {
    for (const headers of [scene.stranger.headers, GUEST]) {
      const theirs = fields(scene);
      const unknown = Object.fromEntries(
        Object.entries(theirs).map(([key, value]) => [
          key,
          /^[a-z]{3}_/.test(value) ? `${value.slice(0, -4)}0000` : value,
        ]),
      );
      const { id } = actionNamed(name);
      const ofOwner = await callByScript(scene.urls[0], "/cart", { id, takes, headers, fields: theirs });
      const ofNobody = await callByScript(scene.urls[0], "/cart", { id, takes, headers, fields: unknown });
      if (gist(ofOwner) !== gist(ofNobody)) told.push(`${name}: ${gist(ofOwner)} not ${gist(ofNobody)}`);
    }
  }
  const { id } = actionNamed("openOrderAction");
  for (const secret of ["", "x", "A".repeat(43), "A".repeat(128)]) {
    const words = [scene.theirs.guestOrderId, secret];
    const reply = await callWithWords(scene.urls[0], "/cart", { id, words, headers: GUEST });
    if (reply.headers["set-cookie"]?.some((line) => line.startsWith("order_")))
      told.push(`openOrderAction opens with "${secret}"`);
  }
  claims.none(told, "Actions that tell somebody else's things from things that do not exist");
  const after = await fingerprint(scene.sql);
  claims.none(changedSince(before, after), "Tables that they changed");
  await callByScript(scene.urls[0], "/cart", {
    id: actionNamed("saveAddressAction").id,
    headers: scene.owner.headers,
    fields: { id: scene.theirs.addressId, ...OTHER_ADDRESS },
  });
  const changed = changedSince(after, await fingerprint(scene.sql));
  claims.claim(changed.length > 0, "The same call by its owner does change something", changed.join(", "));
};

const FOREIGN = [
  "https://elsewhere.example",
  "null",
  "http://localhost:9",
  "http://localhost.elsewhere.example",
];

/** Every action as another site's page would have a browser call it, with an admin's cookie. */
export const proveCrossSiteActions = async (claims: Claims, scene: Scene): Promise<void> => {
  const before = await fingerprint(scene.sql);
  const passed: string[] = [];
  const note = { orderId: scene.theirs.orderId, note: "From another site." };
  let calls = 0;
  for (const { id, name } of findActions()) {
    await each(FOREIGN, 4, async (origin) => {
      const call = { id, fields: note, headers: { ...scene.admin.headers, origin } };
      for (const reply of [
        await callByScript(scene.urls[0], "/cart", call),
        await callByForm(scene.urls[0], "/cart", call),
      ]) {
        calls += 1;
        if (reply.status < 400) passed.push(`${name} from ${origin}: ${reply.status}`);
      }
    });
  }
  claims.none(passed, `${calls} calls of every action from another site that pass`);
  claims.none(changedSince(before, await fingerprint(scene.sql)), "Tables that they changed");
  const origin = scene.shop.variables.APP_URL ?? "";
  const { id } = actionNamed("rebuildIndexAction");
  const page = "/admin/search";
  const headers = { ...scene.admin.headers, origin };
  const { status, text } = await callByScript(scene.urls[0], page, { id, headers });
  const changed = changedSince(before, await fingerprint(scene.sql));
  claims.claim(
    changed.length > 0,
    "The same call from the shop itself does write",
    `${status}, ${changed.join(", ") || text.slice(0, 300)}`,
  );
};

/** Every file that browsers may load of this build. */
const staticFiles = (): string[] => {
  const folder = join(ROOT, ".next", "static");
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
};

/**
 * Functions whose answers are cached have ids as actions have, and answer whoever knows one. The ids are drawn from a key
 * of the build; nobody is told them.
 */
export const proveCacheFunctions = async (claims: Claims, scene: Scene): Promise<void> => {
  const found = builtReferences(ROOT).filter(isCacheFunction);
  const pages = ["/", "/search?q=lamp", "/best-sellers", "/campaigns", ...elsewhere(scene)];
  const given = await Promise.all(
    pages.flatMap((page) => [
      ask(scene.urls[0], page).then(({ text }) => text),
      ask(scene.urls[0], page, { headers: { rsc: "1" } }).then(({ text }) => text),
    ]),
  );
  const texts = [...given, ...staticFiles().map((file) => readFileSync(file, "latin1"))];
  const holds = (id: string) => texts.some((text) => text.includes(id));
  claims.none(
    found.filter(({ id }) => holds(id)).map(({ file, name }) => `${file} ${name}`),
    `Of ${found.length} cached functions, those whose ids stand in ${texts.length} pages and files of browsers`,
  );
  const actions = findActions().filter(({ id }) => holds(id));
  claims.claim(actions.length > 0, "Actions whose ids do stand there", actions.length);
};
