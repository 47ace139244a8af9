import { once } from "node:events";
import WebSocket from "ws";

type Answer = { id?: number; result?: { usedSize?: number } };

/** Bytes that live in the heap of a server that was started with an inspector on this port, once it has been swept. */
export const heapOf = async (inspectorPort: number): Promise<number> => {
  const listed = await fetch(`http://127.0.0.1:${inspectorPort}/json/list`);
  const [target] = (await listed.json()) as { webSocketDebuggerUrl: string }[];
  if (!target) throw new Error("The server has no inspector.");
  const socket = new WebSocket(target.webSocketDebuggerUrl);
  await once(socket, "open");
  let last = 0;
  const send = (method: string): Promise<Answer> =>
    new Promise((resolve) => {
      last += 1;
      const id = last;
      const listen = (data: WebSocket.RawData) => {
        const answer = JSON.parse(String(data)) as Answer;
        if (answer.id !== id) return;
        socket.off("message", listen);
        resolve(answer);
      };
      socket.on("message", listen);
      socket.send(JSON.stringify({ id, method }));
    });
  await send("HeapProfiler.enable");
  for (let n = 0; n < 3; n += 1) await send("HeapProfiler.collectGarbage");
  const { result } = await send("Runtime.getHeapUsage");
  socket.close();
  return result?.usedSize ?? Number.NaN;
};
