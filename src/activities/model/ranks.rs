//! What others thought of an activity, and what they want now: the two orders that are no plain column.

use super::Activity;

/// What students who were there gave: the sum of their scores (1 to 5) and how many they are. Hidden ones do not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Average {
    pub sum: i32,
    pub count: i32,
}

impl Average {
    pub const BEST: i32 = 5;
    /// As if this many had given [`Self::PRIOR_SCORE`] to every activity before anybody did.
    pub const PRIOR_COUNT: i32 = 10;
    /// The middle of the scale.
    pub const PRIOR_SCORE: i32 = 3;
    /// How exact the order is.
    const SCALE: i32 = 1000;

    /// Tenths of a score, the half rounded up; none while nobody has rated.
    pub fn tenths(self) -> Option<i32> {
        (self.count > 0).then(|| (self.sum * 20 + self.count) / (self.count * 2))
    }

    /// What orders by rating: the Bayesian average `(m·C + Σ scores) / (m + n)`, with a prior of `m` = 10 votes of `C` = 3,
    /// in thousandths: whole numbers, so that every database orders alike.
    ///
    /// It is the weighted rating of the Internet Movie Database's list of the best films (a true Bayesian estimate): few
    /// votes stay near the middle, many speak for themselves. One 5 is 3.181, forty with a mean of 4.8 are 4.440, and
    /// what nobody has rated is 3. `m` is how many must agree before their own mean outweighs the prior: about as many
    /// as a club has members; `C` is fixed and not the school's mean, so that rating one activity moves no other.
    pub fn weighed_sql() -> String {
        let (count, score, scale) = (Self::PRIOR_COUNT, Self::PRIOR_COUNT * Self::PRIOR_SCORE, Self::SCALE);
        format!("(({score} + activities.rating_sum) * {scale} / ({count} + activities.rating_count))")
    }

    /// The same of one activity, for whoever checks it.
    #[cfg(test)]
    fn weighed(self) -> i32 {
        (Self::PRIOR_COUNT * Self::PRIOR_SCORE + self.sum) * Self::SCALE / (Self::PRIOR_COUNT + self.count)
    }
}

impl Activity {
    pub fn average(&self) -> Average {
        Average { sum: self.rating_sum, count: self.rating_count }
    }
}

/// How much an activity is wanted now: `trend = 100 · n · heat / Σ heat` over the `n` published activities of its term.
///
/// `heat` is the sum over the sign-ups (two points) and favourites (one point) of the last fourteen days, each weighing
/// `2^(-age in days / 3.5)`: half after half a week, a quarter after a week, nothing after two. So what was loved in
/// September is not "popular now" in November. Dividing by the term's own heat makes 100 the average activity, in a
/// school of fifty and in one of five thousand alike.
pub mod trend {
    /// What an event of the last 24 hours weighs, of the 24 before, and so on.
    pub const WEIGHTS: [i32; 14] = [1000, 820, 673, 552, 453, 372, 305, 250, 205, 168, 138, 113, 93, 76];
    pub const OF_A_SIGN_UP: i64 = 2;
    pub const OF_A_FAVOURITE: i64 = 1;
    /// Twice what an average activity finds is worth a word.
    pub const POPULAR: i32 = 200;
    /// Three sign-ups of today: below that nothing is popular, however quiet the others are.
    const LEAST_HEAT: i64 = 6_000;

    /// `heats`: of every published activity of one term, in its order.
    pub fn of(heats: &[i64]) -> Vec<i32> {
        let (count, total) = (i64::try_from(heats.len()).unwrap_or_default(), heats.iter().sum::<i64>().max(1));
        let one = |heat: &i64| {
            let trend = i32::try_from(heat.saturating_mul(100 * count) / total).unwrap_or(i32::MAX);
            if *heat < LEAST_HEAT { trend.min(POPULAR - 1) } else { trend }
        };
        heats.iter().map(one).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use diesel::{connection::SimpleConnection, dsl::sql, prelude::*, sql_types::Integer};
    use proptest::prelude::*;

    diesel::table! { activities (id) { id -> Integer, rating_sum -> Integer, rating_count -> Integer, } }

    #[test]
    fn one_five_does_not_beat_forty_with_four_point_eight() {
        let (one, forty) = (Average { sum: 5, count: 1 }, Average { sum: 192, count: 40 });
        assert_eq!((one.weighed(), forty.weighed(), Average::default().weighed()), (3181, 4440, 3000));
        assert_eq!((one.tenths(), forty.tenths(), Average::default().tenths()), (Some(50), Some(48), None));
        assert_eq!(Average { sum: 9, count: 4 }.tenths(), Some(23), "2.25 is 2.3");
        assert!(Average { sum: 10, count: 10 }.weighed() < Average::default().weighed(), "bad is worse than unknown");
    }

    proptest! {
        #[test]
        fn sql_weighs_as_rust_does(count in 0..5_000i32, each in 1..=5i32, more in 0..5_000i32) {
            let sum = (count * each + more.min(count * (5 - each))).min(count * 5);
            let mut conn = SqliteConnection::establish(":memory:").unwrap();
            conn.batch_execute(&format!(
                "CREATE TABLE activities (id INTEGER, rating_sum INTEGER, rating_count INTEGER);
                 INSERT INTO activities VALUES (1, {sum}, {count})"
            )).unwrap();
            let weighed: i32 =
                activities::table.select(sql::<Integer>(&Average::weighed_sql())).first(&mut conn).unwrap();
            prop_assert_eq!(weighed, Average { sum, count }.weighed());
        }

        #[test]
        fn the_trends_of_a_term_have_an_average_of_a_hundred(heats in prop::collection::vec(6_000..900_000i64, 1..60)) {
            let trends = trend::of(&heats);
            let mean = trends.iter().map(|t| f64::from(*t)).sum::<f64>() / trends.len() as f64;
            prop_assert!((99.0..=100.0).contains(&mean), "{mean}");
            let mut both: Vec<_> = heats.iter().zip(&trends).collect();
            both.sort();
            prop_assert!(both.is_sorted_by_key(|(_, trend)| **trend), "whoever is hotter is no lower");
        }
    }

    #[test]
    fn a_quiet_term_has_nothing_popular() {
        assert_eq!(trend::of(&[0, 0, 0]), [0, 0, 0]);
        assert_eq!(trend::of(&[2_000, 0, 0]), [199, 0, 0], "one sign-up is no trend");
        assert_eq!(trend::of(&[12_000, 0, 0]), [300, 0, 0]);
        assert_eq!(trend::of(&[]), [0; 0]);
    }
}
