CREATE TABLE "item_priors" (
	"district_id" uuid DEFAULT nullif(current_setting('meno.district', true), '')::uuid NOT NULL,
	"item_id" uuid NOT NULL,
	"course_id" uuid NOT NULL,
	"federation" text NOT NULL,
	"difficulty" real NOT NULL,
	"deviation" real NOT NULL,
	"counted_until" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT meno_now() NOT NULL,
	CONSTRAINT "item_priors_district_id_item_id_pk" PRIMARY KEY("district_id","item_id")
);
--> statement-breakpoint
ALTER TABLE "item_priors" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "item_priors" ADD CONSTRAINT "item_priors_district_id_item_id_items_district_id_id_fk" FOREIGN KEY ("district_id","item_id") REFERENCES "public"."items"("district_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "item_priors_course" ON "item_priors" USING btree ("district_id","course_id");--> statement-breakpoint
CREATE POLICY "course_read" ON "item_priors" AS PERMISSIVE FOR SELECT TO public USING (district_id = (select nullif(current_setting('meno.district', true), '')::uuid) and course_id in (select meno_visible_courses()));--> statement-breakpoint
CREATE POLICY "course_insert" ON "item_priors" AS PERMISSIVE FOR INSERT TO public WITH CHECK (district_id = (select nullif(current_setting('meno.district', true), '')::uuid) and course_id in (select meno_editable_courses()));--> statement-breakpoint
CREATE POLICY "course_update" ON "item_priors" AS PERMISSIVE FOR UPDATE TO public USING (district_id = (select nullif(current_setting('meno.district', true), '')::uuid) and course_id in (select meno_editable_courses())) WITH CHECK (district_id = (select nullif(current_setting('meno.district', true), '')::uuid) and course_id in (select meno_editable_courses()));--> statement-breakpoint
CREATE POLICY "course_delete" ON "item_priors" AS PERMISSIVE FOR DELETE TO public USING (district_id = (select nullif(current_setting('meno.district', true), '')::uuid) and course_id in (select meno_editable_courses()));