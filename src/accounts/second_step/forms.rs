//! What is typed into the forms of the second step.

use serde::Deserialize;

/// A code from the app, or one on paper.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct CodeForm {
    pub code: String,
}

/// The password, and the code that confirms a new secret: the page has one or the other.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct StepForm {
    pub current: String,
    pub code: String,
}
