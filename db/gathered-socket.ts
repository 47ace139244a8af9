/**
 * A WebSocket that sends all that it is given within one turn of the event loop as one message. The driver hands over a
 * statement in five pieces, each of which would go through the system, the proxy and Postgres by itself; its own way to
 * gather them waits for a timer, which triples the latency of a statement.
 */
export const gatheredSocket = (Socket: typeof WebSocket): typeof WebSocket =>
  class extends Socket {
    #pieces: Uint8Array[] = [];

    override send(piece: Parameters<WebSocket["send"]>[0]): void {
      if (!(piece instanceof Uint8Array)) {
        this.#flush();
        super.send(piece);
      } else if (this.#pieces.push(piece) === 1) queueMicrotask(() => this.#flush());
    }

    override close(...reason: Parameters<WebSocket["close"]>): void {
      this.#flush();
      super.close(...reason);
    }

    #flush(): void {
      const pieces = this.#pieces;
      this.#pieces = [];
      if (pieces.length > 0 && this.readyState === Socket.OPEN) super.send(Buffer.concat(pieces));
    }
  };
