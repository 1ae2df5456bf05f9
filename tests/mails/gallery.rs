use crate::{
    fences::{files, literals_after},
    support::TestApp,
};
use homeroom::{
    mails,
    platform::{i18n::Lang, text::hex},
};
use std::collections::BTreeSet;

/// Every name that `letter!` is given.
fn declared() -> BTreeSet<String> {
    let sources = files("src", ".rs").into_iter().filter(|source| !source.path.starts_with("src/platform/"));
    let declared = sources.flat_map(|source| {
        let code = source.code();
        let letters: Vec<_> = code
            .split("letter!(")
            .skip(1)
            .flat_map(|rest| {
                literals_after(&format!("={}", rest.split_once('=').map_or("", |(_, after)| after)), "=")
                    .into_iter()
                    .take(1)
            })
            .collect();
        letters
    });
    declared.collect()
}

#[test]
fn every_letter_is_in_the_gallery_and_has_a_name() {
    let shown: BTreeSet<String> = mails::letter_names().iter().map(ToString::to_string).collect();
    assert_eq!(declared(), shown, "add it to `letters` of its room");
    assert!(shown.len() > 25, "{}", shown.len());
    for name in &shown {
        let key = format!("letter-{}", name.replace('_', "-"));
        assert!(crate::fences::texts::english().contains_key(&key), "{key}");
    }
}

#[test]
fn every_letter_draws_in_every_language_and_in_its_direction() {
    for lang in Lang::all() {
        let letters = mails::drawn(None, lang, "https://homeroom.example").unwrap();
        assert_eq!(letters.len(), mails::letter_names().len());
        for letter in letters {
            let (name, words) = (letter.name, &letter.words);
            assert!(words.html.contains(&format!("<html lang=\"{}\" dir=\"{}\"", lang.code(), lang.dir())), "{name}");
            assert!(!words.subject.is_empty() && words.text.len() > 20, "{name}");
            for text in [&words.subject, &words.text, &words.html] {
                let silent = crate::fences::texts::english()
                    .keys()
                    .find(|key| key.contains("mail-") && text.contains(key.as_str()));
                assert!(silent.is_none(), "{name} in {}: nobody wrote {silent:?}", lang.code());
            }
        }
    }
}

/// A link that acts for whoever has it is a long random one; whoever may read the school's mail may not read that.
#[actix_web::test]
async fn no_letter_with_a_secret_in_it_can_be_read_in_the_console() {
    let secret = hex(&[0x5a; 32]);
    let (app, mut secrets) = (TestApp::start(), Vec::new());
    let (admin, ana) = (app.admin(), app.student("Ana"));
    for letter in mails::drawn(None, Lang::default(), "https://homeroom.example").unwrap() {
        let shown = letter.words.text.replace(&format!("/unsubscribe/{secret}"), "");
        if shown.contains(&secret) || letter.name == "confirm_sender" {
            secrets.push(letter.name);
        }
        let mail =
            crate::support::make::mail(&app, crate::support::MERGINGTON, ana.person(), letter.name, None, "sent");
        let frame = admin.get(&format!("/s/mergington/mails/{mail}/html")).await;
        assert_eq!(frame.status, if secrets.contains(&letter.name) { 404 } else { 200 }, "{}", letter.name);
    }
    assert_eq!(
        secrets,
        [
            "verify_email",
            "account_exists",
            "reset_password",
            "owner_invited",
            "change_email",
            "approve_email",
            "invitation",
            "confirm_sender",
        ]
    );
}

#[actix_web::test]
async fn whoever_runs_the_site_looks_at_every_letter_in_every_language() {
    let app = TestApp::start();
    let site = app.site_admin();
    let list = site.get("/site/templates").await;
    for name in mails::letter_names() {
        assert!(list.body.contains(&format!("/site/templates/{name}\"")), "{name}");
        let page = site.get(&format!("/site/templates/{name}?lang=ur")).await;
        assert!(
            page.status == 200 && page.body.contains(&format!("src=\"/site/templates/{name}/html?lang=ur\"")),
            "{name}"
        );
        let frame = site.get(&format!("/site/templates/{name}/html?lang=ur")).await;
        assert!(frame.body.contains("<html lang=\"ur\" dir=\"rtl\">"), "{name}");
        assert!(frame.header("content-security-policy").unwrap().starts_with("sandbox; "));
    }
    assert_eq!(app.admin().get("/site/templates").await.status, 404);
    assert_eq!(site.get("/site/templates/enrolled?lang=odd").await.status, 200);
}
