//! `comity backup`: a copy of the data folder to start from.

use std::{io::Write, path::Path, process::ExitCode};

use comity_ledger::backup;

use super::Done;
use crate::{patience::Patience, source};

pub fn run(from: &source::From, to: &Path) -> Done {
    let patience = Patience::with("copying the record");
    let record = backup(&from.data(), to)?;
    drop(patience);
    let (size, root) = (record.checkpoint.size, record.checkpoint.root_hex());
    let papers = record.trust.papers.len();
    writeln!(
        std::io::stdout(),
        "{} holds {size} entries, root {root}, {papers} sealed papers, and the log's key: keep it secret",
        to.display()
    )?;
    Ok(ExitCode::SUCCESS)
}
