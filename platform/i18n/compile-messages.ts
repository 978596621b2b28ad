import compile from 'icu-minify/compile';

/**
 * Messages with every ICU text compiled (`{n, plural, …}` becomes nested lists; plain text stays). The browser then needs
 * no parser, which would be 12 kB of every first page: `next.config.ts` has use-intl format compiled messages only.
 * Throws on a text that is not valid ICU.
 */
export function compileMessages(messages: object): object {
  return Object.fromEntries(
    Object.entries(messages).map(([key, value]: [string, unknown]) => {
      // Cloned, since the compiler's objects have no prototype and React sends only plain ones to the browser.
      if (typeof value === 'string') return [key, structuredClone(compile(value))];
      return [key, typeof value === 'object' && value !== null ? compileMessages(value) : value];
    }),
  );
}
