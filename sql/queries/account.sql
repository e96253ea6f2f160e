-- name: account_list
select a.name, a.roles, a.scope, a.mail, a.disabled, a.digest,
    array(select u.uid from account_uid u where u.account = a.name order by u.uid) as uids,
    array(select c.sha256 from account_certificate c where c.account = a.name order by c.sha256) as certs
from account a order by a.name;

-- name: account_tokens
select account, number, microseconds(expires) as expires, revoked is not null as is_revoked,
    microseconds(last_used) as last_used
from account_token order by account, number;

-- name: account_change
select outcome, seq, rows_found, is_same, taken, holder
from change_account($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13);

-- name: token_change
select outcome, seq, rows_found, is_same, taken, holder
from change_token($1, $2, $3, $4, $5, $6, $7, $8, $9, $10);

-- name: account_bootstrap
select bootstrap_account($1, $2, $3) as made;
