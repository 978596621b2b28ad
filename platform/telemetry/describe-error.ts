/** Values stand in the words of PostgreSQL's data exceptions and violated constraints. */
const TELLS_VALUES = /^(22|23)/;

/**
 * An error in words for the log, without what people wrote: of a failed query its text and PostgreSQL's code, never its values. Other errors
 * keep their message and where they came from, with that of what caused them.
 */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return typeof error === 'string' ? error : 'something that is no error was thrown';
  const code: unknown = Reflect.get(error, 'code');
  const isOfDatabase = typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) && 'severity' in error;
  const words = isOfDatabase ? ofDatabase(error, code) : withoutParameters(error);
  return error.cause === undefined ? words : `${words}\ncaused by: ${describeError(error.cause)}`;
}

/** What a failed query was asked with stands at the end of its message. */
function withoutParameters(error: Error): string {
  const query: unknown = Reflect.get(error, 'query');
  const stack = error.stack ?? error.message;
  if (typeof query !== 'string' || !('params' in error)) return stack;
  const end = stack.indexOf(error.message);
  return `Failed query: ${query}${end < 0 ? '' : stack.slice(end + error.message.length)}`;
}

function ofDatabase(error: Error, code: string): string {
  const places = ['table', 'column', 'constraint'].flatMap((name) => {
    const value: unknown = Reflect.get(error, name);
    return typeof value === 'string' ? [`${name} ${value}`] : [];
  });
  const message = TELLS_VALUES.test(code) ? [] : [error.message];
  return ['PostgreSQL', code, ...message, ...places].join(', ');
}
