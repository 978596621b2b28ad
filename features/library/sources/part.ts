/** What a source is to its course: the course is made of it, or it stands beside. */
export type SourcePart = 'core' | 'supplementary';

/** Names of folders and files under which schools keep what stands beside a course. */
const BESIDE =
  /(?:^|\/)(?:\d+[-_. ]*)?(?:supplement(?:s|al|ary)?|supplementary[-_ ](?:materials?|reading)|extras?|extra[-_ ]material|further[-_ ]reading|additional[-_ ](?:materials?|reading)|optional|enrichment|zusatz(?:material)?|compl[eé]ments?|complementario|ampliaci[oó]n)(?:[/.]|$)/i;

/** A teacher's word, else a guess by the names in its path. */
export function partOf({ part, path }: { part: SourcePart | null; path: string }): SourcePart {
  return part ?? (BESIDE.test(path) ? 'supplementary' : 'core');
}
