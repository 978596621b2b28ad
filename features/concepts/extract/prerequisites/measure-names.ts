/**
 * What is measured of a pair of concepts, in this order. Sources: reference distance after Liang, Wu, Huang & Giles, "Measuring
 * prerequisite relations among concepts" (EMNLP 2015); definitions, order of mention and names as in Pan, Li, Li & Tang, "Prerequisite
 * relation learning for concepts in MOOCs" (ACL 2017); sharing of terms between a concept's exercises and another's text after
 * Chaplot, Yang, Carbonell & Koedinger, "Data-driven automated induction of prerequisite structure graphs" (EDM 2016); heights are the
 * least-squares ranking of Jiang, Lim, Yao & Ye, "Statistical ranking and combinatorial Hodge theory" (Math. Programming 127, 2011).
 */
export const MEASURE_NAMES = [
  /** How densely the text of the concept names the other. */
  'density',
  'densityBack',
  /** The same, less for what nearly every text names. */
  'rareDensity',
  /** How much the exercises on it name the other. */
  'practice',
  'practiceBack',
  'rarePractice',
  /** How much more they do than exercises in general, in standard deviations of a Poisson count. */
  'liftedPractice',
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
  /** How many texts name the concept itself. */
  'namedByMany',
  /** How much higher it stands when all leanings are taken together. */
  'height',
  /** Likeness of what the texts speak of (latent semantic analysis). */
  'meaning',
  /** What its exercises take from the terms that the other presents. */
  'terms',
  /** How much more what it names names the other than the other way round. */
  'referenceDistance',
] as const;
