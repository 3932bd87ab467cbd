//! What rectifications in forums and on commitments changed: for the pages of entries, sessions and commitments.

use comity_regime::{Proceeding, When, load::Columns};
use maud::{Markup, html};

use super::layout::{date, entry, heads, source};
use crate::{question::view::View, word::locale::t};

/// What a rectification made of the act that it names, as that read before: each column, before and after.
pub fn changes(view: &View, before: &Proceeding, by: &Proceeding) -> Markup {
    html! {
        @if by.strikes_out() { (t!(view, "struck-out")) }
        @else { @for (n, [column, earlier, later]) in differing(view, before, by).iter().enumerate() {
            @if n > 0 { br; }
            (view.word("column", column)) ": " @if !earlier.is_empty() { (said(view, column, earlier)) " " } "→ " (said(view, column, later))
        } }
    }
}

/// The columns of an act that a rectification changes: what each said, and says since.
pub fn differing(view: &View, before: &Proceeding, by: &Proceeding) -> Vec<[String; 3]> {
    let (was, is) =
        (view.regime.proceeding_columns(before), view.regime.proceeding_columns(&before.corrected(by)));
    let earlier = |column: &str| was.iter().find(|(c, _)| *c == column).map_or("", |(_, text)| text);
    let other = is.iter().filter(|(column, text)| *column != "source" && earlier(column) != text);
    other.map(|(column, text)| [column, earlier(column), text].map(str::to_owned)).collect()
}

/// What stands in a column, to be read.
fn said(view: &View, column: &str, text: &str) -> Markup {
    let when = When::parse(text).ok().filter(|_| ["date", "from", "until"].contains(&column));
    html! {
        @match (column, when) {
            (_, Some(when)) => (date(view, when)),
            ("value", _) => (view.word("value", text)),
            ("whom", _) => (view.name_of(text)),
            _ => (view.original(text)),
        }
    }
}

/// What the act of an entry, by its row, changed; nothing if it corrects no proceeding.
pub fn of(view: &View, index: u64, row: &Columns) -> Option<Markup> {
    row.iter().find(|(column, text)| *column == "act" && text == "rectification")?;
    let docket = view.regime.docket();
    let by = docket.rectifications().find(|p| p.entry == index)?;
    Some(changes(view, &docket.before(by)?, by))
}

/// Of an entry that corrects another: which, and what it changed; of one that was corrected: where, and what of it.
pub fn section(view: &View, index: u64) -> Markup {
    let docket = view.regime.docket();
    let corrects =
        docket.rectifications().find(|p| p.entry == index).and_then(|by| Some((by, docket.before(by)?)));
    let history: Vec<&Proceeding> = docket.history(index).collect();
    html! {
        @if let Some((by, act)) = &corrects {
            h2 { (t!(view, "what-it-corrects")) }
            p { (entry(view, act.entry)) " · " (view.word("act", act.what.word())) " · " (date(view, act.date)) br; (changes(view, act, by)) }
        }
        @if !history.is_empty() { h2 { (t!(view, "corrections")) } }
        @for by in history { @if let Some(act) = docket.before(by) {
            p { (entry(view, by.entry)) " · " (date(view, by.date)) " · " (source(view, &cited(view, by))) br; (changes(view, &act, by)) }
        } }
    }
}

/// The rectifications of what is about these things, or made them, in a row each; nothing if there are none.
pub fn listed(view: &View, ids: &[&str]) -> Markup {
    let docket = view.regime.docket();
    let concerns = |p: &Proceeding| ids.iter().any(|id| p.id == *id || p.target == *id);
    let all = docket.rectifications().filter_map(|by| Some((by, docket.before(by)?)));
    let all: Vec<(&Proceeding, Proceeding)> = all.filter(|(_, act)| concerns(act)).collect();
    html! {
        @if !all.is_empty() {
            section aria-labelledby="corrections" {
                h2 #corrections { (t!(view, "corrections")) }
                table {
                    (heads(view, &["date", "who", "what", "", "source"]))
                    tbody {
                        @for (by, act) in &all {
                            tr {
                                td { (date(view, by.date)) }
                                td { (view.actor(&view.regime.register().actors[by.actor].id)) }
                                td { (view.word("act", act.what.word())) " " (entry(view, by.entry)) }
                                td { (changes(view, act, by)) @if !by.note.is_empty() { " " span.quiet { (view.original(by.note.as_str())) } } }
                                td { (source(view, &cited(view, by))) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn cited(view: &View, by: &Proceeding) -> String {
    view.regime.cited(by.sources.iter().copied())
}
