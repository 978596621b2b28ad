-- Who belongs together beside classes: people of a school, learners and their guardians. As in the first migration each function reads what the
-- transaction was opened as and runs with its owner's rights.

create function meno_my_schools() returns setof uuid
language plpgsql stable security definer set search_path = public, pg_temp rows 3 as $$
begin
  return query select m.school_id from school_members m
    where m.district_id = nullif(current_setting('meno.district', true), '')::uuid
      and m.user_id = nullif(current_setting('meno.user', true), '')::uuid;
end $$;
--> statement-breakpoint
-- Learners of the schools of a counsellor or a school's administrator; nobody for anybody else.
create function meno_school_learners() returns setof uuid
language plpgsql stable security definer set search_path = public, pg_temp rows 500 as $$
declare
  d uuid := nullif(current_setting('meno.district', true), '')::uuid;
begin
  if current_setting('meno.role', true) in ('counsellor', 'school_admin') then
    return query
      select distinct m.user_id from school_members m
      join users u on u.district_id = m.district_id and u.id = m.user_id and u.role = 'learner'
      where m.district_id = d and m.school_id in (select meno_my_schools());
  end if;
end $$;
--> statement-breakpoint
-- Everybody of a school administrator's schools, and the guardians of their learners.
create function meno_school_people() returns setof uuid
language plpgsql stable security definer set search_path = public, pg_temp rows 500 as $$
declare
  d uuid := nullif(current_setting('meno.district', true), '')::uuid;
begin
  if current_setting('meno.role', true) = 'school_admin' then
    return query
      select m.user_id from school_members m where m.district_id = d and m.school_id in (select meno_my_schools())
      union
      select g.guardian_id from guardian_links g
      where g.district_id = d and g.learner_id in (select meno_school_learners());
  end if;
end $$;
--> statement-breakpoint
-- Classes of the schools of a counsellor or a school's administrator.
create function meno_school_classes() returns setof uuid
language plpgsql stable security definer set search_path = public, pg_temp rows 50 as $$
begin
  if current_setting('meno.role', true) in ('counsellor', 'school_admin') then
    return query select k.id from classes k
      where k.district_id = nullif(current_setting('meno.district', true), '')::uuid and k.school_id in (select meno_my_schools());
  end if;
end $$;
--> statement-breakpoint
-- Learners whose guardian the caller is: somebody has confirmed it, and they are not yet eighteen, from when on a record is its learner's alone.
create function meno_my_wards() returns setof uuid
language plpgsql stable security definer set search_path = public, pg_temp rows 3 as $$
begin
  if current_setting('meno.role', true) = 'guardian' then
    return query
      select g.learner_id from guardian_links g
      join users u on u.district_id = g.district_id and u.id = g.learner_id and u.role = 'learner'
      left join consent_people p on p.district_id = g.district_id and p.learner_id = g.learner_id
      where g.district_id = nullif(current_setting('meno.district', true), '')::uuid
        and g.guardian_id = nullif(current_setting('meno.user', true), '')::uuid
        and g.confirmed_at is not null
        and (p.birth_date is null or p.birth_date + interval '18 years' > meno_now());
  end if;
end $$;
--> statement-breakpoint
create function meno_my_guardians() returns setof uuid
language plpgsql stable security definer set search_path = public, pg_temp rows 3 as $$
begin
  return query select g.guardian_id from guardian_links g
    where g.district_id = nullif(current_setting('meno.district', true), '')::uuid
      and g.learner_id = nullif(current_setting('meno.user', true), '')::uuid and g.confirmed_at is not null;
end $$;
--> statement-breakpoint
-- Besides what it said: counsellors and guardians see the courses that their learners have a class on, school administrators those of their classes.
create or replace function meno_visible_courses() returns setof uuid
language plpgsql stable security definer set search_path = public, pg_temp rows 50 as $$
declare
  d uuid := nullif(current_setting('meno.district', true), '')::uuid;
  u uuid := nullif(current_setting('meno.user', true), '')::uuid;
  r text := current_setting('meno.role', true);
begin
  if r in ('admin', 'system') then
    return query select c.id from courses c where c.district_id = d;
  elsif u is not null then
    return query
      select c.id from courses c
      where c.district_id = d and (c.visibility = 'district' or c.owner_id = u or exists (
        select 1 from classes k join class_members m on m.district_id = k.district_id and m.class_id = k.id
        where k.district_id = d and k.course_id = c.id and m.user_id = u));
    if r in ('guardian', 'counsellor') then
      return query
        select distinct k.course_id from class_members m
        join classes k on k.district_id = m.district_id and k.id = m.class_id
        where m.district_id = d and m.role = 'learner'
          and (m.user_id in (select meno_my_wards()) or m.user_id in (select meno_school_learners()));
    elsif r = 'school_admin' then
      return query select k.course_id from classes k where k.district_id = d and k.id in (select meno_school_classes());
    end if;
  end if;
end $$;
--> statement-breakpoint
CREATE TABLE "guardian_links" (
	"district_id" uuid DEFAULT nullif(current_setting('meno.district', true), '')::uuid NOT NULL,
	"guardian_id" uuid NOT NULL,
	"learner_id" uuid NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT meno_now() NOT NULL,
	"confirmed_by" uuid,
	"confirmed_at" timestamp with time zone,
	CONSTRAINT "guardian_links_district_id_guardian_id_learner_id_pk" PRIMARY KEY("district_id","guardian_id","learner_id")
);
--> statement-breakpoint
ALTER TABLE "guardian_links" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "school_members" (
	"district_id" uuid DEFAULT nullif(current_setting('meno.district', true), '')::uuid NOT NULL,
	"school_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"added_by" uuid,
	"created_at" timestamp with time zone DEFAULT meno_now() NOT NULL,
	CONSTRAINT "school_members_district_id_school_id_user_id_pk" PRIMARY KEY("district_id","school_id","user_id")
);
--> statement-breakpoint
ALTER TABLE "school_members" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "schools" (
	"district_id" uuid DEFAULT nullif(current_setting('meno.district', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"closed_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT meno_now() NOT NULL,
	CONSTRAINT "schools_district_id_id_pk" PRIMARY KEY("district_id","id")
);
--> statement-breakpoint
ALTER TABLE "schools" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "terms" (
	"district_id" uuid DEFAULT nullif(current_setting('meno.district', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"school_id" uuid NOT NULL,
	"name" text NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"closed_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT meno_now() NOT NULL,
	CONSTRAINT "terms_district_id_id_pk" PRIMARY KEY("district_id","id")
);
--> statement-breakpoint
ALTER TABLE "terms" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "classes" ADD COLUMN "school_id" uuid;--> statement-breakpoint
ALTER TABLE "classes" ADD COLUMN "term_id" uuid;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "deactivated_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "guardian_links" ADD CONSTRAINT "guardian_links_district_id_guardian_id_users_district_id_id_fk" FOREIGN KEY ("district_id","guardian_id") REFERENCES "public"."users"("district_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "guardian_links" ADD CONSTRAINT "guardian_links_district_id_learner_id_users_district_id_id_fk" FOREIGN KEY ("district_id","learner_id") REFERENCES "public"."users"("district_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "school_members" ADD CONSTRAINT "school_members_district_id_school_id_schools_district_id_id_fk" FOREIGN KEY ("district_id","school_id") REFERENCES "public"."schools"("district_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "school_members" ADD CONSTRAINT "school_members_district_id_user_id_users_district_id_id_fk" FOREIGN KEY ("district_id","user_id") REFERENCES "public"."users"("district_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "terms" ADD CONSTRAINT "terms_district_id_school_id_schools_district_id_id_fk" FOREIGN KEY ("district_id","school_id") REFERENCES "public"."schools"("district_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "guardian_links_learner" ON "guardian_links" USING btree ("district_id","learner_id");--> statement-breakpoint
CREATE INDEX "school_members_user" ON "school_members" USING btree ("district_id","user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "schools_name" ON "schools" USING btree ("district_id","name");--> statement-breakpoint
CREATE INDEX "terms_school" ON "terms" USING btree ("district_id","school_id");--> statement-breakpoint
ALTER TABLE "classes" ADD CONSTRAINT "classes_district_id_school_id_schools_district_id_id_fk" FOREIGN KEY ("district_id","school_id") REFERENCES "public"."schools"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "classes" ADD CONSTRAINT "classes_district_id_term_id_terms_district_id_id_fk" FOREIGN KEY ("district_id","term_id") REFERENCES "public"."terms"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "classes_school" ON "classes" USING btree ("district_id","school_id");--> statement-breakpoint
CREATE POLICY "guardian_link_read" ON "guardian_links" AS PERMISSIVE FOR SELECT TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (guardian_id = nullif(current_setting('meno.user', true), '')::uuid or learner_id = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) in ('admin', 'dpo', 'system') or (current_setting('meno.role', true) = 'school_admin' and learner_id in (select meno_school_learners())) or (current_setting('meno.role', true) = 'counsellor' and learner_id in (select meno_school_learners()))));--> statement-breakpoint
CREATE POLICY "guardian_link_insert" ON "guardian_links" AS PERMISSIVE FOR INSERT TO public WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and (current_setting('meno.role', true) = 'system' or (created_by = nullif(current_setting('meno.user', true), '')::uuid and (current_setting('meno.role', true) = 'admin' or (current_setting('meno.role', true) = 'school_admin' and learner_id in (select meno_school_learners()))))));--> statement-breakpoint
CREATE POLICY "guardian_link_update" ON "guardian_links" AS PERMISSIVE FOR UPDATE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (current_setting('meno.role', true) in ('admin', 'system') or (current_setting('meno.role', true) = 'school_admin' and learner_id in (select meno_school_learners())))) WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and (current_setting('meno.role', true) in ('admin', 'system') or (current_setting('meno.role', true) = 'school_admin' and learner_id in (select meno_school_learners()))));--> statement-breakpoint
CREATE POLICY "guardian_link_delete" ON "guardian_links" AS PERMISSIVE FOR DELETE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (current_setting('meno.role', true) in ('admin', 'system') or (current_setting('meno.role', true) = 'school_admin' and learner_id in (select meno_school_learners()))));--> statement-breakpoint
CREATE POLICY "school_member_read" ON "school_members" AS PERMISSIVE FOR SELECT TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (user_id = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) in ('admin', 'dpo', 'system')
        or (current_setting('meno.role', true) in ('school_admin', 'counsellor') and school_id in (select meno_my_schools()))));--> statement-breakpoint
CREATE POLICY "school_member_insert" ON "school_members" AS PERMISSIVE FOR INSERT TO public WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'system'));--> statement-breakpoint
CREATE POLICY "school_member_update" ON "school_members" AS PERMISSIVE FOR UPDATE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'system')) WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'system'));--> statement-breakpoint
CREATE POLICY "school_member_delete" ON "school_members" AS PERMISSIVE FOR DELETE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (current_setting('meno.role', true) in ('admin', 'system') or (current_setting('meno.role', true) = 'school_admin' and school_id in (select meno_my_schools()))));--> statement-breakpoint
CREATE POLICY "district_read" ON "schools" AS PERMISSIVE FOR SELECT TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "district_insert" ON "schools" AS PERMISSIVE FOR INSERT TO public WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'system'));--> statement-breakpoint
CREATE POLICY "district_update" ON "schools" AS PERMISSIVE FOR UPDATE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'system')) WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'system'));--> statement-breakpoint
CREATE POLICY "district_delete" ON "schools" AS PERMISSIVE FOR DELETE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'system'));--> statement-breakpoint
CREATE POLICY "term_read" ON "terms" AS PERMISSIVE FOR SELECT TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "term_insert" ON "terms" AS PERMISSIVE FOR INSERT TO public WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and (current_setting('meno.role', true) in ('admin', 'system') or (current_setting('meno.role', true) = 'school_admin' and school_id in (select meno_my_schools()))));--> statement-breakpoint
CREATE POLICY "term_update" ON "terms" AS PERMISSIVE FOR UPDATE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (current_setting('meno.role', true) in ('admin', 'system') or (current_setting('meno.role', true) = 'school_admin' and school_id in (select meno_my_schools())))) WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and (current_setting('meno.role', true) in ('admin', 'system') or (current_setting('meno.role', true) = 'school_admin' and school_id in (select meno_my_schools()))));--> statement-breakpoint
CREATE POLICY "term_delete" ON "terms" AS PERMISSIVE FOR DELETE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (current_setting('meno.role', true) in ('admin', 'system') or (current_setting('meno.role', true) = 'school_admin' and school_id in (select meno_my_schools()))));--> statement-breakpoint
ALTER POLICY "consent_decision_read" ON "consent_decisions" TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (learner_id = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) in ('admin', 'system') or current_setting('meno.role', true) = 'dpo' or (current_setting('meno.role', true) = 'guardian' and learner_id in (select meno_my_wards()))));--> statement-breakpoint
ALTER POLICY "consent_decision_insert" ON "consent_decisions" TO public WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and ((learner_id = nullif(current_setting('meno.user', true), '')::uuid and decided_by = nullif(current_setting('meno.user', true), '')::uuid and decided_as = 'learner' and meno_may_decide(learner_id, allowed)) or ((current_setting('meno.role', true) = 'admin' or (current_setting('meno.role', true) = 'guardian' and learner_id in (select meno_my_wards()))) and decided_by = nullif(current_setting('meno.user', true), '')::uuid and decided_as = 'guardian' and not meno_of_age(learner_id)) or current_setting('meno.role', true) = 'system'));--> statement-breakpoint
ALTER POLICY "consent_person_read" ON "consent_people" TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (learner_id = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) in ('admin', 'system') or current_setting('meno.role', true) = 'dpo' or (current_setting('meno.role', true) = 'guardian' and learner_id in (select meno_my_wards()))));--> statement-breakpoint
ALTER POLICY "consent_seen_read" ON "consent_seen" TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (learner_id = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) in ('admin', 'system') or current_setting('meno.role', true) = 'dpo' or (current_setting('meno.role', true) = 'guardian' and learner_id in (select meno_my_wards()))));--> statement-breakpoint
ALTER POLICY "learner_read" ON "explanations" TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (learner_id = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) in ('admin', 'system') or (current_setting('meno.role', true) = 'teacher' and (learner_id, course_id) in (select t.learner_id, t.course_id from meno_taught_learners() t)) or (current_setting('meno.role', true) = 'guardian' and learner_id in (select meno_my_wards()))));--> statement-breakpoint
ALTER POLICY "audit_read" ON "audit_records" TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (current_setting('meno.role', true) in ('admin', 'dpo', 'system') or nullif(current_setting('meno.user', true), '')::uuid = any(subject_ids)));--> statement-breakpoint
ALTER POLICY "class_member_read" ON "class_members" TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (user_id = nullif(current_setting('meno.user', true), '')::uuid or (role = 'teacher' and class_id in (select meno_my_classes())) or class_id in (select meno_taught_classes()) or current_setting('meno.role', true) in ('admin', 'auth', 'system')
        or class_id in (select meno_school_classes()) or (current_setting('meno.role', true) = 'guardian' and user_id in (select meno_my_wards())) or (current_setting('meno.role', true) = 'counsellor' and user_id in (select meno_school_learners()))));--> statement-breakpoint
ALTER POLICY "class_member_insert" ON "class_members" TO public WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and (current_setting('meno.role', true) in ('admin', 'auth', 'system') or class_id in (select meno_taught_classes())
        or (current_setting('meno.role', true) = 'school_admin' and class_id in (select meno_school_classes()) and user_id in (select meno_school_people()))));--> statement-breakpoint
ALTER POLICY "class_member_update" ON "class_members" TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (current_setting('meno.role', true) in ('admin', 'auth', 'system') or class_id in (select meno_taught_classes())
        or (current_setting('meno.role', true) = 'school_admin' and class_id in (select meno_school_classes()) and user_id in (select meno_school_people())))) WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and (current_setting('meno.role', true) in ('admin', 'auth', 'system') or class_id in (select meno_taught_classes())
        or (current_setting('meno.role', true) = 'school_admin' and class_id in (select meno_school_classes()) and user_id in (select meno_school_people()))));--> statement-breakpoint
ALTER POLICY "class_member_delete" ON "class_members" TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (current_setting('meno.role', true) in ('admin', 'auth', 'system') or class_id in (select meno_taught_classes())
        or (current_setting('meno.role', true) = 'school_admin' and class_id in (select meno_school_classes()) and user_id in (select meno_school_people()))));--> statement-breakpoint
ALTER POLICY "class_read" ON "classes" TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (id in (select meno_my_classes()) or created_by = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) in ('admin', 'auth', 'system') or id in (select meno_school_classes())));--> statement-breakpoint
ALTER POLICY "class_insert" ON "classes" TO public WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_visible_courses()) and (current_setting('meno.role', true) in ('admin', 'system') or (current_setting('meno.role', true) = 'teacher' and (school_id is null or school_id in (select meno_my_schools()))) or (current_setting('meno.role', true) = 'school_admin' and school_id in (select meno_my_schools()))));--> statement-breakpoint
ALTER POLICY "class_update" ON "classes" TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (current_setting('meno.role', true) in ('admin', 'system') or (current_setting('meno.role', true) = 'teacher' and (school_id is null or school_id in (select meno_my_schools())) and (created_by = nullif(current_setting('meno.user', true), '')::uuid or id in (select meno_taught_classes()))) or (current_setting('meno.role', true) = 'school_admin' and school_id in (select meno_my_schools())))) WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and (current_setting('meno.role', true) in ('admin', 'system') or (current_setting('meno.role', true) = 'teacher' and (school_id is null or school_id in (select meno_my_schools())) and (created_by = nullif(current_setting('meno.user', true), '')::uuid or id in (select meno_taught_classes()))) or (current_setting('meno.role', true) = 'school_admin' and school_id in (select meno_my_schools()))));--> statement-breakpoint
ALTER POLICY "class_delete" ON "classes" TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (current_setting('meno.role', true) in ('admin', 'system') or (current_setting('meno.role', true) = 'teacher' and (school_id is null or school_id in (select meno_my_schools())) and (created_by = nullif(current_setting('meno.user', true), '')::uuid or id in (select meno_taught_classes()))) or (current_setting('meno.role', true) = 'school_admin' and school_id in (select meno_my_schools()))));--> statement-breakpoint
ALTER POLICY "user_read" ON "users" TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (id = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) in ('admin', 'dpo', 'auth', 'system') or id in (select meno_teachers_of_my_classes())
        or (current_setting('meno.role', true) = 'teacher' and id in (select t.learner_id from meno_taught_learners() t))
        or (current_setting('meno.role', true) = 'school_admin' and id in (select meno_school_people()))
        or (current_setting('meno.role', true) = 'learner' and id in (select meno_my_guardians())) or (current_setting('meno.role', true) = 'counsellor' and id in (select meno_school_learners())) or (current_setting('meno.role', true) = 'guardian' and id in (select meno_my_wards()))));--> statement-breakpoint
ALTER POLICY "user_update" ON "users" TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (current_setting('meno.role', true) in ('admin', 'auth', 'system') or (current_setting('meno.role', true) = 'school_admin'
        and role in ('learner', 'teacher', 'counsellor', 'guardian') and id in (select meno_school_people())))) WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and (current_setting('meno.role', true) in ('admin', 'auth', 'system') or (current_setting('meno.role', true) = 'school_admin'
        and role in ('learner', 'teacher', 'counsellor', 'guardian') and id in (select meno_school_people()))));--> statement-breakpoint
ALTER POLICY "learner_read" ON "lesson_feedback" TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (learner_id = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) in ('admin', 'system') or (current_setting('meno.role', true) = 'teacher' and (learner_id, course_id) in (select t.learner_id, t.course_id from meno_taught_learners() t)) or (current_setting('meno.role', true) = 'guardian' and learner_id in (select meno_my_wards()))));--> statement-breakpoint
ALTER POLICY "learner_read" ON "lessons" TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (learner_id = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) in ('admin', 'system') or (current_setting('meno.role', true) = 'teacher' and (learner_id, course_id) in (select t.learner_id, t.course_id from meno_taught_learners() t)) or (current_setting('meno.role', true) = 'guardian' and learner_id in (select meno_my_wards()))));--> statement-breakpoint
ALTER POLICY "learner_read" ON "prepared_lessons" TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (learner_id = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) in ('admin', 'system') or (current_setting('meno.role', true) = 'teacher' and (learner_id, course_id) in (select t.learner_id, t.course_id from meno_taught_learners() t)) or (current_setting('meno.role', true) = 'guardian' and learner_id in (select meno_my_wards()))));--> statement-breakpoint
ALTER POLICY "learner_read" ON "reading_preferences" TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (learner_id = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) in ('admin', 'system') or (current_setting('meno.role', true) = 'teacher' and learner_id in (select t.learner_id from meno_taught_learners() t)) or (current_setting('meno.role', true) = 'guardian' and learner_id in (select meno_my_wards()))));--> statement-breakpoint
ALTER POLICY "learner_read" ON "shown_material" TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (learner_id = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) in ('admin', 'system') or (current_setting('meno.role', true) = 'teacher' and (learner_id, course_id) in (select t.learner_id, t.course_id from meno_taught_learners() t)) or (current_setting('meno.role', true) = 'guardian' and learner_id in (select meno_my_wards()))));--> statement-breakpoint
ALTER POLICY "learner_read" ON "events" TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (learner_id = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) in ('admin', 'system') or (current_setting('meno.role', true) = 'teacher' and (learner_id, course_id) in (select t.learner_id, t.course_id from meno_taught_learners() t)) or (current_setting('meno.role', true) = 'guardian' and learner_id in (select meno_my_wards()))));--> statement-breakpoint
ALTER POLICY "learner_read" ON "mastery" TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (learner_id = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) in ('admin', 'system') or (current_setting('meno.role', true) = 'teacher' and (learner_id, course_id) in (select t.learner_id, t.course_id from meno_taught_learners() t)) or (current_setting('meno.role', true) = 'guardian' and learner_id in (select meno_my_wards())) or (current_setting('meno.role', true) = 'counsellor' and learner_id in (select meno_school_learners()))));--> statement-breakpoint
ALTER POLICY "learner_read" ON "learning_plans" TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (learner_id = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) in ('admin', 'system') or (current_setting('meno.role', true) = 'teacher' and (learner_id, course_id) in (select t.learner_id, t.course_id from meno_taught_learners() t)) or (current_setting('meno.role', true) = 'guardian' and learner_id in (select meno_my_wards())) or (current_setting('meno.role', true) = 'counsellor' and learner_id in (select meno_school_learners()))));--> statement-breakpoint
ALTER POLICY "learner_read" ON "pathway_decisions" TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (learner_id = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) in ('admin', 'system') or (current_setting('meno.role', true) = 'teacher' and (learner_id, course_id) in (select t.learner_id, t.course_id from meno_taught_learners() t)) or (current_setting('meno.role', true) = 'guardian' and learner_id in (select meno_my_wards()))));--> statement-breakpoint
ALTER POLICY "learner_read" ON "placements" TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (learner_id = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) in ('admin', 'system') or (current_setting('meno.role', true) = 'teacher' and (learner_id, course_id) in (select t.learner_id, t.course_id from meno_taught_learners() t)) or (current_setting('meno.role', true) = 'guardian' and learner_id in (select meno_my_wards()))));--> statement-breakpoint
ALTER POLICY "learner_read" ON "attempts" TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (learner_id = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) in ('admin', 'system') or (current_setting('meno.role', true) = 'teacher' and (learner_id, course_id) in (select t.learner_id, t.course_id from meno_taught_learners() t)) or (current_setting('meno.role', true) = 'guardian' and learner_id in (select meno_my_wards()))));--> statement-breakpoint
ALTER POLICY "learner_read" ON "item_reports" TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (learner_id = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) in ('admin', 'system') or (current_setting('meno.role', true) = 'teacher' and (learner_id, course_id) in (select t.learner_id, t.course_id from meno_taught_learners() t)) or (current_setting('meno.role', true) = 'guardian' and learner_id in (select meno_my_wards()))));--> statement-breakpoint
ALTER POLICY "learner_read" ON "practice_wishes" TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (learner_id = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) in ('admin', 'system') or (current_setting('meno.role', true) = 'teacher' and (learner_id, course_id) in (select t.learner_id, t.course_id from meno_taught_learners() t)) or (current_setting('meno.role', true) = 'guardian' and learner_id in (select meno_my_wards()))));--> statement-breakpoint
ALTER POLICY "learner_read" ON "presentations" TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (learner_id = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) in ('admin', 'system') or (current_setting('meno.role', true) = 'teacher' and (learner_id, course_id) in (select t.learner_id, t.course_id from meno_taught_learners() t)) or (current_setting('meno.role', true) = 'guardian' and learner_id in (select meno_my_wards()))));--> statement-breakpoint
ALTER POLICY "learner_read" ON "lesson_visits" TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (learner_id = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) in ('admin', 'system') or (current_setting('meno.role', true) = 'teacher' and (learner_id, course_id) in (select t.learner_id, t.course_id from meno_taught_learners() t)) or (current_setting('meno.role', true) = 'guardian' and learner_id in (select meno_my_wards()))));--> statement-breakpoint
ALTER POLICY "learner_read" ON "recommendation_offers" TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (learner_id = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) in ('admin', 'system') or (current_setting('meno.role', true) = 'teacher' and (learner_id, course_id) in (select t.learner_id, t.course_id from meno_taught_learners() t)) or (current_setting('meno.role', true) = 'guardian' and learner_id in (select meno_my_wards()))));--> statement-breakpoint
ALTER POLICY "learner_read" ON "concept_memories" TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (learner_id = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) in ('admin', 'system') or (current_setting('meno.role', true) = 'teacher' and (learner_id, course_id) in (select t.learner_id, t.course_id from meno_taught_learners() t)) or (current_setting('meno.role', true) = 'guardian' and learner_id in (select meno_my_wards()))));--> statement-breakpoint
ALTER POLICY "learner_read" ON "review_sessions" TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (learner_id = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) in ('admin', 'system') or (current_setting('meno.role', true) = 'teacher' and learner_id in (select t.learner_id from meno_taught_learners() t)) or (current_setting('meno.role', true) = 'guardian' and learner_id in (select meno_my_wards()))));--> statement-breakpoint
ALTER POLICY "learner_read" ON "review_steps" TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (learner_id = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) in ('admin', 'system') or (current_setting('meno.role', true) = 'teacher' and (learner_id, course_id) in (select t.learner_id, t.course_id from meno_taught_learners() t)) or (current_setting('meno.role', true) = 'guardian' and learner_id in (select meno_my_wards()))));--> statement-breakpoint
ALTER POLICY "learner_read" ON "idempotency_keys" TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (user_id = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) in ('admin', 'system') or (current_setting('meno.role', true) = 'teacher' and user_id in (select t.learner_id from meno_taught_learners() t)) or (current_setting('meno.role', true) = 'guardian' and user_id in (select meno_my_wards()))));