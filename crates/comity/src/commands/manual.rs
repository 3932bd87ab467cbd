//! `comity manual`: the help of the commands as manual pages (man(7)).

use std::{fs, path::Path, process::ExitCode};

use super::Done;
use crate::report::Failure;

/// Writes a page for the program and one for each of its commands.
///
/// # Errors
/// If the folder cannot be made or written to.
pub fn run(program: clap::Command, dir: &Path) -> Done {
    let failed = |e: std::io::Error| Failure::Said(format!("{}: {e}", dir.display()), 1);
    fs::create_dir_all(dir).map_err(failed)?;
    clap_mangen::generate_to(program, dir).map_err(failed)?;
    Ok(ExitCode::SUCCESS)
}
