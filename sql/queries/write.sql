-- name: append_batch
select outcome, seq, case_id_found, version_found, state_found, account_found, at_found, rows_found, is_same
from append_batch($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22,
    $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37, $38, $39, $40, $41, $42, $43, $44, $45,
    $46, $47, $48, $49, $50, $51, $52, $53, $54, $55, $56, $57, $58, $59, $60, $61, $62, $63, $64, $65, $66, $67, $68,
    $69, $70, $71, $72, $73, $74, $75, $76);

-- name: name_cases
select name_cases($1, $2, $3, $4) as named;

-- name: append_access
select append_access($1, $2, $3, $4, $5, $6, $7, $8) as seq;

-- name: next_case_numbers
select last_number from next_case_numbers($1, $2, $3);

-- name: purge_request_keys
delete from request_key where created < statement_timestamp() - interval '30 days';
