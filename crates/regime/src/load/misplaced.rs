//! What would be lost if it were taken in silence: fields that an act of its kind has no use for.

use super::table::Row;
use crate::{ActKind, Diagnostic, kind, proceeding::What};

/// What strikes an act out, in the column `detail`.
pub(super) const NOTHING: &str = "nothing";

/// The word of the act that a row corrects, empty if it names none; nothing if the row does not correct a proceeding, or
/// strikes it out.
fn restated<'a>(row: &Row<'a>) -> Option<&'a str> {
    let corrects =
        row.get("act") == "rectification" && row.get("instrument").is_empty() && row.get("detail") != NOTHING;
    corrects.then(|| row.get("target").split(' ').nth(1).unwrap_or_default())
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
