import { createWriteStream } from 'node:fs';
import { mkdir, readFile, rename, rm, stat, statfs, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { followTo } from './follow';
import { problemOfGguf } from './gguf-check';

/** The file could not be downloaded; the message says why. `resumable`: what came so far is kept, and the next try goes on from there. */
export class DownloadError extends Error {
  override name = 'DownloadError';
  constructor(
    message: string,
    readonly resumable: boolean,
    options?: { cause?: unknown },
  ) {
    super(message, options);
  }
}

export interface DownloadProgress {
  bytes: number;
  /** Null where the server doesn't say. */
  total: number | null;
}

export interface DownloadOptions {
  signal: AbortSignal;
  progress?: (progress: DownloadProgress) => void;
  /** Told of each host that the address sends on to. */
  onRedirect?: (host: string) => void;
}

const beganSchema = z.object({ url: z.string(), version: z.string() });

/**
 * Downloads a GGUF file whole or not at all: into `<file>.part`, which a later try goes on with as long as the server still has the same version, then
 * checked and renamed. Asks the address that the administrator named, and hosts that it sends on to over HTTPS.
 * @throws DownloadError
 */
export async function downloadGguf(url: string, file: string, options: DownloadOptions): Promise<void> {
  const part = `${file}.part`;
  const note = `${part}.json`;
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const began = await noteOf(note);
  const have = began?.url === url ? await sizeOf(part) : 0;
  const response = await ask(url, have, began?.version ?? '', options);
  const goesOn = response.status === 206;
  const from = goesOn ? have : 0;
  const length = Number(response.headers.get('content-length') ?? Number.NaN);
  const total = Number.isFinite(length) ? from + length : null;
  await checkRoom(path.dirname(file), total === null ? 0 : total - from);
  await writeFile(note, JSON.stringify({ url, version: versionOf(response) }), { mode: 0o600 });
  await receive(response, part, { from, total, ...options });
  const bytes = await sizeOf(part);
  if (total !== null && bytes !== total)
    throw new DownloadError(
      `Only ${bytes} of ${total} bytes came. Run the command again: it goes on from there.`,
      true,
    );
  const problem = await problemOfGguf(part);
  if (problem !== null) {
    await Promise.all([rm(part, { force: true }), rm(note, { force: true })]);
    throw new DownloadError(`What came from ${url} is no GGUF file.`, false);
  }
  await rename(part, file);
  await rm(note, { force: true });
}

async function ask(url: string, have: number, version: string, options: DownloadOptions): Promise<Response> {
  const resume: Record<string, string> =
    have > 0 && version !== '' ? { range: `bytes=${have}-`, 'if-range': version } : {};
  const response = await followTo(url, resume, options).catch((cause: unknown) => {
    if (options.signal.aborted) throw cancelled(cause);
    if (cause instanceof DownloadError) throw cause;
    throw new DownloadError(`${new URL(url).host} can't be reached.`, true, { cause });
  });
  if (response.status === 200 || response.status === 206) return response;
  throw new DownloadError(`${new URL(url).host} answered ${response.status} in place of the file.`, false);
}

async function receive(
  response: Response,
  part: string,
  { from, total, signal, progress }: { from: number; total: number | null } & DownloadOptions,
): Promise<void> {
  let bytes = from;
  const count = new Transform({
    transform(frame: Buffer, _, done) {
      bytes += frame.length;
      progress?.({ bytes, total });
      done(null, frame);
    },
  });
  const target = createWriteStream(part, { flags: from > 0 ? 'a' : 'w', mode: 0o600 });
  const body = response.body === null ? Readable.from([]) : Readable.from(response.body);
  await pipeline(body, count, target, { signal }).catch((cause: unknown) => {
    if (signal.aborted) throw cancelled(cause);
    throw new DownloadError('The connection broke off. Run the command again: it goes on from there.', true, { cause });
  });
}

async function checkRoom(folder: string, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  if (bytes > bavail * bsize)
    throw new DownloadError(
      `The file needs ${(bytes / 1e9).toFixed(1)} GB, and ${((bavail * bsize) / 1e9).toFixed(1)} GB are free.`,
      true,
    );
}

/** What tells one version of the file from another: only a strong mark can be gone on with (RFC 9110, 13.1.5). */
function versionOf(response: Response): string {
  const tag = response.headers.get('etag');
  return tag !== null && !tag.startsWith('W/') ? tag : (response.headers.get('last-modified') ?? '');
}

async function noteOf(note: string): Promise<z.output<typeof beganSchema> | null> {
  try {
    return beganSchema.parse(JSON.parse(await readFile(note, 'utf8')));
  } catch {
    return null;
  }
}

async function sizeOf(file: string): Promise<number> {
  return (await stat(file).catch(() => null))?.size ?? 0;
}

function cancelled(cause: unknown): DownloadError {
  return new DownloadError('Cancelled. Run the command again: it goes on from there.', true, { cause });
}
