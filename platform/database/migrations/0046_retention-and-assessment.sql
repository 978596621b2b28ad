-- Letting answers go from the log, which the application itself can't change: a summary stands in place of what is gone, and later events that
-- rested on it say so. Only for the system, and never for somebody who is held.
create function meno_condense_events(learner uuid, course uuid, through bigint, summary jsonb, changed jsonb) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  d uuid := nullif(current_setting('meno.district', true), '')::uuid;
begin
  perform meno_must_be_free(learner);
  delete from events e where e.district_id = d and e.learner_id = learner and e.course_id = course and e.sequence < through
    and e.kind in ('attempt.recorded', 'attempt.overruled', 'concepts.merged', 'model.applied', 'placement.finished', 'answers.condensed');
  update events e set kind = 'answers.condensed', payload = summary
    where e.district_id = d and e.learner_id = learner and e.course_id = course and e.sequence = through;
  update events e set payload = c.payload from jsonb_to_recordset(changed) as c(sequence bigint, payload jsonb)
    where e.district_id = d and e.learner_id = learner and e.course_id = course and e.sequence = c.sequence
      and e.kind in ('model.applied', 'attempt.overruled');
end $$;
--> statement-breakpoint
create function meno_must_be_free(learner uuid) returns void
language plpgsql stable set search_path = public, pg_temp as $$
begin
  if current_setting('meno.role', true) is distinct from 'system' then
    raise exception 'only the system lets records go' using errcode = '42501';
  end if;
  if meno_held(learner) then
    raise exception 'records of events are under legal hold' using errcode = 'MH001';
  end if;
end $$;
--> statement-breakpoint
-- Forgets a learner's answers of a course and what follows from them. @returns events that are gone.
create function meno_forget_answers(learner uuid, course uuid) returns bigint
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  d uuid := nullif(current_setting('meno.district', true), '')::uuid;
  gone bigint;
begin
  perform meno_must_be_free(learner);
  delete from mastery m where m.district_id = d and m.learner_id = learner and m.course_id = course;
  delete from concept_memories m where m.district_id = d and m.learner_id = learner and m.course_id = course;
  delete from events e where e.district_id = d and e.learner_id = learner and e.course_id = course
    and e.kind in ('attempt.recorded', 'attempt.overruled', 'concepts.merged', 'model.applied', 'placement.finished', 'answers.condensed');
  get diagnostics gone = row_count;
  return gone;
end $$;
--> statement-breakpoint
-- Forgets that lessons were made: events by their numbers. @returns those that are gone.
create function meno_forget_lesson_events(sequences bigint[]) returns bigint
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  d uuid := nullif(current_setting('meno.district', true), '')::uuid;
  gone bigint;
begin
  if current_setting('meno.role', true) is distinct from 'system' then
    raise exception 'only the system lets records go' using errcode = '42501';
  end if;
  delete from events e where e.district_id = d and e.sequence = any(sequences) and e.kind = 'lesson.composed';
  get diagnostics gone = row_count;
  return gone;
end $$;
--> statement-breakpoint
CREATE TABLE "assessment_fields" (
	"district_id" uuid DEFAULT nullif(current_setting('meno.district', true), '')::uuid NOT NULL,
	"field" text NOT NULL,
	"words" text NOT NULL,
	"updated_by" uuid NOT NULL,
	"updated_at" timestamp with time zone DEFAULT meno_now() NOT NULL,
	CONSTRAINT "assessment_fields_district_id_field_pk" PRIMARY KEY("district_id","field")
);
--> statement-breakpoint
ALTER TABLE "assessment_fields" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "assessment_versions" (
	"district_id" uuid DEFAULT nullif(current_setting('meno.district', true), '')::uuid NOT NULL,
	"number" integer NOT NULL,
	"document" jsonb NOT NULL,
	"note" text NOT NULL,
	"kept_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT meno_now() NOT NULL,
	CONSTRAINT "assessment_versions_district_id_number_pk" PRIMARY KEY("district_id","number")
);
--> statement-breakpoint
ALTER TABLE "assessment_versions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "destruction_certificates" (
	"district_id" uuid DEFAULT nullif(current_setting('meno.district', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"number" bigint NOT NULL,
	"run_id" uuid NOT NULL,
	"content" jsonb NOT NULL,
	"hash" text NOT NULL,
	"issued_at" timestamp with time zone NOT NULL,
	CONSTRAINT "destruction_certificates_district_id_id_pk" PRIMARY KEY("district_id","id")
);
--> statement-breakpoint
ALTER TABLE "destruction_certificates" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "retention_rules" (
	"district_id" uuid DEFAULT nullif(current_setting('meno.district', true), '')::uuid NOT NULL,
	"kind" text NOT NULL,
	"from" text NOT NULL,
	"period" jsonb NOT NULL,
	"updated_by" uuid NOT NULL,
	"updated_at" timestamp with time zone DEFAULT meno_now() NOT NULL,
	CONSTRAINT "retention_rules_district_id_kind_pk" PRIMARY KEY("district_id","kind")
);
--> statement-breakpoint
ALTER TABLE "retention_rules" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "retention_runs" (
	"district_id" uuid DEFAULT nullif(current_setting('meno.district', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"status" text NOT NULL,
	"plan" jsonb NOT NULL,
	"progress" jsonb NOT NULL,
	"cancel_requested" boolean DEFAULT false NOT NULL,
	"requested_by" uuid,
	"created_at" timestamp with time zone DEFAULT meno_now() NOT NULL,
	"finished_at" timestamp with time zone,
	CONSTRAINT "retention_runs_district_id_id_pk" PRIMARY KEY("district_id","id")
);
--> statement-breakpoint
ALTER TABLE "retention_runs" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "retention_settings" (
	"district_id" uuid DEFAULT nullif(current_setting('meno.district', true), '')::uuid NOT NULL,
	"template" text,
	"nightly" boolean DEFAULT false NOT NULL,
	"school_year_ends" text NOT NULL,
	"clock_seen_at" timestamp with time zone,
	"updated_by" uuid,
	"updated_at" timestamp with time zone DEFAULT meno_now() NOT NULL,
	CONSTRAINT "retention_settings_district_id_pk" PRIMARY KEY("district_id")
);
--> statement-breakpoint
ALTER TABLE "retention_settings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "retention_touched" (
	"district_id" uuid DEFAULT nullif(current_setting('meno.district', true), '')::uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"learner_id" uuid NOT NULL,
	"records" integer NOT NULL,
	CONSTRAINT "retention_touched_district_id_run_id_kind_learner_id_pk" PRIMARY KEY("district_id","run_id","kind","learner_id")
);
--> statement-breakpoint
ALTER TABLE "retention_touched" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE UNIQUE INDEX "destruction_certificates_number" ON "destruction_certificates" USING btree ("district_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "retention_runs_open" ON "retention_runs" USING btree ("district_id") WHERE status in ('waiting', 'running');--> statement-breakpoint
CREATE INDEX "retention_runs_newest" ON "retention_runs" USING btree ("district_id","created_at");--> statement-breakpoint
CREATE POLICY "assessment_read" ON "assessment_fields" AS PERMISSIVE FOR SELECT TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'dpo', 'system'));--> statement-breakpoint
CREATE POLICY "assessment_insert" ON "assessment_fields" AS PERMISSIVE FOR INSERT TO public WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'dpo', 'system'));--> statement-breakpoint
CREATE POLICY "assessment_update" ON "assessment_fields" AS PERMISSIVE FOR UPDATE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'dpo', 'system')) WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'dpo', 'system'));--> statement-breakpoint
CREATE POLICY "assessment_delete" ON "assessment_fields" AS PERMISSIVE FOR DELETE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'dpo', 'system'));--> statement-breakpoint
CREATE POLICY "assessment_version_read" ON "assessment_versions" AS PERMISSIVE FOR SELECT TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'dpo', 'system'));--> statement-breakpoint
CREATE POLICY "assessment_version_insert" ON "assessment_versions" AS PERMISSIVE FOR INSERT TO public WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'dpo', 'system'));--> statement-breakpoint
CREATE POLICY "certificate_read" ON "destruction_certificates" AS PERMISSIVE FOR SELECT TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'dpo', 'system'));--> statement-breakpoint
CREATE POLICY "certificate_insert" ON "destruction_certificates" AS PERMISSIVE FOR INSERT TO public WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) = 'system');--> statement-breakpoint
CREATE POLICY "retention_read" ON "retention_rules" AS PERMISSIVE FOR SELECT TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'dpo', 'system'));--> statement-breakpoint
CREATE POLICY "retention_insert" ON "retention_rules" AS PERMISSIVE FOR INSERT TO public WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'dpo', 'system'));--> statement-breakpoint
CREATE POLICY "retention_update" ON "retention_rules" AS PERMISSIVE FOR UPDATE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'dpo', 'system')) WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'dpo', 'system'));--> statement-breakpoint
CREATE POLICY "retention_delete" ON "retention_rules" AS PERMISSIVE FOR DELETE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'dpo', 'system'));--> statement-breakpoint
CREATE POLICY "retention_run_read" ON "retention_runs" AS PERMISSIVE FOR SELECT TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'dpo', 'system'));--> statement-breakpoint
CREATE POLICY "retention_run_insert" ON "retention_runs" AS PERMISSIVE FOR INSERT TO public WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'dpo', 'system'));--> statement-breakpoint
CREATE POLICY "retention_run_update" ON "retention_runs" AS PERMISSIVE FOR UPDATE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'dpo', 'system')) WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'dpo', 'system'));--> statement-breakpoint
CREATE POLICY "retention_run_delete" ON "retention_runs" AS PERMISSIVE FOR DELETE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'dpo', 'system'));--> statement-breakpoint
CREATE POLICY "retention_read" ON "retention_settings" AS PERMISSIVE FOR SELECT TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'dpo', 'system'));--> statement-breakpoint
CREATE POLICY "retention_insert" ON "retention_settings" AS PERMISSIVE FOR INSERT TO public WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'dpo', 'system'));--> statement-breakpoint
CREATE POLICY "retention_update" ON "retention_settings" AS PERMISSIVE FOR UPDATE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'dpo', 'system')) WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'dpo', 'system'));--> statement-breakpoint
CREATE POLICY "retention_delete" ON "retention_settings" AS PERMISSIVE FOR DELETE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'dpo', 'system'));--> statement-breakpoint
CREATE POLICY "retention_touched_read" ON "retention_touched" AS PERMISSIVE FOR SELECT TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'dpo', 'system'));--> statement-breakpoint
CREATE POLICY "retention_touched_insert" ON "retention_touched" AS PERMISSIVE FOR INSERT TO public WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'dpo', 'system'));--> statement-breakpoint
CREATE POLICY "retention_touched_update" ON "retention_touched" AS PERMISSIVE FOR UPDATE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'dpo', 'system')) WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'dpo', 'system'));--> statement-breakpoint
CREATE POLICY "retention_touched_delete" ON "retention_touched" AS PERMISSIVE FOR DELETE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'dpo', 'system'));--> statement-breakpoint
ALTER POLICY "hold_read" ON "legal_hold_learners" TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'dpo', 'system'));--> statement-breakpoint
ALTER POLICY "hold_insert" ON "legal_hold_learners" TO public WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'dpo', 'system'));--> statement-breakpoint
ALTER POLICY "hold_update" ON "legal_hold_learners" TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'dpo', 'system')) WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'dpo', 'system'));--> statement-breakpoint
ALTER POLICY "hold_delete" ON "legal_hold_learners" TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'dpo', 'system'));--> statement-breakpoint
ALTER POLICY "hold_read" ON "legal_holds" TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'dpo', 'system'));--> statement-breakpoint
ALTER POLICY "hold_insert" ON "legal_holds" TO public WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'dpo', 'system'));--> statement-breakpoint
ALTER POLICY "hold_update" ON "legal_holds" TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'dpo', 'system')) WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'dpo', 'system'));--> statement-breakpoint
ALTER POLICY "hold_delete" ON "legal_holds" TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'dpo', 'system'));