import { z } from 'zod';
import { readSettingFiles } from './from-files';
import { type SettingName, settings } from './settings';

/** A setting with a value that can't be used; the message names the setting and the reason. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

const schema = z.object({
  MENO_DATA: settings.MENO_DATA.schema,
  MENO_HOST: settings.MENO_HOST.schema,
  MENO_PORT: settings.MENO_PORT.schema,
  MENO_PUBLIC_URL: settings.MENO_PUBLIC_URL.schema,
  DATABASE_URL: settings.DATABASE_URL.schema,
  MENO_DATABASE_CONNECTIONS: settings.MENO_DATABASE_CONNECTIONS.schema,
  MENO_LOG_LEVEL: settings.MENO_LOG_LEVEL.schema,
  MENO_MAX_FILE_MB: settings.MENO_MAX_FILE_MB.schema,
  MENO_MAX_UPLOAD_MB: settings.MENO_MAX_UPLOAD_MB.schema,
  MENO_MAX_UPLOAD_FILES: settings.MENO_MAX_UPLOAD_FILES.schema,
  MENO_OCR: settings.MENO_OCR.schema,
  MENO_OCR_LANGUAGES: settings.MENO_OCR_LANGUAGES.schema,
  MENO_WATCH_FOLDERS: settings.MENO_WATCH_FOLDERS.schema,
  MENO_WATCH_GIT_HOSTS: settings.MENO_WATCH_GIT_HOSTS.schema,
  MENO_WATCH_MINUTES: settings.MENO_WATCH_MINUTES.schema,
  MENO_NIGHTLY_AT: settings.MENO_NIGHTLY_AT.schema,
  MENO_TUTOR_QUESTIONS_PER_HOUR: settings.MENO_TUTOR_QUESTIONS_PER_HOUR.schema,
  MENO_SUPPORT_PERSON: settings.MENO_SUPPORT_PERSON.schema,
  MENO_TLS_CERT: settings.MENO_TLS_CERT.schema,
  MENO_TLS_KEY: settings.MENO_TLS_KEY.schema,
  MENO_TLS_SELF_SIGNED: settings.MENO_TLS_SELF_SIGNED.schema,
  MENO_HTTP_REDIRECT_PORT: settings.MENO_HTTP_REDIRECT_PORT.schema,
  MENO_TRUST_PROXY: settings.MENO_TRUST_PROXY.schema,
  MENO_SESSION_SECRET: settings.MENO_SESSION_SECRET.schema,
  MENO_COLUMN_KEYS: settings.MENO_COLUMN_KEYS.schema,
  MENO_BACKUP_PASSPHRASE: settings.MENO_BACKUP_PASSPHRASE.schema,
  MENO_BACKUP_FOLDER: settings.MENO_BACKUP_FOLDER.schema,
  MENO_BACKUP_AT: settings.MENO_BACKUP_AT.schema,
  MENO_BACKUP_KEEP_DAILY: settings.MENO_BACKUP_KEEP_DAILY.schema,
  MENO_BACKUP_KEEP_WEEKLY: settings.MENO_BACKUP_KEEP_WEEKLY.schema,
  MENO_UPLOAD_SCAN: settings.MENO_UPLOAD_SCAN.schema,
  MENO_UPLOAD_SCAN_SECONDS: settings.MENO_UPLOAD_SCAN_SECONDS.schema,
  MENO_UPLOAD_SCAN_FAILS: settings.MENO_UPLOAD_SCAN_FAILS.schema,
  MENO_RATE_FACTOR: settings.MENO_RATE_FACTOR.schema,
  MENO_OIDC_ISSUER: settings.MENO_OIDC_ISSUER.schema,
  MENO_OIDC_CLIENT_ID: settings.MENO_OIDC_CLIENT_ID.schema,
  MENO_OIDC_CLIENT_SECRET: settings.MENO_OIDC_CLIENT_SECRET.schema,
  MENO_OIDC_NAME: settings.MENO_OIDC_NAME.schema,
  MENO_OIDC_HOSTS: settings.MENO_OIDC_HOSTS.schema,
  MENO_OIDC_STRONG: settings.MENO_OIDC_STRONG.schema,
  MENO_SMTP_URL: settings.MENO_SMTP_URL.schema,
  MENO_MAIL_FROM: settings.MENO_MAIL_FROM.schema,
});

export type Config = z.output<typeof schema>;

/** What tests and `meno evaluate` read themselves. */
const OF_OTHERS = /^MENO_(?:TEST_|BENCH_|DATASETS$)/;

/**
 * Reads and validates every setting, once, from an environment.
 * An empty value counts as not set. Unknown `MENO_` names are refused, since they are misspellings.
 * @throws ConfigError naming each bad setting and why.
 */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const set = Object.entries(environment).flatMap(([name, value]): [string, string][] =>
    value ? [[name, value]] : [],
  );
  const { given, problems } = readSettingFiles(Object.fromEntries(set));
  problems.push(
    ...Object.keys(given)
      .filter((name) => name.startsWith('MENO_') && !OF_OTHERS.test(name) && !(name in settings))
      .map((name) => `${name}: no such setting`),
  );
  const result = schema.safeParse(given);
  if (result.success) problems.push(...contradictions(result.data));
  else problems.push(...result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
  if (!result.success || problems.length > 0) throw new ConfigError(`Meno can't start:\n  ${problems.join('\n  ')}`);
  return result.data;
}

/** Settings that make no sense together. */
function contradictions(config: Config): string[] {
  const problems: string[] = [];
  const [certificate, key] = [config.MENO_TLS_CERT !== undefined, config.MENO_TLS_KEY !== undefined];
  if (certificate !== key) problems.push('MENO_TLS_CERT and MENO_TLS_KEY: set both, or neither');
  if (certificate && config.MENO_TLS_SELF_SIGNED)
    problems.push('MENO_TLS_SELF_SIGNED: there is a certificate already (MENO_TLS_CERT)');
  const tls = certificate || config.MENO_TLS_SELF_SIGNED;
  if (config.MENO_HTTP_REDIRECT_PORT !== undefined && !tls)
    problems.push('MENO_HTTP_REDIRECT_PORT: there is no https to lead to; set MENO_TLS_CERT and MENO_TLS_KEY');
  if (config.MENO_HTTP_REDIRECT_PORT === config.MENO_PORT)
    problems.push('MENO_HTTP_REDIRECT_PORT: must be another port than MENO_PORT');
  if ((config.MENO_OIDC_ISSUER === undefined) !== (config.MENO_OIDC_CLIENT_ID === undefined))
    problems.push('MENO_OIDC_ISSUER and MENO_OIDC_CLIENT_ID: set both, or neither');
  if ((config.MENO_SMTP_URL === undefined) !== (config.MENO_MAIL_FROM === undefined))
    problems.push('MENO_SMTP_URL and MENO_MAIL_FROM: set both, or neither');
  if (config.MENO_BACKUP_FOLDER !== undefined && config.MENO_BACKUP_PASSPHRASE === undefined)
    problems.push(
      'MENO_BACKUP_FOLDER: set MENO_BACKUP_PASSPHRASE as well, since backups that lie about must be encrypted',
    );
  return problems;
}

/** Settings with their values for people to read; secrets are masked. */
export function describeConfig(config: Config): { name: SettingName; value: string; about: string }[] {
  return schema.keyof().options.map((name) => {
    const value = config[name];
    const shown = value === undefined ? '' : settings[name].secret ? '(set)' : String(value);
    return { name, value: shown, about: settings[name].about };
  });
}
