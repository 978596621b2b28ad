import { chmod, mkdir, rename, writeFile } from 'node:fs/promises';
import { isIP } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { generate } from 'selfsigned';
import { type CertificateFiles, readCertificate } from './certificate';

const DAY_MS = 24 * 3600 * 1000;
/** Browsers refuse longer ones. */
const VALID_DAYS = 397;
const RENEW_BEFORE_DAYS = 30;

/**
 * A certificate for trials that nobody vouches for: made on this machine, kept in the data folder, made anew a month before it ends. The key is readable by
 * its owner alone.
 * @param names under which Meno is reached, beside this computer's own
 */
export async function selfSignedFiles(
  dataFolder: string,
  names: readonly string[],
  now: Date,
): Promise<CertificateFiles> {
  const folder = path.join(dataFolder, 'tls');
  const files = { cert: path.join(folder, 'self-signed.crt'), key: path.join(folder, 'self-signed.key') };
  const present = await readCertificate(files).catch(() => null);
  if (present && present.validTo.getTime() - now.getTime() > RENEW_BEFORE_DAYS * DAY_MS) return files;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
  const made = await generate([{ name: 'commonName', value: 'Meno' }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    notBeforeDate: new Date(now.getTime() - DAY_MS),
    notAfterDate: new Date(now.getTime() + (VALID_DAYS - 1) * DAY_MS),
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames: allNames(names).map(altName) },
    ],
  });
  await replace(files.key, made.private);
  await replace(files.cert, made.cert);
  return files;
}

/** This computer by its names and addresses, and whatever else it is called. */
function allNames(names: readonly string[]): string[] {
  const addresses = Object.values(os.networkInterfaces()).flatMap((each) => (each ?? []).map(({ address }) => address));
  const own = ['localhost', os.hostname(), '127.0.0.1', '::1', ...addresses];
  const usable = [...own, ...names]
    .map((name) => name.replace(/%.*$/, ''))
    .filter((name) => !/^(0\.0\.0\.0|::|)$/.test(name));
  return [...new Set(usable)];
}

function altName(name: string): { type: 2; value: string } | { type: 7; ip: string } {
  return isIP(name) === 0 ? { type: 2, value: name } : { type: 7, ip: name };
}

async function replace(file: string, text: string): Promise<void> {
  await writeFile(`${file}.new`, text, { mode: 0o600 });
  await rename(`${file}.new`, file);
}
