/** How many pages are open at a time: on two cores one of three is mostly waiting. */
const walkers = 3;

/** Walks through all, a few walkers at a time: each takes the next from `left` as long as there is one. */
export async function sideBySide<T>(all: readonly T[], walk: (left: Iterable<T>) => Promise<void>): Promise<void> {
  const left = all.values();
  await Promise.all(Array.from({ length: walkers }, () => walk(left)));
}
