//! Categories, tags and what the filters count.

use crate::support::{Answer, Client, MERGINGTON, TestApp, WESTFIELD, make, readable};
use futures_util::future::join;
use homeroom::platform::db::ids::{ActivityId, ActivityTagId, CategoryId, FavouriteId, TagId};

const LIST: &str = "/s/mergington/activities";
const CATEGORIES: &str = "/s/mergington/settings/categories";
const TAGS: &str = "/s/mergington/settings/tags";

fn give_tag(app: &TestApp, activity: &ActivityId, tag: &TagId) {
    app.sql(&format!(
        "INSERT INTO activity_tags (school_id, id, activity_id, tag_id)
         VALUES (11, '{}', '{activity}', '{tag}')",
        ActivityTagId::fresh()
    ));
}

fn tags_of(app: &TestApp, activity: &ActivityId) -> Vec<String> {
    app.texts(&format!(
        "SELECT t.name AS t FROM activity_tags a JOIN tags t ON t.school_id = a.school_id AND t.id = a.tag_id
         WHERE a.activity_id = '{activity}' ORDER BY t.search_text"
    ))
}

/// Numbers that look random and are the same every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % n
    }

    fn one_of<T: Clone>(&mut self, all: &[T]) -> T {
        all[usize::try_from(self.below(all.len() as u64)).unwrap()].clone()
    }
}

/// How many activities the page says that there are.
#[track_caller]
fn total(answer: &Answer) -> i64 {
    assert_eq!(answer.status, 200, "{}", answer.plain());
    let said = answer.within("<p class=\"small muted cluster\"><span>", "<");
    let digits: String = said.chars().filter(char::is_ascii_digit).collect();
    if said.contains("One activity") { 1 } else { digits.parse().unwrap() }
}

/// Every choice that the page offers: name and value in the address, and how many it promises.
fn choices(answer: &Answer) -> Vec<(String, String, i64)> {
    let mut found = Vec::new();
    for facet in ["day", "category", "level", "tag"] {
        let Some((_, rest)) = answer.body.split_once(&format!("id=\"{facet}\" name=\"{facet}\"")) else { continue };
        for option in rest.split("</select>").next().unwrap().split("<option value=\"").skip(2) {
            let (value, label) = option.split_once('"').unwrap();
            let (_, count) = label.rsplit_once('(').unwrap();
            let digits: String = count.chars().filter(char::is_ascii_digit).collect();
            found.push((facet.to_owned(), value.to_owned(), digits.parse().unwrap()));
        }
    }
    let toggles =
        [("Before school", "time", "before"), ("After school", "time", "after"), ("Weekend", "time", "weekend")];
    for (label, facet, value) in toggles.into_iter().chain([("Places left", "free", "1")]) {
        let count = answer.within(&format!("{label} <span class=\"count\">"), "<").parse().unwrap();
        found.push((facet.to_owned(), value.to_owned(), count));
    }
    found
}

fn address(pairs: &[(String, String)]) -> String {
    let pairs: Vec<_> = pairs.iter().map(|(name, value)| format!("{name}={value}")).collect();
    format!("{LIST}?{}", pairs.join("&"))
}

#[actix_web::test]
async fn counts_equal_the_lists_that_they_lead_to_for_two_hundred_combinations_of_filters() {
    let app = TestApp::start();
    let (ana, tom) = (app.student("Ana"), app.teacher("Tom"));
    let mut dice = Dice(2026);
    let categories = ["Arts", "Sports", "Games"].map(|name| make::category(&app, MERGINGTON, name));
    let tags = ["robots", "outdoors", "quiet", "loud", "new"].map(|name| make::tag(&app, MERGINGTON, name));
    for n in 0..70 {
        let name = format!("{} {n:02}", dice.one_of(&["Chess", "Choir", "Café"]));
        let mut new = make::activity(&name);
        for _ in 0..dice.below(4) {
            let day = 1 + i32::try_from(dice.below(7)).unwrap();
            let (from, to) = dice.one_of(&[
                ("06:30", "07:45"),
                ("07:30", "08:30"),
                ("12:00", "13:00"),
                ("15:00", "16:00"),
                ("16:10", "17:00"),
            ]);
            new = new.at(day, from, to);
        }
        if dice.below(4) > 0 {
            new = new.with("category_id", &format!("'{}'", dice.one_of(&categories)));
        }
        if dice.below(3) > 0 {
            new = new.with("level", dice.one_of(&["'beginner'", "'intermediate'", "'advanced'"]));
        }
        if dice.below(2) > 0 {
            new = new.capacity(5).with("enrolled_count", dice.one_of(&["0", "4", "5"]));
        }
        if dice.below(8) == 0 {
            new = new.in_winter();
        }
        if dice.below(3) == 0 {
            new = new.led_by(tom.person());
        }
        // Two meetings of the same hour are one slot too many for the table.
        let status = dice.one_of(&["published", "published", "published", "cancelled", "draft", "archived"]);
        let Ok(id) = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| new.status(status).save(&app))) else {
            continue;
        };
        for tag in &tags {
            if dice.below(3) == 0 {
                give_tag(&app, &id, tag);
            }
        }
        if dice.below(3) == 0 {
            app.sql(&format!(
                "INSERT INTO favourites (school_id, id, person_id, activity_id, created_at)
                 VALUES (11, '{}', '{}', '{id}', '2026-09-01 00:00:00')",
                FavouriteId::fresh(),
                ana.person()
            ));
        }
        if dice.below(4) == 0 && status == "published" {
            make::signed_up(&app, MERGINGTON, &id, &[ana.person().clone()], 1);
        }
    }
    let readers = [("a student", &ana), ("a teacher", &tom), ("nobody", &app.nobody())];
    let (mut compared, mut not_empty) = (0, 0);
    for round in 0..200 {
        let (who, reader) = readers[round % 3];
        let mut pairs: Vec<(String, String)> = Vec::new();
        let mut maybe = |dice: &mut Dice, name: &str, values: &[String]| {
            if dice.below(3) == 0 {
                pairs.push((name.to_owned(), dice.one_of(values)));
            }
        };
        maybe(&mut dice, "q", &["ch", "cafe", "c", "tom"].map(str::to_owned));
        maybe(&mut dice, "day", &["1", "2", "3", "5", "6", "7"].map(str::to_owned));
        maybe(&mut dice, "time", &["before", "after", "weekend"].map(str::to_owned));
        maybe(&mut dice, "category", &categories.clone().map(|id| id.to_string()));
        maybe(&mut dice, "level", &["beginner", "advanced"].map(str::to_owned));
        maybe(&mut dice, "tag", &tags.clone().map(|id| id.to_string()));
        maybe(&mut dice, "free", &["1".to_owned()]);
        maybe(&mut dice, "show", &["mine", "drafts", "unled", "archived"].map(str::to_owned));
        maybe(&mut dice, "favourite", &["1".to_owned()]);
        maybe(&mut dice, "term", &[MERGINGTON.winter.to_owned()]);
        maybe(&mut dice, "sort", &["rating", "popular", "-free"].map(str::to_owned));

        let page = reader.get(&address(&pairs)).await;
        let offered = choices(&page);
        for _ in 0..4 {
            let (name, value, promised) = dice.one_of(&offered);
            let mut chosen = pairs.clone();
            chosen.retain(|(known, _)| *known != name);
            chosen.push((name.clone(), value.clone()));
            let kept = total(&reader.get(&address(&chosen)).await);
            assert_eq!(promised, kept, "{who}, {} offers {name}={value}", address(&pairs));
            (compared, not_empty) = (compared + 1, not_empty + i32::from(kept > 0));
        }
    }
    assert!(compared == 800 && not_empty > 250, "{not_empty} of {compared} were of something");
}

#[actix_web::test]
async fn tags_are_typed_with_commas_made_when_new_and_one_where_they_fold_alike() {
    let app = TestApp::start();
    let tom = app.teacher("Tom");
    make::tag(&app, MERGINGTON, "Robots");
    let form = super::form(&[("tags", " robots, For Girls ,for  girls،کتاب"), ("category", "Science")]);
    let answer = tom.post(LIST, &form).await;
    assert_eq!(answer.status, 303, "{}", answer.plain());
    let path = answer.location().unwrap().to_owned();
    let id = ActivityId::try_from(path.rsplit('/').next().unwrap().to_owned()).unwrap();
    assert_eq!(tags_of(&app, &id), ["For Girls", "Robots", "کتاب"]);
    assert_eq!(app.count("tags"), 3);

    // The page says them, each leads to its list, and words find them.
    let shown = tom.get(&path).await;
    assert!(shown.body.contains(&format!("{LIST}?tag=")) && shown.main().contains("Robots"), "{}", shown.main());
    let edit = tom.get(&format!("{path}/edit")).await;
    assert!(edit.body.contains("value=\"For Girls, Robots, کتاب\""), "{}", edit.within("id=\"tags\"", ">"));
    assert!(edit.body.contains("<option value=\"For Girls\">"));
    let found = tom.get(&format!("{LIST}?show=drafts&q=robots")).await;
    assert_eq!(total(&found), 1);

    let form = super::form(&[("tags", "robots"), ("category", "Science")]);
    assert_eq!(tom.post(&path, &form).await.status, 303);
    assert_eq!(tags_of(&app, &id), ["Robots"]);
    assert_eq!(app.count("tags"), 3, "what nobody uses is kept until the office clears it away");

    // Too many, too long, unreadable: said beside the field, and what was typed is kept.
    let many = (0..20).map(|n| format!("t{n}")).collect::<Vec<_>>().join(",");
    for bad in [many.as_str(), &"x".repeat(10_000), "a\u{202e}b", "a\u{0}b"] {
        let answer = tom.post(LIST, &super::form(&[("tags", bad)])).await;
        assert_eq!(answer.status, 422);
        assert!(answer.body.contains("id=\"tags-wrong\""), "{}", answer.main());
    }
    assert_eq!(app.count("tags"), 3);
}

#[actix_web::test]
async fn the_office_renames_and_colours_a_category_and_words_find_the_new_name() {
    let app = TestApp::start();
    let admin = app.admin();
    let answer = admin.post(CATEGORIES, &[("name", "Arts"), ("hue", "15")]).await;
    assert_eq!(answer.status, 303, "{}", answer.plain());
    let id = app.texts("SELECT id AS t FROM categories").concat();
    let path = format!("{CATEGORIES}/{id}");
    let painting =
        make::activity("Painting").at(1, "15:15", "16:45").with("category_id", &format!("'{id}'")).save(&app);
    let list = admin.get(CATEGORIES).await;
    assert!(list.main().contains("Arts Used by one activity"), "{}", list.main());
    assert!(!list.body.contains("/removal"), "what is used is not offered for removal");

    let taken = admin.post(CATEGORIES, &[("name", "ARTS")]).await;
    assert_eq!((taken.status, taken.main().contains("There is a category with this name")), (422, true));
    for (name, hue) in [("", "15"), ("Music", "16"), ("Music", "red"), ("\u{301}", ""), ("a\u{0}", "")] {
        assert_eq!(admin.post(CATEGORIES, &[("name", name), ("hue", hue)]).await.status, 422, "{name:?} {hue}");
    }
    assert_eq!(admin.post(&path, &[("name", &"x".repeat(10_000)), ("version", "0")]).await.status, 422);

    let renamed = admin.post(&path, &[("name", "Fine Arts"), ("hue", "255"), ("version", "0")]).await;
    assert_eq!(renamed.status, 303, "{}", renamed.plain());
    assert_eq!(app.numbers("SELECT hue AS n FROM categories"), [255]);
    assert_eq!(total(&admin.get(&format!("{LIST}?q=fine+arts")).await), 1);
    let late = admin.post(&path, &[("name", "Late"), ("hue", "255"), ("version", "0")]).await;
    assert_eq!(late.status, 409, "somebody else was faster");
    let shown = admin.get(&super::at(&painting, "")).await;
    assert!(shown.body.contains("dot hue-255") && shown.main().contains("Fine Arts"), "{}", shown.main());
    assert_eq!(super::logged(&app), ["category.add", "category.change"]);
    let log = admin.get("/s/mergington/audit?kind=category").await.main();
    assert!(log.contains("Changed a category"), "{log}");
}

#[actix_web::test]
async fn merging_loses_no_use_and_what_is_used_twice_is_used_once() {
    let app = TestApp::start();
    let (admin, tom) = (app.admin(), app.teacher("Tom"));
    let (sport, sports) = (make::category(&app, MERGINGTON, "Sport"), make::category(&app, MERGINGTON, "Sports"));
    let save = |name: &str, id: &CategoryId| {
        make::activity(name).at(1, "15:15", "16:45").with("category_id", &format!("'{id}'")).save(&app)
    };
    let (soccer, tennis, golf) = (save("Soccer", &sport), save("Tennis", &sport), save("Golf", &sports));
    let into = |name: &'static str| [("into", name)];
    for (name, words) in
        [("", "Fill this in"), ("Nothing", "There is none with this name"), ("SPORT", "That is this one itself")]
    {
        let answer = admin.post(&format!("{CATEGORIES}/{sport}/merging"), &into(name)).await;
        assert_eq!(answer.status, 422);
        assert!(answer.main().contains(words) || name.is_empty(), "{}", answer.main());
    }
    let merged = admin.post(&format!("{CATEGORIES}/{sport}/merging"), &into("sports")).await;
    assert_eq!(merged.status, 303, "{}", merged.plain());
    assert_eq!(app.count(&format!("activities WHERE category_id = '{sports}'")), 3);
    assert_eq!(app.texts("SELECT name AS t FROM categories"), ["Sports"]);
    assert_eq!(admin.get(&format!("{CATEGORIES}/{sport}")).await.status, 404);

    let (robot, robots) = (make::tag(&app, MERGINGTON, "robot"), make::tag(&app, MERGINGTON, "robots"));
    for (activity, tag) in [(&soccer, &robot), (&soccer, &robots), (&tennis, &robot), (&golf, &robots)] {
        give_tag(&app, activity, tag);
    }
    let merged = admin.post(&format!("{TAGS}/{robot}/merging"), &into("robots")).await;
    assert_eq!(merged.status, 303, "{}", merged.plain());
    for activity in [&soccer, &tennis, &golf] {
        assert_eq!(tags_of(&app, activity), ["robots"]);
    }
    assert_eq!(total(&admin.get(&format!("{LIST}?tag={robots}")).await), 3);
    assert_eq!(total(&admin.get(&format!("{LIST}?q=robots")).await), 1 + 1, "those whose words were written again");
    assert_eq!(super::logged(&app), ["category.merge", "tag.merge"]);

    // Only what nobody uses is removed.
    let answer = admin.post(&format!("{TAGS}/{robots}/removal"), &[]).await;
    assert_eq!(super::refusal(&answer), "3 activities use it. Merge it into another one instead.");
    let unused = make::tag(&app, MERGINGTON, "unused");
    assert_eq!(admin.post(&format!("{TAGS}/{unused}/removal"), &[]).await.status, 303);
    assert_eq!(app.texts("SELECT name AS t FROM tags"), ["robots"]);

    // Another school's are not there, and teachers do not get in.
    let theirs = make::tag(&app, WESTFIELD, "theirs");
    assert_eq!(admin.get(&format!("{TAGS}/{theirs}")).await.status, 404);
    let answer = admin.post(&format!("{TAGS}/{robots}/merging"), &into("theirs")).await;
    assert_eq!((answer.status, answer.main().contains("There is none with this name")), (422, true));
    assert_eq!(tom.get(TAGS).await.status, 403);
}

#[actix_web::test]
async fn the_offices_lists_are_paged_and_cost_the_same_however_long_they_are() {
    let app = TestApp::start();
    let admin = app.admin();
    let count = async |path: &str| {
        let before = app.statements();
        assert_eq!(admin.get(path).await.status, 200);
        app.statements() - before
    };
    let mut seen = Vec::new();
    for n in [1, 3, 60] {
        while app.count("tags") < n {
            let n = app.count("tags");
            make::tag(&app, MERGINGTON, &format!("tag {n:03}"));
            make::category(&app, MERGINGTON, &format!("category {n:03}"));
        }
        seen.push([count(TAGS).await, count(CATEGORIES).await]);
    }
    assert_eq!(seen, [[4, 4]; 3]);
    let second = admin.get(&format!("{TAGS}?page=2")).await.main();
    assert!(second.contains("26–50 of 60") && second.contains("tag 025") && !second.contains("tag 024"), "{second}");
    assert!(admin.get(&format!("{TAGS}?q=025")).await.main().contains("1–1 of 1"));
}

#[actix_web::test]
async fn a_shared_link_says_what_it_is_about_and_a_draft_says_nothing() {
    let app = TestApp::with_settings(&[("BASE_URL", "https://school.example")]);
    let tom = app.teacher("Tom");
    let new = |name: &str| {
        make::activity(name).at(1, "15:15", "16:45").description("Learn **strategies** & win").led_by(tom.person())
    };
    let (chess, draft) = (new("Chess \"Club\"").save(&app), new("Secret").status("draft").save(&app));
    let gone = new("Gone").status("cancelled").save(&app);
    let page = app.nobody().header("Host", "evil.example").get(&super::at(&chess, "")).await;
    let link = format!("https://school.example/s/mergington/activities/{chess}");
    for tag in [
        format!("<link rel=\"canonical\" href=\"{link}\">"),
        format!("<meta property=\"og:url\" content=\"{link}\">"),
        "<meta property=\"og:site_name\" content=\"Mergington High School\">".to_owned(),
    ] {
        assert!(page.body.contains(&tag), "{tag} in {}", page.within("<head>", "</head>"));
    }
    let head = page.within("<head>", "</head>");
    assert!(readable(&head.replace("content=\"", ">")).contains("Learn strategies"), "{head}");
    assert!(!head.contains("**") && !page.body.contains("evil.example"), "{head}");
    assert!(!head.contains("og:image"), "there is no picture");
    assert!(page.body.contains(&format!("href=\"{link}\" data-share=")));
    for id in [&draft, &gone] {
        let page = tom.get(&super::at(id, "")).await;
        assert!(
            page.status == 200 && !page.body.contains("og:") && !page.body.contains("data-share"),
            "{}",
            page.main()
        );
    }
    assert_eq!(app.nobody().get(&super::at(&draft, "")).await.status, 404);
    app.sql("UPDATE schools SET suspended_at = '2026-09-01 00:00:00' WHERE id = 11");
    let closed = app.nobody().get(&super::at(&chess, "")).await;
    assert_eq!((closed.status, closed.body.contains("og:"), closed.body.contains("Chess")), (503, false, false));
}

#[actix_web::test]
async fn labels_that_are_merged_at_once_lose_no_use() {
    let app = TestApp::start();
    let (office, owner, tom) = (app.admin(), app.owner(), app.teacher("Tom"));
    for round in 0..5 {
        let name = |word: &str| format!("{word} {round}");
        let [robots, machines, gadgets] =
            ["robots", "machines", "gadgets"].map(|word| make::tag(&app, MERGINGTON, &name(word)));
        let (one, other) = (make::activity("One").save(&app), make::activity("Other").led_by(tom.person()).save(&app));
        give_tag(&app, &one, &robots);
        give_tag(&app, &other, &machines);
        // Into each other: one of them is gone, and has gone only once.
        let (first, second) =
            join(merge(&office, &robots, name("machines")), merge(&owner, &machines, name("robots"))).await;
        assert!([(303, 404), (404, 303), (303, 422), (422, 303)].contains(&(first, second)), "{first} {second}");
        let left = if first == 303 { "machines" } else { "robots" };
        assert_eq!((tags_of(&app, &one), tags_of(&app, &other)), (vec![name(left)], vec![name(left)]));

        // While somebody types the one that goes: whoever is later makes it anew, and no use is lost.
        let (from, typed) = (if first == 303 { &machines } else { &robots }, name("Gadgets"));
        let edit = tom.get(&super::at(&other, "/edit")).await;
        let version = edit.within("name=\"version\" value=\"", "\"").to_owned();
        let tags = format!("{}, {typed}", name(left));
        let form = super::form(&[
            ("tags", tags.as_str()),
            ("leads[]", tom.person().as_str()),
            ("version", version.as_str()),
            ("name", "Other"),
        ]);
        let path = super::at(&other, "");
        let (merged, saved) = join(merge(&office, from, name("gadgets")), tom.post(&path, &form)).await;
        assert_eq!((merged, saved.status), (303, 303), "{}", saved.plain());
        assert_eq!(tags_of(&app, &one), [name("gadgets")]);
        let theirs = tags_of(&app, &other);
        assert!(theirs == [name("gadgets")] || theirs == [name("gadgets"), name(left)], "{theirs:?}");
        assert_eq!(app.count(&format!("tags WHERE id = '{gadgets}'")), 1);
        assert_eq!(total_of(&app, &name("gadgets")).await, 2);
    }
}

async fn merge(by: &Client<'_>, from: &TagId, into: String) -> u16 {
    by.post(&format!("{TAGS}/{from}/merging"), &[("into", into.as_str())]).await.status
}

/// How many activities these words find.
async fn total_of(app: &TestApp, words: &str) -> i64 {
    total(&app.student("Reader").get(&format!("{LIST}?q={}", words.replace(' ', "%20"))).await)
}
