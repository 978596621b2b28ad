import { describe, expect, it } from 'vitest';
import { MarkdownError } from './errors';
import { checkShape, DEFAULT_LIMITS, decodeSource } from './limits';

const bytes = (text: string) => new TextEncoder().encode(text);
const codeOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof MarkdownError) return `${error.code}: ${error.message}`;
    throw error;
  }
  return 'fine';
};

describe('decodeSource', () => {
  it('reads UTF-8, with or without a byte order mark', () => {
    expect(decodeSource(bytes('héllo'))).toBe('héllo');
    expect(decodeSource(Uint8Array.from([0xef, 0xbb, 0xbf, 0x61]))).toBe('a');
  });

  it.each([
    ['nothing', new Uint8Array(0), 'empty'],
    ['white space', bytes(' \n\t'), 'empty'],
    ['a zero byte', Uint8Array.from([65, 0, 66]), 'binary: The file is not text: a zero byte at position 1.'],
    ['a broken character', Uint8Array.from([65, 66, 0xc3, 0x28]), 'not_utf8: The file is not UTF-8 text: byte 3'],
    ['Latin-1', Uint8Array.from([0x63, 0x61, 0x66, 0xe9]), 'not_utf8'],
    ['UTF-16', Uint8Array.from([0xff, 0xfe, 65, 0]), 'not_utf8: The file is not UTF-8 text: it is UTF-16'],
    [
      'too many bytes',
      new Uint8Array(DEFAULT_LIMITS.maxBytes + 1),
      'too_large: The file is too large: 8,388,609 bytes',
    ],
  ])('refuses %s with the reason', (_, source, expected) => {
    expect(codeOf(() => decodeSource(source))).toContain(expected);
  });
});

describe('checkShape', () => {
  it.each([
    ['a long line', 'a'.repeat(1_000_001), 'too_large'],
    ['a million headings', '# a\n'.repeat(1_000_000), 'too_many_blocks'],
    ['too many blocks', 'a\n\n'.repeat(60_000), 'too_many_blocks'],
    ['nested lists', Array.from({ length: 300 }, (_, i) => `${'  '.repeat(i)}- a`).join('\n'), 'too_deep'],
    ['lists on one line', '- '.repeat(100_000), 'too_deep'],
    ['nested quotations', `${'>'.repeat(100_000)} a`, 'too_deep'],
    ['open brackets', '['.repeat(100_000), 'too_deep'],
    ['emphasis marks', '**a'.repeat(20_000), 'too_many_blocks'],
  ])('refuses %s without parsing it', (_, text, code) => {
    expect(codeOf(() => checkShape(text))).toContain(code);
  });

  it('accepts what real documents hold', () => {
    const code = `\`\`\`py\n${'a_b * c_d  # [[x]]\n'.repeat(8_000)}\`\`\`\n`;
    const list = Array.from({ length: 2_000 }, (_, i) => `${'  '.repeat(i % 8)}- item **${i}**`).join('\n');
    expect(codeOf(() => checkShape(`# T\n\n${code}\n${list}\n\n${'| a_b |'.repeat(200)}\n`))).toBe('fine');
  });
});
