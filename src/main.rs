//! The command line.

use clap::Parser;
use homeroom::commands::{Command, run};
use std::process::ExitCode;

#[derive(Parser)]
#[command(version, about = "One server that a school runs.")]
struct Arguments {
    /// What to do; `serve` when nothing is said.
    #[command(subcommand)]
    command: Option<Command>,
}

#[actix_web::main]
async fn main() -> ExitCode {
    match run(Arguments::parse().command.unwrap_or(Command::Serve)).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("homeroom: {error}");
            ExitCode::FAILURE
        }
    }
}
