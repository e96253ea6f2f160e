-- name: database_time
select microseconds(clock_timestamp()) as moment;

-- name: rehearsal_time
select microseconds(moment) as moment from rehearsal_clock;

-- name: rehearsal_begin
-- A rehearsal begins at the moment asked for, or at the database's time, and continues from where it stood.
insert into rehearsal_clock (moment) values (coalesce(instant($1), clock_timestamp())) on conflict do nothing;

-- name: rehearsal_move
update rehearsal_clock set moment = greatest(moment, instant($1)) returning microseconds(moment) as moment;

-- name: identity_claim
select claim_identity($1) as granted;
