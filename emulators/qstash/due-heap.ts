type Item = { id: string; dueAt: number };

/** A binary heap with the earliest item on top. Removal is lazy: the caller skips items that no longer hold. */
export const createDueHeap = () => {
  const items: Item[] = [];
  const earlier = (a: number, b: number) =>
    (items[a]?.dueAt ?? Number.POSITIVE_INFINITY) < (items[b]?.dueAt ?? Number.POSITIVE_INFINITY);
  const swap = (a: number, b: number) => {
    const [first, second] = [items[a], items[b]];
    if (first && second) [items[a], items[b]] = [second, first];
  };

  return {
    peek: (): Item | undefined => items[0],
    push(item: Item): void {
      let at = items.push(item) - 1;
      while (at > 0) {
        const parent = (at - 1) >> 1;
        if (!earlier(at, parent)) return;
        swap(at, parent);
        at = parent;
      }
    },
    pop(): void {
      const last = items.pop();
      if (!last || items.length === 0) return;
      items[0] = last;
      for (let at = 0; ; ) {
        const left = 2 * at + 1;
        const child = earlier(left + 1, left) ? left + 1 : left;
        if (!earlier(child, at)) return;
        swap(child, at);
        at = child;
      }
    },
  };
};
