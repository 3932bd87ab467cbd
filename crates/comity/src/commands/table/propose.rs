//! `comity propose`.

use std::{fs, path::PathBuf};

use clap::Args;
use comity_draft::{
    Does, Reading, Row, Text,
    act::{Operation, Proposal},
    import::word::{self, NotOfText},
    read_row,
};
use comity_regime::Day;

use super::{find, rows, seal};
use crate::{
    commands::{Done, print_csv},
    report::{Failure, tell},
    source::{self, today},
};

/// What is proposed.
#[derive(Args, Debug, Clone)]
pub struct Arguments {
    /// The text's id.
    text: String,
    /// Who proposes it.
    #[arg(long, value_name = "ACTOR", required_unless_present = "open")]
    by: Option<String>,
    /// The id of the proposal.
    #[arg(long, value_name = "ID", required_unless_present = "open")]
    id: Option<String>,
    /// The provision whose words change.
    #[arg(long, value_name = "PROVISION", required_unless_present_any = ["lines", "docx", "open"])]
    provision: Option<String>,
    /// The words as they stand.
    #[arg(long, value_name = "WORDS", requires = "provision", conflicts_with_all = ["wording", "delete"])]
    old: Option<String>,
    /// The words that are to stand instead; without them, the old ones go.
    #[arg(long, value_name = "WORDS", requires = "old")]
    new: Option<String>,
    /// All that the provision is to say.
    #[arg(long, value_name = "WORDS", requires = "provision", conflicts_with = "delete")]
    wording: Option<String>,
    /// The provision is to go.
    #[arg(long, requires = "provision")]
    delete: bool,
    /// In which language [default: that of the negotiation].
    #[arg(long, value_name = "CODE")]
    language: Option<String>,
    /// Why.
    #[arg(long, value_name = "REASON", default_value = "")]
    because: String,
    /// A file with the lines of the proposal, for anything else: see docs/drafting.md.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["provision", "old", "wording", "delete"])]
    lines: Option<PathBuf>,
    /// A Word document that was made of this text and changed: what is changed in it.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["provision", "old", "wording", "delete", "lines", "language"])]
    docx: Option<PathBuf>,
    /// Lodge it under seal: a new file has its words and a salt, and the act only their digest. Keep the file: it opens the proposal.
    #[arg(long, value_name = "FILE")]
    seal: Option<PathBuf>,
    /// Open a proposal that was lodged under seal: the file that --seal wrote.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["by", "id", "provision", "old", "new", "wording", "delete", "language", "because", "lines", "docx", "seal"])]
    open: Option<PathBuf>,
    /// Its day [default: today].
    #[arg(long, value_name = "DATE")]
    day: Option<Day>,
    /// Where it is published: the id of a source, or an address.
    #[arg(long, value_name = "SOURCE")]
    source: String,
}

pub fn run(from: &source::From, arguments: &Arguments) -> Done {
    let regime = from.regime(None)?;
    let text = find(&regime, &arguments.text)?;
    let day = arguments.day.unwrap_or_else(today);
    let Some(before) = text.table(day, Day::MAX) else {
        return Err(Failure::usage(format!("'{}' was not on the table on {day}", text.id)));
    };
    if let Some(path) = &arguments.open {
        let (actor, does) = seal::opening(path, &text.id, day)?;
        return said(&text, day, &actor, does, arguments);
    }
    let (by, id) = (arguments.by.as_deref().unwrap_or_default(), arguments.id.clone().unwrap_or_default());
    let actor = regime.register().actors[source::actor(&regime, by)?].id.clone();
    if regime.docket().names(&id) {
        return Err(Failure::Said(format!("'{id}' is the id of something else in this record"), 1));
    }
    let does = match &arguments.lines {
        Some(path) => {
            let body =
                fs::read_to_string(path).map_err(|e| Failure::usage(format!("{}: {e}", path.display())))?;
            let row = Row {
                day,
                actor: actor.clone(),
                word: "textual_proposal".to_owned(),
                id,
                target: text.id.clone(),
                value: String::new(),
                until: None,
                body,
            };
            read_row(&row, &text.id).map_err(Failure::Found)?
        }
        None if arguments.docx.is_some() => Does::Proposal(Proposal {
            operations: changed(arguments, &text, &id, &before.reading())?,
            id,
            because: arguments.because.clone(),
            ..Proposal::default()
        }),
        None => Does::Proposal(Proposal {
            id,
            operations: vec![operation(arguments, before.working())?],
            because: arguments.because.clone(),
            ..Proposal::default()
        }),
    };
    said(&text, day, &actor, does, arguments)
}

/// Tries a proposal, or the opening of one; says what the text would read, and prints the row of the act.
fn said(text: &Text, day: Day, actor: &str, does: Does, arguments: &Arguments) -> Done {
    let (act, after) = text.tried(day, actor, does).map_err(|why| Failure::Said(why.to_string(), 1))?;
    let reading = after.reading();
    let id = match &act.does {
        Does::Proposal(proposal) | Does::Unsealing { proposal, .. } => proposal.id.as_str(),
        _ => "",
    };
    for id in after.concerned(id) {
        if let Some(shown) = reading.provision(&id) {
            tell(format!("{id}: {}", shown.line(after.working(), true)));
        }
    }
    let act = match &arguments.seal {
        Some(path) => seal::seal(path, &text.id, &act)?,
        None => act,
    };
    print_csv(rows(&[act], &text.id, &arguments.source))
}

/// What a document changes in the reading of which it was made.
fn changed(arguments: &Arguments, text: &Text, id: &str, now: &Reading) -> Result<Vec<Operation>, Failure> {
    let Some(path) = &arguments.docx else { return Ok(vec![]) };
    let failed = |why: String| Failure::usage(format!("{}: {why}", path.display()));
    let document =
        word::read(&fs::read(path).map_err(|e| failed(e.to_string()))?).map_err(|e| failed(e.to_string()))?;
    let made_by = "write one with 'comity text ID --docx FILE', and change that";
    let changes = document.changes_of(&text.id, &text.acts, now, id).map_err(|why| match why {
        NotOfText::Another(_) => failed(why.to_string()),
        NotOfText::Unsaid | NotOfText::Unknown(_) => failed(format!("{why}; {made_by}")),
    })?;
    changes.left_out.iter().for_each(|left| tell(format!("left out: {left}")));
    if changes.operations.is_empty() {
        return Err(failed("it changes no words that stand".into()));
    }
    Ok(changes.operations)
}

fn operation(arguments: &Arguments, working: &str) -> Result<Operation, Failure> {
    let provision = arguments.provision.clone().unwrap_or_default();
    let language = arguments.language.clone().unwrap_or_else(|| working.to_owned());
    if arguments.delete {
        return Ok(Operation::Delete { provision });
    }
    if let Some(old) = arguments.old.clone() {
        let new = arguments.new.clone().unwrap_or_default();
        return Ok(Operation::Words { provision, language, old, new, at: 0 });
    }
    match arguments.wording.clone() {
        Some(wording) => Ok(Operation::Replace { provision, wordings: [(language, wording)].into() }),
        None => Err(Failure::usage("say what changes: --old and --new, --wording, --delete, or --lines")),
    }
}
