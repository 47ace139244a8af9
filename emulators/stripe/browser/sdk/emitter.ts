type Handler = (event: never) => unknown;

export class Emitter {
  readonly #handlers = new Map<string, Set<Handler>>();

  on(type: string, handler: Handler): void {
    const handlers = this.#handlers.get(type) ?? new Set();
    this.#handlers.set(type, handlers.add(handler));
  }

  once(type: string, handler: Handler): void {
    const wrapped: Handler = (event) => {
      this.off(type, wrapped);
      handler(event);
    };
    this.on(type, wrapped);
  }

  off(type: string, handler?: Handler): void {
    if (handler) this.#handlers.get(type)?.delete(handler);
    else this.#handlers.delete(type);
  }

  emit(type: string, event: unknown): void {
    for (const handler of [...(this.#handlers.get(type) ?? [])]) handler(event as never);
  }
}
