//! Proposals side by side: each with the words that it would change, who proposes it, who says what of it, and what it waits for.

use comity_draft::{
    Table, Text,
    clause::RULE,
    view::{Beside, Change},
};
use maud::{Markup, html};

use crate::part::text::{
    said::{act, name, provision_path, waits, who},
    words::{Hand, direction},
};
use crate::{
    part::layout::{date, entry, heads},
    question::{negotiated::Laid, view::View},
    word::{address::encode, locale::t},
};

/// Where a proposal is: on the page of the first provision that it is about, by its id.
pub fn proposal_link(view: &View, table: &Table, id: &str) -> Markup {
    let about = table.concerned(id);
    html! {
        @match about.first() {
            Some(provision) => a href=(view.link(&format!("{}#{id}", provision_path(&table.opening.id, provision)))) dir="ltr" { (id) },
            None => bdi { (id) },
        }
    }
}

/// All of them.
pub fn section(view: &View, text: &Text, laid: &Laid, all: &[Beside]) -> Markup {
    html! {
        section aria-labelledby="proposals" {
            h2 #proposals { (t!(view, "proposals")) " (" (view.locale.number(all.len())) ")" }
            @if all.is_empty() { p.quiet { (t!(view, "provision-no-proposals")) } }
            div.proposals { @for beside in all { (one(view, text, laid, beside)) } }
        }
    }
}

fn one(view: &View, text: &Text, laid: &Laid, p: &Beside) -> Markup {
    let at = text.entries.get(p.act).copied();
    html! {
        article.proposal #(p.id) aria-labelledby={ (p.id) "-title" } {
            h3 #{ (p.id) "-title" } { a href={ "#" (p.id) } dir="ltr" { (p.id) } " · " (who(view, &p.by)) }
            p.quiet {
                (date(view, p.day)) @if let Some(at) = at { " · " (entry(view, at)) }
                " · " strong { (view.word("fate", p.fate)) }
                @if let Some(sealed) = p.sealed { " · " (t!(view, "proposal-was-sealed", day = view.locale.day(sealed))) }
                @if let Some(other) = &p.instead_of { " · " (t!(view, "proposal-instead-of")) " " (proposal_link(view, &laid.table, other)) }
                @if let Some(package) = &p.package { " · " (t!(view, "wait-package", package = view.locale.isolated(package))) }
            }
            @for change in &p.changes { (changed(view, text, laid, change)) }
            @if !p.because.is_empty() { p { (t!(view, "proposal-because")) " " q { (view.original(p.because.as_str())) } } }
            @if let Some(place) = p.by_act { p.quiet { (act(view, text, place)) } }
            @if !p.says.is_empty() {
                table.figures {
                    (heads(view, &["who", "position-taken", "since", "why"]))
                    tbody { @for said in &p.says { tr {
                        td { (view.actor(&said.by)) }
                        td { strong { (view.word("stance", said.stance)) } }
                        td { (date(view, said.since)) }
                        td { (view.original(said.because.as_str())) }
                    } } }
                }
            }
            @if p.fate == "live" {
                div.waiting { strong { (t!(view, "proposal-waits-for")) } " " (waits(view, &p.waits)) }
                p.buttons { a.button href=(view.action(&position(&text.id, &p.id))) { (t!(view, "provision-take-position")) } }
            }
        }
    }
}

/// The words that it changes, compared; or what becomes of a provision as a whole.
fn changed(view: &View, text: &Text, laid: &Laid, change: &Change) -> Markup {
    let hand = Hand { view, text: &text.id, code: &change.language, asked: vec![] };
    let shown = laid.reading.provision(&change.provision);
    html! {
        p.quiet {
            (view.word("change", change.does)) " · "
            a href=(view.link(&provision_path(&text.id, &change.provision))) { @match shown { Some(shown) => (name(view, &laid.reading, shown)), None => bdi { (change.provision) } } }
            @if !change.to.is_empty() { " → " bdi dir="ltr" { (change.to) } }
        }
        @if change.language == RULE { (hand.rule(&hand.runs(&change.runs))) }
        @else if !change.runs.is_empty() { p.words lang=(change.language) dir=(direction(&change.language)) { (hand.runs(&change.runs)) } }
    }
}

/// The form of the desk by which a position is taken.
pub fn position(text: &str, on: &str) -> String {
    let because = encode("because: ");
    format!(
        "/desk/new?form=drafting&value=position&target={}&detail={because}",
        encode(&format!("{text}/{on}"))
    )
}
