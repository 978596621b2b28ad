import { describe, expect, it } from 'vitest';
import { DocumentError } from '../errors';
import { parseXml } from './parse-xml';
import { attribute, childOf, findAll, textOf } from './walk';

const options = { maxDepth: 50, part: 'test.xml' };
const code = (source: string | Uint8Array, maxDepth = 50) => {
  try {
    parseXml(source, { ...options, maxDepth });
    return 'read';
  } catch (error) {
    return error instanceof DocumentError ? error.code : String(error);
  }
};

describe('parseXml', () => {
  it('names elements by their namespace, whatever prefix the file has', () => {
    const root = parseXml(
      '<x:document xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main" xmlns:q="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><!-- c --><x:p x:id="1" q:id="rId3">a&amp;<![CDATA[<b>]]>c</x:p></x:document>',
      options,
    );
    expect([root.name, textOf(root)]).toEqual(['w:document', 'a&<b>c']);
    expect(childOf(root, 'w:p')?.attributes).toEqual({ 'w:id': '1', 'r:id': 'rId3' });
    expect(attribute(findAll(root, 'w:p')[0], 'w:gone')).toBeNull();
  });

  it('decodes what the declaration or the byte order mark says', () => {
    const utf16 = new Uint8Array([0xff, 0xfe, ...Buffer.from('<a>ü</a>', 'utf16le')]);
    const latin = Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><a>ü</a>', 'latin1');
    expect([utf16, latin].map((bytes) => textOf(parseXml(bytes, options)))).toEqual(['ü', 'ü']);
  });

  it('refuses entities of its own, unknown ones, depth and what is not well-formed', () => {
    expect(code('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')).toBe('unsafe');
    expect(code('<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>')).toBe('read');
    expect(code('<a>&b;</a>')).toBe('corrupt');
    expect(code(`${'<a>'.repeat(60)}${'</a>'.repeat(60)}`)).toBe('too_deep');
    expect(code(`${'<a>'.repeat(1_000_000)}`)).toBe('too_deep');
    expect(['<a><b></a>', '', 'text', '<a', Uint8Array.from([0, 1, 2])].map((source) => code(source))).toEqual(
      Array.from({ length: 5 }, () => 'corrupt'),
    );
  });
});
