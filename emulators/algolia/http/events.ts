import { isObject } from "@/emulators/algolia/records/paths";
import { VendorError } from "@/emulators/algolia/settings/vendor-error";

const TYPES = ["click", "conversion", "view"];
const MOST_EVENTS = 1_000;
const KEPT = 200;

export type InsightsEvent = {
  eventType: string;
  eventName: string;
  index: string;
  userToken: string;
  receivedAt: string;
};

const invalid = (message: string) => new VendorError(422, message);

const readEvent = (event: unknown, at: string): InsightsEvent => {
  if (!isObject(event)) throw invalid("Each event must be an object");
  const text = (name: string): string => {
    const value = event[name];
    if (typeof value === "string" && value !== "") return value;
    throw invalid(`The field '${name}' is required and must be a string`);
  };
  const eventType = text("eventType");
  if (!TYPES.includes(eventType)) throw invalid(`Invalid eventType: ${eventType}`);
  if (!Array.isArray(event.objectIDs) && !Array.isArray(event.filters)) {
    throw invalid("Either 'objectIDs' or 'filters' is required");
  }
  return {
    eventType,
    eventName: text("eventName"),
    index: text("index"),
    userToken: text("userToken"),
    receivedAt: at,
  };
};

/** The Insights API takes events and checks them; the latest are shown on the status page. */
export class Events {
  readonly latest: InsightsEvent[] = [];

  take(body: unknown): void {
    if (!isObject(body) || !Array.isArray(body.events)) throw invalid("The field 'events' is required");
    if (body.events.length > MOST_EVENTS) throw invalid(`At most ${MOST_EVENTS} events can be sent at once`);
    const at = new Date().toISOString();
    const read = body.events.map((event) => readEvent(event, at));
    this.latest.unshift(...read.reverse());
    this.latest.length = Math.min(this.latest.length, KEPT);
  }
}
