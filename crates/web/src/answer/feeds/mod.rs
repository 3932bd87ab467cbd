//! Feeds: what falls due and what is convened as iCalendar (RFC 5545), what was recorded and how measures changed as Atom (RFC 4287). Both are the
//! same bytes for the same log and day: their stamps are days of the record, never the clock.

mod atom;
mod calendar;
mod change;

pub use atom::{acts, following, of_entries};
pub use calendar::{Told, calendar};
pub use change::{Changed, changes};

use chrono::{DateTime, NaiveDate, Utc};
use comity_regime::Day;

fn naive(day: Day) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(&day.to_string(), "%Y-%m-%d").ok()
}

fn stamp_of(day: Day) -> Option<DateTime<Utc>> {
    Some(naive(day)?.and_hms_opt(0, 0, 0)?.and_utc())
}

/// A text without what XML 1.0 (section 2.2) and iCalendar (RFC 5545, section 3.3.11) have no place for, as an old log may
/// hold it: lines end in one way, and other control characters are replaced.
pub fn plain(text: &str) -> String {
    let lines = text.replace("\r\n", "\n").replace('\r', "\n");
    let harmless = |c: char| match c {
        '\n' | '\t' => c,
        c if c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}') => char::REPLACEMENT_CHARACTER,
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => char::REPLACEMENT_CHARACTER,
        c => c,
    };
    lines.chars().map(harmless).collect()
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn texts_of_an_old_log_are_made_safe() {
        assert_eq!(plain("one\r\ntwo\rthree\tfour"), "one\ntwo\nthree\tfour");
        assert_eq!(
            plain("bell \u{7} esc \u{1b}[31m \u{85} \u{fffe} \u{202e}turned"),
            "bell \u{fffd} esc \u{fffd}[31m \u{fffd} \u{fffd} \u{fffd}turned"
        );
    }
}
