-- A look at a record is somebody's of the school, or a visit's of whoever runs the site.
ALTER TABLE views_of_records ALTER COLUMN viewer_id DROP NOT NULL;
ALTER TABLE views_of_records ADD COLUMN visit_id TEXT;
ALTER TABLE views_of_records ADD CONSTRAINT views_of_records_check CHECK (viewer_id IS NULL OR visit_id IS NULL);
CREATE UNIQUE INDEX views_of_records_by_site ON views_of_records (school_id, subject_id, visit_id, what, hour);
