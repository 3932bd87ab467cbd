//! The desk: where those who sign in by passkey prepare what they say, see what it changes, sign it, and find what waits
//! for their signature. Nothing is recorded but by a signed statement at `/entries`: the desk only helps to make one.

pub mod answer;
mod form;
pub mod page;
mod queue;
pub mod say;
mod seat;
mod session;
mod summary;
mod table;
pub mod waiting;
pub mod word;

use std::sync::Arc;

use comity_ledger::{History, LedgerError, Record, Statement, fold::Admission};
use comity_regime::{Day, Diagnostic, Proceeding, consequence::Consequences};
use serde_json::{Value, json};
use summary::only_act;

pub use form::page as new;
pub use seat::Seat;
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
        Arc::new(Desk { sessions: Sessions::default(), waiting: Waiting::of(folder) })
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
    /// Of rectifications in forums and on commitments: the act that each corrects, as that reads before, and the rectification.
    pub corrects: Vec<(Proceeding, Proceeding)>,
}

/// Why a statement was not tried, or would not be recorded.
#[derive(Debug)]
pub enum Untried {
    /// What is wrong with it, field by field.
    Wrong(Vec<Diagnostic>),
    /// The entries of the log, which are needed where rows change, cannot be read.
    Unread(LedgerError),
}

impl Untried {
    /// What is wrong with it, in words for whoever sent it; what went wrong with our files is for whoever keeps them.
    pub fn findings(self) -> Vec<Diagnostic> {
        match self {
            Untried::Wrong(found) => found,
            Untried::Unread(error) => {
                tracing::error!("the entries of the log could not be read: {error}");
                let what = "it could not be tried, through no fault of yours; whoever runs this server finds the reason in its log";
                vec![Diagnostic::file("not-tried", "log", what)]
            }
        }
    }
}

/// Tries what somebody is about to say on a record, without recording it.
///
/// # Errors
/// What is wrong with it.
pub fn preview(
    record: &Record,
    history: &History,
    statement: &Statement<'_>,
    today: Day,
) -> Result<Preview, Untried> {
    let mut admission = Admission::on(&record.regime, &record.rows);
    let entries = statement.clone().into_owned().into_entries(today);
    let found = admission.admit(&entries, record.checkpoint.size, history.entries());
    let warnings = found.map_err(Untried::Unread)?.map_err(Untried::Wrong)?;
    let (after, _) = admission.finish();
    // A single act is looked at on the day on which it is done, whatever it rests on.
    let on = only_act(statement).and_then(|act| act.fields.get("date").parse().ok()).unwrap_or(today);
    let docket = after.docket();
    let said = docket.recorded().iter().filter(|p| p.entry >= record.checkpoint.size);
    let corrects = said.filter_map(|by| Some((docket.before(by)?, by.clone()))).collect();
    Ok(Preview { consequences: Consequences::between(&record.regime, &after, on), on, warnings, corrects })
}

/// What is wrong with an act, for programs.
pub fn wrong(d: &Diagnostic) -> Value {
    json!({ "code": d.code, "field": d.field, "message": d.message, "help": d.help, "excerpt": d.excerpt.trim() })
}
