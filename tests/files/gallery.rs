//! Hanging files up, and who sees them.

use super::{activity_path, files_of, jpeg, led, links, multipart, pdf, png, upload};
use crate::support::{MERGINGTON, TestApp, WESTFIELD, make};
use actix_web::http::Method;
use futures_util::future::join;
use homeroom::platform::db::ids::FileLinkId;
use image::ImageFormat;

#[actix_web::test]
async fn a_teacher_hangs_up_a_photo_and_everybody_sees_it() {
    let app = TestApp::start();
    let (teacher, activity) = led(&app);
    assert!(teacher.get(&files_of(&activity)).await.main().contains("No files yet"));
    let added = upload(&teacher, &activity, "Chess night.jpg", &jpeg(1), "Two students at a board").await;
    assert_eq!((added.status, added.location()), (303, Some(files_of(&activity).as_str())), "{}", added.main());
    assert_eq!(teacher.get(&files_of(&activity)).await.toast(), "The file is added.");
    assert_eq!(app.work_off().await, 1, "the small picture");

    for reader in [app.nobody(), app.student("Ana")] {
        let page = reader.get(&activity_path(&activity)).await;
        let link = format!("/s/mergington/files/{}", links(&app)[0]);
        assert!(
            page.body.contains(&format!(r#"src="{link}" alt="Two students at a board" width="64""#)),
            "{}",
            page.body
        );
        for path in [link.clone(), format!("{link}/thumbnail")] {
            let file = reader.get(&path).await;
            assert_eq!((file.status, file.header("content-type")), (200, Some("image/jpeg")));
            assert_eq!(file.header("content-security-policy"), Some("sandbox; default-src 'none'"));
            assert_eq!(file.header("x-content-type-options"), Some("nosniff"));
            assert_eq!(file.header("content-disposition"), Some("inline"));
            assert_eq!(file.header("cache-control"), Some("private, max-age=300"));
            assert_eq!(file.header("content-length"), Some(file.bytes.len().to_string().as_str()));
            assert!(image::load_from_memory(&file.bytes).is_ok());
        }
    }
    assert_eq!(app.audited(), ["file.add"]);
    assert!(app.admin().get("/s/mergington/audit").await.main().contains("Added a file"));
}

#[actix_web::test]
async fn a_flyer_is_taken_along_and_never_shown_in_the_page() {
    let app = TestApp::start();
    let (teacher, activity) = led(&app);
    assert_eq!(upload(&teacher, &activity, "Flyer اشتہار.pdf", &pdf("autumn"), "").await.status, 303);
    let page = app.nobody().get(&activity_path(&activity)).await;
    assert!(page.main().contains("Flyer اشتہار.pdf PDF · 1 KB"), "{}", page.main());
    let link = format!("/s/mergington/files/{}", links(&app)[0]);
    let shown = app.nobody().get(&link).await;
    let disposition = shown.header("content-disposition").unwrap();
    assert!(
        disposition.starts_with("attachment; filename=\"Flyer ______.pdf\"; filename*=UTF-8''Flyer%20%D8"),
        "{disposition}"
    );
    assert_eq!((shown.status, shown.bytes), (200, pdf("autumn")));
    let to = app.nobody().get(&format!("{link}/download")).await;
    assert_eq!(to.status, 303);
    let fetched = app.nobody().get(to.location().unwrap()).await;
    assert_eq!((fetched.status, fetched.header("content-type")), (200, Some("application/pdf")));
}

#[actix_web::test]
async fn files_of_drafts_and_of_other_schools_are_there_for_nobody_else() {
    let app = TestApp::start();
    let teacher = app.teacher("Tea");
    let draft = make::activity("Secret Club").status("draft").led_by(teacher.person()).save(&app);
    assert_eq!(upload(&teacher, &draft, "a.png", &png(1), "A sketch").await.status, 303);
    app.work_off().await;
    let link = links(&app).remove(0);
    let outsider = make::person(&app, WESTFIELD, "Wes", "owner");
    let random = FileLinkId::fresh().to_string();
    for rest in ["", "/thumbnail", "/download"] {
        let path = |slug: &str, id: &str| format!("/s/{slug}/files/{id}{rest}");
        for reader in [app.nobody(), app.student("Ana"), app.teacher("Tom"), outsider.clone()] {
            let (theirs, none) =
                (reader.get(&path("mergington", &link)).await, reader.get(&path("mergington", &random)).await);
            assert_eq!((theirs.status, none.status), (404, 404), "{rest}");
            assert_eq!(theirs.body.replace(&link, "ID"), none.body.replace(&random, "ID"));
        }
        assert_eq!(outsider.get(&path("westfield", &link)).await.status, 404);
        assert!(matches!(teacher.get(&path("mergington", &link)).await.status, 200 | 303), "its leader sees it");
    }
    app.sql("UPDATE activities SET status = 'published'");
    assert_eq!(app.nobody().get(&format!("/s/mergington/files/{link}")).await.status, 200);
    assert_eq!(outsider.get(&format!("/s/westfield/files/{link}")).await.status, 404);
}

#[actix_web::test]
async fn whoever_may_not_change_an_activity_hangs_nothing_there_and_takes_nothing_down() {
    let app = TestApp::start();
    let (teacher, activity) = led(&app);
    upload(&teacher, &activity, "a.png", &png(1), "A").await;
    app.work_off().await;
    let helper = app.teacher("Hal");
    make::leader(&app, MERGINGTON, &activity, helper.person(), "helper");
    let link = links(&app).remove(0);
    for (who, status) in [(app.nobody(), 401), (app.student("Ana"), 403), (app.teacher("Tom"), 404), (helper, 404)] {
        let before = app.everything_stored();
        assert_eq!(who.get(&files_of(&activity)).await.status, status);
        assert_eq!(upload(&who, &activity, "b.png", &png(2), "B").await.status, status);
        assert_eq!(upload(&who, &activity, "b.txt", b"", "").await.status, status);
        for (rest, form) in [("", ("alt", "x")), ("/moves", ("to", "up")), ("/removal", ("", ""))] {
            let answer = who.post(&format!("/s/mergington/files/{link}{rest}"), &[form]).await;
            assert_eq!(answer.status, status, "{rest}");
        }
        assert_eq!(who.get(&format!("/s/mergington/files/{link}/removal")).await.status, status);
        assert_eq!(app.everything_stored(), before);
    }
    for who in [app.program_admin("Pia"), app.admin(), app.owner()] {
        assert_eq!(who.get(&files_of(&activity)).await.status, 200);
    }
}

#[actix_web::test]
async fn files_change_places_get_other_words_and_are_taken_down_after_a_question() {
    let app = TestApp::start();
    let (teacher, activity) = led(&app);
    for seed in [1, 2, 3] {
        let name = format!("{seed}.png");
        assert_eq!(upload(&teacher, &activity, &name, &png(seed), &format!("Picture {seed}")).await.status, 303);
    }
    app.work_off().await;
    let [one, two, three]: [String; 3] = links(&app).try_into().unwrap();
    let file = |id: &str, rest: &str| format!("/s/mergington/files/{id}{rest}");
    assert_eq!(teacher.post(&file(&three, "/moves"), &[("to", "up")]).await.status, 303);
    assert_eq!(links(&app), [one.as_str(), &three, &two]);
    assert_eq!(teacher.post(&file(&one, "/moves"), &[("to", "up")]).await.status, 303);
    assert_eq!(teacher.post(&file(&one, "/moves"), &[("to", "down")]).await.status, 303);
    assert_eq!(links(&app), [three.as_str(), &one, &two]);
    assert_eq!(teacher.post(&file(&one, "/moves"), &[("to", "sideways")]).await.status, 422);
    let page = app.nobody().get(&activity_path(&activity)).await;
    assert!(page.within("class=\"cover\"", "</figure>").contains(&three), "the first one is large");

    let wordless = teacher.post(&file(&two, ""), &[("alt", " ")]).await;
    assert_eq!(wordless.status, 422);
    assert!(wordless.title().starts_with("Error: ") && wordless.main().contains("what the picture shows"));
    assert_eq!(teacher.post(&file(&two, ""), &[("alt", "A knight & a <rook>")]).await.status, 303);
    assert!(app.nobody().get(&activity_path(&activity)).await.body.contains("A knight &#38; a &#60;rook&#62;"));
    let audited = app.audited().len();
    assert_eq!(teacher.post(&file(&two, ""), &[("alt", "A knight & a <rook>")]).await.status, 303);
    assert_eq!(app.audited().len(), audited, "the same words again are no change");

    let question = teacher.get(&file(&two, "/removal")).await;
    assert!(question.main().contains("Remove “A knight & a <rook>”?"), "{}", question.main());
    assert_eq!(links(&app).len(), 3, "asking removes nothing");
    assert_eq!(teacher.post(&file(&two, "/removal"), &[]).await.location(), Some(files_of(&activity).as_str()));
    assert_eq!(links(&app), [three.as_str(), &one]);
    assert_eq!(app.nobody().get(&file(&two, "")).await.status, 404);
    assert_eq!(teacher.post(&file(&two, "/removal"), &[]).await.status, 404, "twice");
    assert_eq!(app.audited().last().map(String::as_str), Some("file.remove"));
}

#[actix_web::test]
async fn the_same_content_is_kept_once_in_a_school_and_hangs_once_at_an_activity() {
    let app = TestApp::start();
    let (teacher, chess) = led(&app);
    let art = make::activity("Art Club").led_by(teacher.person()).save(&app);
    let objects = || std::fs::read_dir(app.data_dir.join("files/11")).map_or(0, Iterator::count);
    assert_eq!(upload(&teacher, &chess, "a.png", &png(1), "A").await.status, 303);
    app.work_off().await;
    let stored = objects();
    assert_eq!(upload(&teacher, &art, "other name.png", &png(1), "The same").await.status, 303);
    assert_eq!((app.count("files"), app.count("file_links"), objects()), (1, 2, stored));
    let again = upload(&teacher, &chess, "a.png", &png(1), "A").await;
    assert!(again.status == 422 && again.main().contains("This file is here already."), "{}", again.main());
    // Another school has its own.
    let wes = make::person(&app, WESTFIELD, "Wes", "owner");
    let theirs = make::activity("Chess").in_school(WESTFIELD).save(&app);
    let request = multipart("a.png", "image/png", &png(1), &[("alt", "A")]);
    let path = WESTFIELD.path(&format!("/activities/{theirs}/files"));
    assert_eq!(wes.ask(Method::POST, &path, request).await.status, 303);
    assert_eq!(app.count("files"), 2);
    app.work_off().await;
}

#[actix_web::test]
async fn what_a_school_may_have_is_a_number_that_its_admins_see() {
    let app = TestApp::with_settings(&[("FILE_QUOTA_MB", "1")]);
    let (teacher, activity) = led(&app);
    let noise = |seed: u32| {
        let mut state = seed;
        let mut pixel = |_, _| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            image::Rgb([(state >> 24) as u8, (state >> 16) as u8, (state >> 8) as u8])
        };
        let drawn = image::RgbImage::from_fn(600, 500, &mut pixel);
        let mut bytes = std::io::Cursor::new(Vec::new());
        image::DynamicImage::ImageRgb8(drawn).write_to(&mut bytes, ImageFormat::Png).unwrap();
        bytes.into_inner()
    };
    assert_eq!(upload(&teacher, &activity, "a.png", &noise(1), "Noise").await.status, 303);
    app.work_off().await;
    let full = upload(&teacher, &activity, "b.png", &noise(2), "More noise").await;
    assert_eq!(full.status, 422);
    let said = full.main();
    assert!(said.contains("takes 0.9 MB, and of the school’s 1 MB only 0.1 MB are left"), "{said}");
    let ticket = [("size", "900000"), ("kind", "image/png")];
    assert_eq!(teacher.post(&format!("/s/mergington/activities/{activity}/uploads"), &ticket).await.status, 422);
    assert!(app.admin().get(&files_of(&activity)).await.main().contains("take 880 KB of 1 MB."));
    assert!(!teacher.get(&files_of(&activity)).await.main().contains("880 KB of"));
    assert_eq!(app.count("files"), 1);
}

#[actix_web::test]
async fn an_activity_has_at_most_so_many_files_and_a_page_of_them_costs_no_more_statements() {
    let app = TestApp::start();
    let (teacher, activity) = led(&app);
    let mut asked = Vec::new();
    for seed in 1..=24 {
        let name = format!("{seed}.pdf");
        assert_eq!(upload(&teacher, &activity, &name, &pdf(&name), "").await.status, 303);
        let before = app.statements();
        assert_eq!(teacher.get(&files_of(&activity)).await.status, 200);
        let managed = app.statements() - before;
        assert_eq!(app.nobody().get(&activity_path(&activity)).await.status, 200);
        asked.push((managed, app.statements() - before - managed));
    }
    assert_eq!(asked.first(), asked.last(), "one file, and twenty-four");
    assert!(asked.iter().all(|(managed, shown)| *managed <= 8 && *shown <= 8), "{asked:?}");
    let more = upload(&teacher, &activity, "25.pdf", &pdf("25"), "").await;
    assert!(more.status == 422 && more.main().contains("at most 24 files"), "{}", more.main());
}

#[actix_web::test]
async fn the_same_content_brought_twice_at_once_is_kept_once() {
    let app = TestApp::start();
    let (teacher, activity) = led(&app);
    let other = make::activity("Film Club").led_by(teacher.person()).save(&app);
    for round in 0..5 {
        let bytes = png(100 + round);
        let (here, there) =
            (upload(&teacher, &activity, "a.png", &bytes, "Here"), upload(&teacher, &other, "b.png", &bytes, "There"));
        let (here, there) = join(here, there).await;
        assert_eq!((here.status, there.status), (303, 303), "{} {}", here.main(), there.main());
        assert_eq!(app.count("files"), i64::from(round) + 1);

        // Both at one activity: it hangs there once, and whoever was later is told.
        let bytes = pdf(&format!("round {round}"));
        let path = format!("files WHERE content_type = 'application/pdf' AND size = {}", bytes.len());
        let before = app.count(&path);
        let (one, two) =
            join(upload(&teacher, &activity, "c.pdf", &bytes, ""), upload(&teacher, &activity, "d.pdf", &bytes, ""))
                .await;
        let mut statuses = [one.status, two.status];
        statuses.sort_unstable();
        assert_eq!(statuses, [303, 422], "{} {}", one.main(), two.main());
        assert!([&one, &two].iter().any(|answer| answer.main().contains("here already")));
        assert_eq!(app.count(&path), before + 1);
        app.sql(&format!(
            "DELETE FROM file_links WHERE file_id IN (SELECT id FROM {path});
             DELETE FROM files WHERE content_type = 'application/pdf'"
        ));
    }
    assert_eq!(app.count("file_links"), 10);
    app.work_off().await;
}

#[actix_web::test]
async fn a_copy_has_the_same_files_and_a_shared_link_the_first_picture() {
    let app = TestApp::start();
    let (teacher, activity) = led(&app);
    for (name, bytes, alt) in
        [("flyer.pdf", pdf("x"), "Flyer"), ("one.png", png(1), "A \"lens\" & light"), ("two.png", png(2), "A tripod")]
    {
        assert_eq!(upload(&teacher, &activity, name, &bytes, alt).await.status, 303);
    }
    app.work_off().await;

    // Of what everybody sees a link shows the first picture, to whoever asks.
    let page = app.nobody().get(&activity_path(&activity)).await;
    let picture = page.within("property=\"og:image\" content=\"", "\"").to_owned();
    let (base, path) = picture.split_at(app.app.config.base().len());
    assert_eq!(base, app.app.config.base());
    assert_eq!(path, format!("/s/mergington/files/{}", links(&app)[1]));
    assert_eq!(app.nobody().get(path).await.header("content-type"), Some("image/png"));
    assert!(page.body.contains(r#"property="og:image:alt" content="A &#34;lens&#34; &#38; light""#), "{}", page.body);
    assert!(page.body.contains(r#"property="og:image:width" content="64""#));

    // The copy is a draft with the same files; nothing is stored a second time, and what is removed there stays here.
    let copied = teacher.post(&format!("{}/copies", activity_path(&activity)), &[("term", MERGINGTON.winter)]).await;
    let copy = copied.location().unwrap().strip_suffix("/edit").unwrap().to_owned();
    assert_eq!((app.count("files"), app.count("file_links")), (3, 6));
    let theirs = |of: &str| {
        app.texts(&format!(
            "SELECT f.name || ' ' || l.alt AS t FROM file_links l JOIN files f ON f.school_id = l.school_id
               AND f.id = l.file_id WHERE l.owner_id = '{of}' ORDER BY l.position"
        ))
    };
    let id = copy.rsplit('/').next().unwrap();
    assert_eq!(theirs(id), theirs(activity.as_str()));
    let draft = teacher.get(&copy).await;
    assert!(draft.main().contains("Flyer") && !draft.body.contains("og:image"), "{}", draft.main());
    let first = app.texts(&format!("SELECT id AS t FROM file_links WHERE owner_id = '{id}' ORDER BY position"));
    assert_eq!(app.nobody().get(&format!("/s/mergington/files/{}", first[1])).await.status, 404, "it is a draft");
    assert_eq!(teacher.post(&format!("/s/mergington/files/{}/removal", first[1]), &[]).await.status, 303);
    assert_eq!((theirs(id).len(), theirs(activity.as_str()).len()), (2, 3));
}
