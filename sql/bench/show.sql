-- A case with the newest seq, as `case.show` reads it. What the daemon adds to the access chain is not asked for here.
\set n random(:shown, :shown + :cases - 1)
select h.seq, c.id, c.version, c.snapshot
from chain_head h, mediation_case c
where h.chain = 'event' and c.id = :prefix || lpad(:n::text, greatest(5, length(:n::text)), '0');
