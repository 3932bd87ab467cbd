//! Texts that States negotiate: read and folded once for a state of the record, for all pages, languages and forms.

use std::sync::Arc;

use comity_draft::{
    Reading, Table, Text, texts,
    view::{Pending, Progress, Step, course},
};
use comity_ledger::Record;
use comity_regime::{Day, Regime};

use super::{
    foreseen::{Kept, Key},
    problem::Problem,
    view::View,
};
use crate::word::locale::t;

/// How many states of the record have their texts kept, and how many readings there are of all of them: one of a long text is a few
/// megabytes.
const RECORDS: usize = 4;
const READINGS: usize = 24;

/// What is kept of texts.
pub struct Negotiated {
    texts: Kept<Vec<Text>>,
    laid: Kept<Laid>,
    courses: Kept<Vec<Step>>,
}

impl Default for Negotiated {
    fn default() -> Negotiated {
        Negotiated { texts: Kept::new(RECORDS), laid: Kept::new(READINGS), courses: Kept::new(READINGS) }
    }
}

/// A text on a day.
pub struct Laid {
    /// What lies on its table.
    pub table: Table,
    /// What it reads.
    pub reading: Reading,
    /// How far it has come.
    pub progress: Progress,
    /// What is pending.
    pub pending: Vec<Pending>,
}

impl Negotiated {
    /// The texts of a record as it is.
    pub fn of(&self, record: &Record, today: Day) -> Arc<Vec<Text>> {
        self.all(&Key::new(record.checkpoint.root.0, None, today, String::new()), &record.regime)
    }

    fn all(&self, key: &Key, regime: &Regime) -> Arc<Vec<Text>> {
        let made: Result<_, std::convert::Infallible> = self.texts.or_made(key, || Ok(texts(regime)));
        match made {
            Ok(texts) => texts,
            Err(never) => match never {},
        }
    }
}

impl View {
    /// The texts of the record, in the order in which they came onto a table.
    pub fn texts(&self) -> Arc<Vec<Text>> {
        self.site.negotiated.all(&self.key(String::new()), &self.regime)
    }

    /// A text on a day; nothing before it came onto the table.
    pub fn laid(&self, text: &Text, on: Day) -> Option<Arc<Laid>> {
        let make = || {
            let table = text.table(on, Day::MAX).ok_or(())?;
            let reading = table.reading();
            let (progress, pending) = (reading.progress(), table.pending());
            Ok::<_, ()>(Laid { table, reading, progress, pending })
        };
        self.site.negotiated.laid.or_made(&self.key(format!("{} {on}", text.id)), make).ok()
    }

    /// How a text has come along until the day of the view.
    pub fn course(&self, text: &Text) -> Arc<Vec<Step>> {
        let make = || Ok::<_, std::convert::Infallible>(course(&text.acts, self.on, Day::MAX));
        match self.site.negotiated.courses.or_made(&self.key(format!("{} {}", text.id, self.on)), make) {
            Ok(steps) => steps,
            Err(never) => match never {},
        }
    }

    /// That a text was not on the table on a day.
    pub fn not_yet(&self, text: &Text, on: Day) -> Problem {
        let first = text.acts.first().map_or(on, |act| act.day);
        let detail = format!("'{}' was not on the table on {on}; it came there on {first}", text.id);
        let said = t!(self, "text-not-yet", day = self.locale.day(on), first = self.locale.day(first));
        Problem::not_found(detail).told(said, Some(format!("/texts/{}?on={first}", text.id)))
    }
}
