-- name: procedure_ship
select ship_procedure($1, $2, $3, $4, $5, $6, $7, $8) as outcome;

-- name: procedure_confirm
select outcome, id, is_same from install_proposed_procedure(
    $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15);

-- name: procedure_list
select procedure, version, body from procedure_version order by procedure, version;

-- name: procedure_keys
select procedure, version from procedure_version order by procedure, version;

-- name: procedure_body
select procedure, version, body from procedure_version where procedure = $1 and version = $2;
