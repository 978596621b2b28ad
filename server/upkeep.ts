import type { Services } from './services';

const EVERY_MS = 3 * 3600 * 1000;

/** Small chores while the process lives: a first round at once, then every three hours. */
export function startUpkeep(services: Services, report: (error: unknown) => void): { stop(): void } {
  const round = () =>
    Promise.all([
      services.purgeKeys(),
      services.purgeChats(),
      services.library.checkIndex(),
      services.lookAfterModels(),
    ]).catch(report);
  void round();
  const timer = setInterval(round, EVERY_MS);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}
