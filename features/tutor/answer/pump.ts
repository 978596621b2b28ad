/**
 * Reads a source to its end as fast as it comes, whether or not anybody reads here: a model's slot is free as soon as the model is done, and
 * what checks the text may meanwhile ask the model again. `end` has what the source returned, or why it failed.
 */
export function pump<T, R>(source: AsyncGenerator<T, R>): { items: AsyncGenerator<T>; end: Promise<R> } {
  const waiting: T[] = [];
  let wake: () => void = () => {};
  let over = false;
  const end = (async () => {
    try {
      for (;;) {
        const next = await source.next();
        if (next.done) return next.value;
        waiting.push(next.value);
        wake();
      }
    } finally {
      over = true;
      wake();
    }
  })();
  // Whoever awaits `end` hears of a failure; nobody else may be surprised by it.
  end.catch(() => {});
  return {
    end,
    items: (async function* () {
      for (;;) {
        const item = waiting.shift();
        if (item !== undefined) yield item;
        else if (over) return;
        else
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
      }
    })(),
  };
}
