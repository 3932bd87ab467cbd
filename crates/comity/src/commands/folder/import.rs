//! `comity diff`, `comity import`, `comity update`: a record folder and a log are the same thing twice, and one is brought to
//! say what the other does.

use std::{path::Path, process::ExitCode};

use clap::Args;
use comity_ledger::{
    contents,
    entry::group,
    fold::{
        difference::{Difference, Taking, differences, statements},
        rows::Rows,
        standing::{Standing, readings, standing},
    },
};
use serde_json::json;

use super::{
    differences::{as_csv, as_json, line, shown},
    together::{self, Log},
};
use crate::{
    asked::Format,
    commands::{Done, print_csv, print_json, say::signing::Signing},
    report::{Failure, say},
    source,
};

/// How a log is brought to say what a folder says.
#[derive(Args, Debug)]
pub struct Arguments {
    /// Why, for what takes another's place: it is recorded with each correction.
    #[arg(long, value_name = "TEXT")]
    why: Option<String>,
    /// What definitions rest on: ids or addresses of sources, separated by semicolons.
    #[arg(long, value_name = "SOURCES")]
    source: Option<String>,
    /// The decision that definitions rest on, by its id.
    #[arg(long, value_name = "ID")]
    decision: Option<String>,
    /// Record it, signed or as the data folder's own: without this, or --sign or --save, nothing is changed.
    #[arg(long)]
    apply: bool,
    #[command(flatten)]
    signing: Signing,
}

/// What is recorded as the reason where the built-in record of a later version says something else.
const UPDATE: &str = "update of the built-in record";

/// `comity diff`: exit 0 if both say the same, 1 if not.
pub fn diff(from: &source::From, dir: &Path, format: Format) -> Done {
    let (regime, log) = from.said()?;
    let found = differences(log, folder(dir)?, &readings(&regime));
    if format.json {
        print_json(&json!({ "differences": found.iter().map(as_json).collect::<Vec<_>>() }))?;
    } else if format.csv {
        print_csv(as_csv(&found))?;
    } else if !found.is_empty() {
        say(shown(&found).trim_end())?;
    }
    Ok(if found.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

/// `comity import`: what a folder says and the log does not is said to the log, as one group.
pub fn import(from: &source::From, dir: &Path, remove: bool, arguments: &Arguments) -> Done {
    let folder = folder(dir)?;
    let log = Log::of(from, &arguments.signing)?;
    let record = &log.record;
    let found = differences(standing(&record.regime, &record.rows), folder, &readings(&record.regime));
    let alone = record.trust.keyring.all().is_empty().then(|| "imported".to_owned());
    let why = arguments.why.clone().or(alone).unwrap_or_default();
    record_all(from, &log, &found, &why, remove, arguments)
}

/// `comity update`: what the built-in record of this program says and the log does not. What was said to the log since it
/// was begun is left as it is.
pub fn update(from: &source::From, arguments: &Arguments) -> Done {
    let log = Log::of(from, &arguments.signing)?;
    let record = &log.record;
    let (regime, files) = source::built_in()?;
    let rows = Rows::of_folder(&contents(&files));
    let found = differences(
        standing(&record.regime, &record.rows),
        standing(&regime, &rows),
        &readings(&record.regime),
    );
    let signed_from = record.trust.keyring.all().first().map_or(u64::MAX, |key| key.from);
    let from_built_in =
        |said: &Standing| said.why.starts_with(UPDATE) || said.why.is_empty() && said.entry < signed_from;
    // What only the log says was said to it.
    let (ours, theirs): (Vec<_>, Vec<_>) = found
        .into_iter()
        .filter(|difference| difference.folder.is_some())
        .partition(|difference| difference.log.as_ref().is_none_or(from_built_in));
    if !theirs.is_empty() {
        say(format!("left as it was said to this log:\n{}", shown(&theirs)))?;
    }
    let why = format!("{UPDATE}: comity {}", env!("CARGO_PKG_VERSION"));
    record_all(from, &log, &ours, arguments.why.as_deref().unwrap_or(&why), false, arguments)
}

/// What a record folder says.
fn folder(dir: &Path) -> Result<Vec<Standing>, Failure> {
    Ok(source::From { record: Some(dir.to_owned()), data: None }.said()?.1)
}

/// Shows what differs and what would follow, and says it as one group if that is asked for.
fn record_all(
    from: &source::From,
    log: &Log,
    found: &[Difference],
    why: &str,
    remove: bool,
    arguments: &Arguments,
) -> Done {
    let text = |given: &Option<String>| given.clone().unwrap_or_default();
    let (source, decision) = (text(&arguments.source), text(&arguments.decision));
    let today = source::today();
    let taking = Taking { why, source: &source, decision: &decision, today: &today.to_string(), remove };
    let (members, left) = statements(found, &taking);
    if !found.is_empty() {
        say(shown(found).trim_end())?;
    }
    for (difference, why) in &left {
        say(format!("left: {}: {why}", line(difference)))?;
    }
    if members.is_empty() {
        say("nothing to record: the log says all of it")?;
        return Ok(ExitCode::SUCCESS);
    }
    if members.len() > group::MOST {
        let what = format!("these are {} entries, and a group has at most {}", members.len(), group::MOST);
        return Err(Failure::usage(format!("{what}: take a part of the folder first")));
    }
    together::say(from, log, members, arguments.apply, &arguments.signing)
}
