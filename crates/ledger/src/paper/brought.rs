//! What becomes of a document that is brought: it is kept, or unfit.

use super::digest::DocumentDigest;
use crate::{
    LedgerError,
    format::{ACCEPTED, Format},
};

/// A document that is here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kept {
    /// How large it is.
    pub bytes: u64,
    /// Which kind of file.
    pub format: Format,
}

/// Why a document was not taken. Nothing of it is left.
#[derive(Debug, thiserror::Error)]
pub enum Unfit {
    /// It has more bytes than this.
    #[error("the document is too large: none of more than {0} bytes is kept here (--largest-document)")]
    TooLarge(u64),
    /// It is another one.
    #[error("this is not the document {digest}: its SHA-256 is {found}")]
    Differs {
        /// What was to be brought.
        digest: DocumentDigest,
        /// What came.
        found: DocumentDigest,
    },
    /// It is none of the kinds of files that are kept.
    #[error("the document is not kept: {0}. These are: {ACCEPTED}")]
    Unknown(&'static str),
    /// It would be more than may be brought in a day.
    #[error(
        "with it, more than {a_day} bytes of documents would be taken today of those that {holder} cites (--documents-a-day): bring it tomorrow"
    )]
    Enough {
        /// Who cites it.
        holder: String,
        /// How much may be brought.
        a_day: u64,
    },
    /// It cannot be written.
    #[error(transparent)]
    Failed(#[from] LedgerError),
}
