CREATE INDEX "audit_records_scope" ON "audit_records" USING btree ("district_id","scope_id") WHERE scope_id is not null;--> statement-breakpoint
-- Places in the trail of records about some people, or about classes and courses. Row-level security would keep the index of arrays from being
-- used (the operator could tell of rows in its errors), so the same rule stands in here: administrators, and everybody for themselves.
CREATE FUNCTION meno_audit_about(people uuid[], places uuid[]) RETURNS SETOF bigint
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 200 AS $$
declare
  d uuid := nullif(current_setting('meno.district', true), '')::uuid;
begin
  if current_setting('meno.role', true) in ('admin', 'system') then
    return query select r.sequence from audit_records r
      where r.district_id = d and (r.subject_ids && people or r.scope_id = any(places));
  else
    return query select r.sequence from audit_records r
      where r.district_id = d and r.subject_ids && array[nullif(current_setting('meno.user', true), '')::uuid] and people <> '{}';
  end if;
end $$;
