/** Pieces of text that come by a callback, for a loop to read. */
export interface TextQueue extends AsyncIterable<string> {
  push(text: string): void;
  end(): void;
  /** The loop throws this at once, before what was pushed and not yet read. */
  fail(error: Error): void;
}

export function createTextQueue(): TextQueue {
  const texts: string[] = [];
  let ended = false;
  let failure: Error | null = null;
  let wake = () => {};
  return {
    push(text) {
      if (text !== '') texts.push(text);
      wake();
    },
    end() {
      ended = true;
      wake();
    },
    fail(error) {
      failure ??= error;
      wake();
    },
    async *[Symbol.asyncIterator]() {
      for (;;) {
        if (failure) throw failure;
        const text = texts.shift();
        if (text !== undefined) yield text;
        else if (ended) return;
        else
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
      }
    },
  };
}
