-- Runs after every migration, so that no table can be forgotten. The role comes in as `app.role`.
DO $$
DECLARE
  app text := current_setting('app.role');
  a_table regclass;
  a_column record;
BEGIN
  EXECUTE format('GRANT USAGE ON SCHEMA public TO %I', app);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO %I', app);
  EXECUTE format('REVOKE INSERT, UPDATE, DELETE ON __diesel_schema_migrations FROM %I', app);

  -- Ids are compared byte by byte, as on SQLite. Policies come after: a column that one names cannot change its type.
  DROP POLICY IF EXISTS of_the_user ON people;
  FOR a_column IN
    SELECT table_name, column_name FROM information_schema.columns
    WHERE table_schema = 'public' AND data_type = 'text' AND collation_name IS DISTINCT FROM 'C'
      AND (column_name = 'id' OR column_name LIKE '%\_id' OR column_name IN ('sort_name', 'search_text', 'email'))
  LOOP
    EXECUTE format('ALTER TABLE %I ALTER COLUMN %I TYPE text COLLATE "C"', a_column.table_name, a_column.column_name);
  END LOOP;

  FOR a_table IN
    SELECT i.indrelid::regclass FROM pg_index i
    JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
    JOIN pg_class c ON c.oid = i.indrelid
    WHERE i.indisprimary AND a.attname = 'school_id' AND c.relnamespace = 'public'::regnamespace
  LOOP
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', a_table);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', a_table);
    EXECUTE format('DROP POLICY IF EXISTS of_the_school ON %s', a_table);
    -- After a transaction the setting is '', not NULL.
    EXECUTE format($policy$CREATE POLICY of_the_school ON %s USING (
      school_id = nullif(current_setting('app.school_id', true), '')::bigint
      OR current_setting('app.across', true) = 'on')$policy$, a_table);
  END LOOP;

  CREATE POLICY of_the_user ON people FOR SELECT
    USING (user_id = nullif(current_setting('app.user_id', true), ''));
END $$;
