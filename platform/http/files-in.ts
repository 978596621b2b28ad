import { AppError, failCommon } from './problem';

/**
 * How a route takes files.
 * - `form`: one, as a form with `file`, held in memory: {@link RawCall.file} hands it over once it was looked at
 * - `text`: one as the field `text` of a JSON body
 * - `stored`: many, which the route stores one by one and has looked at where they lie
 */
export type FilesIn = 'form' | 'text' | 'stored';

/** What a scanner says of bytes. */
export type BytesVerdict = 'clean' | 'harmful' | 'unscanned';

export interface FileGate {
  /** Every route that takes files, and how: the word that each of them is looked at. */
  routes: Readonly<Record<string, FilesIn>>;
  /** Looks at the bytes of one file for harm; null where the administrator has set up no scanner. */
  look: ((bytes: Uint8Array) => Promise<BytesVerdict>) | null;
}

/** What stands before the files of one route. */
export interface RouteFiles {
  /** @throws AppError not_taken when the body is a file or a form and this route takes none. */
  refuseOther(request: Request): void;
  /** @throws AppError harmful_file, unscanned_file */
  letIn(bytes: Uint8Array): Promise<void>;
  /** The same for the `text` of a parsed body. */
  letInText(body: unknown): Promise<void>;
}

/**
 * Makes the gate before one route. Where the whole server is put together (`options` given), a route that takes files without a word on it is a
 * mistake that stops the start, as is a word on a route that takes none.
 * @throws Error naming the route.
 */
export function fileGate(
  options: FileGate | undefined,
  method: string,
  path: string,
  takes: FilesIn | undefined,
): RouteFiles {
  const route = `${method.toUpperCase()} ${path}`;
  if (options && options.routes[route] !== takes)
    throw new Error(
      takes
        ? `Route ${route} takes files in, and nothing says that a scanner looks at them.`
        : `Route ${route} is said to take files in, and doesn’t.`,
    );
  const letIn = async (bytes: Uint8Array) => {
    const verdict = (await options?.look?.(bytes)) ?? 'clean';
    if (verdict === 'harmful')
      throw new AppError(
        'harmful_file',
        422,
        'The school’s scanner found something harmful in this file. It was not taken in.',
      );
    if (verdict === 'unscanned')
      throw new AppError(
        'unscanned_file',
        422,
        'The school’s scanner could not look at this file, so it was not taken in. Try again later, or ask the administrator.',
      );
  };
  return {
    letIn,
    refuseOther(request) {
      if (takes === 'form' || takes === 'stored' || request.method === 'GET') return;
      if (isWords(request.headers.get('content-type'))) return;
      throw failCommon('not_taken', 'Send JSON: this address takes no files and no forms.');
    },
    async letInText(body) {
      if (takes !== 'text') return;
      const text: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, 'text') : undefined;
      if (typeof text !== 'string') throw new Error(`Route ${route} takes a file as “text”, and its body has none.`);
      await letIn(new TextEncoder().encode(text));
    },
  };
}

/** JSON, as programs say it or leave it unsaid; what isn't JSON then fails where it is parsed. */
function isWords(type: string | null): boolean {
  return type === null || !/^\s*(multipart|application\/(?!([\w.-]+\+)?json)|image|audio|video|font)\b/i.test(type);
}
