import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMultipart } from './read-multipart';

const limits = { maxFileBytes: 1_000, maxUploadBytes: 3_000, maxFiles: 5 };
const boundary = 'XbX';

function bodyOf(files: { name: string; bytes: Uint8Array }[], end = `--${boundary}--\r\n`): Buffer {
  const parts = files.flatMap(({ name, bytes }) => [
    Buffer.from(
      `--${boundary}\r\nContent-Disposition: form-data; name="files"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n`,
    ),
    bytes,
    Buffer.from('\r\n'),
  ]);
  return Buffer.concat([...parts, Buffer.from(end)]);
}

/** A request whose body comes in pieces; `then` is called after the last one instead of ending the body. */
function requestOf(
  body: Uint8Array,
  piece = 64,
  then?: (controller: ReadableStreamDefaultController) => void,
): Request {
  let at = 0;
  const stream = new ReadableStream({
    pull(controller) {
      const next = body.subarray(at, at + piece);
      at += piece;
      if (next.length > 0) controller.enqueue(Uint8Array.from(next));
      else if (then) then(controller);
      else controller.close();
    },
  });
  const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` };
  return new Request('http://x/', Object.assign({ method: 'POST', headers, body: stream }, { duplex: 'half' }));
}

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const put = async (bytes: Uint8Array) => hashOf(bytes);
const text = (size: number) => Buffer.alloc(size, 'x');

describe('readMultipart', () => {
  it('gives each file whole, however the body is cut into pieces', async () => {
    const content = fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes));
    const tricky = fc.constantFrom('--Xb', '--', '\r\n--Xb', '\r\n', '').map((part) => Buffer.from(part));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(content, tricky), { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 1, max: 200 }),
        async (contents, piece) => {
          const files = contents.map((bytes, at) => ({ name: `${at}.md`, bytes }));
          const read = await readMultipart(requestOf(bodyOf(files), piece), limits, put);
          expect(read.map(({ path, bytes, sha256 }) => [path, bytes, sha256])).toEqual(
            files.map(({ name, bytes }) => [name, bytes.length, hashOf(bytes)]),
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  it('drops a file over its limit alone, without keeping it', async () => {
    let stored = 0;
    const count = async (bytes: Uint8Array) => {
      stored += bytes.length;
      return hashOf(bytes);
    };
    const files = [
      { name: 'a.md', bytes: text(1_000) },
      { name: 'b.md', bytes: text(1_001) },
      { name: 'c.md', bytes: text(1) },
    ];
    const read = await readMultipart(requestOf(bodyOf(files)), limits, count);
    expect(read.map((file) => [file.bytes, file.sha256 === null])).toEqual([
      [1_000, false],
      [1_001, true],
      [1, false],
    ]);
    expect(stored).toBe(1_001);
  });

  it('stops reading at the limit of the whole', async () => {
    let pulled = 0;
    const stream = new ReadableStream({
      start: (controller) => controller.enqueue(new Uint8Array(bodyOf([{ name: 'a.md', bytes: text(10) }], ''))),
      pull(controller) {
        pulled++;
        controller.enqueue(
          new Uint8Array(bodyOf([{ name: 'b.md', bytes: text(900) }], '').subarray(0, pulled > 10_000 ? 0 : undefined)),
        );
      },
    });
    const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` };
    const request = new Request(
      'http://x/',
      Object.assign({ method: 'POST', headers, body: stream }, { duplex: 'half' }),
    );
    await expect(readMultipart(request, { ...limits, maxFiles: 1_000 }, put)).rejects.toMatchObject({
      code: 'upload_too_large',
      status: 413,
    });
    expect(pulled).toBeLessThan(20);
  });

  it('counts files and bytes', async () => {
    const six = Array.from({ length: 6 }, (_, at) => ({ name: `${at}.md`, bytes: text(1) }));
    await expect(readMultipart(requestOf(bodyOf(six)), limits, put)).rejects.toMatchObject({ code: 'too_many_files' });
    const four = Array.from({ length: 4 }, (_, at) => ({ name: `${at}.md`, bytes: text(800) }));
    await expect(readMultipart(requestOf(bodyOf(four)), limits, put)).rejects.toMatchObject({
      code: 'upload_too_large',
    });
  });

  it('says so when the body breaks off, and throws on when it fails', async () => {
    const whole = bodyOf([{ name: 'a.md', bytes: text(500) }]);
    await expect(readMultipart(requestOf(whole.subarray(0, 300)), limits, put)).rejects.toMatchObject({
      code: 'invalid_input',
    });
    const cut = requestOf(whole.subarray(0, 300), 64, (controller) => controller.error(new Error('connection lost')));
    await expect(readMultipart(cut, limits, put)).rejects.toThrow('connection lost');
    const full = async () => {
      throw new Error('disk full');
    };
    await expect(readMultipart(requestOf(whole), limits, full)).rejects.toThrow('disk full');
  });

  it('leaves out the empty part of a file field without a file', async () => {
    const read = await readMultipart(
      requestOf(
        bodyOf([
          { name: '', bytes: text(0) },
          { name: 'a.md', bytes: text(0) },
        ]),
      ),
      limits,
      put,
    );
    expect(read.map((file) => file.path)).toEqual(['a.md']);
  });
});
