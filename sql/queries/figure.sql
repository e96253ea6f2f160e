-- name: figure_record
select outcome, id, is_same from record_figure($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13);

-- name: figure_sign
select outcome, id, is_same from sign_figure($1, $2, $3, $4, $5, $6);

-- name: figure_list
-- $1 after, $2 number, $3 figure, $4/$5 period, $6 offices, $7 state, $8 limit.
select e.id, e.figure, day_number(e.period_from) as period_from, day_number(e.period_to) as period_to, e.is_target, e.value,
    e.unit, e.office, e.evidence, e.corrects, e.entered_by, microseconds(e.entered) as entered, s.signed_by,
    microseconds(s.signed) as signed, figure_state(e, null) as state
from figure_entry e
left join figure_signature s on s.entry = e.id
where ($1::bigint is null or e.id < $1) and ($2::bigint is null or e.id = $2) and ($3::text is null or e.figure = $3)
    and ($4::bigint is null or e.period_from >= date '1970-01-01' + $4::integer)
    and ($5::bigint is null or e.period_to <= date '1970-01-01' + $5::integer)
    and ($6::text[] is null or e.office = any ($6)) and ($7::text is null or figure_state(e, null) = $7)
order by e.id desc
limit $8;
