import { createHash, X509Certificate } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { createSecureContext } from 'node:tls';

/** A certificate that can be served, and what is to be told of it. */
export interface Certificate {
  cert: string;
  key: string;
  /** Nobody else vouches for it. */
  selfSigned: boolean;
  /** SHA-256 of the certificate, as browsers show it. */
  fingerprint: string;
  validTo: Date;
}

/** Where a certificate stands. */
export interface CertificateFiles {
  cert: string;
  key: string;
}

/**
 * Reads a certificate and its key.
 * @throws Error naming the file and what is wrong with it, in words for an administrator.
 */
export async function readCertificate(files: CertificateFiles): Promise<Certificate> {
  const [cert, key] = await Promise.all([read(files.cert, 'certificate'), read(files.key, 'private key')]);
  const first = parse(cert, files.cert);
  try {
    createSecureContext({ cert, key });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(
      /mismatch/i.test(why)
        ? `The private key in ${files.key} doesn't belong to the certificate in ${files.cert}.`
        : `${files.key} can't be used as the private key of the certificate: ${why}`,
    );
  }
  return {
    cert,
    key,
    selfSigned: first.issuer === first.subject && first.verify(first.publicKey),
    fingerprint: createHash('sha256').update(first.raw).digest('hex').toUpperCase().match(/../g)?.join(':') ?? '',
    validTo: new Date(first.validTo),
  };
}

/**
 * Looks at the files again and again, and hands over what they hold when they have changed; what can't be used is told, once for each change, and the one
 * in use stays.
 * @param everyMs milliseconds between two looks
 */
export function watchCertificate(
  files: CertificateFiles,
  everyMs: number,
  on: { changed(certificate: Certificate): void; unusable(error: unknown): void },
): { stop(): void } {
  let known = marksOf(files);
  const look = async () => {
    const before = await known;
    const now = await marksOf(files);
    if (now === before) return;
    known = Promise.resolve(now);
    try {
      on.changed(await readCertificate(files));
    } catch (error) {
      on.unusable(error);
    }
  };
  const timer = setInterval(() => void look(), everyMs);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}

/** Changes when one of the files does. */
async function marksOf({ cert, key }: CertificateFiles): Promise<string> {
  const marks = await Promise.all(
    [cert, key].map((file) =>
      stat(file).then(
        ({ mtimeMs, size, ino }) => `${mtimeMs} ${size} ${ino}`,
        () => 'gone',
      ),
    ),
  );
  return marks.join(', ');
}

function parse(text: string, file: string): X509Certificate {
  try {
    return new X509Certificate(text);
  } catch {
    throw new Error(`${file} holds no certificate in PEM form.`);
  }
}

async function read(file: string, what: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new Error(`The ${what} ${file} can't be read (${error.code ?? error.message}).`);
  });
}
