import type { Row } from './read-rows';

/** Columns of a glossary, from 0; null where there is none. */
export interface GlossaryColumns {
  term: number;
  definition: number;
  abbreviation: number | null;
  synonyms: number | null;
  example: number | null;
  language: number | null;
}

/** Names of columns in English, German, French, Spanish, Portuguese, Italian, Dutch, Polish, Russian, Arabic, Chinese and Japanese. */
const NAMES = {
  term: /^(?:terms?|words?|concepts?|key ?words?|entry|entries|vocabulary|front|expression|begriffe?|wort|wörter|stichwort|fachbegriff|terme|mot|notion|término|termino|palabra|concepto|termo|palavra|conceito|termine|parola|concetto|woord|term[ei]?n|pojęcie|hasło|термин|слово|понятие|مصطلح|المصطلح|كلمة|الكلمة|术语|術語|词语|用語|単語)$/iu,
  definition:
    /^(?:definitions?|meanings?|descriptions?|explanations?|gloss|back|definition in .*|begriffsbestimmung|bedeutung|erklärung|beschreibung|erläuterung|définition|signification|explication|sens|definición|definicion|significado|descripción|explicación|definição|descrição|definizione|significato|descrizione|definitie|betekenis|omschrijving|definicja|znaczenie|opis|определение|значение|описание|تعريف|التعريف|المعنى|الشرح|定义|定義|意味|解释|説明)$/iu,
  abbreviation:
    /^(?:abbr(?:ev)?(?:iations?)?\.?|acronyms?|initialism|short(?: form)?|abkürzung|kürzel|abréviation|sigle|acronyme|abreviatura|sigla|siglas|acrónimo|acrônimo|abbreviazione|afkorting|skrót|сокращение|аббревиатура|اختصار|缩写|略語)$/iu,
  synonyms:
    /^(?:synonyms?|alias(?:es)?|also (?:called|known as)|other names?|alternative terms?|variants?|synonyme?|synonymes|sinónimos?|sinônimos?|sinonimi|synoniemen?|synonimy?|синонимы?|مرادفات|مرادف|同义词|同義語)$/iu,
  example:
    /^(?:examples?|example sentence|usage|beispiele?|exemples?|ejemplos?|exemplos?|esempi[o]?|voorbeeld|przykład|пример|مثال|例|例文|例子)$/iu,
  language: /^(?:lang(?:uage)?s?|locale|sprache|langue|idioma|língua|lingua|taal|język|язык|لغة|اللغة|语言|言語)$/iu,
};

/** Longest header of a column that is no sentence, UTF-16 units. */
const LONGEST_TERM = 60;

/**
 * Tells a glossary from any other table: by the names of its columns, else by its first two, where the first holds short terms, each once,
 * and the second sentences.
 *
 * @returns null for any other table
 */
export function glossaryColumns(rows: readonly Row[]): { columns: GlossaryColumns; header: boolean } | null {
  const named = namedColumns(rows[0]?.cells ?? []);
  if (named) return { columns: named, header: true };
  const first = looksLikeHeader(rows) ? rows.slice(1) : rows;
  const columns = { term: 0, definition: 1, abbreviation: null, synonyms: null, example: null, language: null };
  return definesTerms(first) ? { columns, header: first.length < rows.length } : null;
}

function namedColumns(header: readonly string[]): GlossaryColumns | null {
  const find = (name: RegExp) => {
    const at = header.findIndex((cell) =>
      name.test(
        cell
          .replace(/[_\s]+/g, ' ')
          .replace(/\s*\([^()]*\)$/, '')
          .trim(),
      ),
    );
    return at < 0 ? null : at;
  };
  const [term, definition] = [
    find(NAMES.term) ??
      (find(NAMES.definition) === null ? null : find(/^(?:name|title|titel|titre|nombre|nome|naam)$/i)),
    find(NAMES.definition),
  ];
  if (term === null || definition === null || term === definition) return null;
  const [abbreviation, synonyms] = [find(NAMES.abbreviation), find(NAMES.synonyms)];
  return { term, definition, abbreviation, synonyms, example: find(NAMES.example), language: find(NAMES.language) };
}

/** Short words in every column over longer text below. */
function looksLikeHeader(rows: readonly Row[]): boolean {
  const [header, ...body] = rows;
  if (!header || body.length < 2 || header.cells.length < 2) return false;
  const below = middle(body.map(({ cells }) => cells[1]?.length ?? 0));
  return (
    header.cells.every((cell) => cell.length <= 30 && !/[.!?]$/.test(cell)) &&
    (header.cells[1]?.length ?? 0) * 2 < below
  );
}

function definesTerms(rows: readonly Row[]): boolean {
  const filled = rows.filter(({ cells }) => (cells[0] ?? '') !== '' && (cells[1] ?? '') !== '');
  if (filled.length < 2 || filled.length * 5 < rows.length * 4) return false;
  const terms = filled.map(({ cells }) => cells[0] ?? '');
  const texts = filled.map(({ cells }) => cells[1] ?? '');
  const unique = new Set(terms.map((term) => term.toLowerCase())).size;
  const wordy = texts.filter(
    (text) =>
      (text.match(/[\p{L}\p{M}'’-]+/gu)?.length ?? 0) >= 3 || /[\p{Script=Han}\p{Script=Hiragana}]{6}/u.test(text),
  ).length;
  const named = terms.filter((term) => /\p{L}{2}/u.test(term) && term.length <= LONGEST_TERM).length;
  return unique * 10 >= terms.length * 9 && wordy * 10 >= texts.length * 7 && named * 10 >= terms.length * 9;
}

function middle(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
