-- name: report_heads
select (select seq from chain_head where chain = 'event') as log,
    coalesce((select max(id) from figure_signature), 0) as signatures;

-- name: fact_totals
-- $1 cells and $2 their measures; $3/$4 days, $5 offices, $6 trade, $7 as of.
select w.cell, f.facts, f.total, f.different
from (select x.cell, array_agg(x.measure) as measures from unnest($1::bigint[], $2::text[]) x (cell, measure) group by x.cell) w
cross join lateral (
    select count(*) as facts, coalesce(sum(f.value), 0)::bigint as total, count(distinct f.who) as different
    from fact f
    where f.measure = any (w.measures)
        and f.day between date '1970-01-01' + $3::bigint::integer and date '1970-01-01' + $4::bigint::integer
        and ($5::text[] is null or f.office = any ($5)) and ($6::text is null or f.trade = $6)
        and f.made <= $7 and (f.ended is null or f.ended > $7)
) f;

-- name: fact_open
-- Cases that began by the last day and had not ended by then. $1 cells, $2 measures, $3 true where the measure ends; $4 last day,
-- $5 offices, $6 trade, $7 as of.
select w.cell, count(*) filter (where w.began and not w.ended) as cases
from (
    select x.cell, f.case_id, bool_or(not x.ends) as began, bool_or(x.ends) as ended
    from unnest($1::bigint[], $2::text[], $3::boolean[]) x (cell, measure, ends)
    join fact f on f.measure = x.measure
    where f.day <= date '1970-01-01' + $4::bigint::integer
        and ($5::text[] is null or f.office = any ($5)) and ($6::text is null or f.trade = $6)
        and f.made <= $7 and (f.ended is null or f.ended > $7)
    group by x.cell, f.case_id
) w
group by w.cell;

-- name: fact_percentiles
-- $1 cells, $2 measures, $3 percents; $4/$5 days, $6 offices, $7 trade, $8 as of.
select w.cell, percentile_disc(w.percent / 100.0::float8) within group (order by f.value) as value
from unnest($1::bigint[], $2::text[], $3::bigint[]) w (cell, measure, percent)
join fact f on f.measure = w.measure
where f.day between date '1970-01-01' + $4::bigint::integer and date '1970-01-01' + $5::bigint::integer
    and ($6::text[] is null or f.office = any ($6)) and ($7::text is null or f.trade = $7)
    and f.made <= $8 and (f.ended is null or f.ended > $8)
group by w.cell, w.percent;

-- name: fact_torn
-- Cases that these measures count in more than one office. $1 measures, $2/$3 days, $4 as of.
select count(*) as cases from (
    select f.case_id from fact f
    where f.measure = any ($1::text[])
        and f.day between date '1970-01-01' + $2::bigint::integer and date '1970-01-01' + $3::bigint::integer
        and f.made <= $4 and (f.ended is null or f.ended > $4)
    group by f.case_id having min(f.office) <> max(f.office)
) torn;

-- name: figure_standing
-- Entries about days of the period, as they stood after a number of signatures. $1 figures, $2/$3 days, $4 offices, $5 signatures.
select e.id, e.figure, day_number(e.period_from) as period_from, day_number(e.period_to) as period_to, e.is_target, e.value,
    e.unit, e.office, e.evidence, e.corrects, e.entered_by, microseconds(e.entered) as entered, s.signed_by,
    microseconds(s.signed) as signed, figure_state(e, $5) as state
from figure_entry e
left join figure_signature s on s.entry = e.id
where e.figure = any ($1::text[])
    and e.period_from <= date '1970-01-01' + $3::bigint::integer and e.period_to >= date '1970-01-01' + $2::bigint::integer
    and ($4::text[] is null or e.office = any ($4)) and figure_state(e, $5) <> 'corrected'
order by e.id;

-- name: deadline_outcomes
-- Terms that fell due within the days, by rule and how they ended: a term that was met after its day was missed. $1/$2 days,
-- $3 offices.
select coalesce(d.rule, '') as rule,
    case when d.status = 'overdue' or d.status = 'met' and m.late then 'missed'
        when d.status = 'met' then 'kept'
        when d.status in ('open', 'suspended') then 'running'
        else 'ended' end as outcome,
    count(*) as deadlines, count(distinct d.case_id) as cases
from deadline d
join mediation_case c on c.id = d.case_id
cross join lateral (
    select d.status = 'met' and exists (
        select from event e
        join event_payload p on p.seq = e.seq
        where e.case_id = d.case_id and e.type = 'due.met' and p.payload::jsonb ->> 'due' = d.id
            and (e.at at time zone 'Asia/Shanghai')::date > d.due) as late
) m
where d.due between date '1970-01-01' + $1::bigint::integer and date '1970-01-01' + $2::bigint::integer
    and ($3::text[] is null or c.office = any ($3))
group by 1, 2;

-- name: frozen_find
select id, report, day_number(period_from) as period_from, day_number(period_to) as period_to, office, trade, asof, signatures,
    rows, reason, frozen_by, microseconds(frozen) as frozen
from frozen_report
where report = $1 and period_from = date '1970-01-01' + $2::bigint::integer
    and period_to = date '1970-01-01' + $3::bigint::integer
    and office is not distinct from $4::text and trade is not distinct from $5::text;

-- name: frozen_store
select outcome, is_same from freeze_report($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13);
