import { addDays, type Day, lastDayOf } from "./rules";

type ModelLot = { issuedOn: Day; lastDay: Day; order: number | null; left: number };
type ModelOrder = { redeemed: ModelLot[]; asked: number; earned: number; takenBack: number };

/**
 * What points are, told as simply as can be: every point is one by one in a lot, and is taken and given back one by one.
 * The ledger is measured against this.
 */
export class PointsModel {
  today: Day;
  readonly lots: ModelLot[] = [];
  readonly orders = new Map<number, ModelOrder>();
  uncollected = 0;
  readonly #ttl: number;

  constructor(today: Day, ttl: number) {
    this.today = today;
    this.#ttl = ttl;
  }

  order(n: number): ModelOrder {
    const order = this.orders.get(n) ?? { redeemed: [], asked: 0, earned: 0, takenBack: 0 };
    this.orders.set(n, order);
    return order;
  }

  get balance(): number {
    return this.#active().reduce((sum, lot) => sum + lot.left, 0);
  }

  issue(amount: number, daysAgo: number, order: number | null = null): void {
    const issuedOn = addDays(this.today, -daysAgo);
    this.lots.push({ issuedOn, lastDay: lastDayOf(issuedOn, this.#ttl), order, left: amount });
    if (order !== null) this.order(order).earned += amount;
  }

  /** One point from the oldest lot that counts; undefined when there is none. */
  #takeOne(among: (lot: ModelLot) => boolean): ModelLot | undefined {
    const [oldest] = this.#active()
      .filter((lot) => lot.left > 0 && among(lot))
      .sort((a, b) => `${a.issuedOn}${a.lastDay}`.localeCompare(`${b.issuedOn}${b.lastDay}`));
    if (oldest) oldest.left -= 1;
    return oldest;
  }

  #active(): ModelLot[] {
    return this.lots.filter((lot) => lot.lastDay >= this.today);
  }

  redeem(amount: number): ModelLot[] | null {
    if (amount > this.balance) return null;
    return Array.from({ length: amount }, () => this.#takeOne(() => true)).filter((lot) => lot !== undefined);
  }

  hold(n: number, amount: number): boolean {
    const taken = this.redeem(amount);
    if (!taken) return false;
    Object.assign(this.order(n), { redeemed: taken, asked: amount });
    return true;
  }

  returnUntil(n: number, keep: number): void {
    const { redeemed } = this.order(n);
    let reissued = 0;
    while (redeemed.length > keep) {
      const lot = redeemed.pop();
      if (lot && lot.lastDay >= this.today) lot.left += 1;
      else reissued += 1;
    }
    if (reissued > 0) {
      const lastDay = lastDayOf(this.today, 30);
      this.lots.push({ issuedOn: this.today, lastDay, order: null, left: reissued });
    }
  }

  takeBackUntil(n: number, target: number): void {
    const order = this.order(n);
    while (order.takenBack < target) {
      order.takenBack += 1;
      if (!(this.#takeOne((lot) => lot.order === n) ?? this.#takeOne(() => true))) this.uncollected += 1;
    }
  }

  /** What is left by day of issue and last day, oldest first. */
  entries(): { issuedOn: Day; lastDay: Day; left: number }[] {
    const sums = new Map<string, { issuedOn: Day; lastDay: Day; left: number }>();
    for (const { issuedOn, lastDay, left } of this.lots) {
      const entry = sums.get(`${issuedOn}${lastDay}`) ?? { issuedOn, lastDay, left: 0 };
      sums.set(`${issuedOn}${lastDay}`, { ...entry, left: entry.left + left });
    }
    return [...sums].sort(([a], [b]) => a.localeCompare(b)).map(([, entry]) => entry);
  }
}
