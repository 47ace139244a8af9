import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

const ADVISORIES = "/-/npm/v1/security/advisories/bulk";
const FOUND = {
  next: [
    {
      id: 1,
      url: "https://advisories.example.com/1",
      title: "Planted on purpose",
      severity: "high",
      vulnerable_versions: "*",
      cwe: [],
      cvss: { score: 8, vectorString: null },
    },
  ],
};

/** A registry on this machine by which a package has a grave hole, and which knows nothing else. */
export const openBadRegistry = async (): Promise<{ url: string; close(): void }> => {
  const server = createServer((request, response) => {
    const isAsked = request.method === "POST" && request.url === ADVISORIES;
    request.resume();
    response.writeHead(isAsked ? 200 : 404, { "content-type": "application/json" });
    response.end(JSON.stringify(isAsked ? FOUND : { error: "not found" }));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() };
};
