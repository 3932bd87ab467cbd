//! `comity backup`: a copy of the data folder to start from.

use std::{io::Write, path::Path, process::ExitCode};

use comity_ledger::{backup, rehearse};

use super::Done;
use crate::{patience::Patience, source};

pub fn run(from: &source::From, to: &Path, rehearsal: bool) -> Done {
    let patience = Patience::with("copying the record");
    let record = match rehearsal {
        true => rehearse(&from.data(), to, source::today())?,
        false => backup(&from.data(), to)?,
    };
    drop(patience);
    let (size, root) = (record.checkpoint.size, record.checkpoint.root_hex());
    let papers = record.trust.papers.len();
    if rehearsal {
        let log = record.checkpoint.origin();
        let to = to.display();
        writeln!(
            std::io::stdout(),
            "{to} holds the log {log}, to be tried on: {size} entries, root {root}, {papers} sealed papers; what is said to it is not said to the log it is a copy of\ncomity --data {to} serve --listen 127.0.0.1:8018 starts it"
        )?;
        return Ok(ExitCode::SUCCESS);
    }
    writeln!(
        std::io::stdout(),
        "{} holds {size} entries, root {root}, {papers} sealed papers, and the log's key: keep it secret",
        to.display()
    )?;
    Ok(ExitCode::SUCCESS)
}
