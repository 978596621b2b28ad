/** Irregular nouns, singular to plural, lower case; Latin and Greek plurals that teaching material uses. */
const IRREGULAR: Record<string, string> = {
  child: 'children',
  man: 'men',
  woman: 'women',
  person: 'people',
  foot: 'feet',
  tooth: 'teeth',
  goose: 'geese',
  mouse: 'mice',
  ox: 'oxen',
  die: 'dice',
  criterion: 'criteria',
  phenomenon: 'phenomena',
  automaton: 'automata',
  medium: 'media',
  bacterium: 'bacteria',
  stratum: 'strata',
  memorandum: 'memoranda',
  curriculum: 'curricula',
  erratum: 'errata',
  optimum: 'optima',
  maximum: 'maxima',
  minimum: 'minima',
  spectrum: 'spectra',
  quantum: 'quanta',
  index: 'indices',
  vertex: 'vertices',
  matrix: 'matrices',
  appendix: 'appendices',
  vortex: 'vortices',
  simplex: 'simplices',
  codex: 'codices',
  analysis: 'analyses',
  basis: 'bases',
  hypothesis: 'hypotheses',
  thesis: 'theses',
  crisis: 'crises',
  diagnosis: 'diagnoses',
  synthesis: 'syntheses',
  axis: 'axes',
  parenthesis: 'parentheses',
  emphasis: 'emphases',
  oasis: 'oases',
  prognosis: 'prognoses',
  formula: 'formulae',
  larva: 'larvae',
  vertebra: 'vertebrae',
  antenna: 'antennae',
  nucleus: 'nuclei',
  radius: 'radii',
  stimulus: 'stimuli',
  fungus: 'fungi',
  locus: 'loci',
  focus: 'foci',
  modulus: 'moduli',
  alumnus: 'alumni',
  torus: 'tori',
  genus: 'genera',
  corpus: 'corpora',
  leaf: 'leaves',
  knife: 'knives',
  life: 'lives',
  wife: 'wives',
  shelf: 'shelves',
  half: 'halves',
  calf: 'calves',
  loaf: 'loaves',
  wolf: 'wolves',
  thief: 'thieves',
  self: 'selves',
  elf: 'elves',
  hoof: 'hooves',
  scarf: 'scarves',
  wharf: 'wharves',
  sheaf: 'sheaves',
  quiz: 'quizzes',
  hero: 'heroes',
  echo: 'echoes',
  potato: 'potatoes',
  tomato: 'tomatoes',
  torpedo: 'torpedoes',
  veto: 'vetoes',
  embargo: 'embargoes',
  volcano: 'volcanoes',
  cargo: 'cargoes',
  bus: 'buses',
  gas: 'gases',
  bias: 'biases',
  lens: 'lenses',
  alias: 'aliases',
  atlas: 'atlases',
  canvas: 'canvases',
  iris: 'irises',
  plus: 'pluses',
  movie: 'movies',
  cookie: 'cookies',
  zombie: 'zombies',
  calorie: 'calories',
  tie: 'ties',
  pie: 'pies',
  lie: 'lies',
  cache: 'caches',
  niche: 'niches',
  ache: 'aches',
  headache: 'headaches',
  axe: 'axes',
  gauge: 'gauges',
};

/** Other accepted plurals; they singularise, but are not made. */
const ALSO: Record<string, string> = {
  indexes: 'index',
  formulas: 'formula',
  antennas: 'antenna',
  appendixes: 'appendix',
  spectrums: 'spectrum',
  maximums: 'maximum',
  minimums: 'minimum',
  persons: 'person',
  focuses: 'focus',
  curriculums: 'curriculum',
  axes: 'axis',
  matrixes: 'matrix',
  vertexes: 'vertex',
  viruses: 'virus',
};

/** Nouns with one form, and words that end in s without being plurals. */
const INVARIANT = new Set(
  (
    'series species means data metadata information equipment software hardware middleware firmware knowledge research evidence feedback progress homework ' +
    'news headquarters sheep fish aircraft spacecraft offspring pandas always perhaps sometimes besides afterwards forwards backwards thus less plus ' +
    'this is was has does as its us yes ours yours theirs versus chaos cosmos kubernetes sas css js os ios dos aws dns tls gps keras redis postgres'
  ).split(' '),
);

const PLURAL = new Map(Object.entries(IRREGULAR));
const SINGULAR = new Map([...[...PLURAL].map(([one, many]): [string, string] => [many, one]), ...Object.entries(ALSO)]);

/**
 * Singular of an English noun or of the last word of a phrase; a word that is no plural comes back as it is. Case is kept, and so is the
 * stem of an initialism ("GPUs" -> "GPU").
 */
export function singularise(term: string): string {
  return inflectLast(term, (word) =>
    /^\p{Lu}{2,}s$/u.test(word) ? word.slice(0, -1) : keepCase(word, singularLower(word.toLowerCase())),
  );
}

/** Plural of an English noun or of the last word of a phrase; an invariant noun comes back as it is. Case is kept. */
export function pluralise(term: string): string {
  return inflectLast(term, (word) => {
    if (/^\p{Lu}{2,}s?$/u.test(word)) return word.endsWith('s') ? word : `${word}s`;
    return keepCase(word, pluralLower(word.toLowerCase()));
  });
}

/** Changes the last run of letters of a phrase; code and words with digits stay. */
function inflectLast(term: string, inflect: (word: string) => string): string {
  return term.replace(/(?<![\p{N}_.`])\p{L}[\p{L}'’]*$/u, inflect);
}

function singularLower(word: string): string {
  const known = SINGULAR.get(word);
  if (known !== undefined) return known;
  if (word.length < 3 || !word.endsWith('s') || INVARIANT.has(word) || PLURAL.has(word)) return word;
  if (/(?:ss|us|is|ics|ous)$/.test(word) && !/(?:menus|emus|gurus|skis|taxis|apis|guis)$/.test(word)) return word;
  if (/[^aeiou]ies$/.test(word) && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:ss|sh|ch|x|zz)es$/.test(word)) return word.slice(0, -2);
  if (/(?:[ctnlp]us|ias)es$/.test(word) && !/(?:cl|c)auses$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}

function pluralLower(word: string): string {
  const known = PLURAL.get(word);
  if (known !== undefined) return known;
  if (INVARIANT.has(word) || SINGULAR.has(word) || word === '') return word;
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  if (/sis$/.test(word)) return `${word.slice(0, -2)}es`;
  if (/ics$/.test(word)) return word;
  if (/(?:s|sh|ch|x|z)$/.test(word)) return `${word}es`;
  return `${word}s`;
}

/** Gives the changed word the capitals of the original as far as the two share their letters. */
function keepCase(word: string, changed: string): string {
  let shared = 0;
  while (shared < changed.length && word.charAt(shared).toLowerCase() === changed.charAt(shared)) shared++;
  return word.slice(0, shared) + changed.slice(shared);
}
