/**
 * What is measured of a pair of concepts, in this order. Sources: definitions, order of mention and names as in Pan, Li, Li & Tang,
 * "Prerequisite relation learning for concepts in MOOCs" (ACL 2017); sharing of words and terms between a concept's exercises and another's text
 * after Chaplot, Yang, Carbonell & Koedinger, "Data-driven automated induction of prerequisite structure graphs" (EDM 2016); heights are the
 * least-squares ranking of Jiang, Lim, Yao & Ye, "Statistical ranking and combinatorial Hodge theory" (Math. Programming 127, 2011); words that
 * mark a text by the log-likelihood of Dunning, "Accurate methods for the statistics of surprise and coincidence" (1993).
 */
export const MEASURE_NAMES = [
  /** How densely the text of the concept names the other. */
  'density',
  'densityBack',
  /** The same, less for what nearly every text names. */
  'rareDensity',
  /** How much the exercises on the other name it. */
  'practiceBack',
  /** How much the exercises on it name the other, less for what nearly all name. */
  'rarePractice',
  /** Links from its text and exercises to the other's. */
  'link',
  'linkBack',
  /** The other's name is part of its name. */
  'name',
  'nameBack',
  /** Its definition uses the other. */
  'definition',
  'definitionBack',
  /** What its code takes from what the other introduces, and the same beside what it takes from any. */
  'code',
  'codeBack',
  'codeShare',
  /** Its text says that the other is needed, under a heading such as "Before you start" or in a sentence. */
  'stated',
  'statedBack',
  /** How much higher it stands when all leanings are taken together. */
  'height',
  /** Words of the other's name in its text, its exercises, its first passages; its own in the other's exercises. */
  'partText',
  'partPractice',
  'partPracticeBack',
  'partOpening',
  /** Words that mark the other's text in its exercises. */
  'words',
  'wordsBack',
  /** How much of the words that its text repeats the other's first passages use. */
  'openingBack',
  /** How much of the code that the other presents its code uses; of the three tokens the other is best known by. */
  'coverage',
  'coverageBack',
  'foremost',
  'foremostBack',
  'foremostPractice',
  /** Words of the other's name in the addresses that its exercises link to. */
  'linkWords',
  /** Pages that both link to, and the share of those behind its exercises. */
  'pages',
  'pagesShare',
  /** The other's, or its own, name says that it is where a course begins. */
  'overture',
  'overtureBack',
  /** Of the other: how high it stands, words in its name, in how many concepts' exercises it is named, how common its name is, words of text. */
  'heightOfOther',
  'lengthOfName',
  'namedInPractice',
  'commonness',
  'textOfOther',
  /** Words of the exercises on it. */
  'practiceOfOwn',
  /** Exercises that are on both. */
  'together',
  /** Likeness (tf-idf) of its exercises with the other's text, of both exercises, of both texts, of its text with the other's exercises. */
  'practiceLikeOther',
  'practicesAlike',
  'textsAlike',
  'otherPracticeAlike',
  /** The same in code. */
  'codeLikeOther',
  'codePracticesAlike',
  'codesAlike',
  'otherCodeAlike',
  /** The other is where the course begins, and how low the concept itself stands. */
  'nearOverture',
] as const;
