//! Four questions that anybody at a table asks at any moment: what is agreed, who may speak, what may be changed now, what is pending.

use comity_draft::{
    Phase, Shown, Status, Text, Wait,
    view::{Pending, Sort},
};
use maud::{Markup, html};

use super::{
    beside::proposal_link,
    progress::{legend, parts},
};
use crate::part::text::said::{act, provisions, wait, waits, who};
use crate::{
    part::layout::heads,
    picture::bars::{Bar, bars},
    question::{negotiated::Laid, view::View},
    word::locale::t,
};

/// The questions and their answers, and below them the figures as a picture.
pub fn section(view: &View, text: &Text, laid: &Laid) -> Markup {
    let counts = &laid.progress.all;
    let label = t!(view, "text-provisions-of", count = counts.total());
    html! {
        div.four {
            section aria-labelledby="agreed" { h2 #agreed { (t!(view, "text-what-is-agreed")) } (agreed(view, text, laid)) }
            section aria-labelledby="speak" { h2 #speak { (t!(view, "text-who-may-speak")) } (speakers(view, laid)) }
            section aria-labelledby="change" { h2 #change { (t!(view, "text-what-may-change")) } (open(view, laid)) }
            section aria-labelledby="waits" { h2 #waits { (t!(view, "text-what-is-pending")) } (pending(view, laid)) }
        }
        (bars(view.locale, &t!(view, "text-how-far"), &legend(view), &[Bar { label, link: None, parts: parts(counts) }]))
    }
}

fn agreed(view: &View, text: &Text, laid: &Laid) -> Markup {
    let counts = &laid.progress.all;
    let total = counts.total();
    html! {
        @match laid.reading.phase {
            Phase::NoBasis => p { (t!(view, "text-no-basis")) },
            Phase::Adopted => p { (t!(view, "text-all-adopted")) @if let Some(place) = laid.table.adopted { br; span.quiet { (act(view, text, place)) } } },
            Phase::Open | Phase::Closed => {
                p { (t!(view, "text-agreed-of", count = counts.ad_referendum, total = total)) br; (t!(view, "text-clean-of", count = counts.clean, total = total)) br; (t!(view, "text-bracketed-of", count = counts.bracketed, total = total)) }
                @let whole = closed(laid);
                @if !whole.is_empty() { p { (t!(view, "text-agreed-are")) " " (provisions(view, &laid.reading, &whole)) } }
            }
        }
    }
}

/// What is agreed *ad referendum*, the largest parts of it.
fn closed(laid: &Laid) -> Vec<String> {
    let is_agreed = |shown: &Shown| shown.status == Status::AdReferendum;
    let reading = &laid.reading;
    let parent_is =
        |shown: &Shown| shown.parent.as_deref().and_then(|id| reading.provision(id)).is_some_and(is_agreed);
    reading.provisions.iter().filter(|p| is_agreed(p) && !parent_is(p)).map(|p| p.id.clone()).collect()
}

fn speakers(view: &View, laid: &Laid) -> Markup {
    let opening = &laid.table.opening;
    let names = |ids: &[String]| {
        html! { @for (n, id) in ids.iter().enumerate() { @if n > 0 { (view.locale.comma()) } (delegate(view, &opening.id, id)) } }
    };
    html! {
        p {
            (t!(view, "text-chairs")) " " (names(&opening.chairs)) br;
            @if opening.members.is_empty() { (t!(view, "text-all-states")) } @else { (t!(view, "text-members")) " " (names(&opening.members)) }
        }
        @if !opening.observers.is_empty() { p { (t!(view, "text-observers")) " " (names(&opening.observers)) } }
    }
}

/// A delegation by its name, leading to what it has on the table.
fn delegate(view: &View, text: &str, id: &str) -> Markup {
    html! { a href=(view.link(&format!("/texts/{text}?by={id}"))) { (view.name_of(id)) } }
}

fn open(view: &View, laid: &Laid) -> Markup {
    html! {
        @match laid.reading.phase {
            Phase::NoBasis => p { (t!(view, "text-change-no-basis")) },
            Phase::Closed => p { (t!(view, "text-change-closed")) },
            Phase::Adopted => p { (t!(view, "text-change-adopted")) },
            Phase::Open => {
                @let closed = closed(laid);
                @if closed.is_empty() { p { (t!(view, "text-change-all")) } }
                @else { p { (t!(view, "text-change-but")) " " (provisions(view, &laid.reading, &closed)) } }
            }
        }
    }
}

fn pending(view: &View, laid: &Laid) -> Markup {
    let of = |sort: Sort| laid.pending.iter().filter(move |p| p.sort == sort);
    let decidable = of(Sort::Proposal).filter(|p| matches!(p.waits[..], [Wait::Decision { .. }])).count();
    let sealed = of(Sort::Sealed).count();
    html! {
        @if laid.pending.is_empty() { p { (t!(view, "text-nothing-pending")) } }
        @else {
            p {
                a href="#pending" { (t!(view, "text-proposals-pending", count = of(Sort::Proposal).count())) (view.locale.comma()) (t!(view, "text-brackets-pending", count = of(Sort::Bracket).count())) }
                @if sealed > 0 { br; (t!(view, "text-sealed-pending", count = sealed)) }
                @if decidable > 0 { br; (t!(view, "text-decidable", count = decidable)) }
            }
            @for silence in of(Sort::Silence) {
                p { @for one in &silence.waits { strong { (wait(view, one)) } } ": " (provisions(view, &laid.reading, &silence.about)) }
            }
        }
    }
}

/// So many of what is pending are shown; the rest is in the other forms.
const SHOWN: usize = 100;

/// What is on the table and not decided, each with what it waits for.
pub fn listed(view: &View, laid: &Laid, pending: &[&Pending]) -> Markup {
    html! {
        @if !pending.is_empty() {
            section aria-labelledby="pending" {
                h2 #pending { (t!(view, "text-pending")) " (" (view.locale.number(pending.len())) ")" }
                table {
                    (heads(view, &["what", "proposed-by", "provision", "waits-for"]))
                    tbody { @for one in pending.iter().take(SHOWN) { tr {
                        td { (view.word("pending", one.sort.word())) " " @match one.sort { Sort::Proposal => (proposal_link(view, &laid.table, &one.id)), _ => bdi { (one.id) } } }
                        td { (who(view, &one.by)) }
                        td { (provisions(view, &laid.reading, &one.about)) }
                        td { (waits(view, &one.waits)) }
                    } } }
                }
                @if pending.len() > SHOWN { p.quiet { (t!(view, "text-pending-first", count = SHOWN)) } }
            }
        }
    }
}
