CREATE TABLE "risk_answers" (
	"district_id" uuid DEFAULT nullif(current_setting('meno.district', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"learner_id" uuid NOT NULL,
	"course_id" uuid NOT NULL,
	"word" text NOT NULL,
	"why" text NOT NULL,
	"reasons" jsonb NOT NULL,
	"said_by" uuid NOT NULL,
	"said_at" timestamp with time zone NOT NULL,
	CONSTRAINT "risk_answers_district_id_id_pk" PRIMARY KEY("district_id","id")
);
--> statement-breakpoint
ALTER TABLE "risk_answers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "risk_cases" (
	"district_id" uuid DEFAULT nullif(current_setting('meno.district', true), '')::uuid NOT NULL,
	"learner_id" uuid NOT NULL,
	"course_id" uuid NOT NULL,
	"week" date NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"facts" jsonb NOT NULL,
	"probability" double precision,
	"model_version" integer,
	"warned" boolean,
	"reasons" jsonb NOT NULL,
	"happened" boolean,
	"settled_at" timestamp with time zone,
	CONSTRAINT "risk_cases_district_id_course_id_learner_id_week_pk" PRIMARY KEY("district_id","course_id","learner_id","week")
);
--> statement-breakpoint
ALTER TABLE "risk_cases" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "risk_models" (
	"district_id" uuid DEFAULT nullif(current_setting('meno.district', true), '')::uuid NOT NULL,
	"version" integer NOT NULL,
	"active" boolean DEFAULT false NOT NULL,
	"origin" text NOT NULL,
	"weights" jsonb NOT NULL,
	"bound" double precision,
	"learner_count" integer NOT NULL,
	"case_count" integer NOT NULL,
	"evaluation" jsonb,
	"created_at" timestamp with time zone DEFAULT meno_now() NOT NULL,
	CONSTRAINT "risk_models_district_id_version_pk" PRIMARY KEY("district_id","version")
);
--> statement-breakpoint
ALTER TABLE "risk_models" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE INDEX "risk_answers_learner" ON "risk_answers" USING btree ("district_id","learner_id","course_id","said_at");--> statement-breakpoint
CREATE INDEX "risk_cases_learner" ON "risk_cases" USING btree ("district_id","learner_id","settled_at");--> statement-breakpoint
CREATE UNIQUE INDEX "risk_models_active" ON "risk_models" USING btree ("district_id") WHERE active;--> statement-breakpoint
CREATE POLICY "risk_answer_read" ON "risk_answers" AS PERMISSIVE FOR SELECT TO public USING (district_id = (select nullif(current_setting('meno.district', true), '')::uuid) and (learner_id = (select nullif(current_setting('meno.user', true), '')::uuid) or (select current_setting('meno.role', true)) in ('admin', 'system') or ((select current_setting('meno.role', true)) = 'teacher' and (learner_id, course_id) in (select t.learner_id, t.course_id from meno_taught_learners() t)) or ((select current_setting('meno.role', true)) = 'guardian' and learner_id in (select meno_my_wards())) or ((select current_setting('meno.role', true)) = 'counsellor' and learner_id in (select meno_school_learners()))));--> statement-breakpoint
CREATE POLICY "risk_answer_insert" ON "risk_answers" AS PERMISSIVE FOR INSERT TO public WITH CHECK (district_id = (select nullif(current_setting('meno.district', true), '')::uuid) and ((select current_setting('meno.role', true)) in ('admin', 'system') or ((select current_setting('meno.role', true)) = 'teacher' and (learner_id, course_id) in (select t.learner_id, t.course_id from meno_taught_learners() t))));--> statement-breakpoint
CREATE POLICY "risk_answer_update" ON "risk_answers" AS PERMISSIVE FOR UPDATE TO public USING (district_id = (select nullif(current_setting('meno.district', true), '')::uuid) and (select current_setting('meno.role', true)) in ('admin', 'system')) WITH CHECK (district_id = (select nullif(current_setting('meno.district', true), '')::uuid) and (select current_setting('meno.role', true)) in ('admin', 'system'));--> statement-breakpoint
CREATE POLICY "risk_answer_delete" ON "risk_answers" AS PERMISSIVE FOR DELETE TO public USING (district_id = (select nullif(current_setting('meno.district', true), '')::uuid) and (select current_setting('meno.role', true)) in ('admin', 'system'));--> statement-breakpoint
CREATE POLICY "risk_case_read" ON "risk_cases" AS PERMISSIVE FOR SELECT TO public USING (district_id = (select nullif(current_setting('meno.district', true), '')::uuid) and (learner_id = (select nullif(current_setting('meno.user', true), '')::uuid) or (select current_setting('meno.role', true)) in ('admin', 'system') or ((select current_setting('meno.role', true)) = 'teacher' and (learner_id, course_id) in (select t.learner_id, t.course_id from meno_taught_learners() t)) or ((select current_setting('meno.role', true)) = 'guardian' and learner_id in (select meno_my_wards())) or ((select current_setting('meno.role', true)) = 'counsellor' and learner_id in (select meno_school_learners()))));--> statement-breakpoint
CREATE POLICY "risk_case_insert" ON "risk_cases" AS PERMISSIVE FOR INSERT TO public WITH CHECK (district_id = (select nullif(current_setting('meno.district', true), '')::uuid) and (select current_setting('meno.role', true)) in ('admin', 'system'));--> statement-breakpoint
CREATE POLICY "risk_case_update" ON "risk_cases" AS PERMISSIVE FOR UPDATE TO public USING (district_id = (select nullif(current_setting('meno.district', true), '')::uuid) and (select current_setting('meno.role', true)) in ('admin', 'system')) WITH CHECK (district_id = (select nullif(current_setting('meno.district', true), '')::uuid) and (select current_setting('meno.role', true)) in ('admin', 'system'));--> statement-breakpoint
CREATE POLICY "risk_case_delete" ON "risk_cases" AS PERMISSIVE FOR DELETE TO public USING (district_id = (select nullif(current_setting('meno.district', true), '')::uuid) and (select current_setting('meno.role', true)) in ('admin', 'system'));--> statement-breakpoint
CREATE POLICY "district_read" ON "risk_models" AS PERMISSIVE FOR SELECT TO public USING (district_id = (select nullif(current_setting('meno.district', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "district_insert" ON "risk_models" AS PERMISSIVE FOR INSERT TO public WITH CHECK (district_id = (select nullif(current_setting('meno.district', true), '')::uuid) and (select current_setting('meno.role', true)) in ('admin', 'system'));--> statement-breakpoint
CREATE POLICY "district_update" ON "risk_models" AS PERMISSIVE FOR UPDATE TO public USING (district_id = (select nullif(current_setting('meno.district', true), '')::uuid) and (select current_setting('meno.role', true)) in ('admin', 'system')) WITH CHECK (district_id = (select nullif(current_setting('meno.district', true), '')::uuid) and (select current_setting('meno.role', true)) in ('admin', 'system'));--> statement-breakpoint
CREATE POLICY "district_delete" ON "risk_models" AS PERMISSIVE FOR DELETE TO public USING (district_id = (select nullif(current_setting('meno.district', true), '')::uuid) and (select current_setting('meno.role', true)) in ('admin', 'system'));