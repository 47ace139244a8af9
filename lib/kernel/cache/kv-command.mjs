// @ts-check
import { heardKv, kvSignal } from "../kv-patience.mjs";

/**
 * Sends one command to KV over its REST protocol. Not through `fetch`: inside a prerender the framework's `fetch` never
 * answers for uncached requests, and whoever shares such an answer waits for ever. Node's client is reached for at the
 * first call, because the bundler puts the cache handlers into the edge bundle too, where they are never used.
 */

/** @typedef {{ request: typeof import("node:http").request, agent: import("node:http").Agent }} Client */

/** @type {Client | undefined} */
let client;

/** @param {URL} url @returns {Client} */
const connect = (url) => {
  const builtin = globalThis.process.getBuiltinModule;
  const { Agent, request } = url.protocol === "https:" ? builtin("node:https") : builtin("node:http");
  return { request, agent: new Agent({ keepAlive: true, maxSockets: 4 }) };
};

/** @param {unknown[]} command @returns {Promise<unknown>} null where no KV is configured */
export const kvCommand = (command) => {
  const { KV_REST_API_URL, KV_REST_API_TOKEN } = process.env;
  if (!KV_REST_API_URL) return Promise.resolve(null);
  const url = new URL(KV_REST_API_URL);
  client ??= connect(url);
  const { request, agent } = client;
  const headers = { authorization: `Bearer ${KV_REST_API_TOKEN}`, "content-type": "application/json" };
  return new Promise((resolve, reject) => {
    const call = request(url, { method: "POST", headers, agent, signal: kvSignal() }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("error", reject);
      response.on("data", (chunk) => {
        text += chunk;
      });
      response.on("end", () => {
        heardKv();
        try {
          resolve(JSON.parse(text).result);
        } catch (cause) {
          reject(cause);
        }
      });
    });
    call.on("error", reject);
    call.end(JSON.stringify(command));
  });
};
