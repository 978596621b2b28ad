CREATE TABLE "first_passwords" (
	"district_id" uuid DEFAULT nullif(current_setting('meno.district', true), '')::uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"password_hash" text NOT NULL,
	"made_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT meno_now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "first_passwords_district_id_user_id_pk" PRIMARY KEY("district_id","user_id")
);
--> statement-breakpoint
ALTER TABLE "first_passwords" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "people_import_rows" (
	"district_id" uuid DEFAULT nullif(current_setting('meno.district', true), '')::uuid NOT NULL,
	"import_id" uuid NOT NULL,
	"row" integer NOT NULL,
	"requested_by" uuid NOT NULL,
	"read" jsonb,
	"told" jsonb NOT NULL,
	"outcome" text NOT NULL,
	"user_id" uuid,
	CONSTRAINT "people_import_rows_district_id_import_id_row_pk" PRIMARY KEY("district_id","import_id","row")
);
--> statement-breakpoint
ALTER TABLE "people_import_rows" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "people_imports" (
	"district_id" uuid DEFAULT nullif(current_setting('meno.district', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"requested_by" uuid NOT NULL,
	"file_name" text NOT NULL,
	"state" text NOT NULL,
	"encoding" text NOT NULL,
	"separator" text NOT NULL,
	"ignored" text[] NOT NULL,
	"counts" jsonb NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"rows" integer NOT NULL,
	"cancel_requested" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT meno_now() NOT NULL,
	"finished_at" timestamp with time zone,
	CONSTRAINT "people_imports_district_id_id_pk" PRIMARY KEY("district_id","id")
);
--> statement-breakpoint
ALTER TABLE "people_imports" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "invitation_uses" (
	"district_id" uuid DEFAULT nullif(current_setting('meno.district', true), '')::uuid NOT NULL,
	"invitation_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"used_at" timestamp with time zone NOT NULL,
	CONSTRAINT "invitation_uses_district_id_invitation_id_user_id_pk" PRIMARY KEY("district_id","invitation_id","user_id")
);
--> statement-breakpoint
ALTER TABLE "invitation_uses" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "invitations" (
	"district_id" uuid DEFAULT nullif(current_setting('meno.district', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"role" text NOT NULL,
	"school_id" uuid,
	"class_id" uuid,
	"note" text DEFAULT '' NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT meno_now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"max_uses" integer NOT NULL,
	"uses" integer DEFAULT 0 NOT NULL,
	"revoked_at" timestamp with time zone,
	"revoked_by" uuid,
	CONSTRAINT "invitations_district_id_id_pk" PRIMARY KEY("district_id","id")
);
--> statement-breakpoint
ALTER TABLE "invitations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "first_passwords" ADD CONSTRAINT "first_passwords_district_id_user_id_users_district_id_id_fk" FOREIGN KEY ("district_id","user_id") REFERENCES "public"."users"("district_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "people_import_rows" ADD CONSTRAINT "people_import_rows_district_id_import_id_people_imports_district_id_id_fk" FOREIGN KEY ("district_id","import_id") REFERENCES "public"."people_imports"("district_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "people_import_rows" ADD CONSTRAINT "people_import_rows_district_id_user_id_users_district_id_id_fk" FOREIGN KEY ("district_id","user_id") REFERENCES "public"."users"("district_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation_uses" ADD CONSTRAINT "invitation_uses_district_id_invitation_id_invitations_district_id_id_fk" FOREIGN KEY ("district_id","invitation_id") REFERENCES "public"."invitations"("district_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation_uses" ADD CONSTRAINT "invitation_uses_district_id_user_id_users_district_id_id_fk" FOREIGN KEY ("district_id","user_id") REFERENCES "public"."users"("district_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_district_id_class_id_classes_district_id_id_fk" FOREIGN KEY ("district_id","class_id") REFERENCES "public"."classes"("district_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_district_id_school_id_schools_district_id_id_fk" FOREIGN KEY ("district_id","school_id") REFERENCES "public"."schools"("district_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "people_import_rows_user" ON "people_import_rows" USING btree ("district_id","user_id");--> statement-breakpoint
CREATE INDEX "people_imports_by" ON "people_imports" USING btree ("district_id","requested_by");--> statement-breakpoint
CREATE INDEX "invitation_uses_user" ON "invitation_uses" USING btree ("district_id","user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "invitations_token" ON "invitations" USING btree ("district_id","token_hash");--> statement-breakpoint
CREATE INDEX "invitations_class" ON "invitations" USING btree ("district_id","class_id");--> statement-breakpoint
CREATE POLICY "first_password_read" ON "first_passwords" AS PERMISSIVE FOR SELECT TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('auth', 'system'));--> statement-breakpoint
CREATE POLICY "first_password_insert" ON "first_passwords" AS PERMISSIVE FOR INSERT TO public WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('auth', 'system'));--> statement-breakpoint
CREATE POLICY "first_password_update" ON "first_passwords" AS PERMISSIVE FOR UPDATE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('auth', 'system')) WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('auth', 'system'));--> statement-breakpoint
CREATE POLICY "first_password_delete" ON "first_passwords" AS PERMISSIVE FOR DELETE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('auth', 'system'));--> statement-breakpoint
CREATE POLICY "people_import_row_read" ON "people_import_rows" AS PERMISSIVE FOR SELECT TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (current_setting('meno.role', true) in ('admin', 'system') or (current_setting('meno.role', true) = 'school_admin' and requested_by = nullif(current_setting('meno.user', true), '')::uuid)));--> statement-breakpoint
CREATE POLICY "people_import_row_insert" ON "people_import_rows" AS PERMISSIVE FOR INSERT TO public WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and (current_setting('meno.role', true) in ('admin', 'system') or (current_setting('meno.role', true) = 'school_admin' and requested_by = nullif(current_setting('meno.user', true), '')::uuid)));--> statement-breakpoint
CREATE POLICY "people_import_row_update" ON "people_import_rows" AS PERMISSIVE FOR UPDATE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (current_setting('meno.role', true) in ('admin', 'system') or (current_setting('meno.role', true) = 'school_admin' and requested_by = nullif(current_setting('meno.user', true), '')::uuid))) WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and (current_setting('meno.role', true) in ('admin', 'system') or (current_setting('meno.role', true) = 'school_admin' and requested_by = nullif(current_setting('meno.user', true), '')::uuid)));--> statement-breakpoint
CREATE POLICY "people_import_row_delete" ON "people_import_rows" AS PERMISSIVE FOR DELETE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (current_setting('meno.role', true) in ('admin', 'system') or (current_setting('meno.role', true) = 'school_admin' and requested_by = nullif(current_setting('meno.user', true), '')::uuid)));--> statement-breakpoint
CREATE POLICY "people_import_read" ON "people_imports" AS PERMISSIVE FOR SELECT TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (current_setting('meno.role', true) in ('admin', 'system') or (current_setting('meno.role', true) = 'school_admin' and requested_by = nullif(current_setting('meno.user', true), '')::uuid)));--> statement-breakpoint
CREATE POLICY "people_import_insert" ON "people_imports" AS PERMISSIVE FOR INSERT TO public WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and (current_setting('meno.role', true) in ('admin', 'system') or (current_setting('meno.role', true) = 'school_admin' and requested_by = nullif(current_setting('meno.user', true), '')::uuid)));--> statement-breakpoint
CREATE POLICY "people_import_update" ON "people_imports" AS PERMISSIVE FOR UPDATE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (current_setting('meno.role', true) in ('admin', 'system') or (current_setting('meno.role', true) = 'school_admin' and requested_by = nullif(current_setting('meno.user', true), '')::uuid))) WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and (current_setting('meno.role', true) in ('admin', 'system') or (current_setting('meno.role', true) = 'school_admin' and requested_by = nullif(current_setting('meno.user', true), '')::uuid)));--> statement-breakpoint
CREATE POLICY "people_import_delete" ON "people_imports" AS PERMISSIVE FOR DELETE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (current_setting('meno.role', true) in ('admin', 'system') or (current_setting('meno.role', true) = 'school_admin' and requested_by = nullif(current_setting('meno.user', true), '')::uuid)));--> statement-breakpoint
CREATE POLICY "invitation_use_read" ON "invitation_uses" AS PERMISSIVE FOR SELECT TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and invitation_id in (select id from invitations));--> statement-breakpoint
CREATE POLICY "invitation_use_insert" ON "invitation_uses" AS PERMISSIVE FOR INSERT TO public WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('auth', 'system'));--> statement-breakpoint
CREATE POLICY "invitation_use_update" ON "invitation_uses" AS PERMISSIVE FOR UPDATE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('auth', 'system')) WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('auth', 'system'));--> statement-breakpoint
CREATE POLICY "invitation_use_delete" ON "invitation_uses" AS PERMISSIVE FOR DELETE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('auth', 'system'));--> statement-breakpoint
CREATE POLICY "invitation_read" ON "invitations" AS PERMISSIVE FOR SELECT TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (current_setting('meno.role', true) in ('admin', 'auth', 'system')
  or (current_setting('meno.role', true) = 'teacher' and class_id in (select meno_taught_classes()))
  or (current_setting('meno.role', true) = 'school_admin' and (created_by = nullif(current_setting('meno.user', true), '')::uuid or school_id in (select meno_my_schools()) or class_id in (select meno_school_classes())))));--> statement-breakpoint
CREATE POLICY "invitation_insert" ON "invitations" AS PERMISSIVE FOR INSERT TO public WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and (current_setting('meno.role', true) in ('admin', 'auth', 'system')
  or (current_setting('meno.role', true) = 'teacher' and class_id in (select meno_taught_classes()))
  or (current_setting('meno.role', true) = 'school_admin' and (created_by = nullif(current_setting('meno.user', true), '')::uuid or school_id in (select meno_my_schools()) or class_id in (select meno_school_classes())))));--> statement-breakpoint
CREATE POLICY "invitation_update" ON "invitations" AS PERMISSIVE FOR UPDATE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (current_setting('meno.role', true) in ('admin', 'auth', 'system')
  or (current_setting('meno.role', true) = 'teacher' and class_id in (select meno_taught_classes()))
  or (current_setting('meno.role', true) = 'school_admin' and (created_by = nullif(current_setting('meno.user', true), '')::uuid or school_id in (select meno_my_schools()) or class_id in (select meno_school_classes()))))) WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and (current_setting('meno.role', true) in ('admin', 'auth', 'system')
  or (current_setting('meno.role', true) = 'teacher' and class_id in (select meno_taught_classes()))
  or (current_setting('meno.role', true) = 'school_admin' and (created_by = nullif(current_setting('meno.user', true), '')::uuid or school_id in (select meno_my_schools()) or class_id in (select meno_school_classes())))));--> statement-breakpoint
CREATE POLICY "invitation_delete" ON "invitations" AS PERMISSIVE FOR DELETE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (current_setting('meno.role', true) in ('admin', 'auth', 'system')
  or (current_setting('meno.role', true) = 'teacher' and class_id in (select meno_taught_classes()))
  or (current_setting('meno.role', true) = 'school_admin' and (created_by = nullif(current_setting('meno.user', true), '')::uuid or school_id in (select meno_my_schools()) or class_id in (select meno_school_classes())))));