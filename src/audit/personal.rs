//! Which values of the log are personal, and with whose key each is sealed: the one place where that is decided.
//!
//! A sealed value stands in the log as `{"of": id, "sealed": "v1:…"}`. Erasing somebody destroys their key, and the log,
//! in which nothing is ever changed, keeps what nobody can read.

use super::record::Change;
use crate::{
    error::{Error, Result},
    platform::access::OwnKey,
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use std::collections::{BTreeSet, HashMap};

/// Whose a value is.
#[derive(Debug, Clone, Copy)]
enum Whose {
    /// Of whom (or what) the entry is about.
    Subject,
    /// Of the `person` that the entry names beside its subject.
    Named,
    /// Of whoever did it, in their own words.
    Actor,
}

/// Not in a document, but beside them.
const REASON: &str = "reason";

/// Kind of subject, field, whose it is. What is not listed is no secret of anybody: ids, states, settings, counts.
const PERSONAL: &[(&str, &str, Whose)] = &[
    ("person", "name", Whose::Subject),
    ("person", "email", Whose::Subject),
    ("person", "guardian_contact", Whose::Subject),
    ("person", "external_id", Whose::Subject),
    ("person", REASON, Whose::Subject),
    ("privacy", REASON, Whose::Subject),
    ("user", "name", Whose::Subject),
    ("user", "email", Whose::Subject),
    ("user", "new_email", Whose::Subject),
    ("user", REASON, Whose::Subject),
    ("invitation", "name", Whose::Named),
    ("invitation", "email", Whose::Named),
    ("invitation", "message", Whose::Named),
    ("signup", REASON, Whose::Named),
    ("group", REASON, Whose::Named),
    ("rating", "comment", Whose::Actor),
    ("rating", REASON, Whose::Actor),
];

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Sealed {
    of: String,
    sealed: String,
}

impl Whose {
    /// An id. Where nobody is named, the value belongs to what the entry is about.
    fn of(self, change: &Change, actor: Option<&str>) -> String {
        let named = || {
            let documents = [&change.after, &change.before].into_iter().flatten();
            documents.filter_map(|document| document.get("person")?.as_str()).next()
        };
        match self {
            Self::Subject => None,
            Self::Named => named(),
            Self::Actor => actor,
        }
        .map_or_else(|| change.subject_id.clone(), str::to_owned)
    }
}

/// The change as it goes into the log. `key` finds the key of somebody, or makes one.
pub fn seal(mut change: Change, actor: Option<&str>, mut key: impl FnMut(&str) -> Result<OwnKey>) -> Result<Change> {
    for (_, field, whose) in PERSONAL.iter().filter(|(kind, ..)| *kind == change.subject_kind) {
        let owner = whose.of(&change, actor);
        if *field == REASON {
            if let Some(reason) = change.reason.take() {
                change.reason = Some(sealed(&owner, &json!(reason), &mut key)?.to_string());
            }
            continue;
        }
        for document in [&mut change.before, &mut change.after].into_iter().flatten() {
            if let Some(value) = document.get_mut(*field).filter(|value| !value.is_null()) {
                *value = sealed(&owner, value, &mut key)?;
            }
        }
    }
    Ok(change)
}

fn sealed(owner: &str, value: &Value, key: &mut impl FnMut(&str) -> Result<OwnKey>) -> Result<Value> {
    let sealed = key(owner)?.seal(owner, &value.to_string())?;
    serde_json::to_value(Sealed { of: owner.to_owned(), sealed }).map_err(Error::internal)
}

/// Whose keys a document needs.
pub fn owners(document: &Value, into: &mut BTreeSet<String>) {
    match document {
        Value::Array(items) => items.iter().for_each(|item| owners(item, into)),
        Value::Object(fields) => match sealed_in(fields) {
            Some(sealed) => drop(into.insert(sealed.of)),
            None => fields.values().for_each(|value| owners(value, into)),
        },
        _ => {}
    }
}

/// The document with what these keys open; what they do not open was erased.
pub fn open(document: &mut Value, keys: &HashMap<String, OwnKey>) {
    match document {
        Value::Array(items) => items.iter_mut().for_each(|item| open(item, keys)),
        Value::Object(fields) => match sealed_in(fields) {
            Some(sealed) => *document = opened(&sealed, keys).unwrap_or_else(erased),
            None => fields.values_mut().for_each(|value| open(value, keys)),
        },
        _ => {}
    }
}

/// The same of a reason, which is one value.
pub fn reason(stored: &str) -> Value {
    match serde_json::from_str::<Sealed>(stored) {
        Ok(sealed) => json!(sealed),
        Err(_) => json!(stored),
    }
}

pub fn is_erased(value: &Value) -> bool {
    *value == erased()
}

fn erased() -> Value {
    json!({ "erased": true })
}

fn sealed_in(fields: &Map<String, Value>) -> Option<Sealed> {
    if fields.len() == 2 { serde_json::from_value(Value::Object(fields.clone())).ok() } else { None }
}

fn opened(sealed: &Sealed, keys: &HashMap<String, OwnKey>) -> Option<Value> {
    serde_json::from_str(&keys.get(&sealed.of)?.open(&sealed.of, &sealed.sealed)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn change() -> Change {
        Change::of("person.change", "ana")
            .from(json!({ "email": "old@x.org", "grade": 9 }))
            .to(json!({ "email": "new@x.org", "grade": 10, "guardian_contact": null }))
            .because("she asked")
    }

    #[test]
    fn personal_values_are_sealed_with_their_owners_key_and_the_rest_is_not() {
        let key = OwnKey::fresh();
        let sealed = seal(change(), None, |owner| {
            assert_eq!(owner, "ana");
            Ok(key.clone())
        })
        .unwrap();
        let (mut after, stored) = (sealed.after.unwrap(), sealed.reason.unwrap());
        assert!(!after.to_string().contains("new@x.org") && !stored.contains("asked"));
        assert_eq!((&after["grade"], &after["guardian_contact"]), (&json!(10), &Value::Null));

        let mut whose = BTreeSet::new();
        owners(&after, &mut whose);
        assert_eq!(whose.into_iter().collect::<Vec<_>>(), ["ana"]);
        let mut gone = after.clone();
        let keys = HashMap::from([("ana".to_owned(), key)]);
        open(&mut after, &keys);
        assert_eq!(after["email"], "new@x.org");
        let mut why = reason(&stored);
        open(&mut why, &keys);
        assert_eq!(why, "she asked");
        open(&mut gone, &HashMap::new());
        assert!(is_erased(&gone["email"]) && !is_erased(&gone["grade"]));
    }

    #[test]
    fn a_value_belongs_to_whom_the_entry_names_or_to_whoever_wrote_it() {
        let owner_of = |change: Change, actor| {
            let mut owner = String::new();
            seal(change, actor, |whose| {
                whose.clone_into(&mut owner);
                Ok(OwnKey::fresh())
            })
            .unwrap();
            owner
        };
        let removed = Change::of("signup.remove", "club").to(json!({ "person": "ben" })).because("moved away");
        assert_eq!(owner_of(removed, Some("tom")), "ben");
        assert_eq!(owner_of(Change::of("rating.report", "r").because("rude"), Some("cy")), "cy");
        assert_eq!(owner_of(Change::of("term.change", "t").because("x"), Some("cy")), "");
    }
}
