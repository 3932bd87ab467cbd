//! Why nothing can be said.

use comity_regime::Day;

/// Why there is no figure, in words for whoever asked.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Unforeseeable {
    /// It could not be joined yet.
    #[error(
        "nobody could join {instrument} by {on}: its definition has no 'opened' or 'adopted' day by then"
    )]
    NotOpen {
        /// The instrument's id.
        instrument: String,
        /// The day asked about.
        on: Day,
    },
    /// The record had not begun.
    #[error("by that day nothing had been recorded: nothing can be foreseen of {instrument}")]
    NotBegun {
        /// The instrument's id.
        instrument: String,
    },
    /// More were counted than are named, in a record that does not say through which day it names all.
    #[error(
        "of {counted} that joined {instrument} by {day} only {named} are named: when the others did is not known, \
         and no rate can be given"
    )]
    Unnamed {
        /// The instrument's id.
        instrument: String,
        /// How many are named.
        named: usize,
        /// How many were counted ...
        counted: usize,
        /// ... on which day.
        day: Day,
    },
    /// The day to be forecast has been seen.
    #[error("{instrument} is known through {seen}: a forecast to {to} would be of the past")]
    Past {
        /// The instrument's id.
        instrument: String,
        /// The last day known.
        seen: Day,
        /// The day asked for.
        to: Day,
    },
    /// The day to be forecast is too far ahead.
    #[error("{to} is too far ahead: no forecast goes beyond {farthest}, {years} years after {since}")]
    TooFar {
        /// The day asked for.
        to: Day,
        /// The last day that may be.
        farthest: Day,
        /// How many years that is ...
        years: i32,
        /// ... from which day: the one asked about, or the last that is known.
        since: Day,
    },
    /// A forum that has held no session.
    #[error("{forum} has held no session by {on}: there is nothing before, during and after it")]
    NeverMet {
        /// The forum's id.
        forum: String,
        /// The day asked about.
        on: Day,
    },
    /// The reference class cannot be read.
    #[error("{file}:{line}: {what}")]
    Reference {
        /// The file.
        file: String,
        /// The line.
        line: usize,
        /// What is wrong.
        what: String,
    },
}
