-- Who is held, whoever asks: with its owner's rights, since holds are not everybody's to read. PL/pgSQL, because the tables come below.
create function meno_holds_on(learner uuid, at timestamptz) returns table(id uuid, scope text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  d uuid := nullif(current_setting('meno.district', true), '')::uuid;
begin
  return query select h.id, h.scope from legal_holds h
    where h.district_id = d and h.lifted_at is null and (h.until is null or h.until >= (at at time zone 'UTC')::date)
      and (h.scope = 'district'
        or exists (select 1 from legal_hold_learners l where l.district_id = d and l.hold_id = h.id and l.learner_id = learner));
end $$;
--> statement-breakpoint
create function meno_held(learner uuid) returns boolean
language sql stable set search_path = public, pg_temp as $$
  select exists (select 1 from meno_holds_on(learner, meno_now()))
$$;
--> statement-breakpoint
-- The last door: no deletion of records of somebody held goes through, not even with their account, class or course. Simulated people are
-- nobody's evidence; and where the district itself is gone, so are its holds.
create function meno_hold_stops() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  d uuid := nullif(current_setting('meno.district', true), '')::uuid;
  held uuid;
begin
  if not exists (select 1 from legal_holds h where h.lifted_at is null) or not exists (select 1 from districts x where x.district_id = d) then
    return null;
  end if;
  if tg_table_name = 'users' then
    select g.id into held from gone g where not g.simulated and meno_held(g.id) limit 1;
  elsif tg_table_name = 'classes' then
    select g.id into held from gone g join legal_holds h on h.district_id = d and h.scope = 'class' and h.target_id = g.id
      where h.lifted_at is null and (h.until is null or h.until >= (meno_now() at time zone 'UTC')::date) limit 1;
  else
    select g.learner_id into held from (select distinct learner_id from gone) g
      where meno_held(g.learner_id)
        and not exists (select 1 from users u where u.district_id = d and u.id = g.learner_id and u.simulated) limit 1;
  end if;
  if held is not null then
    raise exception 'records of % are under legal hold', tg_table_name using errcode = 'MH001';
  end if;
  return null;
end $$;
--> statement-breakpoint
-- Whoever joins a held class is held too; whoever leaves it stays held.
create function meno_hold_joins() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into legal_hold_learners (district_id, hold_id, learner_id)
    select new.district_id, h.id, new.user_id from legal_holds h
    where h.district_id = new.district_id and h.scope = 'class' and h.target_id = new.class_id and h.lifted_at is null
      and new.role = 'learner'
    on conflict do nothing;
  return null;
end $$;
--> statement-breakpoint
CREATE TABLE "legal_hold_learners" (
	"district_id" uuid DEFAULT nullif(current_setting('meno.district', true), '')::uuid NOT NULL,
	"hold_id" uuid NOT NULL,
	"learner_id" uuid NOT NULL,
	CONSTRAINT "legal_hold_learners_district_id_hold_id_learner_id_pk" PRIMARY KEY("district_id","hold_id","learner_id")
);
--> statement-breakpoint
ALTER TABLE "legal_hold_learners" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "legal_holds" (
	"district_id" uuid DEFAULT nullif(current_setting('meno.district', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"scope" text NOT NULL,
	"target_id" uuid,
	"why" text NOT NULL,
	"until" date,
	"placed_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT meno_now() NOT NULL,
	"lifted_by" uuid,
	"lifted_at" timestamp with time zone,
	"lifted_why" text,
	CONSTRAINT "legal_holds_district_id_id_pk" PRIMARY KEY("district_id","id")
);
--> statement-breakpoint
ALTER TABLE "legal_holds" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "legal_hold_learners" ADD CONSTRAINT "legal_hold_learners_district_id_hold_id_legal_holds_district_id_id_fk" FOREIGN KEY ("district_id","hold_id") REFERENCES "public"."legal_holds"("district_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "legal_hold_learners_learner" ON "legal_hold_learners" USING btree ("district_id","learner_id");--> statement-breakpoint
CREATE POLICY "hold_read" ON "legal_hold_learners" AS PERMISSIVE FOR SELECT TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'system'));--> statement-breakpoint
CREATE POLICY "hold_insert" ON "legal_hold_learners" AS PERMISSIVE FOR INSERT TO public WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'system'));--> statement-breakpoint
CREATE POLICY "hold_update" ON "legal_hold_learners" AS PERMISSIVE FOR UPDATE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'system')) WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'system'));--> statement-breakpoint
CREATE POLICY "hold_delete" ON "legal_hold_learners" AS PERMISSIVE FOR DELETE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'system'));--> statement-breakpoint
CREATE POLICY "hold_read" ON "legal_holds" AS PERMISSIVE FOR SELECT TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'system'));--> statement-breakpoint
CREATE POLICY "hold_insert" ON "legal_holds" AS PERMISSIVE FOR INSERT TO public WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'system'));--> statement-breakpoint
CREATE POLICY "hold_update" ON "legal_holds" AS PERMISSIVE FOR UPDATE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'system')) WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'system'));--> statement-breakpoint
CREATE POLICY "hold_delete" ON "legal_holds" AS PERMISSIVE FOR DELETE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'system'));--> statement-breakpoint
create trigger users_held after delete on "users" referencing old table as gone for each statement execute function meno_hold_stops();
--> statement-breakpoint
create trigger classes_held after delete on "classes" referencing old table as gone for each statement execute function meno_hold_stops();
--> statement-breakpoint
create trigger attempts_held after delete on "attempts" referencing old table as gone for each statement execute function meno_hold_stops();
--> statement-breakpoint
create trigger presentations_held after delete on "presentations" referencing old table as gone for each statement execute function meno_hold_stops();
--> statement-breakpoint
create trigger events_held after delete on "events" referencing old table as gone for each statement execute function meno_hold_stops();
--> statement-breakpoint
create trigger lessons_held after delete on "lessons" referencing old table as gone for each statement execute function meno_hold_stops();
--> statement-breakpoint
create trigger lesson_feedback_held after delete on "lesson_feedback" referencing old table as gone for each statement execute function meno_hold_stops();
--> statement-breakpoint
create trigger explanations_held after delete on "explanations" referencing old table as gone for each statement execute function meno_hold_stops();
--> statement-breakpoint
create trigger chat_threads_held after delete on "chat_threads" referencing old table as gone for each statement execute function meno_hold_stops();
--> statement-breakpoint
create trigger chat_messages_held after delete on "chat_messages" referencing old table as gone for each statement execute function meno_hold_stops();
--> statement-breakpoint
create trigger chat_reports_held after delete on "chat_reports" referencing old table as gone for each statement execute function meno_hold_stops();
--> statement-breakpoint
create trigger class_members_held after insert on "class_members" for each row execute function meno_hold_joins();
