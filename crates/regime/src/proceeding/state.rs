//! How far a commitment is known to have come.

use crate::words::words;

words! {
    /// Where a commitment stands.
    State, "a state of a commitment" {
        /// Nothing is known to have been done, and no deadline is near.
        Pending = "pending",
        /// The deadline is near, and nothing has been reported.
        DueSoon = "due_soon",
        /// The day has passed, and nothing was found here: neither that it was done nor that it was not.
        NothingFound = "nothing_found",
        /// The State has reported on it.
        Reported = "reported",
        /// Somebody has assessed it.
        Assessed = "assessed",
        /// Somebody has assessed it, and says that it was not done.
        NotDelivered = "not_delivered",
        /// The record itself shows that it has come about.
        CameAbout = "came_about",
        /// It was taken back, or the State left the statement.
        Withdrawn = "withdrawn",
    }
}

impl State {
    /// Glyph and word.
    pub fn title(self) -> &'static str {
        match self {
            State::Pending => "○ pending",
            State::DueSoon => "▲ due soon",
            State::NothingFound => "○ day passed, nothing found here",
            State::Reported => "◐ reported",
            State::Assessed => "◕ assessed",
            State::NotDelivered => "✗ not delivered, by an assessment",
            State::CameAbout => "✓ came about",
            State::Withdrawn => "⊘ withdrawn",
        }
    }
}
