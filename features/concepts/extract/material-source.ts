/** What a file of a course is for. */
export type SourceKind = 'body' | 'exercise' | 'glossary' | 'about';

const ABOUT =
  /^(?:readme|licen[cs]e|copying|contributing|code[-_]of[-_]conduct|changelog|changes|authors|contributors|citation|acknowledg\w*|credits|setup|install(?:ation)?|security|funding|summary|_sidebar|toc|schedule)(?:[-_.]\w+)*$/i;
const GLOSSARY =
  /^(?:\d+[-_. ]*)?(?:glossary|glossar|glossaire|glosario|vocabulario|lexique|vocabulaire|begriffe|fachbegriffe|المصطلحات|مصطلحات|قائمة المصطلحات|مسرد|مسرد المصطلحات|معجم|terms|terminology|vocabulary|reference)$/iu;
const EXERCISE_FOLDER =
  /^(?:\d+[-_. ]*)?(?:exercises?|assignments?|homeworks?|labs?|quiz(?:zes)?|challenges?|problems?|tasks?|solutions?|projects?)$/i;
const EXERCISE_FILE =
  /^(?:\d+[-_. ]*)?(?:instructions?|hints?|exercises?|assignment|homework|quiz|solutions?|answers?|tasks?|challenges?)(?:[-_. ]*\d+)?$/i;
/** Files that explain even inside a folder of exercises. */
const EXPLAINING_FILE = /^(?:introduction|about|theory|background|concepts?|lesson|notes)$/i;

/**
 * Tells what a file is for from its path and title alone.
 *
 * @param files number of files in the course: a lone README is the course.
 */
export function sourceKindOf(path: string, title: string, files: number): SourceKind {
  const segments = path.split(/[\\/]/);
  const stem = (segments.at(-1) ?? '').replace(/\.\w{1,8}$/, '');
  if (GLOSSARY.test(stem) || GLOSSARY.test(title.trim())) return 'glossary';
  if (files > 1 && ABOUT.test(stem)) return 'about';
  if (EXERCISE_FILE.test(stem)) return 'exercise';
  return isInExerciseFolder(path) && !EXPLAINING_FILE.test(stem) ? 'exercise' : 'body';
}

/** Whether the file lies below a folder of exercises, whose names are stories and no concepts. */
export function isInExerciseFolder(path: string): boolean {
  return path
    .split(/[\\/]/)
    .slice(0, -1)
    .some((folder) => EXERCISE_FOLDER.test(folder));
}
