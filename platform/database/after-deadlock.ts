/** What PostgreSQL says where it ended a transaction because two waited for each other. */
const DEADLOCK = '40P01';
const TRIES = 4;

/** Does work in a transaction of its own again where PostgreSQL ended it to let another go on (deadlock); nothing of it was written then. */
export async function againAfterDeadlock<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (error) {
      if (tries === TRIES || !isDeadlock(error)) throw error;
    }
  }
}

function isDeadlock(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return Reflect.get(error, 'code') === DEADLOCK || isDeadlock(error.cause);
}
