-- Keeps a report as it was published, remembered under the request's key: `done`, `replayed`, or `exists` where the report of these
-- days, office and trade was frozen before.
create or replace function freeze_report(
    of_report text, from_day bigint, to_day bigint, at_office text, of_trade text, known bigint, known_signatures bigint,
    report_rows text, why text, acting text, at bigint, request text, request_hash bytea
) returns table (outcome text, is_same boolean) language plpgsql as $$
#variable_conflict use_variable
begin
    insert into request_key (account, key, hash, rows, seq) values (acting, request, request_hash, '', known)
    on conflict do nothing;
    if not found then
        return query select 'replayed', k.hash = request_hash from request_key k where k.account = acting and k.key = request;
        return;
    end if;
    insert into frozen_report (report, period_from, period_to, office, trade, asof, signatures, rows, reason, frozen_by, frozen)
    values (of_report, date '1970-01-01' + from_day::integer, date '1970-01-01' + to_day::integer, at_office, of_trade, known,
        known_signatures, report_rows, why, acting, instant(at))
    on conflict do nothing;
    if not found then
        delete from request_key k where k.account = acting and k.key = request;
        return query select 'exists', null::boolean;
        return;
    end if;
    return query select 'done', null::boolean;
end $$;
