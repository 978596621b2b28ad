import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
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

  it('takes any setting from a file, and names what is wrong with that without telling what is in it', () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'meno-config-'));
    try {
      const file = path.join(folder, 'secret');
      writeFileSync(file, 'correct horse battery staple\n');
      const config = readConfig({ MENO_BACKUP_PASSPHRASE_FILE: file });
      expect(config.MENO_BACKUP_PASSPHRASE).toBe('correct horse battery staple');
      expect(JSON.stringify(describeConfig(config))).not.toContain('horse');
      expect(() => readConfig({ MENO_BACKUP_PASSPHRASE_FILE: path.join(folder, 'none') })).toThrow(
        /MENO_BACKUP_PASSPHRASE_FILE: the file .*none can't be read \(ENOENT\)/,
      );
      writeFileSync(file, 'too short');
      const both = () =>
        readConfig({ MENO_BACKUP_PASSPHRASE_FILE: file, MENO_BACKUP_PASSPHRASE: 'sixteen letters and more' });
      expect(both).toThrow('is set twice');
      expect(() => readConfig({ MENO_BACKUP_PASSPHRASE_FILE: file })).toThrow('16 characters');
      expect(() => readConfig({ MENO_BACKUP_PASSPHRASE_FILE: file })).not.toThrow('too short');
      expect(() => readConfig({ MENO_NOTHING_FILE: file })).toThrow('MENO_NOTHING_FILE: no such setting');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('refuses what makes no sense together', () => {
    expect(() => readConfig({ MENO_TLS_CERT: '/c.pem' })).toThrow('set both, or neither');
    expect(() => readConfig({ MENO_HTTP_REDIRECT_PORT: '80' })).toThrow('no https to lead to');
    expect(() => readConfig({ MENO_BACKUP_FOLDER: '/backups' })).toThrow('MENO_BACKUP_PASSPHRASE as well');
    const key = Buffer.alloc(32, 1).toString('base64');
    expect(readConfig({ MENO_COLUMN_KEYS: `${key}, ${key}` }).MENO_COLUMN_KEYS).toEqual([key, key]);
    expect(() => readConfig({ MENO_COLUMN_KEYS: 'c2hvcnQ=' })).toThrow('32 bytes');
  });

  it('knows which proxies to believe', () => {
    const trusted = (given: string) => readConfig({ MENO_TRUST_PROXY: given }).MENO_TRUST_PROXY;
    expect(readConfig({}).MENO_TRUST_PROXY).toEqual([]);
    expect(trusted('false')).toEqual([]);
    expect(trusted('true')).toEqual(['127.0.0.0/8', '::1/128']);
    expect(trusted('192.0.2.7, 2001:db8::/32')).toEqual(['192.0.2.7/32', '2001:db8::/32']);
    for (const wrong of ['proxy.example', '10.0.0.0/33', '10.0.0/8', '::1/129', '1.2.3.4/x'])
      expect(() => trusted(wrong)).toThrow('MENO_TRUST_PROXY');
  });
});
