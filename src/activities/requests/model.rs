//! What is in the way of a request.

use crate::activities::model::{Activity, Commitment, Meets, Refused, fits};

/// What a student needs for a place in the activity.
#[derive(Debug, Clone, Copy)]
pub struct Needs<'a> {
    pub activity: &'a Activity,
    pub meets: &'a Meets,
    /// How many the term allows.
    pub limit: Option<i32>,
}

impl Needs<'_> {
    /// `grade` of a student who is here; `None`: they are not (any more).
    pub fn obstacle(&self, grade: Option<Option<i32>>, commitments: &[Commitment]) -> Result<(), Refused> {
        let grade = grade.ok_or(Refused::Away)?;
        self.activity.is_for_grade(grade)?;
        fits(self.activity, self.meets, self.limit, commitments)
    }
}
