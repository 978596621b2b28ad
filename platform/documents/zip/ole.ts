import { DocumentError } from '../errors';

const SIGNATURE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/** Whether bytes are an OLE compound file: Office before 2007, or a newer document under a password ([MS-CFB], [MS-OFFCRYPTO]). */
export function isOle(bytes: Uint8Array): boolean {
  return SIGNATURE.every((byte, i) => bytes[i] === byte);
}

/** Why an OLE file isn't read, by the names of its streams, in words that say what to do. */
export function oleError(bytes: Uint8Array): DocumentError {
  const names = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const has = (name: string) => names.includes(Buffer.from(name, 'utf16le'));
  if (has('EncryptedPackage') || has('EncryptionInfo')) return new DocumentError('encrypted');
  if (has('WordDocument')) return old('Word', '.docx');
  if (has('PowerPoint Document')) return old('PowerPoint', '.pptx');
  return new DocumentError(
    'wrong_content',
    'it is an Office file of an old kind: open it and save it in today’s format',
  );
}

function old(program: string, ending: string): DocumentError {
  return new DocumentError(
    'wrong_content',
    `it is a ${program} file from before 2007: open it in ${program} or LibreOffice and save it as ${ending}`,
  );
}
