//! What is typed about mail, and what mail servers report.

use super::model::{Report, named_by};
use crate::{
    error::{Error, Result},
    platform::{
        i18n::{Lang, Text},
        mail::{Bounce, Event},
        web::FieldErrors,
    },
};
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct PreferencesForm {
    events: Vec<String>,
}

impl PreferencesForm {
    /// What is no kind of mail is none that was chosen.
    pub fn wanted(&self) -> Vec<Event> {
        self.events.iter().filter_map(|event| Event::named(event)).collect()
    }
}

/// A mail program sends `List-Unsubscribe=One-Click`, our own page the language that it is read in.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct UnsubscribeForm {
    lang: String,
}

impl UnsubscribeForm {
    pub fn lang(&self) -> Option<Lang> {
        Lang::named(&self.lang)
    }
}

/// Of which kind a report is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReportKind {
    Json,
    /// A report as mail servers send it (RFC 3464), whole or only its parts.
    Mail,
}

impl ReportKind {
    pub fn of(content_type: &str) -> Option<Self> {
        match content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase().as_str() {
            "application/json" => Some(Self::Json),
            "message/delivery-status" | "message/rfc822" | "multipart/report" => Some(Self::Mail),
            _ => None,
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Notice {
    message_id: String,
    #[serde(rename = "type")]
    kind: String,
    #[serde(default)]
    reason: String,
}

/// `None`: it is understood, and there is nothing to do (the mail may still arrive, or is none of ours).
pub fn report(kind: ReportKind, body: &[u8]) -> Result<Option<Report>> {
    match kind {
        ReportKind::Json => of_notice(body),
        ReportKind::Mail => Ok(of_mail(&String::from_utf8_lossy(body))),
    }
}

fn of_notice(body: &[u8]) -> Result<Option<Report>> {
    let wrong = |field| Error::from(FieldErrors::of(field, Text::of("field-choice")));
    let notice: Notice = serde_json::from_slice(body).map_err(|_| wrong("body"))?;
    let bounce = match notice.kind.as_str() {
        "permanent" => Bounce::permanent(&notice.reason),
        "transient" => return Ok(None),
        _ => return Err(wrong("type")),
    };
    let report = |(mail, school)| Report { school, mail, bounce, recipients: Vec::new() };
    Ok(named_by(&notice.message_id).map(report))
}

/// Reads the fields, whatever parts they stand in: what a recipient's group says, and the id of the mail that it is about.
fn of_mail(text: &str) -> Option<Report> {
    let blocks: Vec<Vec<(String, String)>> = blocks(text);
    let ids = blocks.iter().flatten().filter(|(name, _)| name.ends_with("message-id"));
    let (mail, school) = ids.filter_map(|(_, value)| named_by(value)).next()?;
    let found = blocks.iter().find_map(|block| {
        let get = |wanted: &str| block.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.as_str());
        let (action, status) = (get("action")?, get("status")?);
        let bounce = Bounce::of_report(action, status, get("diagnostic-code").unwrap_or(status))?;
        let recipients = ["original-recipient", "final-recipient"].into_iter().filter_map(get);
        // "rfc822; ana@example.org"
        let recipients = recipients.filter_map(|value| value.split_once(';')).map(|(_, to)| to.trim().to_owned());
        Some((bounce, recipients.collect()))
    });
    found.map(|(bounce, recipients)| Report { school, mail, bounce, recipients })
}

/// Groups of fields with an empty line between them; a field goes on where a line begins with a space.
fn blocks(text: &str) -> Vec<Vec<(String, String)>> {
    let mut blocks = vec![Vec::new()];
    for line in text.lines() {
        let Some(block) = blocks.last_mut() else { break };
        if line.trim().is_empty() {
            blocks.push(Vec::new());
        } else if line.starts_with([' ', '\t']) {
            let last: Option<&mut (String, String)> = block.last_mut();
            if let Some((_, value)) = last {
                value.push(' ');
                value.push_str(line.trim());
            }
        } else if let Some((name, value)) = line.split_once(':') {
            block.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
        }
    }
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const MAIL: &str = "01J00000000000000000000000";

    fn postfix(action: &str, status: &str) -> String {
        format!(
            "Return-Path: <>\r\nMessage-Id: <20260914.3F2@mx.example>\r\nContent-Type: multipart/report;\r\n boundary=\"x\"\r\n\r\n\
             --x\r\nContent-Type: text/plain\r\n\r\nI'm sorry: it did not work.\r\n\r\n\
             --x\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\n\
             Final-Recipient: rfc822; ana@example.org\r\nOriginal-Recipient: rfc822;Ana@Example.org\r\nAction: {action}\r\n\
             Status: {status}\r\nDiagnostic-Code: smtp; 550 5.1.1\r\n  no such user\r\n\r\n\
             --x\r\nContent-Type: text/rfc822-headers\r\n\r\nFrom: a\r\nMessage-ID: <{MAIL}.11@school.example>\r\n\r\n--x--\r\n"
        )
    }

    #[test]
    fn a_report_of_a_mail_server_is_read() {
        let read = |text: &str| report(ReportKind::Mail, text.as_bytes()).unwrap();
        let found = read(&postfix("failed", "5.1.1")).unwrap();
        assert_eq!((found.mail.as_str(), found.school.to_string().as_str()), (MAIL, "11"));
        assert_eq!(found.bounce, Bounce::of("smtp; 550 5.1.1 no such user", true));
        assert!(found.is_about("ana@example.org") && !found.is_about("bo@example.org"));
        assert_eq!(read(&postfix("failed", "4.4.7")).map(|found| found.bounce.is_of_the_address), Some(false));
        assert_eq!(
            (read(&postfix("delayed", "4.4.1")), read("Action: failed\nStatus: 5.1.1"), read("")),
            (None, None, None)
        );
    }

    #[test]
    fn a_notice_says_permanent_or_transient() {
        let read = |text: String| report(ReportKind::Json, text.as_bytes());
        let notice = |kind: &str| format!(r#"{{"message_id":"<{MAIL}.11@x>","type":"{kind}","reason":"gone"}}"#);
        assert_eq!(read(notice("permanent")).unwrap().map(|found| found.bounce), Some(Bounce::of("gone", true)));
        assert_eq!(read(notice("transient")).unwrap(), None);
        assert_eq!(read(r#"{"message_id":"<other@x>","type":"permanent"}"#.to_owned()).unwrap(), None);
        for wrong in ["", "[]", "{}", r#"{"message_id":1,"type":"permanent"}"#] {
            assert!(read(wrong.to_owned()).is_err(), "{wrong}");
        }
        assert!(read(notice("odd")).is_err() && read(notice("permanent").replace("reason", "because")).is_err());
    }

    proptest! {
        #[test]
        fn nothing_that_is_reported_stops_the_reader(text in "\\PC{0,400}", bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
            let _ = report(ReportKind::Mail, text.as_bytes());
            let _ = report(ReportKind::Mail, &bytes);
            let _ = report(ReportKind::Json, &bytes);
        }
    }
}
