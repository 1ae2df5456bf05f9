use crate::support::{
    MERGINGTON, TestApp, TestDatabase, WESTFIELD, make,
    schema::{self, Table},
};
use diesel::{QueryableByName, connection::SimpleConnection, prelude::*, sql_query, sql_types::Text};
use homeroom::platform::db::{
    Conn,
    migrations::{migrate, revert_newest, role_in},
    schema::SCHOOL_TABLES,
};
use std::collections::{BTreeMap, BTreeSet};

#[derive(QueryableByName)]
struct Named {
    #[diesel(sql_type = Text)]
    name: String,
}

fn names(conn: &mut Conn, sql: &str) -> Vec<String> {
    let rows: Vec<Named> = sql_query(sql).load(conn).unwrap_or_else(|error| panic!("{error}: {sql}"));
    rows.into_iter().map(|row| row.name).collect()
}

#[actix_web::test]
async fn every_table_of_a_school_is_watched_and_walled() {
    let app = TestApp::start();
    let mut conn = app.conn();
    let sql = match conn {
        Conn::Sqlite(_) => {
            "SELECT m.name FROM sqlite_schema m, pragma_table_info(m.name) c
             WHERE m.type = 'table' AND c.name = 'school_id' AND c.pk = 1 ORDER BY 1"
        }
        Conn::Postgres(_) => {
            "SELECT relname::text AS name FROM pg_class c JOIN pg_policies p ON p.tablename = c.relname
             WHERE relrowsecurity AND relforcerowsecurity AND p.policyname = 'of_the_school'
               AND p.cmd = 'ALL' AND p.roles = '{public}' ORDER BY 1"
        }
    };
    let mut watched = SCHOOL_TABLES.to_vec();
    watched.sort_unstable();
    assert_eq!(names(&mut conn, sql), watched);

    // And each begins every key with the school, so that none of its rows is found by its own id alone.
    let with_a_school = tables_in(&mut conn).into_iter().filter(|(_, table)| table.columns.contains_key("school_id"));
    let of_schools = with_a_school.filter(|(_, table)| table.key.first().map(String::as_str) == Some("school_id"));
    assert_eq!(of_schools.map(|(name, _)| name).collect::<Vec<_>>(), watched);
}

#[actix_web::test]
async fn a_query_without_a_filter_sees_one_school_on_postgres() {
    let app = TestApp::start();
    make::everything(&app, MERGINGTON);
    make::everything(&app, WESTFIELD);
    let mut conn = app.conn();
    let schools = |conn: &mut Conn, table: &str| {
        names(conn, &format!("SELECT DISTINCT CAST(school_id AS TEXT) AS name FROM {table} ORDER BY 1"))
    };
    for table in SCHOOL_TABLES {
        assert_eq!(schools(&mut conn, table), ["11", "22"], "{table}");
    }
    if !app.is_postgres() {
        return; // There the tripwire stands alone.
    }

    conn.batch_execute("SET app.across = ''; SET app.school_id = '11'").unwrap();
    for table in SCHOOL_TABLES {
        assert_eq!(schools(&mut conn, table), ["11"], "{table}");
        let theft = format!("UPDATE {table} SET school_id = 22");
        let refused = sql_query(theft).execute(&mut conn).unwrap_err().to_string();
        let is_refused = refused.contains("row-level security") || refused.contains("append-only");
        assert!(is_refused, "{table}: {refused}");
    }
    let insert = "INSERT INTO categories (school_id, id, name, search_text, created_at, updated_at)
                  VALUES (22, 'x', 'Theirs', 'theirs', NOW(), NOW())";
    assert!(sql_query(insert).execute(&mut conn).unwrap_err().to_string().contains("row-level security"));

    // A setting that was made and unset again is '', not NULL.
    conn.batch_execute("SET app.school_id = ''").unwrap();
    for table in SCHOOL_TABLES {
        assert_eq!(schools(&mut conn, table), [""; 0], "{table}");
    }
}

#[actix_web::test]
async fn a_user_finds_their_own_people_in_every_school_and_nobody_elses_on_postgres() {
    let app = TestApp::start();
    let (rosa, _) = (app.teacher("Rosa"), app.teacher("Tom"));
    make::also(&app, &rosa, WESTFIELD, "admin");
    if !app.is_postgres() {
        return;
    }
    let mut conn = app.conn();
    conn.batch_execute(&format!("SET app.across = ''; SET app.user_id = '{}'", rosa.user())).unwrap();
    assert_eq!(
        names(&mut conn, "SELECT name || ' ' || role AS name FROM people ORDER BY role"),
        ["Rosa admin", "Rosa teacher"]
    );
    assert_eq!(sql_query("UPDATE people SET role = 'owner'").execute(&mut conn), Ok(0));
}

#[actix_web::test]
async fn the_application_cannot_take_its_walls_down_on_postgres() {
    let app = TestApp::start();
    if !app.is_postgres() {
        return;
    }
    for sql in [
        "ALTER TABLE people DISABLE ROW LEVEL SECURITY",
        "DROP POLICY of_the_school ON people",
        "DROP TRIGGER audit_entries_kept ON audit_entries",
        "DELETE FROM __diesel_schema_migrations",
        "TRUNCATE audit_entries",
        "CREATE TABLE mine (id INT)",
    ] {
        let refused = sql_query(sql).execute(&mut app.conn()).unwrap_err().to_string();
        assert!(refused.contains("must be owner") || refused.contains("permission denied"), "{sql}: {refused}");
    }
}

#[actix_web::test]
async fn audit_entries_stay_as_written() {
    let app = TestApp::start();
    make::everything(&app, MERGINGTON);
    for table in ["audit_entries", "site_audit_entries"] {
        assert_eq!(app.count(table), 1);
        for sql in [format!("UPDATE {table} SET action = 'x'"), format!("DELETE FROM {table}")] {
            let refused = sql_query(&sql).execute(&mut app.conn()).unwrap_err();
            assert!(refused.to_string().contains("append-only"), "{sql}: {refused}");
        }
    }
}

#[actix_web::test]
async fn a_row_cannot_refer_to_another_school() {
    let app = TestApp::start();
    let (cy, choir) = (make::person(&app, WESTFIELD, "Cy", "student"), make::activity("Choir").save(&app));
    let insert = |school: i64| {
        format!(
            "INSERT INTO signups (school_id, id, activity_id, person_id, status, requested_at)
             VALUES ({school}, 'x', '{choir}', '{}', 'enrolled', '2026-09-14 14:00:00')",
            cy.person()
        )
    };
    for school in [MERGINGTON.id, WESTFIELD.id] {
        let refused = sql_query(insert(school)).execute(&mut app.conn()).unwrap_err().to_string();
        assert!(refused.to_lowercase().contains("foreign key"), "{refused}");
    }
}

#[actix_web::test]
async fn migrations_go_down_and_up_again_on_a_filled_database() {
    let app = TestApp::start();
    make::everything(&app, MERGINGTON);
    make::everything(&app, WESTFIELD);
    let (url, owner) = (app.database().url(), app.database().owner_url());
    let as_built = tables_in(&mut app.database().connect_as_owner());
    // Nothing can be forgotten: a table that stays empty here would be migrated untested.
    let empty: Vec<_> = as_built.keys().filter(|table| app.count(table) == 0).collect();
    assert_eq!(empty, [""; 0], "make::everything leaves these empty");

    // The newest, then the two newest, and so on: each way down ends in the way up.
    let mut steps = 0;
    loop {
        steps += 1;
        let reverted = (0..steps).filter(|_| revert_newest(&owner).unwrap()).count();
        let left = tables_in(&mut app.database().connect_as_owner());
        migrate(&owner, &role_in(&url)).unwrap();
        assert_eq!(tables_in(&mut app.database().connect_as_owner()), as_built, "{steps} down and up again");
        if reverted < steps {
            assert_eq!(left, BTreeMap::new(), "all the way down, nothing is left");
            break;
        }
    }
    assert!(steps > 3);

    // The walls stand again too.
    let mut conn = app.conn();
    for (id, slug) in [(11, "a"), (22, "b")] {
        conn.batch_execute(&format!(
            "INSERT INTO schools (id, slug, name, time_zone, locale, locales, search_text, created_at, updated_at)
             VALUES ({id}, '{slug}', 'A', 'UTC', 'en', 'en', 'a', '2026-01-01 00:00:00', '2026-01-01 00:00:00');
             INSERT INTO categories (school_id, id, name, search_text, created_at, updated_at)
             VALUES ({id}, 'x', 'A', 'a', '2026-01-01 00:00:00', '2026-01-01 00:00:00')"
        ))
        .unwrap();
    }
    if let Conn::Postgres(c) = &mut conn {
        c.batch_execute("SET app.across = ''; SET app.school_id = '11'").unwrap();
        assert_eq!(names(&mut conn, "SELECT CAST(school_id AS TEXT) AS name FROM categories"), ["11"]);
    }
}

#[test]
fn an_empty_database_is_migrated_to_the_same_tables() {
    let empty = TestDatabase::empty();
    migrate(&empty.owner_url(), &role_in(&empty.url())).unwrap();
    // Twice is the same as once.
    migrate(&empty.owner_url(), &role_in(&empty.url())).unwrap();
    let built = tables_in(&mut empty.connect_as_owner());
    assert_eq!(built, tables_in(&mut TestDatabase::create().connect_as_owner()));
    assert_eq!(built, schema::tables());
}

/// What the database says, in the words of `schema`.
fn tables_in(conn: &mut Conn) -> BTreeMap<String, Table> {
    let columns = match conn {
        Conn::Sqlite(_) => {
            "SELECT m.name || ' ' || c.name || ' ' || c.type || ' ' || (c.\"notnull\" = 0) AS name
             FROM sqlite_schema m, pragma_table_info(m.name) c
             WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' AND m.name <> '__diesel_schema_migrations'"
        }
        Conn::Postgres(_) => {
            "SELECT table_name || ' ' || column_name || ' ' || split_part(upper(data_type), ' ', 1) || ' '
               || CASE is_nullable WHEN 'YES' THEN 1 ELSE 0 END AS name
             FROM information_schema.columns
             WHERE table_schema = 'public' AND table_name <> '__diesel_schema_migrations'"
        }
    };
    let keys = match conn {
        Conn::Sqlite(_) => {
            "SELECT m.name || ' ' || c.name AS name FROM sqlite_schema m, pragma_table_info(m.name) c
             WHERE m.type = 'table' AND c.pk > 0 AND m.name <> '__diesel_schema_migrations' ORDER BY m.name, c.pk"
        }
        Conn::Postgres(_) => {
            "SELECT t.relname || ' ' || a.attname AS name FROM pg_index i
             JOIN pg_class t ON t.oid = i.indrelid AND t.relnamespace = 'public'::regnamespace
             JOIN LATERAL unnest(i.indkey) WITH ORDINALITY AS k (attnum, position) ON TRUE
             JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.attnum
             WHERE i.indisprimary AND t.relname <> '__diesel_schema_migrations' ORDER BY t.relname, k.position"
        }
    };
    let mut tables: BTreeMap<String, Table> = BTreeMap::new();
    for line in names(conn, columns) {
        let [table, column, kind, is_nullable] = line.split(' ').collect::<Vec<_>>().try_into().unwrap();
        let kind = match kind {
            "BIGINT" => "BigInt",
            "INTEGER" => "Integer",
            "TEXT" => "Text",
            "BOOLEAN" => "Bool",
            "TIMESTAMP" => "Timestamp",
            "DATE" => "Date",
            other => panic!("{line}: schema has no word for {other}"),
        };
        let columns = &mut tables.entry(table.to_owned()).or_default().columns;
        columns.insert(column.to_owned(), (kind.to_owned(), is_nullable == "1"));
    }
    for line in names(conn, keys) {
        let (table, column) = line.split_once(' ').unwrap();
        tables.get_mut(table).unwrap().key.push(column.to_owned());
    }
    tables
}

#[test]
fn ids_and_what_is_sorted_or_searched_are_compared_byte_by_byte_on_postgres() {
    let database = TestDatabase::create();
    let mut conn = database.connect_as_owner();
    if matches!(conn, Conn::Sqlite(_)) {
        return; // It knows no other way.
    }
    let by_language = "SELECT table_name || '.' || column_name AS name FROM information_schema.columns
        WHERE table_schema = 'public' AND data_type = 'text' AND collation_name IS DISTINCT FROM 'C'";
    let by_language: BTreeSet<_> = names(&mut conn, by_language).into_iter().collect();
    let compared = by_language.iter().filter(|column| {
        let name = column.rsplit('.').next().unwrap();
        name == "id" || name.ends_with("_id") || ["sort_name", "search_text", "email"].contains(&name)
    });
    assert_eq!(compared.collect::<Vec<_>>(), [""; 0]);
}
