import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";

export type Seen = { path: string; status: number; ms: number; retryAfter: string | null; detail: string };

const PATIENCE_MS = 10_000;
const EVERY_MS = 150;

/** Asks the same addresses again and again, as a visitor who only looks, and notes what came and how soon. */
export class Probe {
  readonly seen: Seen[] = [];
  readonly #url: string;
  readonly #paths: readonly string[];

  constructor(url: string, paths: readonly string[]) {
    this.#url = url;
    this.#paths = paths;
  }

  /** Status 0 stands for no answer. */
  async ask(path: string): Promise<Seen> {
    const began = performance.now();
    const response = await fetch(`${this.#url}${path}`, {
      headers: { cookie: `cartId=${randomUUID()}` },
      signal: AbortSignal.timeout(PATIENCE_MS),
    }).catch(() => null);
    const text = (await response?.text().catch(() => "")) ?? "";
    const isProblem = response?.headers.get("content-type")?.includes("problem+json") ?? false;
    return {
      path,
      status: response?.status ?? 0,
      ms: Math.round(performance.now() - began),
      retryAfter: response?.headers.get("retry-after") ?? null,
      detail: isProblem ? String((JSON.parse(text) as { detail?: string }).detail ?? "") : "",
    };
  }

  async runFor(ms: number): Promise<void> {
    const until = performance.now() + ms;
    while (performance.now() < until) {
      this.seen.push(...(await Promise.all(this.#paths.map((path) => this.ask(path)))));
      await delay(EVERY_MS);
    }
  }

  /** Milliseconds within which that share of the answers of one address came. */
  percentile(path: string, share: number): number {
    const times = this.seen.filter((one) => one.path === path).map(({ ms }) => ms);
    return times.sort((a, b) => a - b)[Math.floor(times.length * share)] ?? 0;
  }

  /** Milliseconds until that address answers with that status. */
  async untilAnswers(path: string, status: number): Promise<number> {
    const began = performance.now();
    while ((await this.ask(path)).status !== status) {
      if (performance.now() - began > 30_000) return 30_000;
      await delay(50);
    }
    return Math.round(performance.now() - began);
  }
}
