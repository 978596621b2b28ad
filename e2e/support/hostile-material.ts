/** What every attack calls: it leaves a mark that the browser's watcher sees, wherever it runs. */
const run = (name: string) => `globalThis.menoRan='${name}';console.error('attack ran: ${name}')`;
const stranger = 'https://stranger.example';

const markup = [
  `<script>${run('script')}</script>`,
  `<img src=x onerror="${run('onerror')}">`,
  `<svg onload="${run('svg-onload')}"><script>${run('svg-script')}</script><a href="javascript:${run('svg-link')}">a</a></svg>`,
  `<svg><animate onbegin="${run('svg-animate')}" attributeName=x dur=1s></svg>`,
  `<math href="javascript:${run('math-link')}">m</math>`,
  `<iframe srcdoc="&lt;script&gt;${run('srcdoc')}&lt;/script&gt;" src="javascript:${run('iframe')}"></iframe>`,
  `<object data="data:text/html,<script>${run('object')}</script>"></object><embed src="javascript:${run('embed')}">`,
  `<details open ontoggle="${run('ontoggle')}"><summary>more</summary>text</details>`,
  `<video src=x onerror="${run('video')}" autoplay poster="${stranger}/poster.png"></video>`,
  `<form action="${stranger}/form"><button formaction="javascript:${run('formaction')}">go</button></form>`,
  `<a href="javascript:${run('link')}" onclick="${run('onclick')}">press</a>`,
  `<a href=" jAvAsCrIpT&colon;${run('coded')}">press</a>`,
  `<style>@import url(${stranger}/a.css); body{background:url(${stranger}/b.png)}</style>`,
  `<link rel=stylesheet href="${stranger}/c.css"><base href="${stranger}/"><meta http-equiv=refresh content="0;url=${stranger}">`,
  `<p style="background:url(${stranger}/d.png);position:fixed;inset:0" autofocus tabindex=1 onfocus="${run('onfocus')}">text</p>`,
  `<!-- <img src=x onerror="${run('comment')}"> --><!--><img src=x onerror="${run('comment-end')}">-->`,
  `<noscript><p title="</noscript><img src=x onerror=${run('noscript')}>"></noscript>`,
  `<template><img src=x onerror="${run('template')}"></template>`,
  `<x id="__next" onclick="${run('clobber')}"><img name="body" src=x></x>`,
];

const markdown = [
  `[press](javascript:${run('md-link')})`,
  `[press](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)`,
  `<javascript:${run('autolink')}>`,
  `![picture](${stranger}/e.png "t\\" onerror=\\"${run('title')}")`,
  `![picture](javascript:${run('image')}) ![drawing](drawing.svg) ![far](//stranger.example/f.png)`,
  `[ref][r]\n\n[r]: javascript:${run('reference')} "x"`,
  '$\\href{javascript:alert(1)}{x} \\url{javascript:alert(2)} \\includegraphics{https://stranger.example/g.png} \\htmlData{x=1}{y}$',
  `\`\`\`js"><img src=x onerror="${run('fence')}">\nlet wrench = 1;\n\`\`\``,
  `\`\`\`mermaid\ngraph TD\n  A["<img src=x onerror='${run('mermaid-label')}'>"] --> B\n  click A "javascript:${run('mermaid-click')}"\n  click B call alert("mermaid")\n\`\`\``,
  `\`\`\`mermaid\n%%{init: {"securityLevel": "loose", "themeCSS": "*{background:url(${stranger}/h.png)}"}}%%\ngraph TD\n  C[<script>${run('mermaid-script')}</script>] --> D\n\`\`\``,
];

/** Markup that leaves a comment open inside of MathML: the rest of the file goes with it, so it is a file of its own. */
export const openEnded = `# Nut

A **nut** is a threaded ring that a bolt turns into.

<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=${run('mathml')}&gt;">

<img src=x onerror="${run('after-mathml')}">
`;

/** How often `hostileMarkdown` has an attack after a sentence. */
export const attackCount = markup.length + markdown.length;

/** A lesson-worthy text with an attack after each sentence, so that attacks get into lessons, questions, map and search. */
export function hostileMarkdown(): string {
  const title = `Torque wrench <img src=x onerror="${run('heading')}">`;
  const sentence = (index: number) =>
    `The torque wrench needs care in step ${index}: set it, hold it level and pull until it clicks.`;
  const body = [...markup, ...markdown].map((attack, index) => `${sentence(index)}\n\n${attack}\n`).join('\n');
  return `---
title: '${title.replaceAll("'", '"')}'
---

# ${title}

A **torque wrench** is a tool that tightens a bolt to a set torque. ${markup[1]}

${body}

## Bolt <script>${run('heading-script')}</script>

A **bolt** is a threaded rod with a head, which a torque wrench turns. A **nut** is a threaded ring that a bolt turns into.

1. Clean the bolt. ${markup[1]}
2. Set the torque wrench.
3. Turn the bolt until the torque wrench clicks.
4. Mark the bolt.

| Bolt | Torque ${markup[1]} |
| --- | --- |
| M8 | 25 <svg onload="${run('cell')}"> |
| M10 | 49 |

## Glossary

**Washer**: a flat ring between a bolt and what it holds ${markup[1]}

**Thread**: a ridge around a bolt <b onmouseover="${run('glossary')}">that turns</b> into a nut
`;
}

/** A drawing with a script, a handler and things to fetch from elsewhere. */
export const hostileDrawing = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="40" height="40" onload="${run('asset-onload')}">
<script>${run('asset-script')}</script><image xlink:href="${stranger}/i.png" width="9" height="9"/>
<foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="${stranger}/j"></iframe></foreignObject><circle r="9"/></svg>`;

/** Files that are too much: each must fail alone with its reason, or come out right. */
export function heavyFiles(): { path: string; bytes: string }[] {
  return [
    { path: 'heavy/one-line.md', bytes: 'word '.repeat(10_000_000) },
    { path: 'heavy/long-line.md', bytes: 'word '.repeat(1_000_000) },
    { path: 'heavy/headings.md', bytes: '# Part\n'.repeat(1_000_000) },
    { path: 'heavy/quotes.md', bytes: `${'>'.repeat(100_000)} deep` },
    { path: 'heavy/lists.md', bytes: Array.from({ length: 2000 }, (_, i) => `${'  '.repeat(i)}- a`).join('\n') },
    { path: 'heavy/brackets.md', bytes: '['.repeat(300_000) },
    { path: 'heavy/markup.md', bytes: '<div>'.repeat(200_000) },
    { path: 'heavy/emphasis.md', bytes: '*a **b _c '.repeat(100_000) },
  ];
}
