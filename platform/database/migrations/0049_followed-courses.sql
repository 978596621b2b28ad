-- Courses that the learners whom the caller follows have a class on: their wards', or those of the learners of their schools. As
-- meno_taught_learners, it opens no class and nobody in it.
create function meno_followed_learners() returns table (learner_id uuid, course_id uuid)
language plpgsql stable security definer set search_path = public, pg_temp rows 500 as $$
begin
  if current_setting('meno.role', true) in ('guardian', 'counsellor') then
    return query
      select distinct m.user_id, k.course_id from class_members m
      join classes k on k.district_id = m.district_id and k.id = m.class_id
      where m.district_id = nullif(current_setting('meno.district', true), '')::uuid and m.role = 'learner'
        and (m.user_id in (select meno_my_wards()) or (current_setting('meno.role', true) = 'counsellor' and m.user_id in (select meno_school_learners())));
  end if;
end $$;
