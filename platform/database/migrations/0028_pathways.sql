CREATE TABLE "concept_thresholds" (
	"district_id" uuid DEFAULT nullif(current_setting('meno.district', true), '')::uuid NOT NULL,
	"concept_id" uuid NOT NULL,
	"course_id" uuid NOT NULL,
	"threshold" double precision NOT NULL,
	"updated_by" uuid,
	"updated_at" timestamp with time zone DEFAULT meno_now() NOT NULL,
	CONSTRAINT "concept_thresholds_district_id_concept_id_pk" PRIMARY KEY("district_id","concept_id")
);
--> statement-breakpoint
ALTER TABLE "concept_thresholds" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "gate_settings" (
	"district_id" uuid DEFAULT nullif(current_setting('meno.district', true), '')::uuid NOT NULL,
	"course_id" uuid NOT NULL,
	"threshold" double precision NOT NULL,
	"hold_after_days" double precision NOT NULL,
	"grace_days" double precision NOT NULL,
	"updated_by" uuid,
	"updated_at" timestamp with time zone DEFAULT meno_now() NOT NULL,
	CONSTRAINT "gate_settings_district_id_course_id_pk" PRIMARY KEY("district_id","course_id")
);
--> statement-breakpoint
ALTER TABLE "gate_settings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "learning_plans" (
	"district_id" uuid DEFAULT nullif(current_setting('meno.district', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"learner_id" uuid NOT NULL,
	"course_id" uuid NOT NULL,
	"concept_id" uuid NOT NULL,
	"answers" integer NOT NULL,
	"steps" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT meno_now() NOT NULL,
	"closed_at" timestamp with time zone,
	"closed_for" text,
	CONSTRAINT "learning_plans_district_id_id_pk" PRIMARY KEY("district_id","id")
);
--> statement-breakpoint
ALTER TABLE "learning_plans" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "pathway_decisions" (
	"district_id" uuid DEFAULT nullif(current_setting('meno.district', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"learner_id" uuid NOT NULL,
	"course_id" uuid NOT NULL,
	"concept_id" uuid NOT NULL,
	"approach" text,
	"item_level" smallint NOT NULL,
	"action" text NOT NULL,
	"propensity" double precision NOT NULL,
	"policy" text NOT NULL,
	"experiment_id" uuid,
	"reason" text NOT NULL,
	"reason_of" jsonb NOT NULL,
	"basis" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT meno_now() NOT NULL,
	CONSTRAINT "pathway_decisions_district_id_id_pk" PRIMARY KEY("district_id","id")
);
--> statement-breakpoint
ALTER TABLE "pathway_decisions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "placements" (
	"district_id" uuid DEFAULT nullif(current_setting('meno.district', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"learner_id" uuid NOT NULL,
	"course_id" uuid NOT NULL,
	"questions" jsonb NOT NULL,
	"state" text NOT NULL,
	"known_count" integer,
	"concept_count" integer,
	"created_at" timestamp with time zone DEFAULT meno_now() NOT NULL,
	"finished_at" timestamp with time zone,
	CONSTRAINT "placements_district_id_id_pk" PRIMARY KEY("district_id","id")
);
--> statement-breakpoint
ALTER TABLE "placements" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE INDEX "concept_thresholds_course" ON "concept_thresholds" USING btree ("district_id","course_id");--> statement-breakpoint
CREATE INDEX "learning_plans_learner" ON "learning_plans" USING btree ("district_id","learner_id","course_id","created_at");--> statement-breakpoint
CREATE INDEX "learning_plans_course" ON "learning_plans" USING btree ("district_id","course_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "pathway_decisions_basis" ON "pathway_decisions" USING btree ("district_id","learner_id","course_id","basis");--> statement-breakpoint
CREATE INDEX "pathway_decisions_newest" ON "pathway_decisions" USING btree ("district_id","learner_id","course_id","created_at");--> statement-breakpoint
CREATE INDEX "pathway_decisions_course" ON "pathway_decisions" USING btree ("district_id","course_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "placements_learner" ON "placements" USING btree ("district_id","learner_id","course_id");--> statement-breakpoint
CREATE POLICY "course_read" ON "concept_thresholds" AS PERMISSIVE FOR SELECT TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_visible_courses()));--> statement-breakpoint
CREATE POLICY "course_insert" ON "concept_thresholds" AS PERMISSIVE FOR INSERT TO public WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses()));--> statement-breakpoint
CREATE POLICY "course_update" ON "concept_thresholds" AS PERMISSIVE FOR UPDATE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses())) WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses()));--> statement-breakpoint
CREATE POLICY "course_delete" ON "concept_thresholds" AS PERMISSIVE FOR DELETE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses()));--> statement-breakpoint
CREATE POLICY "course_read" ON "gate_settings" AS PERMISSIVE FOR SELECT TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_visible_courses()));--> statement-breakpoint
CREATE POLICY "course_insert" ON "gate_settings" AS PERMISSIVE FOR INSERT TO public WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses()));--> statement-breakpoint
CREATE POLICY "course_update" ON "gate_settings" AS PERMISSIVE FOR UPDATE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses())) WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses()));--> statement-breakpoint
CREATE POLICY "course_delete" ON "gate_settings" AS PERMISSIVE FOR DELETE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses()));--> statement-breakpoint
CREATE POLICY "learner_read" ON "learning_plans" AS PERMISSIVE FOR SELECT TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (learner_id = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) in ('admin', 'system') or (current_setting('meno.role', true) = 'teacher' and (learner_id, course_id) in (select t.learner_id, t.course_id from meno_taught_learners() t))));--> statement-breakpoint
CREATE POLICY "learner_insert" ON "learning_plans" AS PERMISSIVE FOR INSERT TO public WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and (learner_id = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) in ('admin', 'system')));--> statement-breakpoint
CREATE POLICY "learner_update" ON "learning_plans" AS PERMISSIVE FOR UPDATE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (learner_id = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) in ('admin', 'system'))) WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and (learner_id = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) in ('admin', 'system')));--> statement-breakpoint
CREATE POLICY "learner_delete" ON "learning_plans" AS PERMISSIVE FOR DELETE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (learner_id = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) in ('admin', 'system')));--> statement-breakpoint
CREATE POLICY "learner_read" ON "pathway_decisions" AS PERMISSIVE FOR SELECT TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (learner_id = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) in ('admin', 'system') or (current_setting('meno.role', true) = 'teacher' and (learner_id, course_id) in (select t.learner_id, t.course_id from meno_taught_learners() t))));--> statement-breakpoint
CREATE POLICY "learner_insert" ON "pathway_decisions" AS PERMISSIVE FOR INSERT TO public WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and (learner_id = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) in ('admin', 'system')));--> statement-breakpoint
CREATE POLICY "learner_update" ON "pathway_decisions" AS PERMISSIVE FOR UPDATE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (learner_id = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) in ('admin', 'system'))) WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and (learner_id = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) in ('admin', 'system')));--> statement-breakpoint
CREATE POLICY "learner_delete" ON "pathway_decisions" AS PERMISSIVE FOR DELETE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (learner_id = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) in ('admin', 'system')));--> statement-breakpoint
CREATE POLICY "learner_read" ON "placements" AS PERMISSIVE FOR SELECT TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (learner_id = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) in ('admin', 'system') or (current_setting('meno.role', true) = 'teacher' and (learner_id, course_id) in (select t.learner_id, t.course_id from meno_taught_learners() t))));--> statement-breakpoint
CREATE POLICY "learner_insert" ON "placements" AS PERMISSIVE FOR INSERT TO public WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and (learner_id = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) in ('admin', 'system')));--> statement-breakpoint
CREATE POLICY "learner_update" ON "placements" AS PERMISSIVE FOR UPDATE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (learner_id = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) in ('admin', 'system'))) WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and (learner_id = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) in ('admin', 'system')));--> statement-breakpoint
CREATE POLICY "learner_delete" ON "placements" AS PERMISSIVE FOR DELETE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (learner_id = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) in ('admin', 'system')));