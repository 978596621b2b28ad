-- Which words on consent others have followed, and which words were read again in a later version: only those may go, by the schedule, and none of somebody
-- who is held. With the owner's rights, since the policies of the tables that they look at ask them.
create function meno_word_followed(learner uuid, what text, number bigint, said_as text) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  d uuid := nullif(current_setting('meno.district', true), '')::uuid;
begin
  return not meno_held(learner) and exists (select 1 from consent_decisions n where n.district_id = d and n.learner_id = learner
    and n.purpose = what and n.seq > number and (said_as <> 'guardian' or n.decided_as = 'guardian'));
end $$;
--> statement-breakpoint
create function meno_words_reread(learner uuid, what text, read integer) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  d uuid := nullif(current_setting('meno.district', true), '')::uuid;
begin
  return not meno_held(learner)
    and exists (select 1 from consent_seen n where n.district_id = d and n.learner_id = learner and n.purpose = what and n.version > read)
    and not exists (select 1 from consent_decisions c where c.district_id = d and c.learner_id = learner and c.purpose = what and c.version = read);
end $$;
--> statement-breakpoint
CREATE TABLE "audit_cuts" (
	"district_id" uuid DEFAULT nullif(current_setting('meno.district', true), '')::uuid NOT NULL,
	"place" bigint NOT NULL,
	"hash" text NOT NULL,
	"oldest" timestamp with time zone NOT NULL,
	"newest" timestamp with time zone NOT NULL,
	"proofs" jsonb NOT NULL,
	"cut_at" timestamp with time zone NOT NULL,
	"seal" text NOT NULL,
	CONSTRAINT "audit_cuts_district_id_pk" PRIMARY KEY("district_id")
);
--> statement-breakpoint
ALTER TABLE "audit_cuts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "consent_decision_delete" ON "consent_decisions" AS PERMISSIVE FOR DELETE TO public USING (district_id = (select nullif(current_setting('meno.district', true), '')::uuid) and (select current_setting('meno.role', true)) = 'system' and meno_word_followed(learner_id, purpose, seq, decided_as));--> statement-breakpoint
CREATE POLICY "consent_seen_delete" ON "consent_seen" AS PERMISSIVE FOR DELETE TO public USING (district_id = (select nullif(current_setting('meno.district', true), '')::uuid) and (select current_setting('meno.role', true)) = 'system' and meno_words_reread(learner_id, purpose, version));--> statement-breakpoint
CREATE POLICY "audit_cut_read" ON "audit_cuts" AS PERMISSIVE FOR SELECT TO public USING (district_id = (select nullif(current_setting('meno.district', true), '')::uuid) and (select current_setting('meno.role', true)) in ('admin', 'dpo', 'system'));
--> statement-breakpoint
-- Records of the trail stay, but for those up to its cut, and the trail of a district that is gone altogether.
create or replace function meno_audit_stays() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if tg_op = 'DELETE' then
    if exists (select 1 from audit_cuts c where c.district_id = old.district_id and old.sequence <= c.place) then return old; end if;
    if not exists (select 1 from districts d where d.district_id = old.district_id) then return old; end if;
  end if;
  raise exception 'records of the audit trail are never changed or deleted';
end $$;
--> statement-breakpoint
-- Lets the beginning of the trail go, up to a place whose hash is kept; only for the system, never for somebody who is held, never the last record. Holds the
-- trail of the district as whoever appends does. @returns records that are gone.
create function meno_cut_audit(upto bigint, link text, first_at timestamptz, last_at timestamptz, proved jsonb, at timestamptz, sealed text) returns bigint
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  d uuid := nullif(current_setting('meno.district', true), '')::uuid;
  gone bigint;
begin
  if current_setting('meno.role', true) is distinct from 'system' then
    raise exception 'only the system lets records go' using errcode = '42501';
  end if;
  perform pg_advisory_xact_lock(hashtextextended('meno.audit ' || d::text, 0));
  if not exists (select 1 from audit_records r where r.district_id = d and r.sequence = upto and r.hash = link)
    or not exists (select 1 from audit_records r where r.district_id = d and r.sequence > upto) then
    raise exception 'the trail can not be cut there';
  end if;
  if exists (select 1 from audit_records r join legal_holds h on h.district_id = d and h.lifted_at is null
      and (h.until is null or h.until >= (meno_now() at time zone 'UTC')::date)
    where r.district_id = d and r.sequence <= upto and (h.scope = 'district' or (h.scope = 'class' and h.target_id = r.scope_id)
      or exists (select 1 from legal_hold_learners l where l.district_id = d and l.hold_id = h.id and l.learner_id = any(r.subject_ids)))) then
    raise exception 'records of audit_records are under legal hold' using errcode = 'MH001';
  end if;
  insert into audit_cuts as c (district_id, place, hash, oldest, newest, proofs, cut_at, seal) values (d, upto, link, first_at, last_at, proved, at, sealed)
    on conflict (district_id) do update set place = excluded.place, hash = excluded.hash, oldest = excluded.oldest, newest = excluded.newest,
      proofs = excluded.proofs, cut_at = excluded.cut_at, seal = excluded.seal where c.place < excluded.place;
  delete from audit_records r where r.district_id = d and r.sequence <= upto;
  get diagnostics gone = row_count;
  return gone;
end $$;
--> statement-breakpoint
create or replace function meno_forget_audit() returns bigint language plpgsql security definer set search_path = public, pg_temp as $$
declare
  d uuid := nullif(current_setting('meno.district', true), '')::uuid;
  gone bigint;
begin
  if current_setting('meno.role', true) is distinct from 'system' then return 0; end if;
  delete from audit_records where district_id = d and not exists (select 1 from districts where district_id = d);
  get diagnostics gone = row_count;
  delete from audit_cuts where district_id = d and not exists (select 1 from districts where district_id = d);
  return gone;
end $$;
