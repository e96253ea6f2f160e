-- Adds entries to the access chain, in the order given. Its own head: reading never waits for writing.
create or replace function append_access(
    entry_at bigint[], entry_account text[], entry_session text[], entry_command text[], entry_case text[],
    entry_result text[], entry_keys text[], entry_content bytea[]
) returns bigint language plpgsql as $$
declare
    head_seq bigint;
    head_hash bytea;
    seqs bigint[] := '{}';
    hashes bytea[] := '{}';
begin
    select h.seq, h.hash into head_seq, head_hash from chain_head h where h.chain = 'access' for update;
    for n in 1 .. cardinality(entry_content) loop
        head_seq := head_seq + 1;
        head_hash := sha256('\x01'::bytea || int8send(head_seq) || head_hash || entry_content[n]);
        seqs[n] := head_seq;
        hashes[n] := head_hash;
    end loop;
    insert into access_entry (seq, at, account, session, command, case_id, result, keys, hash)
    select e.seq, instant(e.at), e.account, e.session, e.command, e.case_id, e.result, e.keys, e.hash
    from unnest(seqs, entry_at, entry_account, entry_session, entry_command, entry_case, entry_result, entry_keys,
        hashes) e (seq, at, account, session, command, case_id, result, keys, hash);
    update chain_head h set seq = head_seq, hash = head_hash where h.chain = 'access';
    return head_seq;
end $$;
