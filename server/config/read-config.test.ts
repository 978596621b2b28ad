import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigError, describeConfig, readConfig } from './read-config';

describe('readConfig', () => {
  it('has a default for everything', () => {
    const config = readConfig({});
    expect(config).toMatchObject({ MENO_HOST: '127.0.0.1', MENO_PORT: 3210, MENO_DATA: path.resolve('data') });
    expect(config.DATABASE_URL).toBeUndefined();
  });

  it('names every bad setting and why, at once', () => {
    const read = () =>
      readConfig({ MENO_PORT: '70000', DATABASE_URL: 'mysql://x', MENO_LOG_LEVEL: 'loud', PATH: '/bin' });
    expect(read).toThrow(ConfigError);
    expect(read).toThrow(/MENO_PORT[\s\S]*MENO_LOG_LEVEL|MENO_LOG_LEVEL[\s\S]*MENO_PORT/);
    expect(read).toThrow(/DATABASE_URL: must begin with postgres/);
  });

  it('refuses a misspelt setting', () => {
    expect(() => readConfig({ MENO_PROT: '80' })).toThrow('MENO_PROT: no such setting');
  });

  it('leaves alone what names the folder of data sets for evaluations', () => {
    expect(readConfig({ MENO_DATASETS: '/data' })).toEqual(readConfig({}));
    expect(() => readConfig({ MENO_DATASET: '/data' })).toThrow('MENO_DATASET: no such setting');
  });

  it('counts an empty value as not set, and never shows a secret', () => {
    const config = readConfig({ MENO_PORT: '', DATABASE_URL: 'postgres://u:hunter2@db/meno' });
    expect(config.MENO_PORT).toBe(3210);
    expect(JSON.stringify(describeConfig(config))).not.toContain('hunter2');
  });
});
