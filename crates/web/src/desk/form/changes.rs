//! What a statement would change if it were recorded, or why it would be refused.

use comity_ledger::Statement;
use comity_regime::{Diagnostic, When, consequence::InstrumentChange, language::ast::Force};
use maud::{Markup, html};

use super::{
    super::{Preview, Seat, Untried, preview, table::AtTable},
    fields::label,
    steps::Way,
};
use crate::{
    part::{forum::due::due_table, rectified},
    word::locale::t,
};

/// What a statement would change, or what is wrong with it.
pub fn tried(view: &Seat<'_>, statement: &Statement<'_>) -> Result<Preview, Vec<Diagnostic>> {
    preview(&view.record, &view.site.history, statement, view.today).map_err(Untried::findings)
}

/// Why it would not be recorded.
pub fn refused(view: &Seat<'_>, found: &[Diagnostic], way: Option<&Way<'_>>) -> Markup {
    html! {
        section.warning role="alert" aria-labelledby="changes" {
            h2 #changes { (t!(view, "desk-refused")) }
            ul { @for d in found { li { (finding(view, d, way)) } } }
        }
    }
}

/// What is wrong: where, the rule, and how it does not hold here.
fn finding(view: &Seat<'_>, d: &Diagnostic, way: Option<&Way<'_>>) -> Markup {
    html! {
        @if let Some((way, field)) = way.and_then(|way| Some((way, way.form.field(d.field.as_deref()?)?))) {
            a href=(way.to_field(field)) { (label(view, way.form, field.column)) } ": "
        }
        strong { (view.word("finding", d.code)) } br;
        (view.original(d.message.as_str())) @if let Some(help) = &d.help { br; (view.original(help.as_str())) }
    }
}

/// What it changes.
pub fn changes(
    view: &Seat<'_>,
    preview: &Preview,
    way: Option<&Way<'_>>,
    at_table: Option<&AtTable>,
) -> Markup {
    let c = &preview.consequences;
    let register = view.regime.register();
    html! {
        section.changes aria-labelledby="changes" {
            h2 #changes { (t!(view, "desk-changes")) }
            @for d in &preview.warnings { p.warning { "▲ " (finding(view, d, way)) } }
            @for (act, by) in &preview.corrects { p { (rectified::changes(view, act, by)) } }
            @if let Some(at_table) = at_table { (at_table.shown(view)) }
            @if c.is_empty() && preview.corrects.is_empty() && at_table.is_none() { p { (t!(view, "desk-changes-nothing")) } }
            @if !c.defined.is_empty() { p { "+ " (t!(view, "desk-defined")) ": " (c.defined.join(", ")) } }
            @if !c.undefined.is_empty() { p { "− " (t!(view, "desk-undefined")) ": " (c.undefined.join(", ")) } }
            @for change in &c.instruments {
                @let (before, after) = (&change.before, &change.after);
                @let political = after.force == Force::Political.word();
                @let title = register.instrument(&after.instrument).map(|ix| view.title(&register.definition(ix).titles, &after.title));
                h3 { @if let Some(title) = title { (title) } }
                ul {
                    // What is in force already needs no more.
                    @if let (Some(have), Some(needed), true) = (after.have, after.needed, before.entry_into_force.is_none() || before.entry_into_force != after.entry_into_force) {
                        @if before.have != after.have || before.needed != after.needed { li { (t!(view, "desk-have-needed", have = have, needed = needed)) } }
                    }
                    @if before.entry_into_force != after.entry_into_force {
                        li { strong {
                            @match after.entry_into_force {
                                Some(day) => (t!(view, "desk-enters", day = view.locale.when(day), count = bound_by(change, day))),
                                None => (t!(view, "desk-enters-not")),
                            }
                        } }
                    }
                    @else { @for (id, day) in &change.bound {
                        li { (view.name_of(id)) ": " @match (day, political) {
                            (Some(day), false) => (t!(view, "desk-bound-from", day = view.locale.when(*day))),
                            (Some(day), true) => (t!(view, "desk-subscriber-from", day = view.locale.when(*day))),
                            (None, false) => (t!(view, "desk-bound-no-more")),
                            (None, true) => (t!(view, "desk-subscriber-no-more")),
                        } }
                    } }
                    @if before.parties != after.parties { li {
                        @let day = view.locale.day(preview.on);
                        @if political { (t!(view, "desk-subscribers", before = before.parties, after = after.parties, day = day)) }
                        @else { (t!(view, "desk-parties", before = before.parties, after = after.parties, day = day)) }
                    } }
                    @if before.signatories != after.signatories { li { (t!(view, "desk-signatories", before = before.signatories, after = after.signatories)) } }
                }
            }
            @if !c.due.is_empty() { h3 { (t!(view, "desk-becomes-due")) } (due_table(view, &c.due)) }
            @if !c.settled.is_empty() { h3 { (t!(view, "desk-due-no-more")) } (due_table(view, &c.settled)) }
            @if !c.commitments.is_empty() {
                h3 { (t!(view, "commitments")) }
                ul { @for change in c.commitments.iter().take(20) {
                    li { (view.name_of(&change.actor)) ": " (view.original(change.text.as_str())) " — "
                        @if let Some(state) = change.before { (view.state(state.title())) " → " }
                        @match change.after { Some(state) => (view.state(state.title())), None => (t!(view, "desk-gone")) } }
                } }
                @if c.commitments.len() > 20 { p.quiet { (t!(view, "search-first", count = 20_usize)) } }
            }
            @if !c.is_empty() {
                h3 { (t!(view, "desk-pages-change")) }
                p { @for path in pages(preview) { a href=(view.action(&path)) dir="ltr" { (path) } " " } }
            }
        }
    }
}

/// How many are bound from the day of entry into force on.
fn bound_by(change: &InstrumentChange, day: When) -> usize {
    change.bound.iter().filter(|(_, bound)| bound.is_some_and(|bound| bound.latest <= day.latest)).count()
}

/// The pages and feeds that are other ones when it is recorded.
fn pages(preview: &Preview) -> Vec<String> {
    let c = &preview.consequences;
    let mut all = vec!["/".to_owned(), "/acts.atom".into()];
    all.extend(c.defined.iter().map(|id| format!("/search?q={id}")));
    all.extend(c.instruments.iter().map(|change| format!("/instruments/{}", change.after.instrument)));
    if !c.due.is_empty() || !c.settled.is_empty() {
        all.push("/calendar.ics".into());
    }
    let bound = c.instruments.iter().flat_map(|change| &change.bound).map(|(id, _)| id);
    let states = bound.chain(c.commitments.iter().map(|change| &change.actor)).take(6);
    all.extend(states.map(|id| format!("/states/{id}")));
    let mut seen = std::collections::HashSet::new();
    all.retain(|path| seen.insert(path.clone()));
    all
}
