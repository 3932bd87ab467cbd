//! `comity log key` and `comity log checkpoint`.

use std::fs;

use super::{Done, print_text};
use crate::{report::Failure, source};

pub fn key(from: &source::From) -> Done {
    print_file(from, "log.vkey")
}

pub fn checkpoint(from: &source::From) -> Done {
    print_file(from, "log/checkpoint")
}

fn print_file(from: &source::From, name: &str) -> Done {
    let path = from.data().join(name);
    let text = fs::read_to_string(&path).map_err(|e| {
        Failure::usage(format!("{}: {e}; start the log with 'comity serve' first", path.display()))
    })?;
    print_text(&text)
}
