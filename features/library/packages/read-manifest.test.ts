import { expect, it } from 'vitest';
import { readManifest } from './read-manifest';
import { linksPage, readWebLink } from './web-links';

const bytes = (text: string) => Buffer.from(text);

it('follows the table of contents of a SCORM package, whatever its version', () => {
  const scorm = (namespace: string) => `<?xml version="1.0" encoding="utf-8"?>
    <manifest identifier="m" xmlns="${namespace}" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
      <organizations default="b">
        <organization identifier="a"><item identifierref="r1"><title>Not this one</title></item></organization>
        <organization identifier="b"><title>Course</title>
          <item identifier="i1"><title>Part
            one</title>
            <item identifierref="r2"><title>Second &amp; last</title></item>
            <item identifierref="r1" parameters="?x=1"><title>First</title></item>
            <item identifierref="r1"><title>First again</title></item>
            <item identifierref="gone"><title>Gone</title></item>
          </item>
        </organization>
      </organizations>
      <resources xml:base="content/">
        <resource identifier="r1" type="webcontent" adlcp:scormtype="sco" href="a%20page.html?content=1"><file href="a%20page.html"/></resource>
        <resource identifier="r2" type="webcontent" xml:base="deep/" href="b.html"/>
        <resource identifier="r3" type="webcontent" href="../extra.html"/>
        <resource identifier="r4" type="webcontent" href="https://example.org/x.html"/>
        <resource identifier="r5" type="webcontent" href="../../outside.html"/>
      </resources>
    </manifest>`;
  for (const namespace of [
    'http://www.imsproject.org/xsd/imscp_rootv1p1p2',
    'http://www.imsglobal.org/xsd/imscp_v1p1',
  ]) {
    expect(readManifest(bytes(scorm(namespace)))).toEqual({
      listed: [
        { path: 'content/deep/b.html', title: 'Second & last' },
        { path: 'content/a page.html', title: 'First' },
        { path: 'extra.html', title: null },
      ],
      links: [],
      leftOut: [],
    });
  }
});

it('tells links, discussions, quizzes and tools of a Common Cartridge from its pages', () => {
  const cartridge = `<manifest xmlns="http://www.imsglobal.org/xsd/imsccv1p3/imscp_v1p1"><organizations><organization structure="rooted-hierarchy">
      <item identifier="root"><item><title>Week 1</title>
        <item identifierref="l"><title>Read this</title></item><item identifierref="p"><title>Page</title></item>
        <item identifierref="d"><title>Talk</title></item><item identifierref="q"><title>Test</title></item>
        <item identifierref="t"><title>Tool</title></item><item identifierref="h" isvisible="false"><title>Hidden</title></item>
      </item></item></organization></organizations><resources>
      <resource identifier="l" type="imswl_xmlv1p3"><file href="l.xml"/></resource>
      <resource identifier="p" type="webcontent" href="p.html"><file href="p.html"/></resource>
      <resource identifier="d" type="imsdt_xmlv1p3"><file href="d.xml"/></resource>
      <resource identifier="q" type="imsqti_xmlv1p2/imscc_xmlv1p3/assessment"><file href="q.xml"/></resource>
      <resource identifier="t" type="imsbasiclti_xmlv1p3"><file href="t.xml"/></resource>
      <resource identifier="b" type="imsqti_xmlv1p2/imscc_xmlv1p3/question-bank"><file href="b.xml"/></resource>
    </resources></manifest>`;
  expect(readManifest(bytes(cartridge))).toEqual({
    listed: [{ path: 'p.html', title: 'Page' }],
    links: [{ path: 'l.xml', title: 'Read this' }],
    leftOut: [
      { path: 'd.xml', title: 'Talk', why: 'discussion' },
      { path: 'q.xml', title: 'Test', why: 'quiz' },
      { path: 't.xml', title: 'Tool', why: 'tool' },
      { path: 'b.xml', title: 'b.xml', why: 'quiz' },
    ],
  });
});

it('refuses entities and what is no XML, and reads an empty manifest as empty', () => {
  const bomb = '<!DOCTYPE m [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><manifest>&b;</manifest>';
  expect(() => readManifest(bytes(bomb))).toThrow('unsafe');
  expect(() => readManifest(bytes('PK'))).toThrow('corrupt');
  expect(readManifest(bytes('<manifest/>'))).toEqual({ listed: [], links: [], leftOut: [] });
});

it('reads links to web pages alone, and lists them as Markdown that stays what it is', () => {
  const link = (href: string) =>
    readWebLink(
      bytes(
        `<wl:webLink xmlns:wl="http://www.imsglobal.org/xsd/imswl_v1p0"><wl:title>A [b]</wl:title><wl:url href="${href}"/></wl:webLink>`,
      ),
      null,
    );
  expect(link('javascript:alert(1)')).toBeNull();
  expect(link('https://example.org/a&gt;b')).toBeNull();
  const found = link('https://example.org/?a=1&amp;b=2');
  expect(found).toEqual({ title: 'A [b]', url: 'https://example.org/?a=1&b=2' });
  expect(linksPage('Links', found ? [found] : [])).toBe('# Links\n\n- [A \\[b\\]](<https://example.org/?a=1&b=2>)\n');
});
