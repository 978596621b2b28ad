import type { Services } from './services';

const EVERY_MS = 3 * 3600 * 1000;
/** How often it is asked which folders, repositories, experiments and new answers are due for a look. */
const LOOK_EVERY_MS = 60_000;

/** Small chores while the process lives: a first round at once, then every three hours; places that courses follow, and experiments, are looked at when they are due. */
export function startUpkeep(services: Services, report: (error: unknown) => void): { stop(): void } {
  const round = () =>
    Promise.all([
      services.purgeKeys(),
      services.purgeChats(),
      services.library.checkIndex(),
      services.lookAfterModels(),
      services.keepAnchor(),
      services.clearExports(),
      services.catchUpBackups(),
    ]).catch(report);
  void round();
  const look = () =>
    Promise.all([
      services.library.lookAtDue(),
      services.experiments.lookAtDue(),
      services.approaches.countNew(),
      services.rights.lookAtDue(),
    ]).catch(report);
  const timers = [setInterval(round, EVERY_MS), setInterval(look, LOOK_EVERY_MS)];
  for (const timer of timers) timer.unref();
  return { stop: () => timers.forEach(clearInterval) };
}
