use super::Tripwire;
use diesel::{connection::SimpleConnection, prelude::*, sql_query};
use std::panic::{AssertUnwindSafe, catch_unwind};

fn trips(sql: &str) -> bool {
    let mut conn = SqliteConnection::establish(":memory:").unwrap();
    conn.batch_execute(
        "CREATE TABLE activities (school_id, id, name, capacity); CREATE TABLE signups (school_id, id, activity_id)",
    )
    .unwrap();
    conn.set_instrumentation(Tripwire::default());
    let binds = sql.matches('?').count();
    let run = AssertUnwindSafe(|| match binds {
        0 => sql_query(sql).execute(&mut conn).map(drop),
        1 => sql_query(sql).bind::<diesel::sql_types::BigInt, _>(1).execute(&mut conn).map(drop),
        _ => {
            let first = sql_query(sql).bind::<diesel::sql_types::BigInt, _>(1);
            first.bind::<diesel::sql_types::BigInt, _>(2).execute(&mut conn).map(drop)
        }
    });
    catch_unwind(run).map(|ran| ran.expect("the statement is valid SQL")).is_err()
}

#[test]
fn hostile_statements_trip_it() {
    for hostile in [
        "SELECT COUNT(*) FROM activities",
        "DELETE FROM signups",
        "UPDATE activities SET capacity = 0 WHERE id = ?",
        "INSERT INTO signups (id, activity_id) VALUES (?, ?)",
        "SELECT other.id FROM activities, activities AS other WHERE activities.school_id = ?",
        "SELECT 1 FROM activities a JOIN signups s ON s.school_id = a.school_id",
        "SELECT 1 FROM activities WHERE school_id = ? OR id = ?",
        "SELECT 1 FROM activities LEFT JOIN signups s ON s.school_id = ? AND activities.school_id = ?",
        "SELECT 1 FROM activities WHERE school_id = ? AND EXISTS (SELECT 1 FROM activities WHERE name = 'x')",
        "SELECT school_id = ? FROM activities",
        "SELECT id FROM signups WHERE school_id = ? UNION SELECT id FROM activities",
        "SELECT 1 FROM activities WHERE NOT (activities.school_id = ?)",
        "SELECT 1 FROM activities WHERE CASE WHEN school_id = ? THEN 1 ELSE 1 END",
    ] {
        assert!(trips(hostile), "{hostile}");
    }
}

#[test]
fn honest_statements_pass() {
    for honest in [
        "SELECT COUNT(*) FROM `activities` WHERE (`activities`.`school_id` = ?)",
        "SELECT 1 FROM (`activities` INNER JOIN `signups` AS `s` ON ((`s`.`school_id` = `activities`.`school_id`) \
         AND (`s`.`activity_id` = `activities`.`id`))) WHERE (`activities`.`school_id` = ?)",
        "SELECT (SELECT COUNT(*) FROM signups s WHERE s.school_id = a.school_id) FROM activities a WHERE a.school_id = ?",
        "SELECT 1 FROM activities a LEFT JOIN signups s ON s.school_id = a.school_id WHERE a.school_id = ? AND (a.id = ? OR a.id = 3)",
        "UPDATE activities SET capacity = ? WHERE school_id = ?",
        "INSERT INTO signups (school_id, id) VALUES (?, ?)",
    ] {
        assert!(!trips(honest), "{honest}");
    }
}
