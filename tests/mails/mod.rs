//! Which mail people get, how they stop it, and what comes back.

mod bounces;
mod console;
mod gallery;
mod held;
mod preferences;
mod senders;

use crate::support::{MERGINGTON, TestApp};
use homeroom::platform::db::ids::{JobId, MailId, PersonId};
use std::{
    io::{BufRead, BufReader, Write},
    net::TcpListener,
    sync::{Arc, Mutex},
    thread,
};

const PREFERENCES: &str = "/s/mergington/mail-preferences";

/// A mail of the school in the outbox, about `event` (none: it is always sent).
fn queued(app: &TestApp, to: &PersonId, address: &str, event: Option<&str>) -> MailId {
    let (mail, job, now) = (MailId::fresh(), JobId::fresh(), app.clock.utc());
    let event = event.map_or("NULL".to_owned(), |event| format!("'{event}'"));
    app.sql(&format!(
        "INSERT INTO mails (school_id, id, to_person_id, to_address, template, locale, subject, text, html, status, event,
           created_at)
         VALUES ({0}, '{mail}', '{to}', '{address}', 'x', 'en', 'Hello', 'Hello', '<p>Hello</p>', 'queued', {event}, '{now}');
         INSERT INTO jobs (id, school_id, name, payload, run_at)
         VALUES ('{job}', {0}, 'send_mail', '{{\"mail\":\"{mail}\"}}', '{now}')",
        MERGINGTON.id
    ));
    mail
}

/// The message as it left.
fn message(app: &TestApp, mail: &MailId) -> String {
    std::fs::read_to_string(app.data_dir.join("mail").join(format!("{mail}.eml"))).unwrap()
}

fn templates(app: &TestApp) -> Vec<String> {
    app.mails().into_iter().map(|mail| mail.template).collect()
}

/// A mail server that answers every recipient so, for as many mails as there are answers; and every line that it is sent.
fn server(answers: Vec<&'static str>) -> (String, Arc<Mutex<Vec<String>>>) {
    let heard = Arc::<Mutex<Vec<String>>>::default();
    let hearing = heard.clone();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    thread::spawn(move || {
        let mut answers = answers.into_iter();
        for stream in listener.incoming().flatten() {
            let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
            let mut stream = stream;
            let mut say = |words: &str| drop(stream.write_all(format!("{words}\r\n").as_bytes()));
            say("220 here");
            while let Some(Ok(line)) = lines.next() {
                hearing.lock().unwrap().push(line.clone());
                match line.split(' ').next().unwrap_or_default() {
                    "EHLO" => say("250 here"),
                    "RCPT" => say(answers.next().unwrap_or("250 ok")),
                    "QUIT" => break,
                    "DATA" => {
                        say("354 go on");
                        while let Some(Ok(line)) =
                            lines.next().filter(|line| line.as_ref().is_ok_and(|line| line != "."))
                        {
                            hearing.lock().unwrap().push(line);
                        }
                        say("250 taken");
                    }
                    _ => say("250 ok"),
                }
            }
        }
    });
    (format!("smtp://{address}"), heard)
}
