-- Who may see what, for the row-level security policies of every table. Each function reads what the transaction was
-- opened as (meno.district, meno.user, meno.role) and runs with its owner's rights, so that a policy can look at
-- memberships without opening them to the reader. PL/pgSQL, because the tables come with the next migration.

create function meno_visible_courses() returns setof uuid
language plpgsql stable security definer set search_path = public, pg_temp rows 50 as $$
declare
  d uuid := nullif(current_setting('meno.district', true), '')::uuid;
  u uuid := nullif(current_setting('meno.user', true), '')::uuid;
begin
  if current_setting('meno.role', true) in ('admin', 'system') then
    return query select c.id from courses c where c.district_id = d;
  elsif u is not null then
    return query
      select c.id from courses c
      where c.district_id = d and (c.visibility = 'district' or c.owner_id = u or exists (
        select 1 from classes k join class_members m on m.district_id = k.district_id and m.class_id = k.id
        where k.district_id = d and k.course_id = c.id and m.user_id = u));
  end if;
end $$;
--> statement-breakpoint
create function meno_editable_courses() returns setof uuid
language plpgsql stable security definer set search_path = public, pg_temp rows 50 as $$
declare
  d uuid := nullif(current_setting('meno.district', true), '')::uuid;
  u uuid := nullif(current_setting('meno.user', true), '')::uuid;
  r text := current_setting('meno.role', true);
begin
  if r in ('admin', 'system') then
    return query select c.id from courses c where c.district_id = d;
  elsif r = 'teacher' and u is not null then
    return query
      select c.id from courses c
      where c.district_id = d and (c.owner_id = u or exists (
        select 1 from classes k join class_members m on m.district_id = k.district_id and m.class_id = k.id
        where k.district_id = d and k.course_id = c.id and m.user_id = u and m.role = 'teacher'));
  end if;
end $$;
--> statement-breakpoint
create function meno_my_classes() returns setof uuid
language plpgsql stable security definer set search_path = public, pg_temp rows 10 as $$
begin
  return query select m.class_id from class_members m
    where m.district_id = nullif(current_setting('meno.district', true), '')::uuid
      and m.user_id = nullif(current_setting('meno.user', true), '')::uuid;
end $$;
--> statement-breakpoint
create function meno_taught_classes() returns setof uuid
language plpgsql stable security definer set search_path = public, pg_temp rows 10 as $$
begin
  return query select m.class_id from class_members m
    where m.district_id = nullif(current_setting('meno.district', true), '')::uuid
      and m.user_id = nullif(current_setting('meno.user', true), '')::uuid
      and m.role = 'teacher' and current_setting('meno.role', true) in ('teacher', 'admin')
    union
    select k.id from classes k
    where k.district_id = nullif(current_setting('meno.district', true), '')::uuid
      and k.created_by = nullif(current_setting('meno.user', true), '')::uuid
      and current_setting('meno.role', true) in ('teacher', 'admin');
end $$;
--> statement-breakpoint
create function meno_taught_learners() returns table (learner_id uuid, course_id uuid)
language plpgsql stable security definer set search_path = public, pg_temp rows 200 as $$
begin
  return query
    select distinct l.user_id, k.course_id
    from class_members t
    join classes k on k.district_id = t.district_id and k.id = t.class_id
    join class_members l on l.district_id = t.district_id and l.class_id = t.class_id and l.role = 'learner'
    where t.district_id = nullif(current_setting('meno.district', true), '')::uuid
      and t.user_id = nullif(current_setting('meno.user', true), '')::uuid
      and t.role = 'teacher' and current_setting('meno.role', true) in ('teacher', 'admin');
end $$;
--> statement-breakpoint
create function meno_teachers_of_my_classes() returns setof uuid
language plpgsql stable security definer set search_path = public, pg_temp rows 10 as $$
begin
  return query
    select distinct t.user_id from class_members m
    join class_members t on t.district_id = m.district_id and t.class_id = m.class_id and t.role = 'teacher'
    where m.district_id = nullif(current_setting('meno.district', true), '')::uuid
      and m.user_id = nullif(current_setting('meno.user', true), '')::uuid;
end $$;
