/** Lets at most `size` pieces of work run at once; the others wait their turn. */
export const createGate = (size: number) => {
  const queue: (() => void)[] = [];
  let free = size;

  const leave = (): void => {
    const next = queue.shift();
    if (next) next();
    else free += 1;
  };

  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => queue.push(resolve));
    try {
      return await work();
    } finally {
      leave();
    }
  };
};
