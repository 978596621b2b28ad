import { formatByName } from '@/platform/documents/formats';
import { isReadable } from '@/platform/documents/readers';
import type { DocumentFormat } from '@/platform/documents/types';
import { type ImageType, imageTypeOf } from './media-type';

export type FileClass =
  | { kind: 'document'; format: DocumentFormat }
  | { kind: 'image'; type: ImageType }
  /** Not course material; a folder stands for everything in it. */
  | { kind: 'ignored'; shown: string }
  /** Holds files of its own, which are taken in one by one. */
  | { kind: 'package' }
  /** An archive that is not unpacked. */
  | { kind: 'archive' }
  | { kind: 'unsupported' };

const ARCHIVE = /\.(?:tar|tgz|gz|bz2|xz|7z|rar|zst)$/i;
/** A ZIP file, also as learning platforms name theirs (IMS Common Cartridge). */
const PACKAGE = /\.(?:zip|imscc)$/i;
/** Folders that tools make. */
const TOOL_FOLDER = /^(?:\..+|node_modules|__pycache__|__MACOSX)$/;
/** Files about the repository; with an extension only where it can't be a chapter. */
const ABOUT_REPOSITORY =
  /^(?:LICEN[CS]E.*|COPYING.*|(?:CODEOWNERS|NOTICE|AUTHORS|CONTRIBUTORS|CHANGELOG|MAINTAINERS|CITATION|Makefile|Dockerfile)(?:\.cff)?|(?:CONTRIBUTING|CODE_OF_CONDUCT)\.md|Thumbs\.db|desktop\.ini)$/;

/** What a file of an upload is, by its cleaned path. */
export function classify(path: string): FileClass {
  const parts = path.split('/');
  const folder = parts.slice(0, -1).findIndex((part) => TOOL_FOLDER.test(part));
  if (folder >= 0) return { kind: 'ignored', shown: `${parts.slice(0, folder + 1).join('/')}/` };
  const name = parts.at(-1) ?? '';
  if (name.startsWith('.') || ABOUT_REPOSITORY.test(name)) return { kind: 'ignored', shown: path };
  const format = formatByName(name);
  if (format && isReadable(format)) return { kind: 'document', format };
  const type = imageTypeOf(name);
  if (type) return { kind: 'image', type };
  if (PACKAGE.test(name)) return { kind: 'package' };
  return { kind: ARCHIVE.test(name) ? 'archive' : 'unsupported' };
}
