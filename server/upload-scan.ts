import type { UploadScan } from '@/features/library/upload/scan-files';
import { createByteScanner } from '@/platform/files/scan-bytes';
import { createFileScanner } from '@/platform/files/scan-file';
import type { FileGate, FilesIn } from '@/platform/http/files-in';
import type { Config } from './config/read-config';

type ScanConfig = Pick<
  Config,
  'MENO_DATA' | 'MENO_UPLOAD_SCAN' | 'MENO_UPLOAD_SCAN_SECONDS' | 'MENO_UPLOAD_SCAN_FAILS'
>;

/**
 * Every route that takes files in, and how: nothing else of the API takes any. One that is missing here stops the start. Files of followed folders and of
 * the command line come in by the library as uploads do, and are looked at there.
 */
export const fileRoutes: Readonly<Record<string, FilesIn>> = {
  'POST /courses/{courseId}/sources': 'stored',
  'POST /courses/{courseId}/retrieval/questions/import': 'text',
  'POST /people/imports': 'form',
  'POST /frameworks': 'form',
  'POST /fairness/attributes': 'text',
};

/** The administrator's scanner over files that lie somewhere; null where none is set up. @throws Error when its command names no program. */
export function uploadScan(config: ScanConfig, report: (error: unknown) => void): UploadScan | null {
  if (config.MENO_UPLOAD_SCAN === undefined) return null;
  const limitMs = config.MENO_UPLOAD_SCAN_SECONDS * 1000;
  const look = createFileScanner({ command: config.MENO_UPLOAD_SCAN, limitMs, report });
  return { look, unscanned: config.MENO_UPLOAD_SCAN_FAILS };
}

/** The same before every route that takes files. */
export function fileGateOf(config: ScanConfig, report: (error: unknown) => void): FileGate {
  const scan = uploadScan(config, report);
  return { routes: fileRoutes, look: scan && createByteScanner({ ...scan, folder: config.MENO_DATA }) };
}
