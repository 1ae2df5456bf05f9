//! The statements of a merge. The one place that writes the tables of other rooms: a person's references are all alike,
//! and [`REFERENCES`] is the list of them.

use super::model::{REFERENCES, Rule};
use crate::{
    on_each,
    people::model::{Person, PersonStatus, search_text},
    platform::db::{SchoolDb, ids::PersonId, schema::people},
};
use diesel::{
    prelude::*,
    sql_query,
    sql_types::{BigInt, Text},
};

/// Hands every reference over, by its rule.
pub fn hand_over(db: &mut SchoolDb<'_>, gone: &PersonId, kept: &PersonId) -> QueryResult<()> {
    for (table, column, rule) in REFERENCES {
        match rule {
            Rule::Moves => hand_over_rows(db, (table, column), gone, kept)?,
            Rule::OneEach(same) => {
                drop_doubles(db, (table, column), same, gone, kept)?;
                hand_over_rows(db, (table, column), gone, kept)?;
            }
            Rule::Decided | Rule::Stays => {}
        }
    }
    Ok(())
}

fn hand_over_rows(
    db: &mut SchoolDb<'_>,
    (table, column): (&str, &str),
    gone: &PersonId,
    kept: &PersonId,
) -> QueryResult<()> {
    let school = db.school();
    let sql = format!("UPDATE {table} SET {column} = $1 WHERE school_id = $2 AND {column} = $3");
    on_each!(db.conn(), |c| sql_query(sql)
        .bind::<Text, _>(kept)
        .bind::<BigInt, _>(school)
        .bind::<Text, _>(gone)
        .execute(c))?;
    Ok(())
}

fn drop_doubles(
    db: &mut SchoolDb<'_>,
    (table, column): (&str, &str),
    same: &[&str],
    gone: &PersonId,
    kept: &PersonId,
) -> QueryResult<()> {
    let school = db.school();
    let agree: String = same.iter().map(|one| format!(" AND kept.{one} IS NOT DISTINCT FROM {table}.{one}")).collect();
    let sql = format!(
        "DELETE FROM {table} WHERE school_id = $1 AND {column} = $2 AND EXISTS \
         (SELECT 1 FROM {table} AS kept WHERE kept.school_id = {table}.school_id AND kept.{column} = $3{agree})"
    );
    on_each!(db.conn(), |c| sql_query(sql)
        .bind::<BigInt, _>(school)
        .bind::<Text, _>(gone)
        .bind::<Text, _>(kept)
        .execute(c))?;
    Ok(())
}

/// Makes the record that goes a sign to the one that stays, which takes over its account and what it does not know
/// itself.
pub fn close(db: &mut SchoolDb<'_>, gone: &Person, kept: &Person) -> QueryResult<()> {
    let (school, now) = (db.school(), db.now());
    let signs = people::table
        .filter(people::school_id.eq(school))
        .filter(people::merged_into_id.eq(&gone.id).or(people::id.eq(&gone.id)));
    diesel::update(signs).set(people::merged_into_id.eq(&kept.id)).execute(db.conn())?;
    diesel::update(people::table.find((school, &gone.id)))
        .set((
            people::user_id.eq(None::<String>),
            people::email.eq(None::<String>),
            people::guardian_contact.eq(None::<String>),
            people::search_text.eq(""),
            people::status.eq(PersonStatus::Left),
            people::updated_at.eq(now),
            people::version.eq(people::version + 1),
        ))
        .execute(db.conn())?;
    // The address of an account is the one that its mail goes to.
    let from_account = if kept.user_id.is_some() { kept } else { gone };
    let known = if from_account.user_id.is_some() { from_account } else { kept };
    let (email, bounced) = match &known.email {
        Some(email) => (Some(email), known.email_bounced_at),
        None => (kept.email.as_ref().or(gone.email.as_ref()), None),
    };
    let is_arriving = gone.user_id.is_some() && matches!(kept.status, PersonStatus::Imported | PersonStatus::Invited);
    diesel::update(people::table.find((school, &kept.id)))
        .set((
            people::user_id.eq(kept.user_id.as_ref().or(gone.user_id.as_ref())),
            people::email.eq(email),
            people::email_bounced_at.eq(bounced),
            people::search_text.eq(search_text(&kept.name, email.map(String::as_str))),
            people::grade.eq(kept.grade.or(gone.grade)),
            people::guardian_contact.eq(kept.guardian_contact.as_ref().or(gone.guardian_contact.as_ref())),
            people::status.eq(if is_arriving { PersonStatus::Active } else { kept.status }),
            people::updated_at.eq(now),
            people::version.eq(people::version + 1),
        ))
        .execute(db.conn())?;
    Ok(())
}
