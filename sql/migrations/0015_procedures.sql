-- breaking: no
-- transaction: yes
--
-- Procedures arrive as calendars and rules do: one person proposes a text, another one confirms it.

alter table law_text drop constraint law_text_kind_check;
alter table law_text add constraint law_text_kind_check check (kind in ('calendar', 'rules', 'procedure'));
alter table law_text drop constraint law_text_has_a_version;
alter table law_text add constraint law_text_has_a_version check ((kind = 'rules') = (version is null));

-- One version of a procedure is installed once.
create unique index law_text_procedure on law_text (name, version) where kind = 'procedure' and generation is not null;
