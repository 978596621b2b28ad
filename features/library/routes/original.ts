import type { Readable } from 'node:stream';
import { z } from 'zod';
import type { DocumentFormat } from '@/platform/documents/types';
import type { Api } from '@/platform/http/api';
import type { LibraryService } from '../service';
import { caller } from './once';

/** What a browser shows by itself, without running anything of it; every other file is saved. */
const SHOWN: Partial<Record<DocumentFormat, string>> = { pdf: 'application/pdf' };

/** Opened by itself, a file runs no script and asks for nothing; the browsers' own viewers of PDF work under it. */
const POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'";

/** The file as it was uploaded: it may hold anything, so nothing in it may run here or ask for anything. */
export function originalRoute(api: Api, service: LibraryService): void {
  api.raw(
    {
      method: 'get',
      path: '/courses/{courseId}/sources/{sourceId}/original',
      tag: 'Material',
      summary: 'The file that a source was made of, as it was uploaded',
      params: z.object({ courseId: z.uuid(), sourceId: z.uuid() }),
      response: z.string(),
      produces: 'application/octet-stream',
    },
    async (call) => {
      const { courseId, sourceId } = call.params;
      const file = await call.transaction((tx) => service.getOriginal(tx, courseId, sourceId));
      const shown = SHOWN[file.format];
      const headers = {
        etag: `"${file.sha256}"`,
        'cache-control': 'private, no-cache',
        'content-security-policy': POLICY,
        'x-content-type-options': 'nosniff',
        'cross-origin-resource-policy': 'same-origin',
      };
      if (call.context.req.header('if-none-match') === headers.etag)
        return new Response(null, { status: 304, headers });
      const bytes = await service.originalStream(caller(call).actor, file.sha256);
      return new Response(webStream(bytes), {
        headers: {
          ...headers,
          'content-type': shown ?? 'application/octet-stream',
          'content-disposition': disposition(shown ? 'inline' : 'attachment', file.path),
          'content-length': String(file.bytes),
        },
      });
    },
  );
}

/** Reads on as fast as the bytes are taken, and stops when nobody takes them any more. */
function webStream(bytes: Readable): ReadableStream<Uint8Array> {
  const pieces: AsyncIterator<Uint8Array> = bytes[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const next = await pieces.next();
      if (next.done) controller.close();
      else controller.enqueue(Uint8Array.from(next.value));
    },
    cancel: () => void bytes.destroy(),
  });
}

/** Name for saving, in ASCII for old programs and in full for the others (RFC 6266, RFC 8187). */
export function disposition(kind: 'inline' | 'attachment', path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const ascii = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const full = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${kind}; filename="${ascii}"; filename*=UTF-8''${full}`;
}
