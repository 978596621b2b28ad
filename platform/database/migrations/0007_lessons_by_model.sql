CREATE TABLE "prepared_lessons" (
	"district_id" uuid DEFAULT nullif(current_setting('meno.district', true), '')::uuid NOT NULL,
	"learner_id" uuid NOT NULL,
	"course_id" uuid NOT NULL,
	"concept_id" uuid NOT NULL,
	"fingerprint" text NOT NULL,
	"draft" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "prepared_lessons_district_id_learner_id_concept_id_pk" PRIMARY KEY("district_id","learner_id","concept_id")
);
--> statement-breakpoint
ALTER TABLE "prepared_lessons" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "reading_preferences" (
	"district_id" uuid DEFAULT nullif(current_setting('meno.district', true), '')::uuid NOT NULL,
	"learner_id" uuid NOT NULL,
	"words" text NOT NULL,
	"length" text NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "reading_preferences_district_id_learner_id_pk" PRIMARY KEY("district_id","learner_id")
);
--> statement-breakpoint
ALTER TABLE "reading_preferences" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "lessons" ADD COLUMN "approach" text;--> statement-breakpoint
ALTER TABLE "lessons" ADD COLUMN "note" text;--> statement-breakpoint
ALTER TABLE "lessons" ADD COLUMN "making" jsonb;--> statement-breakpoint
CREATE INDEX "prepared_lessons_expires" ON "prepared_lessons" USING btree ("district_id","expires_at");--> statement-breakpoint
CREATE POLICY "learner_read" ON "prepared_lessons" AS PERMISSIVE FOR SELECT TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (learner_id = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) in ('admin', 'system') or (current_setting('meno.role', true) = 'teacher' and (learner_id, course_id) in (select t.learner_id, t.course_id from meno_taught_learners() t))));--> statement-breakpoint
CREATE POLICY "learner_insert" ON "prepared_lessons" AS PERMISSIVE FOR INSERT TO public WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and (learner_id = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) in ('admin', 'system')));--> statement-breakpoint
CREATE POLICY "learner_update" ON "prepared_lessons" AS PERMISSIVE FOR UPDATE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (learner_id = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) in ('admin', 'system'))) WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and (learner_id = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) in ('admin', 'system')));--> statement-breakpoint
CREATE POLICY "learner_delete" ON "prepared_lessons" AS PERMISSIVE FOR DELETE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (learner_id = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) in ('admin', 'system')));--> statement-breakpoint
CREATE POLICY "learner_read" ON "reading_preferences" AS PERMISSIVE FOR SELECT TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (learner_id = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) in ('admin', 'system') or (current_setting('meno.role', true) = 'teacher' and learner_id in (select t.learner_id from meno_taught_learners() t))));--> statement-breakpoint
CREATE POLICY "learner_insert" ON "reading_preferences" AS PERMISSIVE FOR INSERT TO public WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and (learner_id = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) in ('admin', 'system')));--> statement-breakpoint
CREATE POLICY "learner_update" ON "reading_preferences" AS PERMISSIVE FOR UPDATE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (learner_id = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) in ('admin', 'system'))) WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and (learner_id = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) in ('admin', 'system')));--> statement-breakpoint
CREATE POLICY "learner_delete" ON "reading_preferences" AS PERMISSIVE FOR DELETE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (learner_id = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) in ('admin', 'system')));