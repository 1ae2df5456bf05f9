CREATE TABLE looks_at_records (
  school_id BIGINT NOT NULL, id TEXT NOT NULL, viewer_id TEXT NOT NULL, subject_id TEXT NOT NULL, what TEXT NOT NULL,
  hour TIMESTAMP NOT NULL, at TIMESTAMP NOT NULL,
  PRIMARY KEY (school_id, id), UNIQUE (school_id, subject_id, viewer_id, what, hour),
  FOREIGN KEY (school_id, viewer_id) REFERENCES people (school_id, id),
  FOREIGN KEY (school_id, subject_id) REFERENCES people (school_id, id));
INSERT INTO looks_at_records (school_id, id, viewer_id, subject_id, what, hour, at)
SELECT school_id, id, viewer_id, subject_id, what, hour, at FROM views_of_records WHERE viewer_id IS NOT NULL;
DROP TABLE views_of_records;
ALTER TABLE looks_at_records RENAME TO views_of_records;
CREATE INDEX views_of_records_by_time ON views_of_records (school_id, subject_id, at, id);
