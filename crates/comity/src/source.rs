//! Where a command's regime comes from: a record folder, a data folder, or the record built in.

use std::path::{Path, PathBuf};

use comity_ledger::{
    History, Record, contents,
    fold::{
        rows::Rows,
        standing::{Standing, standing},
    },
    is_begun, read, store,
};
use comity_regime::{
    ActorIx, Day, ForumIx, InstrumentIx, Regime,
    load::{Folder, load},
};
use jiff::{Timestamp, tz::TimeZone};

use crate::{asked::When, folder, patience::Patience, report::Failure};

/// The data folder when none is named.
const DATA: &str = "comity-data";

/// What the command line said.
#[derive(Debug, Clone)]
pub struct From {
    /// `--record`.
    pub record: Option<PathBuf>,
    /// `--data`.
    pub data: Option<PathBuf>,
}

/// The day it is, in UTC.
pub fn today() -> Day {
    Day::from_date(TimeZone::UTC.to_datetime(Timestamp::now()).date()).unwrap_or(Day::MIN)
}

/// The moment it is, in seconds since 1970.
pub fn now() -> u64 {
    u64::try_from(Timestamp::now().as_second()).unwrap_or_default()
}

impl From {
    /// The data folder.
    pub fn data(&self) -> PathBuf {
        self.data.clone().unwrap_or_else(|| DATA.into())
    }

    /// The data folder, if there is a log in it: only `comity serve` begins one, so that a slip in a path begins none.
    ///
    /// # Errors
    /// How to begin one.
    pub fn begun(&self) -> Result<PathBuf, Failure> {
        let data = self.data();
        if is_begun(&data) {
            return Ok(data);
        }
        Err(Failure::usage(format!(
            "there is no log in {}: name the data folder with --data, or begin a log there with 'comity serve', from the built-in record or from your own (--record)",
            data.display()
        )))
    }

    /// The regime, as known on a day.
    ///
    /// # Errors
    /// What is wrong with the record.
    pub fn regime(&self, known: Option<Day>) -> Result<Regime, Failure> {
        let _patience = Patience::with("reading the record");
        let regime = match &self.record {
            Some(dir) => read_folder(dir)?,
            None => match self.stored()? {
                Some(record) => match known {
                    Some(day) => return Ok(History::of(&self.data()).known(&record, day)?),
                    None => record.regime,
                },
                None => read_built_in()?,
            },
        };
        Ok(known.map_or_else(|| regime.clone(), |day| regime.as_known(day)))
    }

    /// All that the record says, row by row, and what follows from it.
    ///
    /// # Errors
    /// What is wrong with the record.
    pub fn said(&self) -> Result<(Regime, Vec<Standing>), Failure> {
        let files = match &self.record {
            Some(dir) => folder::read(dir)?,
            None => match self.stored()? {
                Some(record) => {
                    let said = standing(&record.regime, &record.rows);
                    return Ok((record.regime, said));
                }
                None => folder::built_in(),
            },
        };
        let loaded = load(&files, Some(&folder::built_in()), None);
        let regime = loaded.map_err(Failure::Found)?.regime;
        let rows = Rows::of_folder(&contents(&folder::completed(files, &regime)));
        let said = standing(&regime, &rows);
        Ok((regime, said))
    }

    /// The record of the data folder, if there is one. It is read beside a running server.
    pub fn stored(&self) -> Result<Option<Record>, Failure> {
        let data = self.data();
        if store::is_named(&data) {
            return Ok(Some(read(&data)?));
        }
        match &self.data {
            Some(named) => Err(Failure::usage(format!("there is no record in {}", named.display()))),
            None => Ok(None),
        }
    }
}

/// Reads a record folder.
fn read_folder(dir: &Path) -> Result<Regime, Failure> {
    let files = folder::read(dir)?;
    match load(&files, Some(&folder::built_in()), None) {
        Ok(loaded) => Ok(loaded.regime),
        Err(found) => Err(Failure::Found(folder::below(dir, found))),
    }
}

/// The record that is built in, and its files.
pub fn built_in() -> Result<(Regime, Folder), Failure> {
    Ok((read_built_in()?, folder::built_in()))
}

fn read_built_in() -> Result<Regime, Failure> {
    load(&folder::built_in(), None, None).map(|loaded| loaded.regime).map_err(Failure::Found)
}

/// The instrument with an id.
///
/// # Errors
/// Names the nearest.
pub fn instrument(regime: &Regime, id: &str) -> Result<InstrumentIx, Failure> {
    regime.register().instrument(id).ok_or_else(|| {
        let ids = regime.register().instruments.iter().map(|i| i.id.as_str()).collect::<Vec<_>>().join(", ");
        let near = regime.register().nearest_instrument(id);
        let hint = near.map_or(format!("there are: {ids}"), |n| format!("did you mean '{n}'?"));
        Failure::usage(format!("there is no instrument '{id}'; {hint}"))
    })
}

/// The forum with an id.
///
/// # Errors
/// Names the nearest.
pub fn forum(regime: &Regime, id: &str) -> Result<ForumIx, Failure> {
    let register = regime.register();
    register.forum(id).ok_or_else(|| {
        let ids = register.forums.iter().map(|f| f.id.as_str()).collect::<Vec<_>>().join(", ");
        let near = register.nearest_forum(id);
        let hint = near.map_or(format!("there are: {ids}"), |n| format!("did you mean '{n}'?"));
        Failure::usage(format!("there is no forum '{id}'; {hint}"))
    })
}

/// The State or organisation with an id.
///
/// # Errors
/// Names the nearest.
pub fn actor(regime: &Regime, id: &str) -> Result<ActorIx, Failure> {
    let actors = &regime.register().actors;
    actors.find(id).or_else(|| actors.find(&id.to_uppercase())).ok_or_else(|| {
        let near =
            actors.nearest(id).map_or(String::new(), |a| format!("; did you mean {} ({})?", a.id, a.name));
        Failure::usage(format!("there is no State or organisation '{id}'{near}"))
    })
}

/// A hint at the nearest of some ids, or nothing.
pub fn nearest<'a>(id: &str, ids: impl Iterator<Item = &'a str>) -> String {
    comity_regime::nearest(id, ids).map_or(String::new(), |near| format!("; did you mean '{near}'?"))
}

impl When {
    /// The day asked about.
    pub fn day(&self) -> Day {
        self.on.unwrap_or_else(today)
    }
}
