-- name: account_list
select name, uid, roles, scope, mail, disabled from account order by name;

-- name: account_set
select outcome, seq, version_found, rows_found, is_same, holder
from set_account($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11);

-- name: account_bootstrap
select bootstrap_account($1, $2, $3) as made;
