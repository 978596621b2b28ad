CREATE TABLE "class_reports" (
	"district_id" uuid DEFAULT nullif(current_setting('meno.district', true), '')::uuid NOT NULL,
	"class_id" uuid NOT NULL,
	"key" text NOT NULL,
	"control_class_id" uuid,
	"reader_id" uuid,
	"stamp" text NOT NULL,
	"report" jsonb,
	"computed_at" timestamp with time zone,
	"pending_since" timestamp with time zone,
	CONSTRAINT "class_reports_district_id_class_id_key_pk" PRIMARY KEY("district_id","class_id","key")
);
--> statement-breakpoint
ALTER TABLE "class_reports" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "report_overviews" (
	"district_id" uuid DEFAULT nullif(current_setting('meno.district', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"requested_by" uuid NOT NULL,
	"from_day" date NOT NULL,
	"to_day" date NOT NULL,
	"status" text NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"total" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT meno_now() NOT NULL,
	"finished_at" timestamp with time zone,
	CONSTRAINT "report_overviews_district_id_id_pk" PRIMARY KEY("district_id","id")
);
--> statement-breakpoint
ALTER TABLE "report_overviews" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "class_reports" ADD CONSTRAINT "class_reports_district_id_class_id_classes_district_id_id_fk" FOREIGN KEY ("district_id","class_id") REFERENCES "public"."classes"("district_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "class_reports_computed" ON "class_reports" USING btree ("district_id","computed_at");--> statement-breakpoint
CREATE INDEX "report_overviews_newest" ON "report_overviews" USING btree ("district_id","requested_by","created_at");--> statement-breakpoint
CREATE POLICY "report_read" ON "class_reports" AS PERMISSIVE FOR SELECT TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (current_setting('meno.role', true) in ('admin', 'system') or (class_id in (select meno_taught_classes()) and (control_class_id is null or control_class_id in (select meno_taught_classes())) and (reader_id is null or reader_id = nullif(current_setting('meno.user', true), '')::uuid))));--> statement-breakpoint
CREATE POLICY "report_insert" ON "class_reports" AS PERMISSIVE FOR INSERT TO public WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and (current_setting('meno.role', true) in ('admin', 'system') or (class_id in (select meno_taught_classes()) and (control_class_id is null or control_class_id in (select meno_taught_classes())) and (reader_id is null or reader_id = nullif(current_setting('meno.user', true), '')::uuid))));--> statement-breakpoint
CREATE POLICY "report_update" ON "class_reports" AS PERMISSIVE FOR UPDATE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (current_setting('meno.role', true) in ('admin', 'system') or (class_id in (select meno_taught_classes()) and (control_class_id is null or control_class_id in (select meno_taught_classes())) and (reader_id is null or reader_id = nullif(current_setting('meno.user', true), '')::uuid)))) WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and (current_setting('meno.role', true) in ('admin', 'system') or (class_id in (select meno_taught_classes()) and (control_class_id is null or control_class_id in (select meno_taught_classes())) and (reader_id is null or reader_id = nullif(current_setting('meno.user', true), '')::uuid))));--> statement-breakpoint
CREATE POLICY "report_delete" ON "class_reports" AS PERMISSIVE FOR DELETE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (current_setting('meno.role', true) in ('admin', 'system') or (class_id in (select meno_taught_classes()) and (control_class_id is null or control_class_id in (select meno_taught_classes())) and (reader_id is null or reader_id = nullif(current_setting('meno.user', true), '')::uuid))));--> statement-breakpoint
CREATE POLICY "own_read" ON "report_overviews" AS PERMISSIVE FOR SELECT TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (requested_by = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) = 'system'));--> statement-breakpoint
CREATE POLICY "own_insert" ON "report_overviews" AS PERMISSIVE FOR INSERT TO public WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and (requested_by = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) = 'system'));--> statement-breakpoint
CREATE POLICY "own_update" ON "report_overviews" AS PERMISSIVE FOR UPDATE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (requested_by = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) = 'system')) WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and (requested_by = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) = 'system'));--> statement-breakpoint
CREATE POLICY "own_delete" ON "report_overviews" AS PERMISSIVE FOR DELETE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (requested_by = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) = 'system'));