import { readdirSync, readFileSync } from 'node:fs';
import { _createCache, _createIntlFormatters, createTranslator } from 'use-intl/core';
import formatCompiled from 'use-intl/format-message/format-only';
import { describe, expect, it } from 'vitest';
import { compileMessages } from './compile-messages';
import { direction, pickLocale } from './locales';
import { loadMessages, translator } from './messages';

const folder = new URL('./messages/en/', import.meta.url);

describe('message files', () => {
  it.each(readdirSync(folder).filter((name) => name.endsWith('.json')))('%s is valid ICU throughout', (name) => {
    const words: unknown = JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
    expect(typeof words).toBe('object');
    if (typeof words === 'object' && words !== null) expect(() => compileMessages(words)).not.toThrow();
  });
});

describe('compiled messages', () => {
  const text = '{count, plural, =0 {none} one {# file} other {# files}} in “{name}”';
  const cache = _createCache();
  const options = { cache, formatters: _createIntlFormatters(cache), locale: 'en', timeZone: 'UTC' };

  it.each([0, 1, 2, 1482])('read like the text they come from: %i', (count) => {
    const compiled = Reflect.get(compileMessages({ files: text }), 'files');
    const values = { count, name: 'Bearings' };
    const parsed = createTranslator({ locale: 'en', messages: { files: text } })('files', values);
    expect(formatCompiled('files', compiled, values, options)).toBe(parsed);
  });
  it('leave plain texts as they are', () => {
    expect(loadMessages('en', ['common']).common?.close).toBe('Close');
  });
  it('are not made of a broken text', () => {
    expect(() => compileMessages({ a: { b: 'half {open' } })).toThrow();
  });
});

describe('translator', () => {
  it('formats for the API', () => {
    expect(translator('en', 'common')('minutes', { minutes: 1 })).toBe('about 1 minute');
  });
});

describe('pickLocale', () => {
  it('takes the first language we speak, else the default', () => {
    expect(pickLocale('fr-CH, en-GB;q=0.8')).toBe('en');
    expect(pickLocale('fr')).toBe('en');
    expect(pickLocale(null)).toBe('en');
  });
});

describe('direction', () => {
  it('knows right-to-left languages with and without region', () => {
    expect(direction('ar-EG')).toBe('rtl');
    expect(direction('he')).toBe('rtl');
    expect(direction('en')).toBe('ltr');
  });
});
