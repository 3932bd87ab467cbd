//! Why public files could not be published, in words for whoever has to mend it.

use comity_ledger::LedgerError;

/// Why public files could not be published. What is there is never harmed by it.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    /// Our own files cannot be read, or are not what was signed.
    #[error("{0}")]
    Own(#[from] LedgerError),
    /// Two checkpoints of one size and two roots.
    #[error(
        "{place} shows a checkpoint of {size} entries that this log's key signed, and this log had other entries then: one of the two was forked. Nothing was overwritten; keep both checkpoints, and find out which of them witnesses have cosigned"
    )]
    Fork {
        /// The checkpoint there.
        place: String,
        /// Its size.
        size: u64,
    },
    /// What is there is newer than what is here.
    #[error(
        "{place} shows {there} entries, this log has {here}: this folder is older than what others have seen. Nothing was overwritten; restore a newer backup, or publish from the folder that the log goes on in"
    )]
    Older {
        /// The checkpoint there.
        place: String,
        /// How many entries it is of.
        there: u64,
        /// How many this log has.
        here: u64,
    },
    /// What is there is no checkpoint of this log.
    #[error(
        "{place} is not signed by this log's key or by one whose place it took ({what}): another log lies there. Nothing was overwritten; publish to a place of its own"
    )]
    Stranger {
        /// What lies there.
        place: String,
        /// Why it is not taken.
        what: String,
    },
    /// What is there is called like this log, and signed by a key that this one does not know.
    #[error(
        "{place} names this log, and is signed by a key that this folder does not know ({what}). Nothing was overwritten. If the log's key was replaced, this folder is older than that: restore a newer backup, or publish from the folder that the log goes on in. If not, another log was begun under the same name: publish to a place of its own"
    )]
    UnknownKey {
        /// The checkpoint there.
        place: String,
        /// Why it is not taken.
        what: String,
    },
    /// A file is there with other bytes.
    #[error(
        "{place} is there with other bytes than this log has. Nothing was overwritten; find out who wrote it, and take it away, or publish to a place of its own"
    )]
    Differs {
        /// The file.
        place: String,
    },
    /// A place that overwrites what it was asked not to.
    #[error(
        "{place} cannot be moved on condition that nobody else has moved it: the store {what}. Two that publish would undo each other's work unseen; use a store that knows If-Match and If-None-Match"
    )]
    Unconditional {
        /// The checkpoint there.
        place: String,
        /// What the store did when it was tried.
        what: String,
    },
    /// There is no such bucket, container or folder.
    #[error("{place}: there is no such bucket, container or folder; make it first ({what})")]
    Missing {
        /// Where it should be.
        place: String,
        /// What was answered.
        what: String,
    },
    /// It may not be written or read.
    #[error(
        "{place}: access is denied ({what}); give rights to read, write and list there, and the credentials in the environment (docs/operating.md)"
    )]
    Denied {
        /// The file.
        place: String,
        /// What was answered.
        what: String,
    },
    /// It could not be reached, or did not do it.
    #[error("{place}: {what}")]
    Failed {
        /// The file.
        place: String,
        /// What went wrong.
        what: String,
    },
    /// Others moved the checkpoint again and again, or hold it where it is.
    #[error(
        "{place} was moved by somebody else each time this tried, or may not be moved; publish from one place, with no lease and no policy that keeps the checkpoint as it is"
    )]
    Contended {
        /// The checkpoint there.
        place: String,
    },
}

impl Trouble {
    /// Whether waiting does not mend it: then nothing is tried again until somebody has looked.
    pub fn lasts(&self) -> bool {
        matches!(
            self,
            Trouble::Fork { .. }
                | Trouble::Older { .. }
                | Trouble::Stranger { .. }
                | Trouble::UnknownKey { .. }
                | Trouble::Differs { .. }
                | Trouble::Unconditional { .. }
        )
    }
}

/// What a store said, in one line of a length that can be read. What follows a question mark in an address may be a
/// signature that lets others in, and is left out.
pub fn line(error: &dyn std::error::Error) -> String {
    /// More than that is a page of HTML.
    const LONGEST: usize = 400;
    let mut text = error.to_string();
    let mut source = error.source();
    // Some say what they wrap themselves, others leave it to whoever asks.
    while let Some(cause) = source {
        let said = cause.to_string();
        if !text.contains(&said) {
            text += &format!(": {said}");
        }
        source = cause.source();
    }
    let words = text.split_whitespace().map(|word| match word.split_once('?') {
        Some((address, _)) if address.contains("://") => address,
        _ => word,
    });
    let text = words.collect::<Vec<_>>().join(" ");
    text.chars().take(LONGEST).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, thiserror::Error)]
    #[error("error sending request for url (https://a.example/b?sig=secret)\n  once")]
    struct Said(#[source] std::io::Error);

    #[test]
    fn what_lets_others_in_is_not_said() {
        let said = Said(std::io::Error::other("connection closed"));
        assert_eq!(line(&said), "error sending request for url (https://a.example/b once: connection closed");
    }
}
