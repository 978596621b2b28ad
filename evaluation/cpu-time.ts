/** What a piece of work gave, and the CPU seconds this process spent on it, its worker threads included. */
export interface Timed<T> {
  result: T;
  cpuSeconds: number;
}

/** Runs the work and reads the process's CPU clock before and after; whatever else the process does then counts too. */
export async function timed<T>(work: () => T | Promise<T>): Promise<Timed<T>> {
  const began = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(began);
  return { result, cpuSeconds: (user + system) / 1e6 };
}
