CREATE TABLE "approach_counts" (
	"district_id" uuid DEFAULT nullif(current_setting('meno.district', true), '')::uuid NOT NULL,
	"course_id" uuid NOT NULL,
	"counted_at" timestamp with time zone NOT NULL,
	CONSTRAINT "approach_counts_district_id_course_id_pk" PRIMARY KEY("district_id","course_id")
);
--> statement-breakpoint
ALTER TABLE "approach_counts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "approach_effects" (
	"district_id" uuid DEFAULT nullif(current_setting('meno.district', true), '')::uuid NOT NULL,
	"course_id" uuid NOT NULL,
	"concept_id" uuid NOT NULL,
	"approach" text NOT NULL,
	"lessons" integer NOT NULL,
	"answered" integer NOT NULL,
	"right_unaided" integer NOT NULL,
	"expected" real NOT NULL,
	"spread" real NOT NULL,
	"tried" real NOT NULL,
	"taught" real NOT NULL,
	CONSTRAINT "approach_effects_district_id_concept_id_approach_pk" PRIMARY KEY("district_id","concept_id","approach")
);
--> statement-breakpoint
ALTER TABLE "approach_effects" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "approach_offers" (
	"district_id" uuid DEFAULT nullif(current_setting('meno.district', true), '')::uuid NOT NULL,
	"course_id" uuid NOT NULL,
	"concept_id" uuid NOT NULL,
	"approach" text NOT NULL,
	CONSTRAINT "approach_offers_district_id_concept_id_approach_pk" PRIMARY KEY("district_id","concept_id","approach")
);
--> statement-breakpoint
ALTER TABLE "approach_offers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "approach_switches" (
	"district_id" uuid DEFAULT nullif(current_setting('meno.district', true), '')::uuid NOT NULL,
	"course_id" uuid NOT NULL,
	"scope" text NOT NULL,
	"approach" text NOT NULL,
	"switched_by" uuid NOT NULL,
	"switched_at" timestamp with time zone NOT NULL,
	CONSTRAINT "approach_switches_district_id_course_id_scope_approach_pk" PRIMARY KEY("district_id","course_id","scope","approach")
);
--> statement-breakpoint
ALTER TABLE "approach_switches" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "item_difficulties" (
	"district_id" uuid DEFAULT nullif(current_setting('meno.district', true), '')::uuid NOT NULL,
	"item_id" uuid NOT NULL,
	"course_id" uuid NOT NULL,
	"answers" integer NOT NULL,
	"difficulty" real NOT NULL,
	"deviation" real NOT NULL,
	"updated_at" timestamp with time zone DEFAULT meno_now() NOT NULL,
	CONSTRAINT "item_difficulties_district_id_item_id_pk" PRIMARY KEY("district_id","item_id")
);
--> statement-breakpoint
ALTER TABLE "item_difficulties" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "practice_wishes" (
	"district_id" uuid DEFAULT nullif(current_setting('meno.district', true), '')::uuid NOT NULL,
	"learner_id" uuid NOT NULL,
	"course_id" uuid NOT NULL,
	"steps" integer NOT NULL,
	"said_at" timestamp with time zone NOT NULL,
	CONSTRAINT "practice_wishes_district_id_learner_id_course_id_pk" PRIMARY KEY("district_id","learner_id","course_id")
);
--> statement-breakpoint
ALTER TABLE "practice_wishes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "lesson_feedback" ADD COLUMN "fit" text;--> statement-breakpoint
ALTER TABLE "lesson_feedback" ADD COLUMN "unclear" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "approach_counts" ADD CONSTRAINT "approach_counts_district_id_course_id_courses_district_id_id_fk" FOREIGN KEY ("district_id","course_id") REFERENCES "public"."courses"("district_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approach_effects" ADD CONSTRAINT "approach_effects_district_id_concept_id_concepts_district_id_id_fk" FOREIGN KEY ("district_id","concept_id") REFERENCES "public"."concepts"("district_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approach_offers" ADD CONSTRAINT "approach_offers_district_id_concept_id_concepts_district_id_id_fk" FOREIGN KEY ("district_id","concept_id") REFERENCES "public"."concepts"("district_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approach_switches" ADD CONSTRAINT "approach_switches_district_id_course_id_courses_district_id_id_fk" FOREIGN KEY ("district_id","course_id") REFERENCES "public"."courses"("district_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_difficulties" ADD CONSTRAINT "item_difficulties_district_id_item_id_items_district_id_id_fk" FOREIGN KEY ("district_id","item_id") REFERENCES "public"."items"("district_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "practice_wishes" ADD CONSTRAINT "practice_wishes_district_id_course_id_courses_district_id_id_fk" FOREIGN KEY ("district_id","course_id") REFERENCES "public"."courses"("district_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "approach_effects_course" ON "approach_effects" USING btree ("district_id","course_id");--> statement-breakpoint
CREATE INDEX "approach_offers_course" ON "approach_offers" USING btree ("district_id","course_id");--> statement-breakpoint
CREATE INDEX "item_difficulties_course" ON "item_difficulties" USING btree ("district_id","course_id");--> statement-breakpoint
CREATE POLICY "course_read" ON "approach_counts" AS PERMISSIVE FOR SELECT TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_visible_courses()));--> statement-breakpoint
CREATE POLICY "course_insert" ON "approach_counts" AS PERMISSIVE FOR INSERT TO public WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses()));--> statement-breakpoint
CREATE POLICY "course_update" ON "approach_counts" AS PERMISSIVE FOR UPDATE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses())) WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses()));--> statement-breakpoint
CREATE POLICY "course_delete" ON "approach_counts" AS PERMISSIVE FOR DELETE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses()));--> statement-breakpoint
CREATE POLICY "course_read" ON "approach_effects" AS PERMISSIVE FOR SELECT TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_visible_courses()));--> statement-breakpoint
CREATE POLICY "course_insert" ON "approach_effects" AS PERMISSIVE FOR INSERT TO public WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses()));--> statement-breakpoint
CREATE POLICY "course_update" ON "approach_effects" AS PERMISSIVE FOR UPDATE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses())) WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses()));--> statement-breakpoint
CREATE POLICY "course_delete" ON "approach_effects" AS PERMISSIVE FOR DELETE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses()));--> statement-breakpoint
CREATE POLICY "course_read" ON "approach_offers" AS PERMISSIVE FOR SELECT TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_visible_courses()));--> statement-breakpoint
CREATE POLICY "course_insert" ON "approach_offers" AS PERMISSIVE FOR INSERT TO public WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses()));--> statement-breakpoint
CREATE POLICY "course_update" ON "approach_offers" AS PERMISSIVE FOR UPDATE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses())) WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses()));--> statement-breakpoint
CREATE POLICY "course_delete" ON "approach_offers" AS PERMISSIVE FOR DELETE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses()));--> statement-breakpoint
CREATE POLICY "course_read" ON "approach_switches" AS PERMISSIVE FOR SELECT TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_visible_courses()));--> statement-breakpoint
CREATE POLICY "course_insert" ON "approach_switches" AS PERMISSIVE FOR INSERT TO public WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses()));--> statement-breakpoint
CREATE POLICY "course_update" ON "approach_switches" AS PERMISSIVE FOR UPDATE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses())) WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses()));--> statement-breakpoint
CREATE POLICY "course_delete" ON "approach_switches" AS PERMISSIVE FOR DELETE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses()));--> statement-breakpoint
CREATE POLICY "course_read" ON "item_difficulties" AS PERMISSIVE FOR SELECT TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_visible_courses()));--> statement-breakpoint
CREATE POLICY "course_insert" ON "item_difficulties" AS PERMISSIVE FOR INSERT TO public WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses()));--> statement-breakpoint
CREATE POLICY "course_update" ON "item_difficulties" AS PERMISSIVE FOR UPDATE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses())) WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses()));--> statement-breakpoint
CREATE POLICY "course_delete" ON "item_difficulties" AS PERMISSIVE FOR DELETE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses()));--> statement-breakpoint
CREATE POLICY "learner_read" ON "practice_wishes" AS PERMISSIVE FOR SELECT TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (learner_id = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) in ('admin', 'system') or (current_setting('meno.role', true) = 'teacher' and (learner_id, course_id) in (select t.learner_id, t.course_id from meno_taught_learners() t))));--> statement-breakpoint
CREATE POLICY "learner_insert" ON "practice_wishes" AS PERMISSIVE FOR INSERT TO public WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and (learner_id = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) in ('admin', 'system')));--> statement-breakpoint
CREATE POLICY "learner_update" ON "practice_wishes" AS PERMISSIVE FOR UPDATE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (learner_id = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) in ('admin', 'system'))) WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and (learner_id = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) in ('admin', 'system')));--> statement-breakpoint
CREATE POLICY "learner_delete" ON "practice_wishes" AS PERMISSIVE FOR DELETE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (learner_id = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) in ('admin', 'system')));