CREATE TABLE "learned_orders" (
	"district_id" uuid DEFAULT nullif(current_setting('meno.district', true), '')::uuid NOT NULL,
	"course_id" uuid NOT NULL,
	"prerequisite_id" uuid NOT NULL,
	"concept_id" uuid NOT NULL,
	"learners" integer NOT NULL,
	"known_right" integer NOT NULL,
	"known_wrong" integer NOT NULL,
	"other_right" integer NOT NULL,
	"other_wrong" integer NOT NULL,
	"log_odds" real NOT NULL,
	"sure" boolean NOT NULL,
	CONSTRAINT "learned_orders_district_id_prerequisite_id_concept_id_pk" PRIMARY KEY("district_id","prerequisite_id","concept_id")
);
--> statement-breakpoint
ALTER TABLE "learned_orders" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "learned_runs" (
	"district_id" uuid DEFAULT nullif(current_setting('meno.district', true), '')::uuid NOT NULL,
	"course_id" uuid NOT NULL,
	"answers" integer NOT NULL,
	"learners" integer NOT NULL,
	"read_at" timestamp with time zone NOT NULL,
	CONSTRAINT "learned_runs_district_id_course_id_pk" PRIMARY KEY("district_id","course_id")
);
--> statement-breakpoint
ALTER TABLE "learned_runs" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "learned_orders" ADD CONSTRAINT "learned_orders_district_id_prerequisite_id_concepts_district_id_id_fk" FOREIGN KEY ("district_id","prerequisite_id") REFERENCES "public"."concepts"("district_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "learned_orders" ADD CONSTRAINT "learned_orders_district_id_concept_id_concepts_district_id_id_fk" FOREIGN KEY ("district_id","concept_id") REFERENCES "public"."concepts"("district_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "learned_runs" ADD CONSTRAINT "learned_runs_district_id_course_id_courses_district_id_id_fk" FOREIGN KEY ("district_id","course_id") REFERENCES "public"."courses"("district_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "learned_orders_course" ON "learned_orders" USING btree ("district_id","course_id");--> statement-breakpoint
CREATE POLICY "editor_read" ON "learned_orders" AS PERMISSIVE FOR SELECT TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses()));--> statement-breakpoint
CREATE POLICY "editor_insert" ON "learned_orders" AS PERMISSIVE FOR INSERT TO public WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses()));--> statement-breakpoint
CREATE POLICY "editor_update" ON "learned_orders" AS PERMISSIVE FOR UPDATE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses())) WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses()));--> statement-breakpoint
CREATE POLICY "editor_delete" ON "learned_orders" AS PERMISSIVE FOR DELETE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses()));--> statement-breakpoint
CREATE POLICY "editor_read" ON "learned_runs" AS PERMISSIVE FOR SELECT TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses()));--> statement-breakpoint
CREATE POLICY "editor_insert" ON "learned_runs" AS PERMISSIVE FOR INSERT TO public WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses()));--> statement-breakpoint
CREATE POLICY "editor_update" ON "learned_runs" AS PERMISSIVE FOR UPDATE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses())) WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses()));--> statement-breakpoint
CREATE POLICY "editor_delete" ON "learned_runs" AS PERMISSIVE FOR DELETE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses()));