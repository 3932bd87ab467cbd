//! A mirror's documents: fetched a few at a time, each by its digest, so that it can go on after any break.

use comity_regime::Regime;

use crate::{
    LedgerError,
    documents::{DocumentDigest, Documents, Unfit, cited},
};

/// So many are asked for at once: a log may cite any number that are not kept where it is.
const AT_ONCE: usize = 8;

/// Fetches what a record cites and is not here.
#[derive(Debug, Default)]
pub struct Fetching {
    /// Which one was asked for last: the next ones come after it.
    last: Option<DocumentDigest>,
}

impl Fetching {
    /// Asks for some of those that are not here, and keeps what comes. `read` gives one by its digest, or nothing if it is
    /// not kept there either. Says how many are new here.
    ///
    /// # Errors
    /// The first that could not be had or kept; the others are asked for all the same.
    pub fn some(
        &mut self,
        regime: &Regime,
        documents: &Documents,
        read: &dyn Fn(DocumentDigest) -> Result<Option<Vec<u8>>, LedgerError>,
    ) -> Result<usize, LedgerError> {
        let missing = cited(regime).into_keys().filter(|digest| documents.find(*digest).is_none());
        let (before, after): (Vec<_>, Vec<_>) = missing.partition(|digest| Some(*digest) <= self.last);
        let (mut new, mut first) = (0, None);
        for digest in after.into_iter().chain(before).take(AT_ONCE) {
            self.last = Some(digest);
            let kept = read(digest).and_then(|bytes| match bytes {
                None => Ok(0),
                Some(bytes) => documents.keep_all(&*bytes, digest).map(|_| 1).map_err(|unfit| match unfit {
                    Unfit::Failed(error) => error,
                    unfit => LedgerError::unserved(unfit.to_string()),
                }),
            });
            match kept {
                Ok(count) => new += count,
                Err(error) => first = first.or(Some(error)),
            }
        }
        first.map_or(Ok(new), Err)
    }
}
