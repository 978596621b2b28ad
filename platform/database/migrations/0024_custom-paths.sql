CREATE TABLE "course_paces" (
	"district_id" uuid DEFAULT nullif(current_setting('meno.district', true), '')::uuid NOT NULL,
	"course_id" uuid NOT NULL,
	"answer_minutes" double precision,
	"lesson_minutes" double precision,
	"updated_at" timestamp with time zone DEFAULT meno_now() NOT NULL,
	CONSTRAINT "course_paces_district_id_course_id_pk" PRIMARY KEY("district_id","course_id")
);
--> statement-breakpoint
ALTER TABLE "course_paces" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "paths" (
	"district_id" uuid DEFAULT nullif(current_setting('meno.district', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"course_id" uuid NOT NULL,
	"learner_id" uuid,
	"class_id" uuid,
	"only_ids" uuid[],
	"created_by" uuid NOT NULL,
	"title" text,
	"due_on" date,
	"targets" jsonb NOT NULL,
	"wish_ids" uuid[] DEFAULT '{}' NOT NULL,
	"status" text DEFAULT 'active' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT meno_now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT meno_now() NOT NULL,
	CONSTRAINT "paths_district_id_id_pk" PRIMARY KEY("district_id","id"),
	CONSTRAINT "paths_whose" CHECK ((learner_id is null) <> (class_id is null))
);
--> statement-breakpoint
ALTER TABLE "paths" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "course_paces" ADD CONSTRAINT "course_paces_district_id_course_id_courses_district_id_id_fk" FOREIGN KEY ("district_id","course_id") REFERENCES "public"."courses"("district_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paths" ADD CONSTRAINT "paths_district_id_course_id_courses_district_id_id_fk" FOREIGN KEY ("district_id","course_id") REFERENCES "public"."courses"("district_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paths" ADD CONSTRAINT "paths_district_id_class_id_classes_district_id_id_fk" FOREIGN KEY ("district_id","class_id") REFERENCES "public"."classes"("district_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paths" ADD CONSTRAINT "paths_district_id_learner_id_users_district_id_id_fk" FOREIGN KEY ("district_id","learner_id") REFERENCES "public"."users"("district_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "paths_learner" ON "paths" USING btree ("district_id","learner_id","course_id");--> statement-breakpoint
CREATE INDEX "paths_class" ON "paths" USING btree ("district_id","class_id");--> statement-breakpoint
CREATE INDEX "paths_course" ON "paths" USING btree ("district_id","course_id");--> statement-breakpoint
CREATE POLICY "pace_read" ON "course_paces" AS PERMISSIVE FOR SELECT TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_visible_courses()));--> statement-breakpoint
CREATE POLICY "pace_insert" ON "course_paces" AS PERMISSIVE FOR INSERT TO public WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) = 'system');--> statement-breakpoint
CREATE POLICY "pace_update" ON "course_paces" AS PERMISSIVE FOR UPDATE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) = 'system') WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) = 'system');--> statement-breakpoint
CREATE POLICY "pace_delete" ON "course_paces" AS PERMISSIVE FOR DELETE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) = 'system');--> statement-breakpoint
CREATE POLICY "path_read" ON "paths" AS PERMISSIVE FOR SELECT TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (current_setting('meno.role', true) in ('admin', 'system') or learner_id = nullif(current_setting('meno.user', true), '')::uuid or class_id in (select meno_taught_classes()) or (class_id in (select meno_my_classes()) and (only_ids is null or nullif(current_setting('meno.user', true), '')::uuid = any (only_ids))) or (current_setting('meno.role', true) = 'teacher' and (learner_id, course_id) in (select t.learner_id, t.course_id from meno_taught_learners() t))));--> statement-breakpoint
CREATE POLICY "path_insert" ON "paths" AS PERMISSIVE FOR INSERT TO public WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and (current_setting('meno.role', true) in ('admin', 'system') or learner_id = nullif(current_setting('meno.user', true), '')::uuid or class_id in (select meno_taught_classes())));--> statement-breakpoint
CREATE POLICY "path_update" ON "paths" AS PERMISSIVE FOR UPDATE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (current_setting('meno.role', true) in ('admin', 'system') or learner_id = nullif(current_setting('meno.user', true), '')::uuid or class_id in (select meno_taught_classes()))) WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and (current_setting('meno.role', true) in ('admin', 'system') or learner_id = nullif(current_setting('meno.user', true), '')::uuid or class_id in (select meno_taught_classes())));--> statement-breakpoint
CREATE POLICY "path_delete" ON "paths" AS PERMISSIVE FOR DELETE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (current_setting('meno.role', true) in ('admin', 'system') or learner_id = nullif(current_setting('meno.user', true), '')::uuid or class_id in (select meno_taught_classes())));