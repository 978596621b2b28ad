import { sql } from 'drizzle-orm';
import type { Tx } from '@/platform/database/transaction';
import type { Decision } from './snapshot';

/**
 * What teachers have decided in a course: of concepts, prerequisites, standards and single passages; and whether there is anything that it
 * stands on. A concept stands on passages that teach it, a passage on its words being in its source.
 */
export async function decisionsOf(tx: Tx, courseId: string): Promise<Decision[]> {
  const found = await tx.execute<{ kind: Decision['kind']; key: string; about: string; loose: boolean }>(sql`
    with stands as (
      select c.id, c.name, (c.hidden or c.removed) as hidden, (c.importance <> -1 or c.removed) as meant, c.name_edited, c.position_edited, c.merged_into,
        exists (select 1 from concept_chunks l where l.district_id = c.district_id and l.concept_id = coalesce(c.merged_into, c.id) and l.role = 'teaches') as stands
      from concepts c where c.course_id = ${courseId})
    select 'name' as kind, id::text as key, name as about, not stands as loose from stands where name_edited and merged_into is null
    union all select 'position', id::text, name, not stands from stands where position_edited and merged_into is null
    union all select 'hidden', id::text, name, not stands from stands where hidden and meant and merged_into is null
    union all select 'merged', id::text, name, not stands from stands where merged_into is not null
    union all select 'prerequisite', p.prerequisite_id || ' ' || p.concept_id, a.name || ' → ' || b.name,
        not (a.stands and b.stands)
      from prerequisites p join stands a on a.id = p.prerequisite_id join stands b on b.id = p.concept_id
      where p.course_id = ${courseId} and (p.origin = 'teacher' or p.status = 'rejected')
    union all select 'standard', t.standard_id || ' ' || t.target_kind || ' ' || t.target_id || ' ' || t.target_hash,
        case when s.code = '' then left(s.statement, 80) else s.code end,
        not case t.target_kind
          when 'concept' then exists (select 1 from stands x where x.id = t.target_id and x.stands and not x.hidden)
          when 'chunk' then exists (select 1 from chunks c where c.district_id = t.district_id and c.source_id = t.target_id and c.hash = t.target_hash)
          when 'source' then exists (select 1 from sources o where o.district_id = t.district_id and o.id = t.target_id)
          else exists (select 1 from items i where i.district_id = t.district_id and i.id = t.target_id and i.status = 'active') end
      from standard_tags t join standards s on s.district_id = t.district_id and s.id = t.standard_id
      where t.course_id = ${courseId} and t.state = 'accepted'
    union all select 'passage_choice', d.source_id || ' ' || d.hash, o.title,
        not exists (select 1 from chunks c where c.district_id = d.district_id and c.source_id = d.source_id and c.hash = d.hash)
      from chunk_decisions d join sources o on o.district_id = d.district_id and o.id = d.source_id
      where d.course_id = ${courseId} and d.split_at is null`);
  return found.rows.map(({ kind, key, about, loose }) => ({ kind, key, about, loose }));
}
