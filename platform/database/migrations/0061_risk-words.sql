-- This product has a second version of its words on risk, since guesses are made now: it is version 2 of every district, and what a district wrote of its own
-- comes after it. In two steps, by way of negative numbers, since versions are part of keys.
update consent_texts set version = -(version + 1) where purpose = 'risk' and version >= 2;
--> statement-breakpoint
update consent_texts set version = -version where purpose = 'risk' and version < 0;
--> statement-breakpoint
update consent_seen set version = -(version + 1) where purpose = 'risk' and version >= 2;
--> statement-breakpoint
update consent_seen set version = -version where purpose = 'risk' and version < 0;
--> statement-breakpoint
update consent_decisions set version = version + 1 where purpose = 'risk' and version >= 2;
--> statement-breakpoint
-- A district that had gone back to this product's words goes on to the new ones: the old ones say that no guesses are made.
insert into consent_texts (district_id, purpose, version, words, product, needs_decision, created_by, created_at)
  select t.district_id, 'risk', t.version + 1, null, 2, true, t.created_by, meno_now() from consent_texts t
  where t.purpose = 'risk' and t.product = 1
    and t.version = (select max(n.version) from consent_texts n where n.district_id = t.district_id and n.purpose = 'risk');
--> statement-breakpoint
-- A yes to the first words on risk doesn't hold for what is done now: they said that nothing was, and told of fewer who would see it. A no does.
create or replace function meno_consents(learner uuid, what text) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  d uuid := nullif(current_setting('meno.district', true), '')::uuid;
  said record;
  standard text;
begin
  if d is null then return false; end if;
  select c.allowed, c.version into said from consent_decisions c
    where c.district_id = d and c.learner_id = learner and c.purpose = what order by c.seq desc limit 1;
  if found and said.allowed is null then
    select c.allowed, c.version into said from consent_decisions c
      where c.district_id = d and c.learner_id = learner and c.purpose = what and c.decided_as = 'guardian' order by c.seq desc limit 1;
  end if;
  if said.allowed is false then return false; end if;
  if said.allowed and said.version >= greatest(case when what = 'risk' then 2 else 1 end, (select max(t.version) from consent_texts t
    where t.district_id = d and t.purpose = what and t.needs_decision)) then return true; end if;
  select s.standards ->> what into standard from consent_settings s where s.district_id = d;
  return coalesce(standard, case when what in ('tutoring', 'recommendations', 'class_view', 'experiments') then 'on' else 'off' end) = 'on';
end $$;
