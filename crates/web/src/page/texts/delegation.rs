//! What one delegation has on a table: what it proposed and where that stands, where it objects, what is in brackets because of it.

use comity_draft::{Text, view::Delegation};
use maud::{Markup, html};

use super::beside::proposal_link;
use crate::part::text::said::{act, provisions, waits};
use crate::{
    part::layout::{date, heads},
    question::{negotiated::Laid, view::View},
    word::locale::t,
};

/// What it has on the table.
pub fn section(view: &View, text: &Text, laid: &Laid, delegation: &Delegation) -> Markup {
    let name = view.name_of(&delegation.actor).text;
    html! {
        section aria-labelledby="delegation" {
            h2 #delegation { (t!(view, "text-delegation", name = name)) }
            h3 { (t!(view, "text-in-brackets-because")) " (" (view.locale.number(delegation.holds.len())) ")" }
            @if delegation.holds.is_empty() { p.quiet { (t!(view, "text-holds-nothing")) } }
            @else {
                table {
                    (heads(view, &["what", "provision", "position-taken", "since", "why"]))
                    tbody { @for held in &delegation.holds { tr {
                        td { bdi { (held.on) } }
                        td { (provisions(view, &laid.reading, &held.about)) }
                        td { (view.word("stance", held.how)) }
                        td { (date(view, held.since)) }
                        td { (view.original(held.because.as_str())) }
                    } } }
                }
            }
            h3 { (t!(view, "text-proposed")) " (" (view.locale.number(delegation.proposals.len())) ")" }
            @if delegation.proposals.is_empty() { p.quiet { (t!(view, "text-proposed-nothing")) } }
            @else {
                table {
                    (heads(view, &["proposal", "date", "provision", "standing", "waits-for"]))
                    tbody { @for mine in &delegation.proposals { tr {
                        td { (proposal_link(view, &laid.table, &mine.id)) }
                        td { (date(view, mine.day)) @if let Some(sealed) = mine.sealed.filter(|sealed| *sealed != mine.day) { br; span.quiet { (t!(view, "proposal-was-sealed", day = view.locale.day(sealed))) } } }
                        td { (provisions(view, &laid.reading, &mine.about)) }
                        td { (view.word("fate", mine.fate)) @if let Some(place) = mine.by_act { br; span.quiet { (act(view, text, place)) } } }
                        td { (waits(view, &mine.waits)) }
                    } } }
                }
            }
        }
    }
}
