//! What a document changes of a text, whose reading it says that it was made of.

use comity_regime::Day;

use super::{Changes, Document, changes};
use crate::{act::Act, reading::Reading};

/// Why a document changes nothing of a text.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum NotOfText {
    /// It was made of no reading that it names.
    #[error("it does not say of which reading it was made")]
    Unsaid,
    /// It was made of another text.
    #[error("it was made of the text '{0}'")]
    Another(String),
    /// Among the acts of the text there is no such reading.
    #[error("the reading of which it says that it was made, of {0}, is not in this record")]
    Unknown(Day),
}

impl Document {
    /// What it changes of a text as that reads `now`, by the reading among those of the text's acts of which it was made; ids of new
    /// provisions begin with `prefix`.
    ///
    /// # Errors
    /// It was made of no reading of this text.
    pub fn changes_of(
        &self,
        text: &str,
        acts: &[Act],
        now: &Reading,
        prefix: &str,
    ) -> Result<Changes, NotOfText> {
        let base = self.base.as_ref().ok_or(NotOfText::Unsaid)?;
        if base.text != text {
            return Err(NotOfText::Another(base.text.clone()));
        }
        let reading = base.reading(acts).ok_or(NotOfText::Unknown(base.on))?;
        Ok(changes(self, &reading, now, &base.language, prefix))
    }
}
