import { expect, it } from 'vitest';
import type { ScanVerdict } from '@/platform/files/scan-file';
import type { SortedFile } from './arrived';
import { scanFiles } from './scan-files';

const files: SortedFile[] = [
  { kind: 'document', path: 'good.md', bytes: 3, sha256: 'clean', format: 'markdown' },
  { kind: 'package', path: 'bad.zip', bytes: 4, sha256: 'harmful' },
  { kind: 'image', path: 'odd.png', bytes: 5, sha256: 'failed', mediaType: 'image/png' },
  { kind: 'document', path: 'good again.md', bytes: 3, sha256: 'clean', format: 'markdown' },
  { kind: 'refused', path: 'x.exe', bytes: 1, failure: { code: 'unsupported_type', message: '' } },
];

async function outcome(unscanned: 'refuse' | 'accept') {
  const looked: string[] = [];
  const look = async (file: string): Promise<ScanVerdict> => {
    looked.push(file);
    return file === '/blobs/clean' ? 'clean' : file === '/blobs/harmful' ? 'harmful' : 'failed';
  };
  const sorted = await scanFiles(files, { look, unscanned }, (sha256) => `/blobs/${sha256}`);
  return { looked, came: sorted.map((file) => (file.kind === 'refused' ? file.failure.code : file.kind)) };
}

it('refuses a file in which something was found, alone, and one that nobody could look at unless that is allowed', async () => {
  const { looked, came } = await outcome('refuse');
  expect(came).toEqual(['document', 'harmful', 'unscanned', 'document', 'unsupported_type']);
  expect(looked.sort()).toEqual(['/blobs/clean', '/blobs/failed', '/blobs/harmful']);
  expect((await outcome('accept')).came).toEqual(['document', 'harmful', 'image', 'document', 'unsupported_type']);
  expect(await scanFiles(files, null, () => '')).toEqual(files);
});
