//! Pictures and a flyer for the demo, drawn here: no photograph has to lie in the repository, and nobody is in one.

use super::clubs::named;
use crate::{
    activities,
    app::App,
    error::{Error, Result},
    platform::{
        access::SiteKey,
        db::ids::ActivityId,
        files::{Fit, inspect},
        text::random_token,
    },
    schools,
};
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use std::io::Cursor;

const SCHOOL: &str = "mergington";
const WIDTH: u32 = 1200;
const HEIGHT: u32 = 800;

type Colour = [u8; 3];
type Drawing = fn(f32, f32) -> Colour;

/// Activity, name of the file, what it shows, and the colour at each point of it.
const DRAWN: &[(&str, &str, &str, Drawing)] = &[
    ("Chess Club", "board.png", "A chessboard seen from above, lit from one corner", board),
    ("Art Club", "paper.png", "Three circles of watercolour that overlap on paper", paper),
    ("Art Club", "sunset.png", "Hills in blue before an orange evening sky", hills),
    ("Soccer Team", "field.png", "The centre circle of a soccer field with freshly mown stripes", field),
];
const FLYER: (&str, &str, &str) = ("Chess Club", "chess-club.pdf", "Chess Club: bring a friend");

/// After everything else is there: the store is not part of the transaction that made it. Without a store there are no
/// pictures, and the demo is one all the same.
pub(super) async fn plant(app: &App, key: &SiteKey) -> Result<()> {
    let (name, file, words) = FLYER;
    let mut made = vec![(name, words, fit(flyer(words), file)?)];
    for (name, file, alt, drawing) in DRAWN {
        let bytes = actix_web::web::block(|| draw(*drawing)).await.map_err(Error::internal)??;
        made.push((name, alt, fit(bytes, file)?));
    }
    let names: Vec<_> = made.iter().map(|(name, ..)| (*name).to_owned()).collect();
    let (school, ids) = app
        .db
        .write(key, move |db| {
            let school = schools::at(db, SCHOOL)?.ok_or(Error::NotFound)?;
            let ids =
                db.within(school, |db| names.iter().map(|name| Ok(named(db, name)?)).collect::<Result<Vec<_>>>())?;
            Ok((school, ids))
        })
        .await?;
    for ((_, alt, fit), activity) in made.into_iter().zip(ids) {
        let object = format!("{school}/{}", random_token::<16>());
        if let Err(error) = app.store.put(&object, fit.bytes.clone()).await {
            tracing::warn!(%error, "the demo has no pictures");
            return Ok(());
        }
        hang(app, key, activity, (fit, alt, object)).await?;
    }
    Ok(())
}

async fn hang(app: &App, key: &SiteKey, activity: ActivityId, file: (Fit, &'static str, String)) -> Result<()> {
    let (fit, alt, object) = file;
    let write = app.db.write(key, move |db| {
        let school = schools::at(db, SCHOOL)?.ok_or(Error::NotFound)?;
        db.within(school, |db| activities::plant_file(db, &activity, fit, alt, &object))
    });
    write.await
}

fn fit(bytes: Vec<u8>, name: &str) -> Result<Fit> {
    inspect(bytes, name, None).map_err(|why| Error::internal(format!("{name} of the demo: {why:?}")))
}

fn draw(drawing: Drawing) -> Result<Vec<u8>> {
    // Everything is drawn in a field of 12 by 8.
    let scale = |n: u32| f32::from(u16::try_from(n).unwrap_or_default()) / 100.0;
    let picture = RgbImage::from_fn(WIDTH, HEIGHT, |x, y| Rgb(drawing(scale(x), scale(y))));
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::ImageRgb8(picture).write_to(&mut bytes, ImageFormat::Png).map_err(Error::internal)?;
    Ok(bytes.into_inner())
}

fn mixed(from: Colour, to: Colour, part: f32) -> Colour {
    let part = part.clamp(0.0, 1.0);
    let mix = |a: u8, b: u8| (f32::from(a) + (f32::from(b) - f32::from(a)) * part).round() as u8;
    let ([a, b, c], [d, e, f]) = (from, to);
    [mix(a, d), mix(b, e), mix(c, f)]
}

fn board(x: f32, y: f32) -> Colour {
    let is_dark = ((x.floor() + y.floor()) / 2.0).fract() > 0.1;
    let light = (x + y) / 20.0;
    if is_dark { mixed([122, 84, 58], [74, 47, 32], light) } else { mixed([243, 226, 196], [209, 182, 142], light) }
}

fn paper(x: f32, y: f32) -> Colour {
    let circles = [(4.2, 3.3, [226, 86, 72]), (6.8, 3.0, [66, 128, 196]), (5.6, 5.2, [240, 190, 66])];
    circles.iter().fold([250, 246, 236], |under, (cx, cy, colour)| {
        let far = ((x - cx).powi(2) + (y - cy).powi(2)).sqrt();
        // Watercolour is darker where it dries last.
        let edge = 0.55 + 0.25 * (far / 2.3).powi(6);
        if far < 2.3 { mixed(under, *colour, edge) } else { under }
    })
}

fn hills(x: f32, y: f32) -> Colour {
    let sky = mixed([250, 214, 140], [232, 108, 66], 1.0 - y / 6.0);
    let sun = ((x - 8.6).powi(2) + (y - 3.6).powi(2)).sqrt();
    let sky = if sun < 0.9 { [255, 244, 214] } else { sky };
    let ridges = [(4.6, 0.6, 0.9, [104, 128, 170]), (5.5, 0.5, 1.4, [66, 92, 142]), (6.5, 0.4, 2.1, [34, 56, 98])];
    ridges.iter().fold(
        sky,
        |under, (top, high, waves, colour)| {
            if y > top + high * (x * waves).sin() { *colour } else { under }
        },
    )
}

fn field(x: f32, y: f32) -> Colour {
    let grass = if (x / 1.5).fract() < 0.5 { [74, 142, 70] } else { [86, 158, 80] };
    let far = ((x - 6.0).powi(2) + (y - 4.0).powi(2)).sqrt();
    let is_line = (far - 2.2).abs() < 0.05 || (x - 6.0).abs() < 0.05 || far < 0.12;
    if is_line { [240, 244, 236] } else { grass }
}

/// One page with a line on it, with the table of places that readers of PDF look for at its end.
fn flyer(words: &str) -> Vec<u8> {
    let content = format!("BT /F1 28 Tf 72 700 Td ({words}) Tj ET");
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>"
            .to_owned(),
        format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
    ];
    let mut file = "%PDF-1.4\n".to_owned();
    let mut places = String::from("0000000000 65535 f \n");
    for (number, object) in (1..).zip(&objects) {
        places.push_str(&format!("{:010} 00000 n \n", file.len()));
        file.push_str(&format!("{number} 0 obj\n{object}\nendobj\n"));
    }
    let (count, at) = (objects.len() + 1, file.len());
    file.push_str(&format!(
        "xref\n0 {count}\n{places}trailer\n<< /Size {count} /Root 1 0 R >>\nstartxref\n{at}\n%%EOF\n"
    ));
    file.into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_demo_draws_is_let_in_like_any_picture() {
        assert!(fit(flyer(FLYER.2), FLYER.1).is_ok());
        for (_, file, alt, drawing) in DRAWN {
            let fit = fit(draw(*drawing).unwrap(), file).unwrap();
            assert_eq!(fit.pixels, Some((WIDTH, HEIGHT)), "{file}");
            assert!(!alt.is_empty() && fit.bytes.len() < 300_000, "{file}: {}", fit.bytes.len());
        }
    }
}
