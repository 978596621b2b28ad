import type { Readable } from 'node:stream';
import { Busboy, type BusboyInstance } from '@fastify/busboy';
import { errorsOf, failCommon } from '@/platform/http/problem';
import { libraryErrors } from '../contract';
import type { UploadLimits } from '../service/deps';
import type { ArrivedFile } from './arrived';
import { HEAD_BYTES } from './media-type';

const fail = errorsOf(libraryErrors);

/** What boundaries, headers and the paths of one file may take beside its bytes. */
const OVERHEAD_PER_FILE = 2_048;
const OVERHEAD = 65_536;
/** Bytes of files that wait to be stored before more of the request is read. */
const MOST_WAITING = 16_000_000;

/**
 * Reads an upload (`files` repeated, `paths` repeated in the same order; without paths the file names count) as it comes in,
 * handing each file's bytes to `put` once it is whole. Reading stops at the first limit that is passed: the request is never
 * held in memory as a whole. A file over its own limit is dropped alone.
 *
 * @param put stores bytes and returns their hash
 * @throws AppError no_files, too_many_files, upload_too_large, bad_path (not one path for each file), invalid_input
 */
export async function readMultipart(
  request: Request,
  limits: UploadLimits,
  put: (bytes: Uint8Array) => Promise<string>,
): Promise<ArrivedFile[]> {
  const mostBytes = limits.maxUploadBytes + OVERHEAD + OVERHEAD_PER_FILE * limits.maxFiles;
  const tooLarge = () =>
    fail('upload_too_large', `The upload is larger than ${Math.round(limits.maxUploadBytes / 1e6)} MB.`);
  if (Number(request.headers.get('content-length') ?? 0) > mostBytes) throw tooLarge();
  const busboy = openBusboy(request, limits);
  const reading = new Reading(busboy, limits, put);
  const reader = request.body?.getReader();
  let received = 0;
  try {
    for (;;) {
      const next = await reader?.read();
      if (!next || next.done) break;
      received += next.value.length;
      if (received > mostBytes) throw tooLarge();
      await reading.write(next.value);
    }
    return await reading.end();
  } catch (error) {
    // Nobody waits for the answer to this: the sender may be gone already.
    void reader?.cancel().catch(() => {});
    await reading.abandon();
    throw error;
  }
}

function openBusboy(request: Request, limits: UploadLimits): BusboyInstance {
  const type = request.headers.get('content-type') ?? '';
  if (!/^multipart\/form-data\b/i.test(type)) throw fail('no_files', 'Send the files as multipart/form-data.');
  try {
    return new Busboy({
      headers: { 'content-type': type },
      preservePath: true,
      limits: {
        files: limits.maxFiles,
        fields: limits.maxFiles + 1,
        fieldSize: 4_096,
        headerPairs: 20,
        headerSize: 16_384,
      },
    });
  } catch {
    throw failCommon('invalid_input', 'The multipart body names no boundary.');
  }
}

/** One upload while it comes in. */
class Reading {
  private readonly files: (ArrivedFile | null)[] = [];
  private readonly paths: string[] = [];
  private readonly tasks = new Set<Promise<void>>();
  private readonly streams = new Set<Readable>();
  private readonly closed: Promise<void>;
  private readonly waiters: (() => void)[] = [];
  private failure: unknown;
  private failed = false;
  private total = 0;
  private waiting = 0;

  constructor(
    private readonly busboy: BusboyInstance,
    private readonly limits: UploadLimits,
    private readonly put: (bytes: Uint8Array) => Promise<string>,
  ) {
    for (const event of ['drain', 'close', 'error'])
      busboy.on(event, () => {
        for (const go of this.waiters.splice(0)) go();
      });
    busboy.on('file', (_field, stream, name) => {
      const place = this.files.push(null) - 1;
      this.streams.add(stream);
      const task = this.take(place, stream, name)
        .catch((error) => this.fail(error))
        .finally(() => {
          this.tasks.delete(task);
          this.streams.delete(stream);
        });
      this.tasks.add(task);
    });
    busboy.on('field', (field, value) => {
      if (field === 'paths') this.paths.push(value);
    });
    busboy.on('filesLimit', () =>
      this.fail(fail('too_many_files', `The upload holds more than ${limits.maxFiles} files.`)),
    );
    this.closed = new Promise((resolve) => {
      busboy.on('finish', resolve);
      busboy.on('close', resolve);
      busboy.on('error', () => {
        this.fail(failCommon('invalid_input', 'The multipart body is broken off or malformed.'));
        resolve();
      });
    });
  }

  /** @throws what stopped the reading. */
  async write(bytes: Uint8Array): Promise<void> {
    if (!this.failed && !this.busboy.write(bytes)) await this.drained();
    // Files are handed on by events, which a body that is all there already would keep waiting.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.waiting > MOST_WAITING && !this.failed) await new Promise((resolve) => setTimeout(resolve, 5));
    if (this.failed) throw this.failure;
  }

  async end(): Promise<ArrivedFile[]> {
    if (!this.failed) this.busboy.end();
    await this.closed;
    while (this.tasks.size > 0 && !this.failed) await Promise.race(this.tasks);
    if (this.failed) throw this.failure;
    const files = this.files.flatMap((file) => file ?? []);
    if (files.length === 0) throw fail('no_files', 'The upload holds no file.');
    if (this.paths.length > 0 && this.paths.length !== files.length)
      throw fail('bad_path', `There are ${files.length} files and ${this.paths.length} paths; each file needs one.`);
    return files.map((file, place) => ({ ...file, path: this.paths[place] ?? file.path }));
  }

  /** Lets go of everything and waits for what is being stored. */
  async abandon(): Promise<void> {
    this.fail(new Error('abandoned'));
    await Promise.all(this.tasks);
  }

  private async take(place: number, stream: Readable, name: string): Promise<void> {
    let parts: Buffer[] = [];
    let bytes = 0;
    for await (const part of stream) {
      if (!Buffer.isBuffer(part)) continue;
      bytes += part.length;
      this.total += part.length;
      if (this.total > this.limits.maxUploadBytes)
        throw fail('upload_too_large', `The upload is larger than ${Math.round(this.limits.maxUploadBytes / 1e6)} MB.`);
      if (bytes <= this.limits.maxFileBytes) parts.push(part);
      else parts = [];
    }
    // Browsers send a nameless, empty part for a file field that was left alone.
    if ((name === undefined || name === '') && bytes === 0) return;
    if (bytes > this.limits.maxFileBytes) {
      this.files[place] = { path: name, bytes, sha256: null, head: new Uint8Array() };
      return;
    }
    const whole = Buffer.concat(parts);
    this.waiting += whole.length;
    try {
      const sha256 = await this.put(whole);
      this.files[place] = { path: name, bytes, sha256, head: Uint8Array.prototype.slice.call(whole, 0, HEAD_BYTES) };
    } finally {
      this.waiting -= whole.length;
    }
  }

  private fail(error: unknown): void {
    if (this.failed) return;
    this.failed = true;
    this.failure = error;
    this.busboy.on('error', () => {});
    this.busboy.destroy();
    // The parser leaves the file it was in the middle of waiting for more.
    for (const stream of this.streams) stream.destroy();
  }

  /** Waits until the parser takes more, or has ended. */
  private drained(): Promise<void> {
    return new Promise((resolve) => this.waiters.push(resolve));
  }
}
