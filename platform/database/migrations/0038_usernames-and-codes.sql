ALTER TABLE "classes" ADD COLUMN "join_code_ends_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "classes" ADD COLUMN "join_code_off" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "username" text;--> statement-breakpoint
CREATE UNIQUE INDEX "users_username" ON "users" USING btree ("district_id","username");