-- The time that rows are dated with: the transaction's own, unless it was opened at another (`meno.now`), as the past of a
-- simulated school is.
CREATE FUNCTION meno_now() RETURNS timestamptz LANGUAGE sql STABLE AS $$
  select coalesce(nullif(current_setting('meno.now', true), '')::timestamptz, now())
$$;
--> statement-breakpoint
CREATE TABLE "demo_schools" (
	"district_id" uuid DEFAULT nullif(current_setting('meno.district', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"state" text NOT NULL,
	"stage" text DEFAULT 'waiting' NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"cancel_requested" boolean DEFAULT false NOT NULL,
	"plan" jsonb NOT NULL,
	"own_district" boolean NOT NULL,
	"requested_by" uuid,
	"created_at" timestamp with time zone DEFAULT meno_now() NOT NULL,
	"ready_at" timestamp with time zone,
	CONSTRAINT "demo_schools_district_id_id_pk" PRIMARY KEY("district_id","id")
);
--> statement-breakpoint
ALTER TABLE "demo_schools" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "map_suggestion_runs" ALTER COLUMN "created_at" SET DEFAULT meno_now();--> statement-breakpoint
ALTER TABLE "map_suggestion_runs" ALTER COLUMN "updated_at" SET DEFAULT meno_now();--> statement-breakpoint
ALTER TABLE "map_suggestions" ALTER COLUMN "created_at" SET DEFAULT meno_now();--> statement-breakpoint
ALTER TABLE "map_suggestions" ALTER COLUMN "updated_at" SET DEFAULT meno_now();--> statement-breakpoint
ALTER TABLE "concept_edits" ALTER COLUMN "created_at" SET DEFAULT meno_now();--> statement-breakpoint
ALTER TABLE "concepts" ALTER COLUMN "created_at" SET DEFAULT meno_now();--> statement-breakpoint
ALTER TABLE "concepts" ALTER COLUMN "updated_at" SET DEFAULT meno_now();--> statement-breakpoint
ALTER TABLE "map_versions" ALTER COLUMN "created_at" SET DEFAULT meno_now();--> statement-breakpoint
ALTER TABLE "explanations" ALTER COLUMN "created_at" SET DEFAULT meno_now();--> statement-breakpoint
ALTER TABLE "explanations" ALTER COLUMN "updated_at" SET DEFAULT meno_now();--> statement-breakpoint
ALTER TABLE "accounts" ALTER COLUMN "created_at" SET DEFAULT meno_now();--> statement-breakpoint
ALTER TABLE "accounts" ALTER COLUMN "updated_at" SET DEFAULT meno_now();--> statement-breakpoint
ALTER TABLE "api_tokens" ALTER COLUMN "created_at" SET DEFAULT meno_now();--> statement-breakpoint
ALTER TABLE "class_members" ALTER COLUMN "created_at" SET DEFAULT meno_now();--> statement-breakpoint
ALTER TABLE "classes" ALTER COLUMN "created_at" SET DEFAULT meno_now();--> statement-breakpoint
ALTER TABLE "district_settings" ALTER COLUMN "updated_at" SET DEFAULT meno_now();--> statement-breakpoint
ALTER TABLE "districts" ALTER COLUMN "created_at" SET DEFAULT meno_now();--> statement-breakpoint
ALTER TABLE "sessions" ALTER COLUMN "created_at" SET DEFAULT meno_now();--> statement-breakpoint
ALTER TABLE "sessions" ALTER COLUMN "updated_at" SET DEFAULT meno_now();--> statement-breakpoint
ALTER TABLE "users" ALTER COLUMN "created_at" SET DEFAULT meno_now();--> statement-breakpoint
ALTER TABLE "users" ALTER COLUMN "updated_at" SET DEFAULT meno_now();--> statement-breakpoint
ALTER TABLE "verifications" ALTER COLUMN "created_at" SET DEFAULT meno_now();--> statement-breakpoint
ALTER TABLE "verifications" ALTER COLUMN "updated_at" SET DEFAULT meno_now();--> statement-breakpoint
ALTER TABLE "answer_cache" ALTER COLUMN "created_at" SET DEFAULT meno_now();--> statement-breakpoint
ALTER TABLE "model_outputs" ALTER COLUMN "created_at" SET DEFAULT meno_now();--> statement-breakpoint
ALTER TABLE "lesson_feedback" ALTER COLUMN "created_at" SET DEFAULT meno_now();--> statement-breakpoint
ALTER TABLE "lessons" ALTER COLUMN "created_at" SET DEFAULT meno_now();--> statement-breakpoint
ALTER TABLE "prepared_lessons" ALTER COLUMN "created_at" SET DEFAULT meno_now();--> statement-breakpoint
ALTER TABLE "reading_preferences" ALTER COLUMN "updated_at" SET DEFAULT meno_now();--> statement-breakpoint
ALTER TABLE "shown_material" ALTER COLUMN "updated_at" SET DEFAULT meno_now();--> statement-breakpoint
ALTER TABLE "course_indexes" ALTER COLUMN "updated_at" SET DEFAULT meno_now();--> statement-breakpoint
ALTER TABLE "retrieval_questions" ALTER COLUMN "created_at" SET DEFAULT meno_now();--> statement-breakpoint
ALTER TABLE "retrieval_questions" ALTER COLUMN "updated_at" SET DEFAULT meno_now();--> statement-breakpoint
ALTER TABLE "retrieval_scores" ALTER COLUMN "created_at" SET DEFAULT meno_now();--> statement-breakpoint
ALTER TABLE "courses" ALTER COLUMN "created_at" SET DEFAULT meno_now();--> statement-breakpoint
ALTER TABLE "courses" ALTER COLUMN "updated_at" SET DEFAULT meno_now();--> statement-breakpoint
ALTER TABLE "ingestions" ALTER COLUMN "created_at" SET DEFAULT meno_now();--> statement-breakpoint
ALTER TABLE "sources" ALTER COLUMN "created_at" SET DEFAULT meno_now();--> statement-breakpoint
ALTER TABLE "sources" ALTER COLUMN "updated_at" SET DEFAULT meno_now();--> statement-breakpoint
ALTER TABLE "watches" ALTER COLUMN "created_at" SET DEFAULT meno_now();--> statement-breakpoint
ALTER TABLE "bkt_parameters" ALTER COLUMN "updated_at" SET DEFAULT meno_now();--> statement-breakpoint
ALTER TABLE "events" ALTER COLUMN "at" SET DEFAULT meno_now();--> statement-breakpoint
ALTER TABLE "learner_model_runs" ALTER COLUMN "created_at" SET DEFAULT meno_now();--> statement-breakpoint
ALTER TABLE "learner_models" ALTER COLUMN "created_at" SET DEFAULT meno_now();--> statement-breakpoint
ALTER TABLE "mastery" ALTER COLUMN "updated_at" SET DEFAULT meno_now();--> statement-breakpoint
ALTER TABLE "attempts" ALTER COLUMN "created_at" SET DEFAULT meno_now();--> statement-breakpoint
ALTER TABLE "item_rejections" ALTER COLUMN "created_at" SET DEFAULT meno_now();--> statement-breakpoint
ALTER TABLE "item_reports" ALTER COLUMN "created_at" SET DEFAULT meno_now();--> statement-breakpoint
ALTER TABLE "items" ALTER COLUMN "created_at" SET DEFAULT meno_now();--> statement-breakpoint
ALTER TABLE "items" ALTER COLUMN "updated_at" SET DEFAULT meno_now();--> statement-breakpoint
ALTER TABLE "practice_settings" ALTER COLUMN "updated_at" SET DEFAULT meno_now();--> statement-breakpoint
ALTER TABLE "presentations" ALTER COLUMN "created_at" SET DEFAULT meno_now();--> statement-breakpoint
ALTER TABLE "proposal_runs" ALTER COLUMN "created_at" SET DEFAULT meno_now();--> statement-breakpoint
ALTER TABLE "proposal_runs" ALTER COLUMN "updated_at" SET DEFAULT meno_now();--> statement-breakpoint
ALTER TABLE "course_frameworks" ALTER COLUMN "created_at" SET DEFAULT meno_now();--> statement-breakpoint
ALTER TABLE "material_labels" ALTER COLUMN "updated_at" SET DEFAULT meno_now();--> statement-breakpoint
ALTER TABLE "standard_frameworks" ALTER COLUMN "created_at" SET DEFAULT meno_now();--> statement-breakpoint
ALTER TABLE "standard_frameworks" ALTER COLUMN "updated_at" SET DEFAULT meno_now();--> statement-breakpoint
ALTER TABLE "standard_imports" ALTER COLUMN "created_at" SET DEFAULT meno_now();--> statement-breakpoint
ALTER TABLE "standard_tags" ALTER COLUMN "created_at" SET DEFAULT meno_now();--> statement-breakpoint
ALTER TABLE "tag_changes" ALTER COLUMN "created_at" SET DEFAULT meno_now();--> statement-breakpoint
ALTER TABLE "chat_messages" ALTER COLUMN "created_at" SET DEFAULT meno_now();--> statement-breakpoint
ALTER TABLE "chat_reports" ALTER COLUMN "created_at" SET DEFAULT meno_now();--> statement-breakpoint
ALTER TABLE "chat_threads" ALTER COLUMN "created_at" SET DEFAULT meno_now();--> statement-breakpoint
ALTER TABLE "chat_threads" ALTER COLUMN "updated_at" SET DEFAULT meno_now();--> statement-breakpoint
ALTER TABLE "course_updates" ALTER COLUMN "created_at" SET DEFAULT meno_now();--> statement-breakpoint
ALTER TABLE "idempotency_keys" ALTER COLUMN "created_at" SET DEFAULT meno_now();--> statement-breakpoint
ALTER TABLE "classes" ADD COLUMN "simulated" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "simulated" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "courses" ADD COLUMN "simulated" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "demo_schools_one" ON "demo_schools" USING btree ("district_id");--> statement-breakpoint
CREATE POLICY "district_delete" ON "districts" AS PERMISSIVE FOR DELETE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) = 'system');--> statement-breakpoint
CREATE POLICY "district_read" ON "demo_schools" AS PERMISSIVE FOR SELECT TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "district_insert" ON "demo_schools" AS PERMISSIVE FOR INSERT TO public WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'system'));--> statement-breakpoint
CREATE POLICY "district_update" ON "demo_schools" AS PERMISSIVE FOR UPDATE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'system')) WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'system'));--> statement-breakpoint
CREATE POLICY "district_delete" ON "demo_schools" AS PERMISSIVE FOR DELETE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'system'));
--> statement-breakpoint
-- The event log can't be changed by the application. Events of simulated people, or in a simulated course, go with the
-- demo school; this is the one way, and only as the system.
CREATE FUNCTION meno_forget_simulated_events() RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
declare
  d uuid := nullif(current_setting('meno.district', true), '')::uuid;
  gone bigint;
begin
  if current_setting('meno.role', true) is distinct from 'system' then return 0; end if;
  delete from events where district_id = d and (
    learner_id in (select id from users where district_id = d and simulated)
    or course_id in (select id from courses where district_id = d and simulated));
  get diagnostics gone = row_count;
  return gone;
end $$;
