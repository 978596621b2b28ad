import katex from 'katex';
import { describe, expect, it } from 'vitest';
import { parseDocument } from '@/platform/markdown/parse';
import { bytesOf, readOptions } from '../testing';
import { expand, newDefinitions } from './macros';
import { readLatex } from './read-latex';

const readAll = (text: string) => readLatex(bytesOf(text), readOptions('pumps.tex'));
const read = async (body: string, preamble = '') =>
  (await readAll(`\\documentclass{article}\n${preamble}\n\\begin{document}\n${body}\n\\end{document}\n`)).markdown;
const blocks = async (body: string, preamble = '') =>
  parseDocument(await read(body, preamble), 'pumps.tex').passages.flatMap((passage) => passage.blocks);

describe('LaTeX', () => {
  it('gives title, language, headings and text as it is typeset', async () => {
    const document = await readAll(
      String.raw`\documentclass{book}\usepackage[english,ngerman]{babel}\title{Pumps \& \emph{pipes}}
\begin{document}\maketitle
\chapter{Water}
It is ` +
        "``wet'' --- 5\\% na\\\"ive caf\\'e, \\\\textbf{bold} \\emph{soft}~x, \\texttt{a\\_b}, \\verb|x % y|." +
        String.raw` % gone
Two\footnote{A note.} \url{https://example.org} \href{a.html}{there} \textcolor{red}{red} \unknown{kept}.
\section*{Flow}
Fast.
\end{document}`,
    );
    expect(document).toMatchObject({ title: 'Pumps & pipes', language: 'de' });
    const { headings, passages } = parseDocument(document.markdown, 'pumps.tex');
    expect(headings.map(({ depth, text }) => [depth, text])).toEqual([
      [1, 'Pumps & pipes'],
      [2, 'Water'],
      [3, 'Flow'],
    ]);
    expect(passages[0]?.text).toContain('It is “wet” — 5% naïve café,');
    expect(document.markdown).toContain('*soft*');
    expect(document.markdown).toContain('`a_b`, `x % y`');
    expect(document.markdown).toContain('[^note-1]: A note.');
    expect(passages[0]?.text).toContain('there red kept.');
  });

  it('keeps formulas so that they can be shown, their own macros expanded, with the numbers that references name', async () => {
    const preamble = String.raw`\newcommand{\R}{\mathbb{R}}\newcommand{\vect}[2][x]{\mathbf{#2}_{#1}}\DeclareMathOperator{\rank}{rank}\def\half{\frac12}`;
    const body = String.raw`For $a \in \R$ and \(b\):
\begin{equation} \label{eq:a} \vect{v} = \half \rank A \text{ if $x>0$} \end{equation}
By \eqref{eq:a} and \ref{eq:b},
\[ c \]
\begin{align} a &= b \\ c &= d \label{eq:b} \end{align}
\begin{eqnarray*} a &=& b \end{eqnarray*}
$$ e $$`;
    const found = await blocks(body, preamble);
    const formulas = found.filter(({ kind }) => kind === 'math').map(({ text }) => text.slice(2, -2));
    expect(formulas).toHaveLength(5);
    for (const formula of formulas)
      expect(() => katex.renderToString(formula, { displayMode: true, throwOnError: true })).not.toThrow();
    expect(formulas[0]).toContain('\\mathbf{v}_{x} = \\frac12\\operatorname{rank}A \\text{ if }x>0');
    expect(found.map(({ text }) => text)).toEqual(
      expect.arrayContaining(['For $a \\in \\mathbb{R}$ and $b$:', 'By (1) and 2,']),
    );
  });

  it('keeps lists, definitions, theorems, exercises and quotations', async () => {
    const body = String.raw`\begin{itemize}\item one \item two \begin{enumerate}\item inner\end{enumerate}\end{itemize}
\begin{description}\item[Pump] A machine. \item[Valve] A part.\end{description}
\begin{defi}[Flow] The \emph{flow} is a rate.\end{defi}
\begin{thm}[Bernoulli]\label{t} It holds.\end{thm}
\begin{proof}By \autoref{t}.\end{proof}
\begin{exercise}Compute it.\end{exercise}
\begin{quote}Said so.\end{quote}`;
    const found = await blocks(body, String.raw`\newtheorem{thm}{Theorem}[section]\newtheorem{defi}[thm]{Definition}`);
    expect(found.map(({ kind, role, term, text }) => [kind, role, term ?? text])).toEqual([
      ['list', 'body', 'one\ntwo\ninner'],
      ['definition', 'body', 'Pump'],
      ['definition', 'body', 'Valve'],
      ['definition', 'body', 'Flow'],
      ['paragraph', 'body', 'Theorem (Bernoulli). It holds.'],
      ['paragraph', 'body', 'Proof. By Theorem 1.'],
      ['paragraph', 'exercise', 'Exercise. Compute it.'],
      ['quote', 'body', 'Said so.'],
    ]);
  });

  it('keeps tables, figures with captions, and code', async () => {
    const body = String.raw`\begin{figure}[ht]\centering\includegraphics[width=.5\textwidth]{img/pump}\caption{A pump.}\label{f}\end{figure}
\begin{table}\caption{Numbers}\begin{tabular}{|l|c|}\toprule a & $b|c$ \\ \midrule \multicolumn{2}{c}{wide} \\ 1 & 2 \\[2pt]\end{tabular}\end{table}
See Figure~\ref{f}.
\begin{lstlisting}[language=Python]
def f(x): # % is no comment
    return {x}
\end{lstlisting}
\begin{verbatim}
\section{no heading}
\end{verbatim}`;
    const found = await blocks(body);
    expect(found.map(({ kind, lang, rows, url, alt, text }) => [kind, lang ?? rows ?? url ?? text, alt])).toEqual([
      ['image', 'img/pump', 'A pump.'],
      ['paragraph', 'A pump.', undefined],
      ['paragraph', 'Numbers', undefined],
      [
        'table',
        [
          ['a', '$b\\vert c$'],
          ['wide', ''],
          ['1', '2'],
        ],
        undefined,
      ],
      ['paragraph', 'See Figure 1.', undefined],
      ['code', 'python', undefined],
      ['code', '\\section{no heading}', undefined],
    ]);
    expect(found[5]?.text).toBe('def f(x): # % is no comment\n    return {x}');
  });

  it('reads what pandoc writes: headings that links lead to, coloured programs, long tables with a head for each page', async () => {
    const { markdown } = await readAll(String.raw`\begin{document}
\hypertarget{cells}{%
\section{Cells}\label{cells}}
See \hypertarget{here}{here}.
\begin{Shaded}
\begin{Highlighting}[]
\KeywordTok{def}\NormalTok{ f(x\_y):}
    \ControlFlowTok{return}\NormalTok{ \{x\_y: }\StringTok{"}\CharTok{\textbackslash{}n}\StringTok{"}\NormalTok{\}  }\CommentTok{\# done}
\end{Highlighting}
\end{Shaded}
\begin{longtable}[]{@{}lr@{}}
\caption{Planets.}\tabularnewline
\toprule
Planet & Moons \\ \midrule \endfirsthead
\toprule
Planet & Moons \\ \midrule \endhead
to be continued & \\ \endfoot
Earth & 1 \\
Mars & 2 \\
\bottomrule
\end{longtable}
\end{document}`);
    expect(markdown.trim()).toBe(
      '# Cells\n\nSee here.\n\n```\ndef f(x_y):\n    return {x_y: "\\n"}  # done\n```\n\nPlanets.\n\n| Planet | Moons |\n| - | - |\n| Earth | 1 |\n| Mars | 2 |',
    );
  });

  it('names files that are not part of it, drawings, citations and terms', async () => {
    const document = await readAll(
      String.raw`\newacronym{ppe}{PPE}{protective equipment}\newglossaryentry{pump}{name=pump,description={a machine, often loud}}
\begin{document}Wear \gls{ppe} near a \gls{pump}, as \cite{Lee2019pumps} and \cite{x} say. See \ref{sec:valve-parts}.
\input{two}\include{three}\begin{tikzpicture}\draw (0,0);\end{tikzpicture}
\begin{thebibliography}{9}\bibitem{x} A book.\end{thebibliography}\end{document}`,
    );
    expect(document.warnings).toEqual([
      { code: 'part_unreadable', count: 2, detail: 'two, three' },
      { code: 'pictures_left_out', count: 1 },
    ]);
    expect(document.markdown).toContain(
      'Wear PPE near a pump, as (Lee, 2019) and [1] say. See “valve parts”.'.replace('[1]', '\\[1]'),
    );
    expect(document.markdown).toContain('## Glossary\n\nPPE\n: protective equipment\n\npump\n: a machine, often loud');
  });

  it('bounds macros that make more and more of themselves', async () => {
    const bomb = `\\def\\a{\\b\\b}\\def\\b{\\c\\c}${'cdefghijklmnopqrstuvw'.replace(/./g, (letter) => `\\def\\${letter}{\\${String.fromCharCode(letter.charCodeAt(0) + 1)}\\${String.fromCharCode(letter.charCodeAt(0) + 1)}}`)}\\def\\x{lol}`;
    const started = Date.now();
    const { text, bounded } = expand(`${bomb}\\a and \\loop`, newDefinitions());
    expect(bounded).toBe(true);
    expect(text.length).toBeLessThan(1_000_000);
    expect(expand('\\def\\x{\\x\\x}\\x', newDefinitions()).text.length).toBeLessThan(3_000_000);
    expect(Date.now() - started).toBeLessThan(10_000);
  });

  it('reads a fragment, text that is broken, and refuses depth', async () => {
    expect((await readAll('\\section{One}\nWords $x and {more \\begin{itemize}\\item a')).markdown).toContain('# One');
    await expect(readAll(`${'{'.repeat(3_000)}x${'}'.repeat(3_000)}`)).rejects.toMatchObject({ code: 'too_deep' });
    await expect(readAll('\\begin{document}\n% nothing\n\\end{document}')).rejects.toMatchObject({ code: 'empty' });
  });

  it('takes no longer for groups that are never closed than for its length', async () => {
    const { markdown } = await readAll(`Words \\verb|{| \\{ of \\textbf{water}. % {\n${'{in'.repeat(20_000)}`);
    expect(markdown).toMatch(/^Words `\{` \\?\{ of \*\*water\*\*\.\s+in in in/);
    expect((await readAll('A {group and \\textbf{bold} words')).markdown).toContain('**bold** words');
  }, 10_000);
});
