// @ts-check
/**
 * A map that forgets what was used longest ago once its entries weigh more than `limit` bytes.
 * @template V
 */
export class Lru {
  /** @type {Map<string, { value: V, size: number }>} */
  #entries = new Map();
  #weight = 0;
  #limit;

  /** @param {number} limit */
  constructor(limit) {
    this.#limit = limit;
  }

  /** @param {string} key @returns {V | undefined} */
  get(key) {
    const entry = this.#entries.get(key);
    if (!entry) return undefined;
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    return entry.value;
  }

  /** @param {string} key @param {V} value @param {number} size */
  set(key, value, size) {
    this.delete(key);
    this.#entries.set(key, { value, size });
    this.#weight += size;
    for (const oldest of this.#entries.keys()) {
      if (this.#weight <= this.#limit) return;
      this.delete(oldest);
    }
  }

  /** @param {string} key */
  delete(key) {
    this.#weight -= this.#entries.get(key)?.size ?? 0;
    this.#entries.delete(key);
  }
}
