import { noSuch } from "@/emulators/stripe/core/failure";
import { LIST_PARAMS, page } from "@/emulators/stripe/core/list";
import { flag, text, texts } from "@/emulators/stripe/core/params";
import type { EventRecord } from "@/emulators/stripe/core/records";
import type { Call, Route } from "./route";

/** `charge.*` stands for every type that begins like that. */
const isOfType = (event: EventRecord, wanted: string): boolean =>
  wanted.endsWith("*") ? event.type.startsWith(wanted.slice(0, -1)) : event.type === wanted;

const listEvents = ({ tx, params, path }: Call) => {
  const single = text(params, "type");
  const types = single === undefined ? texts(params, "types") : [single];
  const delivered = flag(params, "delivery_success");
  const rows = tx.list("event").filter((event) => {
    if (types.length > 0 && !types.some((wanted) => isOfType(event, wanted))) return false;
    return delivered === undefined || (event.pending_webhooks === 0) === delivered;
  });
  return page(path, rows, params);
};

export const EVENT_ROUTES: Route[] = [
  {
    method: "GET",
    path: "/v1/events",
    params: [...LIST_PARAMS, "type", "types", "delivery_success"],
    handle: listEvents,
  },
  {
    method: "GET",
    path: "/v1/events/:id",
    params: [],
    handle: ({ tx, id }) => {
      const event = tx.get("event", id);
      if (!event) throw noSuch("event", id);
      return event;
    },
  },
];
