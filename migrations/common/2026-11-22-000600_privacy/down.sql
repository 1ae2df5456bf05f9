DROP TABLE views_of_records;
DROP TABLE erasures;
DROP TABLE erasure_requests;
DROP TABLE data_exports;
