import { z } from 'zod';
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
  MENO_TRUST_PROXY: settings.MENO_TRUST_PROXY.schema,
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
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const problems = Object.keys(given)
    .filter((name) => name.startsWith('MENO_') && !OF_OTHERS.test(name) && !(name in settings))
    .map((name) => `${name}: no such setting`);
  const result = schema.safeParse(given);
  if (!result.success) {
    problems.push(...result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
  }
  if (!result.success || problems.length > 0) throw new ConfigError(`Meno can't start:\n  ${problems.join('\n  ')}`);
  return result.data;
}

/** Settings with their values for people to read; secrets are masked. */
export function describeConfig(config: Config): { name: SettingName; value: string; about: string }[] {
  return schema.keyof().options.map((name) => {
    const value = config[name];
    const shown = value === undefined ? '' : settings[name].secret ? '(set)' : String(value);
    return { name, value: shown, about: settings[name].about };
  });
}
