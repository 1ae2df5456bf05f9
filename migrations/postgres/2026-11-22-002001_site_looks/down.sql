-- The walls between schools are forced on whoever owns the table too.
SELECT set_config('app.across', 'on', true);
DELETE FROM views_of_records WHERE viewer_id IS NULL;
SELECT set_config('app.across', '', true);
DROP INDEX views_of_records_by_site;
ALTER TABLE views_of_records DROP CONSTRAINT views_of_records_check;
ALTER TABLE views_of_records DROP COLUMN visit_id;
ALTER TABLE views_of_records ALTER COLUMN viewer_id SET NOT NULL;
