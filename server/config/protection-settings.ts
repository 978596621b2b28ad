import path from 'node:path';
import { z } from 'zod';
import { flag, setting } from './setting';
import { trustedProxies } from './trusted-proxies';

const wholePath = z.string().refine((file) => path.isAbsolute(file), 'must be a whole path from the root');
const timeOfDay = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|never)$/, 'must be a time such as 02:30, or never');

/** Settings of what stands between Meno and harm: the line to it, its secrets, its backups, what comes in. */
export const protectionSettings = {
  MENO_TLS_CERT: setting(
    wholePath.optional(),
    'File with the certificate for https, followed by those that signed it (PEM); read again when it changes.',
  ),
  MENO_TLS_KEY: setting(wholePath.optional(), 'File with the private key of that certificate (PEM).'),
  MENO_TLS_SELF_SIGNED: setting(
    flag.default(false),
    'Serve https with a certificate that Meno makes itself, for trials: browsers warn of it.',
  ),
  MENO_HTTP_REDIRECT_PORT: setting(
    z.coerce.number().int().min(1).max(65535).optional(),
    'Port on which plain http is answered with the way to https, such as 80.',
  ),
  MENO_TRUST_PROXY: setting(
    trustedProxies.default([]),
    'Addresses of proxies whose X-Forwarded-For and -Proto are believed (192.0.2.7, 10.1.0.0/16, private), with commas between; true: those on this computer.',
  ),
  MENO_SESSION_SECRET: setting(
    z.string().min(32, 'must have 32 characters at least').optional(),
    'Signs session cookies; otherwise one is made in secrets.json.',
    true,
  ),
  MENO_COLUMN_KEYS: setting(
    z
      .string()
      .transform((keys) => keys.split(',').map((key) => key.trim()))
      .refine(
        (keys) => keys.every((key) => Buffer.from(key, 'base64').length === 32),
        'must be keys of 32 bytes in base64, the newest first, with commas between',
      )
      .optional(),
    'Keys that columns with secrets are encrypted with, the newest first; otherwise they are made in secrets.json.',
    true,
  ),
  MENO_BACKUP_PASSPHRASE: setting(
    z.string().min(16, 'must have 16 characters at least').max(1000).optional(),
    'Encrypts backups (age, with a passphrase). Keep it elsewhere too: without it a backup is lost.',
    true,
  ),
  MENO_BACKUP_FOLDER: setting(
    wholePath.optional(),
    'Folder in which a backup is made each day, best on another disk; not set: none is made by itself.',
  ),
  MENO_BACKUP_AT: setting(timeOfDay.default('03:30'), 'When the daily backup is made, in UTC, or “never”.'),
  MENO_BACKUP_KEEP_DAILY: setting(
    z.coerce.number().int().min(1).max(366).default(7),
    'How many daily backups are kept.',
  ),
  MENO_BACKUP_KEEP_WEEKLY: setting(
    z.coerce.number().int().min(0).max(520).default(4),
    'How many weekly backups are kept beside them.',
  ),
  MENO_UPLOAD_SCAN: setting(
    z.string().trim().min(1).optional(),
    'Command that looks at each uploaded file for harm, its path put behind: exit code 0 lets it in, 1 refuses it (clamdscan --fdpass --no-summary).',
  ),
  MENO_UPLOAD_SCAN_SECONDS: setting(
    z.coerce.number().int().min(1).max(600).default(60),
    'How long that command may take for a file.',
  ),
  MENO_UPLOAD_SCAN_FAILS: setting(
    z.enum(['refuse', 'accept']).default('refuse'),
    'What becomes of a file that the command could not look at.',
  ),
  MENO_RATE_FACTOR: setting(
    z.coerce.number().min(0).max(1000).default(1),
    'Multiplies how often dear things may be asked for (models, uploads, exports, search); 0: no limit.',
  ),
} as const;
