//! What can be asked about: a record, and the server that has it.

use std::{
    path::PathBuf,
    sync::{Arc, Mutex, PoisonError},
};

use comity_ledger::{History, Record, documents::Documents};
use comity_regime::Day;

use super::{cosigning::Cosigning, foreseen::Foreseen, negotiated::Negotiated};
use crate::word::search::Index;

/// What questions are asked of.
pub struct Site {
    /// The current record; a page keeps the one it began with.
    pub record: Arc<dyn Fn() -> Arc<Record> + Send + Sync>,
    /// The record as it was known on earlier days.
    pub history: History,
    /// What day it is.
    pub today: fn() -> Day,
    /// The data folder, which has the log's public files in `log`.
    pub folder: PathBuf,
    /// Why nothing can be recorded any more, if so.
    pub trouble: Arc<dyn Fn() -> Option<Trouble> + Send + Sync>,
    /// Whether this is the server that sequences, where several may share a log.
    pub sequences: Arc<dyn Fn() -> bool + Send + Sync>,
    /// Whether the log is only copied here, and nothing can be said to it.
    pub is_mirror: bool,
    /// The documents that are kept beside the log.
    pub documents: Arc<Documents>,
    /// The address by which everybody reaches this server, such as `https://record.example.org`; if none is set, each
    /// reader is told the one they came by.
    pub address: Option<String>,
    /// Whether letters are sent from here to those who follow by mail.
    pub mails: bool,
    /// What tells this build of the program from others: pages look as it makes them.
    pub program: String,
    /// The witnesses that are asked to cosign, and how many of them readers should require.
    pub cosigning: Option<Arc<Cosigning>>,
    /// Which words lead where, in the record of a root.
    pub index: Mutex<Option<(String, Arc<Index>)>>,
    /// What may come.
    pub foreseen: Foreseen,
    /// Texts that States negotiate.
    pub negotiated: Negotiated,
}

impl Site {
    /// The log's name.
    pub fn origin(&self) -> String {
        (self.record)().checkpoint.origin().to_owned()
    }

    /// The index of a record: made when somebody searches, and grown when somebody does after the record has.
    pub fn index(&self, record: &Record) -> Arc<Index> {
        let root = record.checkpoint.root_hex();
        let mut kept = self.index.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, index)) = kept.as_ref().filter(|(of, _)| *of == root) {
            return index.clone();
        }
        let index = Arc::new(Index::of(&record.regime, kept.as_ref().map(|(_, before)| &**before)));
        *kept = Some((root, index.clone()));
        index
    }
}

/// What keeps a log from its work. It is tried again by itself.
#[derive(Clone, Debug, thiserror::Error)]
pub enum Trouble {
    /// Nothing can be recorded.
    #[error("nothing can be recorded: {0}")]
    Unwritten(String),
    /// The public files do not cover all that is recorded.
    #[error("the public files of the log do not cover all that is recorded: {0}")]
    Behind(String),
}

impl Trouble {
    /// The same for everybody: what is wrong with our files is for whoever keeps them.
    pub fn public(&self) -> &'static str {
        match self {
            Trouble::Unwritten(_) => {
                "nothing can be recorded: a write failed, the clock is not believed, a key is missing, or the store is not the one of which was published; the log of the program says which, and it is tried again"
            }
            Trouble::Behind(_) => {
                "the public files of the log are not all there: what is recorded is durable and cannot all be proved yet, which is made up for; the log of the program says why"
            }
        }
    }
}

/// Nothing ever fails: what a copy is, that cannot record.
pub fn never() -> Arc<dyn Fn() -> Option<Trouble> + Send + Sync> {
    Arc::new(|| None)
}
