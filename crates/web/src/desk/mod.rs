//! The desk: where those who sign in by passkey prepare what they say, see what it changes, sign it, and find what waits
//! for their signature. Nothing is recorded but by a signed statement at `/entries`: the desk only helps to make one.

pub mod answer;
pub mod form;
pub mod session;
pub mod waiting;

use std::sync::Arc;

use comity_ledger::{Content, Entry, Kind, Record, Statement, fold::Admission};
use comity_regime::{Day, Diagnostic, Proceeding, consequence::Consequences};

pub use session::{Session, Sessions};
pub use waiting::Waiting;

/// What the desk keeps: who has signed in, and what waits for a second signature.
#[derive(Default)]
pub struct Desk {
    /// Who has signed in.
    pub sessions: Sessions,
    /// What waits for a second signature.
    pub waiting: Waiting,
}

impl Desk {
    /// A desk whose waiting statements lie in a data folder.
    pub fn in_folder(folder: &std::path::Path) -> Arc<Desk> {
        Arc::new(Desk { sessions: Sessions::default(), waiting: Waiting::in_folder(folder.join("waiting")) })
    }
}

/// What a statement would change if it were recorded today, or why it would be refused.
pub struct Preview {
    /// What it changes.
    pub consequences: Consequences,
    /// The day on which that is looked at: the one on which it is done, or today for what is to come.
    pub on: Day,
    /// What is worth a look.
    pub warnings: Vec<Diagnostic>,
    /// Of a rectification in a forum or on a commitment: the act that it corrects, as that reads now, and the rectification.
    pub corrects: Option<(Proceeding, Proceeding)>,
}

/// Tries a statement on a record without recording it.
///
/// # Errors
/// What is wrong with it, field by field.
pub fn preview(
    record: &Record,
    content: &Content<'static>,
    by: &str,
    today: Day,
) -> Result<Preview, Vec<Diagnostic>> {
    let mut admission = Admission::on(&record.regime);
    let entry = Entry { recorded: today, statement: Statement::unsigned(by, content.clone()) };
    let warnings = admission.admit(&entry, record.checkpoint.size)?;
    let after = admission.finish();
    let done = content.fields.get("date").parse().unwrap_or(today);
    let on = if content.kind == Kind::Act { done } else { today };
    let said = after.docket().recorded().last().filter(|p| p.entry == record.checkpoint.size);
    let corrects = said.and_then(|by| Some((after.docket().before(by)?, by.clone())));
    Ok(Preview { consequences: Consequences::between(&record.regime, &after, on), on, warnings, corrects })
}
