/** What one side says, in order, for another side that reads at its own speed. */
export interface Channel<T> {
  push(value: T): void;
  /** Nothing more comes; the reader gets what is there, then the end or the error. */
  end(error?: unknown): void;
  read(): AsyncGenerator<T, void, undefined>;
}

export function createChannel<T>(): Channel<T> {
  const values: T[] = [];
  let ended: { error: unknown; failed: boolean } | null = null;
  let wake = () => {};
  return {
    push(value) {
      values.push(value);
      wake();
    },
    end(...why) {
      ended ??= { error: why[0], failed: why.length > 0 };
      wake();
    },
    async *read() {
      for (;;) {
        for (let next = values.shift(); next !== undefined; next = values.shift()) yield next;
        if (ended?.failed) throw ended.error;
        if (ended) return;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
  };
}
