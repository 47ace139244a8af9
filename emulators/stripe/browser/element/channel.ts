import { type Envelope, type FromFrame, isEnvelope, type ToFrame } from "@/emulators/stripe/browser/protocol";

type Channel = {
  send(message: FromFrame): void;
  onMessage(handler: (message: ToFrame) => void): void;
};

/** Talks with the page that has put this frame in, and with nobody else. */
export const openChannel = (): Channel => {
  const place = new URLSearchParams(location.hash.slice(1));
  const parentOrigin = place.get("parent") ?? "";
  const channel = place.get("channel") ?? "";
  return {
    send(message) {
      const envelope: Envelope<FromFrame> = { channel, message };
      window.parent.postMessage(envelope, parentOrigin);
    },
    onMessage(handler) {
      window.addEventListener("message", (event: MessageEvent<unknown>) => {
        if (event.source !== window.parent || event.origin !== parentOrigin) return;
        if (isEnvelope<ToFrame>(event.data, channel)) handler(event.data.message);
      });
    },
  };
};
