//! Every link and every button that a role can see, pressed. One that leads nowhere is a promise that the page does not keep.
//!
//! A link is dead when it answers with anything but a page, a file or a way on. A button is dead when it is still there
//! after it was pressed in vain: one whose thing has gone meanwhile, by another button, is none.

use crate::support::{Answer, Client, MERGINGTON, TestApp, make};
use actix_web::{http::Method, test::TestRequest};
use homeroom::app;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// Alike addresses that are tried: of a hundred people, some.
const OF_A_KIND: usize = 2;
/// Enough to know that it was a walk through the house.
const FEWEST_PAGES: usize = 20;

struct Tag {
    name: String,
    attributes: BTreeMap<String, String>,
    /// What stands between it and the next tag.
    text: String,
}

impl Tag {
    fn get(&self, name: &str) -> Option<&str> {
        self.attributes.get(name).map(String::as_str)
    }

    fn has(&self, name: &str) -> bool {
        self.attributes.contains_key(name)
    }
}

/// The tags of a page of ours, which quotes its attributes.
fn tags(html: &str) -> Vec<Tag> {
    let decoded =
        |text: &str| text.replace("&amp;", "&").replace("&#38;", "&").replace("&#34;", "\"").replace("&#39;", "'");
    let read = |part: &str| {
        let (inside, text) = part.split_once('>')?;
        let (name, mut rest) = inside.split_once([' ', '\n']).unwrap_or((inside, ""));
        let mut attributes = BTreeMap::new();
        loop {
            rest = rest.trim_start();
            let end = rest.find(['=', ' ']).unwrap_or(rest.len());
            if end == 0 {
                break;
            }
            let key = rest[..end].to_owned();
            rest = &rest[end..];
            let value = match rest.strip_prefix("=\"").and_then(|rest| rest.split_once('"')) {
                Some((value, after)) => {
                    rest = after;
                    decoded(value)
                }
                None => String::new(),
            };
            attributes.insert(key, value);
        }
        Some(Tag { name: name.to_owned(), attributes, text: decoded(text) })
    };
    html.split('<').skip(1).filter_map(read).collect()
}

/// A form, and one of its buttons.
#[derive(Debug, Clone)]
struct Press {
    page: String,
    action: String,
    fields: Vec<(String, String)>,
    has_file: bool,
}

/// What a page offers: where its links and its forms that only ask lead, and what its buttons do.
fn offers(page: &str, html: &str) -> (Vec<String>, Vec<Press>) {
    let (mut links, mut presses) = (Vec::new(), Vec::new());
    let tags = tags(html);
    let here = |address: &str| match address {
        "" => page.to_owned(),
        asked if asked.starts_with('?') => format!("{}{asked}", page.split('?').next().unwrap_or(page)),
        there => there.to_owned(),
    };
    let is_named = |name: &str| tags.iter().any(|tag| tag.get("id") == Some(name));
    for tag in tags.iter().filter(|tag| tag.name == "a") {
        let Some(href) = tag.get("href") else { continue };
        if let Some(name) = href.strip_prefix('#') {
            assert!(is_named(name), "{page}: a link to #{name}, which is not there");
        } else if !href.contains(':') && !tag.has("download") {
            links.push(here(href.split('#').next().unwrap_or(href)));
        }
    }
    let forms: Vec<usize> = (0..tags.len()).filter(|at| tags[*at].name == "form").collect();
    for start in forms {
        let end = (start..tags.len()).find(|at| tags[*at].name == "/form").unwrap_or(tags.len());
        let (form, inside) = (&tags[start], &tags[start..end]);
        let of_it = form.get("id").map(|id| tags.iter().filter(move |tag| tag.get("form") == Some(id)));
        let controls: Vec<&Tag> = inside.iter().chain(of_it.into_iter().flatten()).collect();
        let fields = typed(&controls);
        let has_file = form.get("enctype") == Some("multipart/form-data");
        for button in controls.iter().filter(|tag| tag.name == "button" && tag.get("type") != Some("button")) {
            let action = here(button.get("formaction").or(form.get("action")).unwrap_or(""));
            let mut fields = fields.clone();
            if let Some(name) = button.get("name") {
                fields.push((name.to_owned(), button.get("value").unwrap_or_default().to_owned()));
            }
            let method = button.get("formmethod").or(form.get("method")).unwrap_or("get");
            if method.eq_ignore_ascii_case("post") {
                presses.push(Press { page: page.to_owned(), action, fields, has_file });
            } else {
                let asked = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(&fields).finish();
                links.push(format!("{}?{asked}", action.split('?').next().unwrap_or(&action)));
            }
        }
    }
    (links, presses)
}

/// What a browser sends of a form that nobody touched.
fn typed(controls: &[&Tag]) -> Vec<(String, String)> {
    let mut fields = Vec::new();
    let mut select: Option<(String, Option<String>, Option<String>)> = None;
    for tag in controls {
        let name = tag.get("name").unwrap_or_default().to_owned();
        match (tag.name.as_str(), tag.get("type").unwrap_or("text")) {
            ("input", "checkbox" | "radio") if !tag.has("checked") => {}
            ("input", "submit" | "button" | "file") => {}
            ("input", _) if !name.is_empty() => fields.push((name, tag.get("value").unwrap_or_default().to_owned())),
            ("textarea", _) if !name.is_empty() => fields.push((name, tag.text.clone())),
            ("select", _) => select = Some((name, None, None)),
            ("option", _) => {
                if let Some((_, first, chosen)) = &mut select {
                    let value = tag.get("value").unwrap_or(tag.text.trim()).to_owned();
                    first.get_or_insert(value.clone());
                    if tag.has("selected") {
                        *chosen = Some(value);
                    }
                }
            }
            ("/select", _) => {
                if let Some((name, first, chosen)) = select.take() {
                    fields.push((name, chosen.or(first).unwrap_or_default()));
                }
            }
            _ => {}
        }
    }
    fields
}

/// Which route an address belongs to, and what it asks for by name: two of a kind are alike.
fn kind_of(patterns: &[(Method, Vec<String>)], method: &Method, address: &str) -> Option<String> {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let parts: Vec<&str> = path.split('/').collect();
    let fits = |pattern: &&(Method, Vec<String>)| {
        let (known, wanted) = pattern;
        known == method
            && wanted.len() == parts.len()
            && wanted.iter().zip(&parts).all(|(wanted, part)| match wanted.split_once('{') {
                Some((before, rest)) => {
                    let after = rest.split_once('}').map_or("", |(_, after)| after);
                    part.starts_with(before) && part.ends_with(after)
                }
                None => wanted == part,
            })
    };
    // The one that says most of itself goes before the one that takes anything.
    let best =
        patterns.iter().filter(fits).min_by_key(|(_, parts)| parts.iter().filter(|part| part.contains('{')).count());
    let mut names: Vec<&str> = query.split('&').filter_map(|pair| pair.split('=').next()).collect();
    names.sort_unstable();
    names.dedup();
    best.map(|(_, parts)| format!("{} {}", parts.join("/"), names.join(" ")))
}

fn patterns() -> Vec<(Method, Vec<String>)> {
    let routes = app::routes();
    let entries = routes.iter().flat_map(|routes| routes.entries().collect::<Vec<_>>());
    entries.map(|entry| (entry.method.clone(), entry.path.split('/').map(str::to_owned).collect())).collect()
}

/// Whether somebody who pressed or followed it got something.
fn is_alive(answer: &Answer) -> bool {
    match answer.status {
        200 | 303 | 302 => !answer.location().is_some_and(|there| there.starts_with("/sign-in")),
        // What was typed is said to be wrong, on the page where it was typed, or somebody else was first.
        422 | 409 => answer.body.contains("<main"),
        // Too much at once, or a feature that answers later.
        429 | 202 | 204 | 304 => true,
        _ => false,
    }
}

struct Walk {
    pages: BTreeMap<String, String>,
    presses: Vec<Press>,
    dead: Vec<String>,
}

/// Follows every link from here on, as far as this browser gets.
async fn walk(client: &Client<'_>, from: &str) -> Walk {
    let patterns = patterns();
    let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
    let mut walk = Walk { pages: BTreeMap::new(), presses: Vec::new(), dead: Vec::new() };
    let mut known = BTreeSet::from([from.to_owned()]);
    let mut next = VecDeque::from([(from.to_owned(), "the start".to_owned())]);
    while let Some((page, before)) = next.pop_front() {
        let Some(kind) = kind_of(&patterns, &Method::GET, &page) else {
            if !page.starts_with("/static/") && !page.contains("/files/signed/") {
                walk.dead.push(format!("{before} links to {page}, which no route knows"));
            }
            continue;
        };
        let seen = kinds.entry(kind).or_default();
        *seen += 1;
        if *seen > OF_A_KIND {
            continue;
        }
        // Behind a signed address are bytes, and the files of these tests have none.
        if page.contains("/files/signed/") {
            continue;
        }
        let answer = client.get(&page).await;
        if !is_alive(&answer) {
            walk.dead.push(format!("{before} links to {page}: {}", answer.status));
        }
        let onward = answer.location().filter(|there| there.starts_with('/')).map(str::to_owned);
        let is_page = answer.header("content-type").is_some_and(|kind| kind.starts_with("text/html"));
        let (links, presses) = if is_page { offers(&page, &answer.body) } else { (Vec::new(), Vec::new()) };
        walk.presses.extend(presses);
        for link in links.into_iter().chain(onward) {
            if known.insert(link.clone()) {
                next.push_back((link, page.clone()));
            }
        }
        walk.pages.insert(page, before);
    }
    walk
}

/// What takes the ground from under the other buttons is pressed last.
fn rank(press: &Press) -> usize {
    let last =
        ["removal", "revocation", "cancellation", "suspension", "departure", "role", "sessions", "erasure", "sign-out"];
    last.iter().position(|word| press.action.contains(word)).map_or(0, |at| at + 1)
}

async fn press(client: &Client<'_>, press: &Press) -> Answer {
    if !press.has_file {
        let fields: Vec<_> = press.fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        return client.post(&press.action, &fields).await;
    }
    let part = |(name, value): &(String, String)| {
        format!("--part\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
    };
    let body: String = press.fields.iter().map(part).chain(["--part--\r\n".to_owned()]).collect();
    let request = TestRequest::post().insert_header(("content-type", "multipart/form-data; boundary=part"));
    client.ask(Method::POST, &press.action, request.set_payload(body)).await
}

/// Presses one of each kind of button, and says which are dead.
async fn press_all(app: &TestApp, client: &Client<'_>, mut presses: Vec<Press>) -> (usize, Vec<String>) {
    let patterns = patterns();
    let (mut dead, mut alive, mut kinds) = (Vec::new(), 0, BTreeSet::new());
    presses.sort_by_key(rank);
    for button in presses {
        let Some(kind) = kind_of(&patterns, &Method::POST, &button.action) else {
            dead.push(format!("{}: a button to {}, which no route knows", button.page, button.action));
            continue;
        };
        if !kinds.insert((kind, button.fields.last().cloned())) {
            continue;
        }
        let answer = press(client, &button).await;
        if is_alive(&answer) {
            alive += 1;
        } else {
            // Somebody whose session another button ended signs in again.
            make::sign_in(app, client, client.user());
            let page = client.get(&button.page).await;
            let is_still_there = page.status == 200
                && offers(&button.page, &page.body).1.iter().any(|shown| shown.action == button.action);
            let again = press(client, &button).await;
            if is_still_there && !is_alive(&again) {
                let words = again.main().chars().take(200).collect::<String>();
                dead.push(format!("{}: the button to {}: {} {words}", button.page, button.action, again.status));
            }
        }
        if client.get("/schools").await.status != 200 {
            make::sign_in(app, client, client.user());
        }
    }
    (alive, dead)
}

async fn everything_works(app: &TestApp, client: &Client<'_>, from: &str) -> (usize, usize) {
    let walk = walk(client, from).await;
    assert!(walk.dead.is_empty(), "{}", walk.dead.join("\n"));
    let (alive, dead) = press_all(app, client, walk.presses).await;
    assert!(dead.is_empty(), "{}", dead.join("\n"));
    // What the buttons set going is other tests' matter.
    app.sql("DELETE FROM jobs");
    (walk.pages.len(), alive)
}

/// A school with one of everything, and a club that the teacher runs and the student is in.
fn school(app: &TestApp) {
    make::everything(app, MERGINGTON);
}

fn student(app: &TestApp) -> Client<'_> {
    app.student("Stu Student")
}

fn teacher(app: &TestApp) -> Client<'_> {
    app.teacher("Tea Teacher")
}

fn program_admin(app: &TestApp) -> Client<'_> {
    app.program_admin("Pia Program")
}

macro_rules! presses {
    ($($name:ident: $client:expr, $from:expr;)*) => { $(
        #[actix_web::test]
        async fn $name() {
            let app = TestApp::start();
            school(&app);
            let client = $client(&app);
            if client.email.ends_with("mergington.edu") {
                let chess = make::activity("Chess Club").capacity(12).at(1, "15:15", "16:45").save(&app);
                make::leader(&app, MERGINGTON, &chess, client.person(), "lead");
            }
            let (pages, buttons) = everything_works(&app, &client, $from).await;
            assert!(pages >= FEWEST_PAGES, "{pages} pages, {buttons} buttons");
            assert!(buttons >= 5, "{pages} pages, {buttons} buttons");
        }
    )* };
}

presses! {
    every_link_and_button_that_a_student_sees_leads_somewhere: student, "/s/mergington/today";
    every_link_and_button_that_a_teacher_sees_leads_somewhere: teacher, "/s/mergington/today";
    every_link_and_button_that_a_program_admin_sees_leads_somewhere: program_admin, "/s/mergington/today";
    every_link_and_button_that_an_admin_sees_leads_somewhere: TestApp::admin, "/s/mergington/today";
    every_link_and_button_that_an_owner_sees_leads_somewhere: TestApp::owner, "/s/mergington/today";
    every_link_and_button_that_a_site_admin_sees_leads_somewhere: TestApp::site_admin, "/site/schools";
}

#[test]
fn a_form_is_sent_as_a_browser_sends_it() {
    let html = r##"<main id="m"><a href="#m">up</a><a href="?page=2&amp;q=x">next</a><form method="post" action="/a">
        <input type="hidden" name="v" value="1"><input type="checkbox" name="c" value="x"><input type="radio" name="r" value="2" checked>
        <select name="s"><option value="a">A</option><option value="b" selected>B</option></select><textarea name="t">long</textarea>
        <button name="do" value="it">Do</button><button formaction="/b">Other</button><button type="button">No</button></form>
        <form action="/list"><input name="q" value=""><button>Find</button></form></main>"##;
    let (links, presses) = offers("/p?page=1", html);
    assert_eq!(links, ["/p?page=2&q=x", "/list?q="]);
    let [first, second] = presses.as_slice() else { panic!("{presses:?}") };
    let fields = |press: &Press| press.fields.iter().map(|(n, v)| format!("{n}={v}")).collect::<Vec<_>>().join("&");
    assert_eq!((first.action.as_str(), fields(first).as_str()), ("/a", "v=1&r=2&s=b&t=long&do=it"));
    assert_eq!((second.action.as_str(), fields(second).as_str()), ("/b", "v=1&r=2&s=b&t=long"));
}
