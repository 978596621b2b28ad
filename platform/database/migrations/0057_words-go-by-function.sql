DROP POLICY "consent_decision_delete" ON "consent_decisions" CASCADE;--> statement-breakpoint
DROP POLICY "consent_seen_delete" ON "consent_seen" CASCADE;--> statement-breakpoint
-- Lets words on consent go that others have followed, and that they were read: the application can't. Only for the system; of somebody who is held, or where
-- they still hold, none. @returns the places of those that are gone.
create function meno_forget_words(what text, places tid[]) returns setof tid
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  d uuid := nullif(current_setting('meno.district', true), '')::uuid;
begin
  if current_setting('meno.role', true) is distinct from 'system' then
    raise exception 'only the system lets records go' using errcode = '42501';
  end if;
  if what = 'consent_decisions' then
    return query delete from consent_decisions c where c.district_id = d and c.ctid = any(places)
      and meno_word_followed(c.learner_id, c.purpose, c.seq, c.decided_as) returning c.ctid;
  elsif what = 'consent_seen' then
    return query delete from consent_seen c where c.district_id = d and c.ctid = any(places)
      and meno_words_reread(c.learner_id, c.purpose, c.version) returning c.ctid;
  end if;
end $$;
