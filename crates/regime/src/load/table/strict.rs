//! What would do harm if it were taken in silence: signs that are no text. What stands in a log already stays readable; this
//! is asked of what is new.

use super::row::Row;
use crate::Diagnostic;

/// The first sign of a text that may not stand in a record, with its place: a control character other than tab and line
/// feed, a sign that is none (U+FFFE, U+FFFF), or a bidirectional embedding, override or isolate that is not closed
/// where it opens, which shows a text otherwise than it reads (Unicode Standard Annex #9, section 2).
pub fn sign(text: &str) -> Option<(usize, char)> {
    let mut open: Vec<(usize, char)> = vec![];
    let mut opened_in_line = |at: usize, c: char| -> Option<(usize, char)> {
        match c {
            '\u{202A}'..='\u{202B}' | '\u{202D}'..='\u{202E}' | '\u{2066}'..='\u{2068}' => open.push((at, c)),
            '\u{202C}' | '\u{2069}' => {
                let isolate = c == '\u{2069}';
                let matches = |c: char| ('\u{2066}'..='\u{2068}').contains(&c) == isolate;
                if open.pop_if(|(_, c)| matches(*c)).is_none() {
                    return Some((at, c));
                }
            }
            '\n' => return open.first().copied(),
            _ => {}
        }
        None
    };
    for (at, c) in text.char_indices() {
        let harmful = c.is_control() && c != '\t' && c != '\n' || matches!(c, '\u{FFFE}' | '\u{FFFF}');
        if harmful {
            return Some((at, c));
        }
        if let Some(wrong) = opened_in_line(at, c) {
            return Some(wrong);
        }
    }
    opened_in_line(text.len(), '\n')
}

/// What is wrong with a sign, in words.
pub fn unwanted(c: char) -> String {
    let what = match c {
        '\r' => "a carriage return within a text",
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => "a change of direction that is not closed",
        _ => "a control character",
    };
    format!("{what} (U+{:04X}) stands here", u32::from(c))
}

/// How to mend it.
pub const MEND: &str = "take it away: it cannot be seen, and readers of feeds and terminals stumble over it";

/// An error for every field in which such a sign stands.
pub fn signs(row: &Row<'_>, found: &mut Vec<Diagnostic>) {
    for (column, text) in row.fields() {
        if let Some((_, c)) = sign(text) {
            found.push(row.error(column, "control-character", unwanted(c)).help(MEND));
        }
    }
}
