//! `comity record`: append acts to the record of a data folder.

use std::{
    io::IsTerminal,
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::{Args, ValueHint};
use comity_ledger::{Content, Fields, Statement, documents::Room, keyring::DEPOSITARY};
use comity_regime::{
    Diagnostic,
    load::{ACTS, Place, read_table, text},
};
use indicatif::ProgressBar;

use super::{
    document,
    signing::{self, Desk, Signing},
};
use crate::{
    commands::Done,
    report::{Failure, say, tell},
    source,
};

/// An act, or a file of acts.
#[derive(Args, Debug)]
pub struct Arguments {
    /// The day it was done with the depositary (EDTF level 1 if uncertain).
    #[arg(long, required_unless_present = "from")]
    date: Option<String>,
    /// Who acted: an ISO 3166-1 alpha-3 code, or an organisation's short name.
    #[arg(long, required_unless_present = "from")]
    actor: Option<String>,
    /// What was done: ratification, accession, denunciation ...
    #[arg(long, required_unless_present = "from")]
    act: Option<String>,
    /// The instrument's id, for an act on one.
    #[arg(long)]
    instrument: Option<String>,
    /// Where it is published: the id of a source.
    #[arg(long, required_unless_present = "from")]
    source: Option<String>,
    /// The day from which it has effect, where the source states one.
    #[arg(long)]
    effective: Option<String>,
    /// What it refers to: a rectification the act it corrects, an objection the actor objected to.
    #[arg(long)]
    target: Option<String>,
    /// The article reserved against; what a rectified act reads then, or 'nothing' where it is struck out.
    #[arg(long)]
    detail: Option<String>,
    /// A remark for readers.
    #[arg(long)]
    note: Option<String>,
    /// Any other column of the table of acts, such as id=nss-2018 or value=minister; may be given several times.
    #[arg(long, value_name = "COLUMN=TEXT", value_parser = column)]
    set: Vec<(String, String)>,
    /// A CSV file of acts instead; each row is acknowledged by itself.
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, conflicts_with_all = ["date", "actor", "act", "instrument", "source"])]
    from: Option<PathBuf>,
    /// The document that says it: its SHA-256 becomes the act's digest, and it is kept beside the log, where everybody can read
    /// it.
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, conflicts_with = "from")]
    document: Option<PathBuf>,
    #[command(flatten)]
    signing: Signing,
}

pub fn run(from: &source::From, arguments: &Arguments) -> Done {
    let acts = match &arguments.from {
        Some(file) => rows(file)?,
        None => vec![(String::new(), one(arguments)?)],
    };
    let signing = &arguments.signing;
    let bring = || match (&arguments.document, &signing.to) {
        (None, _) => Ok(()),
        (Some(file), to) => brought(from, file, to.as_deref()),
    };
    if arguments.from.is_none()
        && (signing.to.is_some() || !signing.sign.is_empty() || signing.save.is_some())
    {
        let act = Statement::unsigned(DEPOSITARY, Content::act(one(arguments)?));
        return signing::run_with(from, signing, act, &bring);
    }
    let desk = Desk::open(from, signing)?;
    let trust = if signing.sign.is_empty() { None } else { Some(desk.trust()?) };
    let bar =
        (acts.len() > 1 && std::io::stderr().is_terminal()).then(|| ProgressBar::new(acts.len() as u64));
    let (mut done, mut refused, all) = (0, 0, acts.len());
    for (place, act) in acts {
        let words = ["date", "actor", "act", "instrument", "id", "target"].map(|c| act.get(c).to_owned());
        let line = words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
        let statement = desk.statement(signing, Content::act(act), trust.as_ref())?;
        match desk.say(statement, None) {
            Ok(answer) => {
                done += 1;
                let kept = bring();
                // Each is acknowledged when it is durable, and not before.
                say(format!("recorded as entry {} on {}: {line}", answer.index, answer.recorded))?;
                answer.warnings.iter().for_each(tell);
                kept?;
            }
            Err(failure @ Failure::Found(_)) if arguments.from.is_some() => {
                refused += 1;
                tell(format!("{place}: refused: {line}"));
                failure.print();
            }
            Err(failure) => {
                if arguments.from.is_some() {
                    tell(format!(
                        "{done} of {all} are recorded, in the order of the file; it ended at {place}: {line}"
                    ));
                }
                return Err(failure);
            }
        }
        if let Some(bar) = &bar {
            bar.inc(1);
        }
    }
    Ok(if refused == 0 { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

/// Brings the document of an act that was just recorded.
fn brought(from: &source::From, file: &Path, to: Option<&str>) -> Result<(), Failure> {
    let digest = document::digest(file)?;
    let said = match to {
        Some(url) => document::bring(url.trim_end_matches('/'), file, digest)?,
        None => document::keep(from, file, digest, Room::default())?,
    };
    Ok(say(said)?)
}

fn one(a: &Arguments) -> Result<Fields<'static>, Failure> {
    let digest = a
        .document
        .as_deref()
        .map(|file| document::fit(file, a.signing.to.as_deref()))
        .transpose()?
        .map(|digest| digest.to_string());
    if let (Some(digest), Some((_, set))) = (&digest, a.set.iter().find(|(column, _)| column == "digest"))
        && digest != set.trim()
    {
        return Err(Failure::usage(format!(
            "the SHA-256 of the document is {digest}, not {set}: leave 'digest' out"
        )));
    }
    let columns = [
        ("date", &a.date),
        ("actor", &a.actor),
        ("act", &a.act),
        ("instrument", &a.instrument),
        ("source", &a.source),
        ("effective", &a.effective),
        ("target", &a.target),
        ("detail", &a.detail),
        ("note", &a.note),
    ];
    let named = columns.into_iter().filter_map(|(column, value)| Some((column, value.as_deref()?.trim())));
    let set = a.set.iter().map(|(column, text)| (column.as_str(), text.trim()));
    let set = set.filter(|(column, _)| digest.is_none() || *column != "digest");
    Ok(Fields::new(named.chain(set).chain(digest.as_deref().map(|digest| ("digest", digest)))))
}

/// `value=minister`, taken apart.
fn column(text: &str) -> Result<(String, String), String> {
    let known = |column: &&str| ACTS.required.iter().chain(ACTS.optional).any(|c| c == column);
    match text.split_once('=') {
        Some((column, text)) if known(&column) => Ok((column.to_owned(), text.to_owned())),
        _ => {
            Err(format!("write COLUMN=TEXT with a column of the table of acts: {}", ACTS.optional.join(", ")))
        }
    }
}

/// The acts of a table, each with the line where it stands.
fn rows(file: &Path) -> Result<Vec<(String, Fields<'static>)>, Failure> {
    let name = file.display().to_string();
    let bytes = std::fs::read(file).map_err(|e| Failure::usage(format!("{name}: {e}")))?;
    let source = text(&name, &bytes).map_err(|wrong| Failure::Found(vec![*wrong]))?;
    let (mut acts, mut found) = (vec![], vec![]);
    let (mut at, mut line) = (0, 1);
    read_table(&source, &ACTS, &mut found, &mut |row, _| {
        if let Place::Csv(start) = row.place() {
            line += source.text[at..start].matches('\n').count();
            at = start;
        }
        let fields = Fields::new(row.fields().into_iter().filter(|(column, _)| *column != "recorded"));
        acts.push((format!("{name}:{line}"), fields));
    });
    if found.iter().any(Diagnostic::is_error) { Err(Failure::Found(found)) } else { Ok(acts) }
}
