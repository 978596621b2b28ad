CREATE TABLE "watches" (
	"district_id" uuid DEFAULT nullif(current_setting('meno.district', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"course_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"location" text NOT NULL,
	"branch" text,
	"remove_gone" boolean DEFAULT false NOT NULL,
	"seen" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"revision" text,
	"checked_at" timestamp with time zone,
	"failure_code" text,
	"failure_message" text,
	"ingestion_id" uuid,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "watches_district_id_id_pk" PRIMARY KEY("district_id","id")
);
--> statement-breakpoint
ALTER TABLE "watches" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "chunks" ADD COLUMN "place" jsonb;--> statement-breakpoint
ALTER TABLE "ingestion_files" ADD COLUMN "title" text;--> statement-breakpoint
ALTER TABLE "ingestion_files" ADD COLUMN "package_root" text;--> statement-breakpoint
ALTER TABLE "ingestion_files" ADD COLUMN "package_place" integer;--> statement-breakpoint
ALTER TABLE "sources" ADD COLUMN "format" text DEFAULT 'markdown' NOT NULL;--> statement-breakpoint
ALTER TABLE "sources" ADD COLUMN "places" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "sources" ADD COLUMN "warnings" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "sources" ADD COLUMN "package_root" text;--> statement-breakpoint
ALTER TABLE "sources" ADD COLUMN "package_place" integer;--> statement-breakpoint
ALTER TABLE "watches" ADD CONSTRAINT "watches_district_id_course_id_courses_district_id_id_fk" FOREIGN KEY ("district_id","course_id") REFERENCES "public"."courses"("district_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "watches_location" ON "watches" USING btree ("district_id","course_id","location");--> statement-breakpoint
CREATE POLICY "editor_read" ON "watches" AS PERMISSIVE FOR SELECT TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses()));--> statement-breakpoint
CREATE POLICY "editor_insert" ON "watches" AS PERMISSIVE FOR INSERT TO public WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses()));--> statement-breakpoint
CREATE POLICY "editor_update" ON "watches" AS PERMISSIVE FOR UPDATE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses())) WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses()));--> statement-breakpoint
CREATE POLICY "editor_delete" ON "watches" AS PERMISSIVE FOR DELETE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses()));