//! `comity backup`: a copy of the data folder to start from.

use std::{path::Path, process::ExitCode};

use comity_ledger::{
    backup,
    documents::{Documents, Room, cited, missing as absent},
    papers::PaperFolder,
    rehearse,
};

use crate::{
    commands::Done,
    patience::Patience,
    report::{say, tell},
    source,
};

pub fn run(from: &source::From, to: &Path, rehearsal: bool) -> Done {
    let patience = Patience::with("copying the record");
    let record = match rehearsal {
        true => rehearse(&from.begun()?, to, source::today())?,
        false => backup(&from.begun()?, to)?,
    };
    drop(patience);
    let missing = PaperFolder::of(to).missing(&record.trust.papers);
    for (entry, file) in &missing {
        tell(format!(
            "comity: {file}, sealed by entry {entry}, is missing or was changed; it is in no copy made from here"
        ));
    }
    let code = if missing.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(1) };
    let (size, root) = (record.checkpoint.size, record.checkpoint.root_hex());
    let papers = record.trust.papers.len();
    let documents = cited(&record.regime).len() - absent(&record.regime, &Documents::of(to, Room::default()));
    if rehearsal {
        let log = record.checkpoint.origin();
        let to = to.display();
        say(format!(
            "{to} holds the log {log}, to be tried on: {size} entries, root {root}, {papers} sealed papers, {documents} documents; what is said to it is not said to the log it is a copy of\ncomity --data {to} serve --listen 127.0.0.1:8018 starts it"
        ))?;
        return Ok(code);
    }
    say(format!(
        "{} holds {size} entries, root {root}, {papers} sealed papers, {documents} documents, and the log's key: keep it secret",
        to.display()
    ))?;
    Ok(code)
}
