-- The index of words again.
set maintenance_work_mem = '512MB';
:words;
