CREATE TABLE "explanations" (
	"district_id" uuid DEFAULT nullif(current_setting('meno.district', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"learner_id" uuid NOT NULL,
	"course_id" uuid NOT NULL,
	"concept_id" uuid NOT NULL,
	"lesson_id" uuid,
	"status" text DEFAULT 'writing' NOT NULL,
	"draft" text DEFAULT '' NOT NULL,
	"points" jsonb NOT NULL,
	"turns" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"follow_ups" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"judgement" jsonb,
	"first_outcome" text,
	"evidence" text,
	"counted" text,
	"mastery_before" real,
	"mastery_after" real,
	"overrides" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"output_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone,
	CONSTRAINT "explanations_district_id_id_pk" PRIMARY KEY("district_id","id")
);
--> statement-breakpoint
ALTER TABLE "explanations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "explanations" ADD CONSTRAINT "explanations_district_id_course_id_courses_district_id_id_fk" FOREIGN KEY ("district_id","course_id") REFERENCES "public"."courses"("district_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "explanations" ADD CONSTRAINT "explanations_district_id_concept_id_concepts_district_id_id_fk" FOREIGN KEY ("district_id","concept_id") REFERENCES "public"."concepts"("district_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "explanations_open" ON "explanations" USING btree ("district_id","learner_id","concept_id") WHERE finished_at is null;--> statement-breakpoint
CREATE INDEX "explanations_course" ON "explanations" USING btree ("district_id","course_id","learner_id","created_at");--> statement-breakpoint
CREATE POLICY "learner_read" ON "explanations" AS PERMISSIVE FOR SELECT TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (learner_id = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) in ('admin', 'system') or (current_setting('meno.role', true) = 'teacher' and (learner_id, course_id) in (select t.learner_id, t.course_id from meno_taught_learners() t))));--> statement-breakpoint
CREATE POLICY "learner_insert" ON "explanations" AS PERMISSIVE FOR INSERT TO public WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and (learner_id = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) in ('admin', 'system')));--> statement-breakpoint
CREATE POLICY "learner_update" ON "explanations" AS PERMISSIVE FOR UPDATE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (learner_id = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) in ('admin', 'system'))) WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and (learner_id = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) in ('admin', 'system')));--> statement-breakpoint
CREATE POLICY "learner_delete" ON "explanations" AS PERMISSIVE FOR DELETE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (learner_id = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) in ('admin', 'system')));