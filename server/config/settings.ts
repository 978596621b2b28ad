import path from 'node:path';
import { z } from 'zod';
import { protectionSettings } from './protection-settings';
import { setting } from './setting';
import { signInSettings } from './sign-in-settings';

/** Every setting of Meno. Nothing else in the product reads the environment. */
export const settings = {
  MENO_DATA: setting(
    z
      .string()
      .min(1)
      .default('./data')
      .transform((folder) => path.resolve(folder)),
    'Folder that holds everything Meno stores (database, files, index, secrets).',
  ),
  MENO_HOST: setting(z.string().min(1).default('127.0.0.1'), 'Address to listen on; 0.0.0.0 serves the network.'),
  MENO_PORT: setting(z.coerce.number().int().min(0).max(65535).default(3210), 'Port to listen on.'),
  MENO_PUBLIC_URL: setting(
    z.url({ protocol: /^https?$/ }).optional(),
    'Address that people type, when it differs from host and port (behind a proxy).',
  ),
  DATABASE_URL: setting(
    z
      .string()
      .regex(/^postgres(ql)?:\/\//, 'must begin with postgres:// or postgresql://')
      .optional(),
    'An existing PostgreSQL 15 or newer to use in place of the embedded one.',
    true,
  ),
  MENO_DATABASE_CONNECTIONS: setting(
    z.coerce.number().int().min(2).max(200).default(16),
    'Connections that requests share.',
  ),
  MENO_LOG_LEVEL: setting(
    z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
    'How much is logged to standard error.',
  ),
  MENO_MAX_FILE_MB: setting(
    z.coerce.number().min(0.01).max(200).default(100),
    'Largest single file of an upload, in MB; a ZIP package counts as one.',
  ),
  MENO_MAX_UPLOAD_MB: setting(z.coerce.number().min(0.01).max(4096).default(256), 'Largest upload as a whole, in MB.'),
  MENO_MAX_UPLOAD_FILES: setting(z.coerce.number().int().min(1).max(50_000).default(5000), 'Most files in one upload.'),
  MENO_OCR: setting(
    z.string().min(1).default('tesseract'),
    'Program that reads scanned pages when a teacher asks for it, or “off”.',
  ),
  MENO_OCR_LANGUAGES: setting(
    z
      .string()
      .regex(
        /^[a-z]{3}(_[A-Za-z]+)*(\+[a-z]{3}(_[A-Za-z]+)*)*$/,
        'must be languages as the program names them, such as eng+deu',
      )
      .optional(),
    'Languages of scanned pages, such as eng+deu; otherwise those that are installed, at most four.',
  ),
  MENO_WATCH_FOLDERS: setting(
    z
      .string()
      .default('')
      .transform((folders) => folders.split(path.delimiter).filter((folder) => folder !== ''))
      .refine((folders) => folders.every((folder) => path.isAbsolute(folder)), 'must be whole paths from the root'),
    `Folders on this server that courses may follow, with everything in them; several with “${path.delimiter}” between.`,
  ),
  MENO_WATCH_GIT_HOSTS: setting(
    z
      .string()
      .default('')
      .transform((hosts) =>
        hosts
          .toLowerCase()
          .split(',')
          .map((host) => host.trim())
          .filter((host) => host !== ''),
      )
      .refine(
        (hosts) => hosts.every((host) => /^[a-z0-9.-]+(?::\d+)?$/.test(host)),
        'must be names of hosts such as git.example.org',
      ),
    'Hosts of Git repositories that courses may follow, by HTTPS; several with commas between.',
  ),
  MENO_WATCH_MINUTES: setting(
    z.coerce.number().int().min(0).max(10_080).default(10),
    'Minutes between two looks at what courses follow; 0: only when somebody asks for it.',
  ),
  MENO_NIGHTLY_AT: setting(
    z
      .string()
      .regex(/^(([01]\d|2[0-3]):[0-5]\d|never)$/, 'must be a time such as 02:30, or never')
      .default('02:30'),
    'When the learner model is fitted anew each day, in UTC, or “never”.',
  ),
  MENO_TUTOR_QUESTIONS_PER_HOUR: setting(
    z.coerce.number().int().min(1).max(1000).default(30),
    'Questions that one learner may ask the tutor within an hour.',
  ),
  MENO_SUPPORT_PERSON: setting(
    z.string().trim().min(1).max(200).optional(),
    'Whom the tutor points a learner in need to, as it reads in a sentence, e.g. “Ms Okafor, our school counsellor (room 12)”.',
  ),
  ...protectionSettings,
  ...signInSettings,
} as const;

export type SettingName = keyof typeof settings;
