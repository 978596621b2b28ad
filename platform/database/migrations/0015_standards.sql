CREATE TABLE "course_frameworks" (
	"district_id" uuid DEFAULT nullif(current_setting('meno.district', true), '')::uuid NOT NULL,
	"course_id" uuid NOT NULL,
	"framework_id" uuid NOT NULL,
	"levels" text[] DEFAULT '{}' NOT NULL,
	"strand_ids" uuid[] DEFAULT '{}' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "course_frameworks_district_id_course_id_framework_id_pk" PRIMARY KEY("district_id","course_id","framework_id")
);
--> statement-breakpoint
ALTER TABLE "course_frameworks" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "material_labels" (
	"district_id" uuid DEFAULT nullif(current_setting('meno.district', true), '')::uuid NOT NULL,
	"course_id" uuid NOT NULL,
	"target_kind" text NOT NULL,
	"target_id" uuid NOT NULL,
	"target_hash" text DEFAULT '' NOT NULL,
	"difficulty" real,
	"kind" text,
	"decided_by" uuid NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "material_labels_district_id_course_id_target_kind_target_id_target_hash_pk" PRIMARY KEY("district_id","course_id","target_kind","target_id","target_hash")
);
--> statement-breakpoint
ALTER TABLE "material_labels" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "standard_frameworks" (
	"district_id" uuid DEFAULT nullif(current_setting('meno.district', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"identifier" text NOT NULL,
	"title" text NOT NULL,
	"creator" text DEFAULT '' NOT NULL,
	"subject" text DEFAULT '' NOT NULL,
	"version" text DEFAULT '' NOT NULL,
	"language" text DEFAULT 'en' NOT NULL,
	"uri" text,
	"format" text NOT NULL,
	"imported_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "standard_frameworks_district_id_id_pk" PRIMARY KEY("district_id","id")
);
--> statement-breakpoint
ALTER TABLE "standard_frameworks" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "standard_imports" (
	"district_id" uuid DEFAULT nullif(current_setting('meno.district', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"framework_id" uuid NOT NULL,
	"imported_by" uuid NOT NULL,
	"report" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "standard_imports_district_id_id_pk" PRIMARY KEY("district_id","id")
);
--> statement-breakpoint
ALTER TABLE "standard_imports" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "standard_links" (
	"district_id" uuid DEFAULT nullif(current_setting('meno.district', true), '')::uuid NOT NULL,
	"framework_id" uuid NOT NULL,
	"from_identifier" text NOT NULL,
	"to_identifier" text NOT NULL,
	"kind" text NOT NULL,
	CONSTRAINT "standard_links_district_id_framework_id_from_identifier_to_identifier_kind_pk" PRIMARY KEY("district_id","framework_id","from_identifier","to_identifier","kind")
);
--> statement-breakpoint
ALTER TABLE "standard_links" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "standard_tags" (
	"district_id" uuid DEFAULT nullif(current_setting('meno.district', true), '')::uuid NOT NULL,
	"course_id" uuid NOT NULL,
	"standard_id" uuid NOT NULL,
	"target_kind" text NOT NULL,
	"target_id" uuid NOT NULL,
	"target_hash" text DEFAULT '' NOT NULL,
	"state" text NOT NULL,
	"origin" text NOT NULL,
	"score" real NOT NULL,
	"evidence" jsonb,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "standard_tags_district_id_course_id_standard_id_target_kind_target_id_target_hash_pk" PRIMARY KEY("district_id","course_id","standard_id","target_kind","target_id","target_hash")
);
--> statement-breakpoint
ALTER TABLE "standard_tags" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "standards" (
	"district_id" uuid DEFAULT nullif(current_setting('meno.district', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"framework_id" uuid NOT NULL,
	"identifier" text NOT NULL,
	"code" text DEFAULT '' NOT NULL,
	"statement" text NOT NULL,
	"parent_id" uuid,
	"strand_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"depth" integer NOT NULL,
	"item_type" text DEFAULT '' NOT NULL,
	"levels" text[] DEFAULT '{}' NOT NULL,
	"leaf" boolean NOT NULL,
	"withdrawn" boolean DEFAULT false NOT NULL,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "standards_district_id_id_pk" PRIMARY KEY("district_id","id")
);
--> statement-breakpoint
ALTER TABLE "standards" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "course_updates" (
	"district_id" uuid DEFAULT nullif(current_setting('meno.district', true), '')::uuid NOT NULL,
	"ingestion_id" uuid NOT NULL,
	"course_id" uuid NOT NULL,
	"before" jsonb,
	"report" jsonb,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone,
	CONSTRAINT "course_updates_district_id_ingestion_id_pk" PRIMARY KEY("district_id","ingestion_id")
);
--> statement-breakpoint
ALTER TABLE "course_updates" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "sources" ADD COLUMN "part" text;--> statement-breakpoint
ALTER TABLE "course_frameworks" ADD CONSTRAINT "course_frameworks_district_id_course_id_courses_district_id_id_fk" FOREIGN KEY ("district_id","course_id") REFERENCES "public"."courses"("district_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "course_frameworks" ADD CONSTRAINT "course_frameworks_district_id_framework_id_standard_frameworks_district_id_id_fk" FOREIGN KEY ("district_id","framework_id") REFERENCES "public"."standard_frameworks"("district_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "material_labels" ADD CONSTRAINT "material_labels_district_id_course_id_courses_district_id_id_fk" FOREIGN KEY ("district_id","course_id") REFERENCES "public"."courses"("district_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "standard_imports" ADD CONSTRAINT "standard_imports_district_id_framework_id_standard_frameworks_district_id_id_fk" FOREIGN KEY ("district_id","framework_id") REFERENCES "public"."standard_frameworks"("district_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "standard_links" ADD CONSTRAINT "standard_links_district_id_framework_id_standard_frameworks_district_id_id_fk" FOREIGN KEY ("district_id","framework_id") REFERENCES "public"."standard_frameworks"("district_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "standard_tags" ADD CONSTRAINT "standard_tags_district_id_course_id_courses_district_id_id_fk" FOREIGN KEY ("district_id","course_id") REFERENCES "public"."courses"("district_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "standard_tags" ADD CONSTRAINT "standard_tags_district_id_standard_id_standards_district_id_id_fk" FOREIGN KEY ("district_id","standard_id") REFERENCES "public"."standards"("district_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "standards" ADD CONSTRAINT "standards_district_id_framework_id_standard_frameworks_district_id_id_fk" FOREIGN KEY ("district_id","framework_id") REFERENCES "public"."standard_frameworks"("district_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "course_updates" ADD CONSTRAINT "course_updates_district_id_course_id_courses_district_id_id_fk" FOREIGN KEY ("district_id","course_id") REFERENCES "public"."courses"("district_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "standard_frameworks_identifier" ON "standard_frameworks" USING btree ("district_id","identifier");--> statement-breakpoint
CREATE INDEX "standard_imports_framework" ON "standard_imports" USING btree ("district_id","framework_id","created_at");--> statement-breakpoint
CREATE INDEX "standard_links_to" ON "standard_links" USING btree ("district_id","to_identifier");--> statement-breakpoint
CREATE INDEX "standard_tags_target" ON "standard_tags" USING btree ("district_id","target_kind","target_id");--> statement-breakpoint
CREATE INDEX "standard_tags_standard" ON "standard_tags" USING btree ("district_id","standard_id");--> statement-breakpoint
CREATE UNIQUE INDEX "standards_identifier" ON "standards" USING btree ("district_id","framework_id","identifier");--> statement-breakpoint
CREATE INDEX "standards_order" ON "standards" USING btree ("district_id","framework_id","position");--> statement-breakpoint
CREATE INDEX "course_updates_course" ON "course_updates" USING btree ("district_id","course_id","created_at");--> statement-breakpoint
CREATE POLICY "editor_read" ON "course_frameworks" AS PERMISSIVE FOR SELECT TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses()));--> statement-breakpoint
CREATE POLICY "editor_insert" ON "course_frameworks" AS PERMISSIVE FOR INSERT TO public WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses()));--> statement-breakpoint
CREATE POLICY "editor_update" ON "course_frameworks" AS PERMISSIVE FOR UPDATE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses())) WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses()));--> statement-breakpoint
CREATE POLICY "editor_delete" ON "course_frameworks" AS PERMISSIVE FOR DELETE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses()));--> statement-breakpoint
CREATE POLICY "course_read" ON "material_labels" AS PERMISSIVE FOR SELECT TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_visible_courses()));--> statement-breakpoint
CREATE POLICY "course_insert" ON "material_labels" AS PERMISSIVE FOR INSERT TO public WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses()));--> statement-breakpoint
CREATE POLICY "course_update" ON "material_labels" AS PERMISSIVE FOR UPDATE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses())) WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses()));--> statement-breakpoint
CREATE POLICY "course_delete" ON "material_labels" AS PERMISSIVE FOR DELETE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses()));--> statement-breakpoint
CREATE POLICY "district_read" ON "standard_frameworks" AS PERMISSIVE FOR SELECT TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "district_insert" ON "standard_frameworks" AS PERMISSIVE FOR INSERT TO public WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'teacher', 'system'));--> statement-breakpoint
CREATE POLICY "district_update" ON "standard_frameworks" AS PERMISSIVE FOR UPDATE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'teacher', 'system')) WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'teacher', 'system'));--> statement-breakpoint
CREATE POLICY "district_delete" ON "standard_frameworks" AS PERMISSIVE FOR DELETE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'teacher', 'system'));--> statement-breakpoint
CREATE POLICY "district_read" ON "standard_imports" AS PERMISSIVE FOR SELECT TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "district_insert" ON "standard_imports" AS PERMISSIVE FOR INSERT TO public WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'teacher', 'system'));--> statement-breakpoint
CREATE POLICY "district_update" ON "standard_imports" AS PERMISSIVE FOR UPDATE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'teacher', 'system')) WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'teacher', 'system'));--> statement-breakpoint
CREATE POLICY "district_delete" ON "standard_imports" AS PERMISSIVE FOR DELETE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'teacher', 'system'));--> statement-breakpoint
CREATE POLICY "district_read" ON "standard_links" AS PERMISSIVE FOR SELECT TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "district_insert" ON "standard_links" AS PERMISSIVE FOR INSERT TO public WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'teacher', 'system'));--> statement-breakpoint
CREATE POLICY "district_update" ON "standard_links" AS PERMISSIVE FOR UPDATE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'teacher', 'system')) WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'teacher', 'system'));--> statement-breakpoint
CREATE POLICY "district_delete" ON "standard_links" AS PERMISSIVE FOR DELETE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'teacher', 'system'));--> statement-breakpoint
CREATE POLICY "editor_read" ON "standard_tags" AS PERMISSIVE FOR SELECT TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses()));--> statement-breakpoint
CREATE POLICY "editor_insert" ON "standard_tags" AS PERMISSIVE FOR INSERT TO public WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses()));--> statement-breakpoint
CREATE POLICY "editor_update" ON "standard_tags" AS PERMISSIVE FOR UPDATE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses())) WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses()));--> statement-breakpoint
CREATE POLICY "editor_delete" ON "standard_tags" AS PERMISSIVE FOR DELETE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses()));--> statement-breakpoint
CREATE POLICY "district_read" ON "standards" AS PERMISSIVE FOR SELECT TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "district_insert" ON "standards" AS PERMISSIVE FOR INSERT TO public WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'teacher', 'system'));--> statement-breakpoint
CREATE POLICY "district_update" ON "standards" AS PERMISSIVE FOR UPDATE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'teacher', 'system')) WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'teacher', 'system'));--> statement-breakpoint
CREATE POLICY "district_delete" ON "standards" AS PERMISSIVE FOR DELETE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'teacher', 'system'));--> statement-breakpoint
CREATE POLICY "editor_read" ON "course_updates" AS PERMISSIVE FOR SELECT TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses()));--> statement-breakpoint
CREATE POLICY "editor_insert" ON "course_updates" AS PERMISSIVE FOR INSERT TO public WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses()));--> statement-breakpoint
CREATE POLICY "editor_update" ON "course_updates" AS PERMISSIVE FOR UPDATE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses())) WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses()));--> statement-breakpoint
CREATE POLICY "editor_delete" ON "course_updates" AS PERMISSIVE FOR DELETE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses()));