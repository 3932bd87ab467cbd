//! What would be lost or would do harm if it were taken in silence: signs that are no text, and fields that an act of its
//! kind has no use for. What stands in a log already stays readable; this is asked of what is new.

use super::{Row, proceeding::restated};
use crate::{ActKind, Diagnostic, kind, proceeding::What};

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

/// An error for every field that an act of its kind has no use for: it would be dropped.
pub fn misplaced(row: &Row<'_>, found: &mut Vec<Diagnostic>) {
    let word = row.get("act");
    let on_instrument = match ActKind::parse(word) {
        Ok(_) if What::WORDS.contains(&word) => !row.get("instrument").is_empty(),
        Ok(_) => true,
        Err(_) => false,
    };
    // A correction has the columns of the act that it corrects; which that is may itself be wrong.
    let corrected = restated(row);
    if corrected.is_some_and(|word| !What::WORDS.contains(&word)) {
        return;
    }
    let word = corrected.unwrap_or(word);
    let kind = if on_instrument { kind::on_instrument(word) } else { kind::of_proceeding(word) };
    let is_used = |column: &str| match column {
        "target" | "effective" if corrected.is_some() => true,
        "instrument" if corrected.is_some() => false,
        // Of a kind that is none there is another error.
        _ => kind.map_or(column == "target", |kind| kind.uses(column)),
    };
    const DEPEND: [&str; 11] = [
        "instrument",
        "target",
        "whom",
        "value",
        "from",
        "until",
        "topic",
        "place",
        "territory",
        "language",
        "effective",
    ];
    for column in DEPEND.into_iter().chain(["id"].into_iter().filter(|_| on_instrument)) {
        if !row.get(column).is_empty() && !is_used(column) {
            let message = format!("the column '{column}' says nothing of a {}", word.replace('_', " "));
            let help = "leave it empty; what is worth knowing besides stands in 'note'";
            found.push(row.error(column, "misplaced", message).help(help));
        }
    }
    if on_instrument && word == ActKind::Denunciation.word() && !row.get("detail").is_empty() {
        let message = "a denunciation is of the whole instrument, for the whole State";
        let help = "name a territory that it is for in the column 'territory'; a remark stands in 'note'";
        found.push(row.error("detail", "misplaced", message).help(help));
    }
}
