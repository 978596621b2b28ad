CREATE TABLE "audit_records" (
	"district_id" uuid DEFAULT nullif(current_setting('meno.district', true), '')::uuid NOT NULL,
	"sequence" bigint NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor_id" uuid,
	"actor_role" text NOT NULL,
	"via" text NOT NULL,
	"kind" text NOT NULL,
	"action" text NOT NULL,
	"record" text,
	"record_id" text,
	"subject_ids" uuid[] NOT NULL,
	"scope" text,
	"scope_id" uuid,
	"why" text,
	"origin" text,
	"outcome" text NOT NULL,
	"previous" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "audit_records_district_id_sequence_pk" PRIMARY KEY("district_id","sequence")
);
--> statement-breakpoint
ALTER TABLE "audit_records" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE INDEX "audit_records_actor" ON "audit_records" USING btree ("district_id","actor_id","sequence");--> statement-breakpoint
CREATE INDEX "audit_records_at" ON "audit_records" USING btree ("district_id","at");--> statement-breakpoint
CREATE INDEX "audit_records_subjects" ON "audit_records" USING gin ("subject_ids");--> statement-breakpoint
CREATE POLICY "audit_read" ON "audit_records" AS PERMISSIVE FOR SELECT TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (current_setting('meno.role', true) in ('admin', 'system') or nullif(current_setting('meno.user', true), '')::uuid = any(subject_ids)));--> statement-breakpoint
CREATE POLICY "audit_insert" ON "audit_records" AS PERMISSIVE FOR INSERT TO public WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and (actor_id = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) in ('system', 'auth')));--> statement-breakpoint
-- Who appends holds the trail of the district until its transaction ends, so that two can't go on from the same record. Each statement of a
-- volatile function sees what was committed before it began: the head is read after the lock is held.
CREATE FUNCTION meno_audit_head() RETURNS TABLE (district uuid, place bigint, hash text)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
declare
  d uuid := nullif(current_setting('meno.district', true), '')::uuid;
begin
  perform pg_advisory_xact_lock(hashtextextended('meno.audit ' || d::text, 0));
  return query select r.district_id, r.sequence, r.hash from audit_records r
    where r.district_id = d order by r.sequence desc limit 1;
  if not found then return query select d, 0::bigint, null::text; end if;
end $$;
--> statement-breakpoint
-- What was written down stays, whoever asks. Only the trail of a district that is gone altogether may go after it.
CREATE FUNCTION meno_audit_stays() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
begin
  if tg_op = 'DELETE' and not exists (select 1 from districts d where d.district_id = old.district_id) then return old; end if;
  raise exception 'records of the audit trail are never changed or deleted';
end $$;
--> statement-breakpoint
CREATE TRIGGER audit_records_stay BEFORE UPDATE OR DELETE ON "audit_records" FOR EACH ROW EXECUTE FUNCTION meno_audit_stays();
--> statement-breakpoint
CREATE TRIGGER audit_records_stay_all BEFORE TRUNCATE ON "audit_records" FOR EACH STATEMENT EXECUTE FUNCTION meno_audit_stays();
--> statement-breakpoint
CREATE FUNCTION meno_forget_audit() RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
declare
  d uuid := nullif(current_setting('meno.district', true), '')::uuid;
  gone bigint;
begin
  if current_setting('meno.role', true) is distinct from 'system' then return 0; end if;
  delete from audit_records where district_id = d and not exists (select 1 from districts where district_id = d);
  get diagnostics gone = row_count;
  return gone;
end $$;
