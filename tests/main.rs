//! One binary: linking many costs more than compiling them.

#[allow(
    dead_code,
    unused_imports,
    reason = "what the rooms' tests begin with; not every helper has its second user yet"
)]
mod support;

mod accounts;
mod activities;
mod audit;
mod database;
mod fences;
mod jobs;
mod matrix;
mod platform;
mod people;
mod schools;
mod site;
