//! Texts that States negotiate: read and folded once for a state of the record, for all pages, languages and forms.

use std::{convert::Infallible, sync::Arc};

use comity_draft::{
    Reading, Table, Text,
    means::{Means, means},
    texts,
    view::{Pending, Progress, Step, course},
};
use comity_ledger::Record;
use comity_regime::{Day, Regime};

use super::foreseen::{Kept, Key};

/// How many states of the record have their texts kept, and how many readings there are of all of them: one of a text with 3,000
/// proposals is some 25 megabytes.
const RECORDS: usize = 4;
const READINGS: usize = 8;

/// What is kept of texts.
pub struct Negotiated {
    texts: Kept<Vec<Text>>,
    laid: Kept<Laid>,
    courses: Kept<Vec<Step>>,
    meant: Kept<Option<Means>>,
}

impl Default for Negotiated {
    fn default() -> Negotiated {
        Negotiated {
            texts: Kept::new(RECORDS),
            laid: Kept::new(READINGS),
            courses: Kept::new(READINGS),
            meant: Kept::new(READINGS),
        }
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

    /// The texts of a record as known on some day: what the key says.
    pub fn all(&self, key: &Key, regime: &Regime) -> Arc<Vec<Text>> {
        made(self.texts.or_made(key, || Ok(texts(regime))))
    }

    /// A text on a day, both of which the key says; nothing before it came onto the table.
    pub fn laid(&self, key: &Key, text: &Text, on: Day) -> Option<Arc<Laid>> {
        let make = || {
            let table = text.table(on, Day::MAX).ok_or(())?;
            let reading = table.reading();
            let (progress, pending) = (reading.progress(), table.pending());
            Ok::<_, ()>(Laid { table, reading, progress, pending })
        };
        self.laid.or_made(key, make).ok()
    }

    /// What the rules of a text would do on a day, both of which the key says; nothing where it has none, or where they speak of what
    /// the record has not.
    pub fn means(&self, key: &Key, laid: &Laid, regime: &Regime, on: Day) -> Arc<Option<Means>> {
        made(self.meant.or_made(key, || Ok(means(&laid.table, regime, regime, on).unwrap_or_default())))
    }

    /// How a text has come along until a day, both of which the key says.
    pub fn course(&self, key: &Key, text: &Text, on: Day) -> Arc<Vec<Step>> {
        made(self.courses.or_made(key, || Ok(course(&text.acts, on, Day::MAX))))
    }
}

/// What could not fail.
fn made<T>(made: Result<T, Infallible>) -> T {
    match made {
        Ok(made) => made,
        Err(never) => match never {},
    }
}
