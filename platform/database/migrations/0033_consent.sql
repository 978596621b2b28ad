-- Who decides about what is done with a learner's records, and what holds now. Each function runs with its owner's rights, so that nobody
-- is taken for willing because their decisions are hidden from the caller. PL/pgSQL, because the tables come below.

create function meno_of_age(learner uuid) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  d uuid := nullif(current_setting('meno.district', true), '')::uuid;
  years integer := coalesce((select s.age_from from consent_settings s where s.district_id = d), 16);
begin
  return coalesce((
    select u.role <> 'learner' or years = 0 or coalesce(p.birth_date + make_interval(years => years) <= meno_now(), false)
    from users u left join consent_people p on p.district_id = u.district_id and p.learner_id = u.id
    where u.district_id = d and u.id = learner), false);
end $$;
--> statement-breakpoint
-- A learner under age may say no where the district lets them, and take their no back (null); a yes is for others to give.
create function meno_may_decide(learner uuid, allowed boolean) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  d uuid := nullif(current_setting('meno.district', true), '')::uuid;
begin
  return meno_of_age(learner) or (allowed is not true
    and coalesce((select s.minors_may_refuse from consent_settings s where s.district_id = d), true));
end $$;
--> statement-breakpoint
-- Whether something may be done for a learner now: the decision in force, else what the district has for everyone.
create function meno_consents(learner uuid, what text) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  d uuid := nullif(current_setting('meno.district', true), '')::uuid;
  said record;
  standard text;
begin
  if d is null then return false; end if;
  select c.allowed, c.version into said from consent_decisions c
    where c.district_id = d and c.learner_id = learner and c.purpose = what order by c.seq desc limit 1;
  if found and said.allowed is null then
    select c.allowed, c.version into said from consent_decisions c
      where c.district_id = d and c.learner_id = learner and c.purpose = what and c.decided_as = 'guardian' order by c.seq desc limit 1;
  end if;
  if said.allowed is false then return false; end if;
  if said.allowed and said.version >= coalesce((select max(t.version) from consent_texts t
    where t.district_id = d and t.purpose = what and t.needs_decision), 1) then return true; end if;
  select s.standards ->> what into standard from consent_settings s where s.district_id = d;
  return coalesce(standard, case when what in ('tutoring', 'recommendations', 'class_view', 'experiments') then 'on' else 'off' end) = 'on';
end $$;
--> statement-breakpoint
CREATE TABLE "consent_decisions" (
	"district_id" uuid DEFAULT nullif(current_setting('meno.district', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"seq" bigint GENERATED ALWAYS AS IDENTITY (sequence name "consent_decisions_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"learner_id" uuid NOT NULL,
	"purpose" text NOT NULL,
	"allowed" boolean,
	"version" integer NOT NULL,
	"decided_by" uuid NOT NULL,
	"decided_as" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"decided_at" timestamp with time zone NOT NULL,
	CONSTRAINT "consent_decisions_district_id_id_pk" PRIMARY KEY("district_id","id")
);
--> statement-breakpoint
ALTER TABLE "consent_decisions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "consent_people" (
	"district_id" uuid DEFAULT nullif(current_setting('meno.district', true), '')::uuid NOT NULL,
	"learner_id" uuid NOT NULL,
	"birth_date" date NOT NULL,
	"updated_by" uuid NOT NULL,
	"updated_at" timestamp with time zone DEFAULT meno_now() NOT NULL,
	CONSTRAINT "consent_people_district_id_learner_id_pk" PRIMARY KEY("district_id","learner_id")
);
--> statement-breakpoint
ALTER TABLE "consent_people" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "consent_seen" (
	"district_id" uuid DEFAULT nullif(current_setting('meno.district', true), '')::uuid NOT NULL,
	"learner_id" uuid NOT NULL,
	"purpose" text NOT NULL,
	"version" integer NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	CONSTRAINT "consent_seen_district_id_learner_id_purpose_version_pk" PRIMARY KEY("district_id","learner_id","purpose","version")
);
--> statement-breakpoint
ALTER TABLE "consent_seen" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "consent_settings" (
	"district_id" uuid DEFAULT nullif(current_setting('meno.district', true), '')::uuid NOT NULL,
	"age_from" integer NOT NULL,
	"minors_may_refuse" boolean NOT NULL,
	"standards" jsonb NOT NULL,
	"updated_by" uuid NOT NULL,
	"updated_at" timestamp with time zone DEFAULT meno_now() NOT NULL,
	CONSTRAINT "consent_settings_district_id_pk" PRIMARY KEY("district_id")
);
--> statement-breakpoint
ALTER TABLE "consent_settings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "consent_texts" (
	"district_id" uuid DEFAULT nullif(current_setting('meno.district', true), '')::uuid NOT NULL,
	"purpose" text NOT NULL,
	"version" integer NOT NULL,
	"words" jsonb,
	"product" integer,
	"needs_decision" boolean NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT meno_now() NOT NULL,
	CONSTRAINT "consent_texts_district_id_purpose_version_pk" PRIMARY KEY("district_id","purpose","version")
);
--> statement-breakpoint
ALTER TABLE "consent_texts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "consent_decisions" ADD CONSTRAINT "consent_decisions_district_id_learner_id_users_district_id_id_fk" FOREIGN KEY ("district_id","learner_id") REFERENCES "public"."users"("district_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consent_people" ADD CONSTRAINT "consent_people_district_id_learner_id_users_district_id_id_fk" FOREIGN KEY ("district_id","learner_id") REFERENCES "public"."users"("district_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consent_seen" ADD CONSTRAINT "consent_seen_district_id_learner_id_users_district_id_id_fk" FOREIGN KEY ("district_id","learner_id") REFERENCES "public"."users"("district_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "consent_decisions_latest" ON "consent_decisions" USING btree ("district_id","learner_id","purpose","seq");--> statement-breakpoint
CREATE POLICY "consent_decision_read" ON "consent_decisions" AS PERMISSIVE FOR SELECT TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (learner_id = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) in ('admin', 'system')));--> statement-breakpoint
CREATE POLICY "consent_decision_insert" ON "consent_decisions" AS PERMISSIVE FOR INSERT TO public WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and ((learner_id = nullif(current_setting('meno.user', true), '')::uuid and decided_by = nullif(current_setting('meno.user', true), '')::uuid and decided_as = 'learner' and meno_may_decide(learner_id, allowed)) or (current_setting('meno.role', true) = 'admin' and decided_by = nullif(current_setting('meno.user', true), '')::uuid and decided_as = 'guardian' and not meno_of_age(learner_id)) or current_setting('meno.role', true) = 'system'));--> statement-breakpoint
CREATE POLICY "consent_person_read" ON "consent_people" AS PERMISSIVE FOR SELECT TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (learner_id = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) in ('admin', 'system')));--> statement-breakpoint
CREATE POLICY "consent_person_insert" ON "consent_people" AS PERMISSIVE FOR INSERT TO public WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'system'));--> statement-breakpoint
CREATE POLICY "consent_person_update" ON "consent_people" AS PERMISSIVE FOR UPDATE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'system')) WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'system'));--> statement-breakpoint
CREATE POLICY "consent_person_delete" ON "consent_people" AS PERMISSIVE FOR DELETE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'system'));--> statement-breakpoint
CREATE POLICY "consent_seen_read" ON "consent_seen" AS PERMISSIVE FOR SELECT TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (learner_id = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) in ('admin', 'system')));--> statement-breakpoint
CREATE POLICY "consent_seen_insert" ON "consent_seen" AS PERMISSIVE FOR INSERT TO public WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and learner_id = nullif(current_setting('meno.user', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "district_read" ON "consent_settings" AS PERMISSIVE FOR SELECT TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "district_insert" ON "consent_settings" AS PERMISSIVE FOR INSERT TO public WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'system'));--> statement-breakpoint
CREATE POLICY "district_update" ON "consent_settings" AS PERMISSIVE FOR UPDATE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'system')) WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'system'));--> statement-breakpoint
CREATE POLICY "district_delete" ON "consent_settings" AS PERMISSIVE FOR DELETE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'system'));--> statement-breakpoint
CREATE POLICY "consent_text_read" ON "consent_texts" AS PERMISSIVE FOR SELECT TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "consent_text_insert" ON "consent_texts" AS PERMISSIVE FOR INSERT TO public WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'system'));