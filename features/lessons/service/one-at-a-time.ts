/** Lets one piece of work of a name run at a time in this process; the others wait in line, and leave it when their signal aborts. */
export function createLine(): { enter(name: string, signal: AbortSignal): Promise<() => void> } {
  const last = new Map<string, Promise<void>>();
  return {
    async enter(name, signal) {
      const before = last.get(name) ?? Promise.resolve();
      let leave: () => void = () => {};
      const mine = new Promise<void>((resolve) => {
        leave = resolve;
      });
      const both = before.then(() => mine);
      last.set(name, both);
      const out = () => {
        leave();
        if (last.get(name) === both) last.delete(name);
      };
      try {
        await Promise.race([before, aborted(signal)]);
      } catch (error) {
        out();
        throw error;
      }
      return out;
    },
  };
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
