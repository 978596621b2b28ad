/** A command that could not do its work: one line for the person, and an exit code (1 failed, 2 called wrongly). */
export class CommandError extends Error {
  override name = 'CommandError';
  constructor(
    message: string,
    readonly exitCode: 1 | 2 = 1,
  ) {
    super(message);
  }
}
