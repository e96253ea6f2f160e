-- name: procedure_install
select install_procedure($1, $2, $3, $4, $5, $6, $7, $8) as outcome;

-- name: procedure_list
select procedure, version, body from procedure_version order by procedure, version;
