/** Small whole files of the formats that are text, with something of everything that their readers look for. */
export const TEXT_SEEDS = {
  text: [
    'Pumps\n=====\n\nA pump moves water through a pipe, as long as the power is on and the valve is open.\n\n1. PARTS\n\nWheel\n-----\n* one\n  * inner\n* two\n\n    for (let i = 0; i < 3; i++) {\n      go(i);\n    }\n\f\nCHAPTER 2: PIPES\n\nA pipe costs $5 and <b> is *no* mark_up, [see] `this`.\n',
    '# Pumps\n\nA **pump** moves [water](water.md), $x^2$.\n\n| a | b |\n| - | - |\n| c | d |\n\n```js\nlet x;\n```\n',
    '\ufeffGröße – “naïve” café\n\n1) Öffnen\n2) Schließen\n\nمضخة المياه\n\n泵是一种机器。\n',
  ],
  html: [
    '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Pumps</title><style>p{}</style></head><body><nav><a href="/">x</a></nav><main><h1 id="a">Pumps</h1><p>A <b>pump</b> moves <a href="w.html">water</a>, 5 &lt; 6 &amp; <code>x_1</code>.</p><ul><li>one<ul><li>inner</li></ul></li></ul><table><caption>Numbers</caption><tr><th colspan="2">w</th></tr><tr><td rowspan="2">a</td><td>b</td></tr><tr><td>c</td></tr></table><figure><img src="a.png" alt="A pump"><figcaption>A pump</figcaption></figure><math><mfrac><mi>a</mi><mn>2</mn></mfrac></math><pre><code class="language-js">let a;</code></pre><dl><dt>Pump</dt><dd>A machine</dd></dl><details><summary>More</summary>Hidden</details></main><script>x()</script></body></html>',
  ],
  mdx: [
    '---\ntitle: Pumps\n---\n\nimport Tabs from \'@theme/Tabs\';\nexport const a = { b: 1 };\n\n# Pumps {#pumps}\n\nA **pump** moves {props.x} water, $\\frac{a}{b}$.\n\n<Tabs>\n  <TabItem label="One">\n\n    - one\n    - <B>two</B>\n\n  </TabItem>\n</Tabs>\n\n<Figure src={require(\'./a.png\')} alt="A pump" caption={`A pump`} />\n\n<Note type="tip">Said.</Note>\n\n{/* gone */}\n\n<CodeBlock language="js">{`let a;`}</CodeBlock>\n\n```jsx\n<Kept/>\n```\n\n<details>\n<summary>More</summary>\n\nHidden\n\n</details>\n',
  ],
  latex: [
    '\\documentclass{article}\n\\usepackage[english]{babel}\n\\title{Pumps}\n\\newcommand{\\R}{\\mathbb{R}}\\newcommand{\\v}[2][x]{\\mathbf{#2}_{#1}}\\def\\a{\\R}\n\\newtheorem{thm}{Theorem}\n\\newacronym{ppe}{PPE}{protective equipment}\n\\begin{document}\n\\section{One}\\label{s}\nA pump $x \\in \\R$ % gone\nmoves \\textbf{water}\\footnote{A note.}, \\verb|x|, see \\ref{s} and \\cite{Lee2019x}.\n\n\\begin{equation}\\label{e} \\v{a} = \\frac{1}{2} \\end{equation}\n\\begin{itemize}\\item one \\item \\begin{enumerate}\\item inner\\end{enumerate}\\end{itemize}\n\\begin{thm}[Flow] It holds.\\end{thm}\n\\begin{figure}\\includegraphics[width=1cm]{a.png}\\caption{A pump}\\end{figure}\n\\begin{tabular}{l|c} a & b \\\\ \\hline \\multicolumn{2}{c}{w} \\\\ \\end{tabular}\n\\begin{lstlisting}[language=C]\nint x; % kept\n\\end{lstlisting}\n\\begin{description}\\item[Pump] A machine\\end{description}\n\\input{two}\n\\end{document}\n',
  ],
  glossary: [
    'Term,Definition,Synonyms,Abbreviation,Language\nPump,"A machine, that ""moves"" water",mover;shifter,,en\nPersonal protective equipment,What one wears,,PPE,en\nPumpe,Eine Maschine,,,de\n',
    'x;y;z\n1;2;3\n4;5;6\n"a;b";c|d;=1+1\n',
    'Pump\tA machine that moves water\nValve\tA part that opens and closes\nPipe\tA long tube for water\n',
  ],
  subtitles: [
    'WEBVTT - Pumps\nKind: captions\nLanguage: en\n\nSTYLE\n::cue { color: red }\n\nNOTE Chapter: One\n\n1\n00:00:01.000 --> 00:00:04.000 align:start position:10%\n<v Anna>A pump <b>moves</b> water\n\n00:04.000 --> 00:06.500\nthrough a pipe &amp; back.\n\n00:20.000 --> 00:22.000\nthrough a pipe &amp; back.\nAgain<00:00:21.000><c> now</c>\n',
    '1\r\n00:00:01,000 --> 00:00:04,000\r\n{\\an8}<i>Hello</i> there.\r\n\r\n2\r\n00:00:05,000 --> 00:00:06,000\r\nBEN: Go on.\r\n',
  ],
} as const;

/** A notebook with cells of every kind and outputs of every kind. */
export function notebookSeed(picture: string): string {
  return JSON.stringify({
    nbformat: 4,
    nbformat_minor: 5,
    metadata: {
      title: 'Pumps',
      kernelspec: { name: 'python3', language: 'python' },
      language_info: { name: 'python' },
    },
    cells: [
      {
        cell_type: 'markdown',
        metadata: { tags: [] },
        source: ['# Pumps\n', '\n', 'A **pump** $x$ ![p](attachment:p.png)\n', '\\begin{align}a &= b\\end{align}'],
        attachments: { 'p.png': { 'image/png': picture } },
      },
      {
        cell_type: 'code',
        execution_count: 1,
        metadata: {},
        source: ['%%bash\n', 'ls'],
        outputs: [
          { output_type: 'stream', name: 'stdout', text: ['a\n', '\u001b[31mb\u001b[0m\n'] },
          {
            output_type: 'execute_result',
            data: {
              'text/html': ['<table><tr><th>a</th></tr><tr><td>1</td></tr></table>'],
              'text/plain': ['a\n', '1'],
            },
          },
          { output_type: 'display_data', data: { 'image/png': picture, 'text/plain': '<Figure size 1x1>' } },
          { output_type: 'display_data', data: { 'text/latex': '$\\displaystyle x^2$' } },
          { output_type: 'error', ename: 'ValueError', evalue: 'no', traceback: ['x'] },
        ],
      },
      { cell_type: 'raw', metadata: { raw_mimetype: 'text/html' }, source: '<p>raw</p>' },
    ],
    worksheets: [{ cells: [{ cell_type: 'heading', level: 2, source: 'Old' }] }],
  });
}
