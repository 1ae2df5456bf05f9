//! Activities, and the students who sign up for them.
//!
//! Its rule: whoever asks first gets the place, and the rest wait in the order they asked. Hold the activity, then the
//! people in the order of their ids, then decide.

mod model;
mod queries;
