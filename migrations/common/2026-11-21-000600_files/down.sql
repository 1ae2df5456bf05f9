DROP TABLE file_links;
DROP TABLE files;
