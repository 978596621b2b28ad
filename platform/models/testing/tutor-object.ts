import { contentStems } from '@/core/text/tokens';
import { selectSentences, sentencesOf } from '../extractive/select-sentences';
import type { ModelSchema } from '../model-schema';
import { type Fillers, fillSchema } from './fill-schema';
import { type Asked, subjectOf } from './tutor-prompt';
import { byRecipe } from './tutor-recipes';

/** Entries of a list that says nothing else. */
const USUAL_COUNT = 3;

/** An object that fits the schema, made of the passages: by what its fields are called. */
export function answerAsObject(asked: Asked, schema: ModelSchema): unknown {
  return byRecipe(asked) ?? fillSchema(schema, fillersFor(asked));
}

function fillersFor(asked: Asked): Fillers {
  const subject = subjectOf(asked);
  const best = selectSentences(asked.passages, subject, { most: 8, language: 'en' });
  const all = asked.passages.flatMap((passage, index) => sentencesOf(passage, index, 'en'));
  const sentences = best.length > 0 ? best : all;
  const pieces = [...new Set(asked.everything.match(/^s\d+(?=: )/gm) ?? [])];
  const sentence = (index: number) => sentences[index % Math.max(1, sentences.length)];
  return {
    text(path, maxLength) {
      const name = nameOf(path);
      const index = placeOf(path);
      if (/piece/i.test(path)) return pieces[index % Math.max(1, pieces.length)] ?? '';
      if (/passage|ref|cit|chunk|source/i.test(name))
        return (sentence(outerPlaceOf(path) + index) ?? asked.passages[0])?.ref ?? 'c1';
      if (/title|heading|name|term|concept|label/i.test(name)) return headingOf(asked, index).slice(0, maxLength);
      const found = sentence(index);
      if (!found) return subject.slice(0, maxLength);
      return shortened(`${found.text} [${found.ref}]`, maxLength);
    },
    count: (path) => (/piece/i.test(path) ? Math.min(1, pieces.length) : USUAL_COUNT),
    number: () => 1,
    boolean: () => true,
    pick(path, options) {
      const spoken = options.findIndex((option) => option === 'supported' || option === 'not_supported');
      if (spoken >= 0) return options.indexOf(supports(asked) ? 'supported' : 'not_supported');
      return placeOf(path) % options.length;
    },
  };
}

/** Whether nearly every word of the quoted sentence is in the passages. */
function supports(asked: Asked): boolean {
  const words = contentStems(asked.data.get('sentence')?.at(-1) ?? '');
  const known = new Set(asked.passages.flatMap(({ text }) => contentStems(text)));
  return words.length > 0 && words.filter((word) => known.has(word)).length / words.length >= 0.8;
}

function headingOf({ passages }: Asked, index: number): string {
  const heading = passages[index % Math.max(1, passages.length)]?.heading ?? 'The idea';
  return heading.split(/ [>›] /).at(-1) ?? heading;
}

function nameOf(path: string): string {
  return /([A-Za-z_]+)(?:\[\d+\])?$/.exec(path)?.[1] ?? path;
}

/** Index in the innermost list of a path. */
function placeOf(path: string): number {
  return Number(
    path
      .match(/\[(\d+)\]/g)
      ?.at(-1)
      ?.slice(1, -1) ?? 0,
  );
}

function outerPlaceOf(path: string): number {
  const places = path.match(/\[(\d+)\]/g) ?? [];
  return places.length > 1 ? Number(places[0]?.slice(1, -1)) : 0;
}

function shortened(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  const citation = /\s\[c\d+\]$/.exec(text)?.[0] ?? '';
  const words = text.slice(0, Math.max(0, maxLength - citation.length - 1));
  return `${words.slice(0, Math.max(0, words.lastIndexOf(' ')))}.${citation}`.slice(0, maxLength);
}
