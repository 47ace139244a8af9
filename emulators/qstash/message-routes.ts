import { Hono } from "hono";
import { type Api, query } from "./api";
import { ApiError } from "./errors";
import { compileFilter, logFacts, messageFacts, page } from "./filter";
import { presentLogEntry, presentMessage } from "./present";
import type { Message } from "./types";

export const messageRoutes = ({ engine }: Api): Hono => {
  const { state } = engine;
  const { messages } = state;

  const find = (id: string): Message => {
    const message = messages.get(id);
    if (!message) throw new ApiError(404, `message ${id} not found`);
    return message;
  };

  const selected = (search: URLSearchParams): Message[] => {
    const matches = compileFilter(search);
    return [...messages.values()].filter((message) => matches(messageFacts(message), message.createdAt));
  };

  const logs = (search: URLSearchParams) => {
    const matches = compileFilter(search);
    const newestFirst = state.log.filter((entry) => matches(logFacts(entry), entry.time)).reverse();
    const { entries, cursor } = page(newestFirst, search, 1000);
    return { entries: entries.map(presentLogEntry), cursor };
  };

  return new Hono()
    .get("/messages", (context) => {
      const { entries, cursor } = page(selected(query(context)), query(context), 1000);
      return context.json({ messages: entries.map(presentMessage), cursor });
    })
    .get("/messages/:id", (context) => context.json(presentMessage(find(context.req.param("id")))))
    .delete("/messages/:id", async (context) => {
      await engine.cancel([find(context.req.param("id")).id]);
      return context.json({ cancelled: 1 }, 202);
    })
    .delete("/messages", async (context) => {
      const ids = selected(query(context)).map(({ id }) => id);
      if (ids.length > 0) await engine.cancel(ids);
      return context.json({ cancelled: ids.length }, 202);
    })
    .get("/events", (context) => {
      const { entries: events, cursor } = logs(query(context));
      return context.json({ events, cursor });
    })
    .get("/logs", (context) => {
      const { entries, cursor } = logs(query(context));
      return context.json({ logs: entries, cursor });
    });
};
