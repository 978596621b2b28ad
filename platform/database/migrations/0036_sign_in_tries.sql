CREATE TABLE "sign_in_tries" (
	"district_id" uuid DEFAULT nullif(current_setting('meno.district', true), '')::uuid NOT NULL,
	"of" text NOT NULL,
	"hash" text NOT NULL,
	"tries" integer NOT NULL,
	"tried_at" timestamp with time zone NOT NULL,
	"locked_until" timestamp with time zone NOT NULL,
	CONSTRAINT "sign_in_tries_district_id_of_hash_pk" PRIMARY KEY("district_id","of","hash")
);
--> statement-breakpoint
ALTER TABLE "sign_in_tries" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE INDEX "sign_in_tries_at" ON "sign_in_tries" USING btree ("district_id","tried_at");--> statement-breakpoint
CREATE POLICY "sign_in_tries_read" ON "sign_in_tries" AS PERMISSIVE FOR SELECT TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('auth', 'system'));--> statement-breakpoint
CREATE POLICY "sign_in_tries_insert" ON "sign_in_tries" AS PERMISSIVE FOR INSERT TO public WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('auth', 'system'));--> statement-breakpoint
CREATE POLICY "sign_in_tries_update" ON "sign_in_tries" AS PERMISSIVE FOR UPDATE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('auth', 'system')) WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('auth', 'system'));--> statement-breakpoint
CREATE POLICY "sign_in_tries_delete" ON "sign_in_tries" AS PERMISSIVE FOR DELETE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('auth', 'system'));