CREATE TABLE "item_reports" (
	"district_id" uuid DEFAULT nullif(current_setting('meno.district', true), '')::uuid NOT NULL,
	"item_id" uuid NOT NULL,
	"learner_id" uuid NOT NULL,
	"course_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "item_reports_district_id_item_id_learner_id_pk" PRIMARY KEY("district_id","item_id","learner_id")
);
--> statement-breakpoint
ALTER TABLE "item_reports" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "item_reports" ADD CONSTRAINT "item_reports_district_id_item_id_items_district_id_id_fk" FOREIGN KEY ("district_id","item_id") REFERENCES "public"."items"("district_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "learner_read" ON "item_reports" AS PERMISSIVE FOR SELECT TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (learner_id = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) in ('admin', 'system') or (current_setting('meno.role', true) = 'teacher' and (learner_id, course_id) in (select t.learner_id, t.course_id from meno_taught_learners() t))));--> statement-breakpoint
CREATE POLICY "learner_insert" ON "item_reports" AS PERMISSIVE FOR INSERT TO public WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and (learner_id = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) in ('admin', 'system')));--> statement-breakpoint
CREATE POLICY "learner_update" ON "item_reports" AS PERMISSIVE FOR UPDATE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (learner_id = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) in ('admin', 'system'))) WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and (learner_id = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) in ('admin', 'system')));--> statement-breakpoint
CREATE POLICY "learner_delete" ON "item_reports" AS PERMISSIVE FOR DELETE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (learner_id = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) in ('admin', 'system')));