//! What every page has: the head, the time bar, the foot.

use comity_regime::{Day, When, status::Place};
use maud::{DOCTYPE, Markup, html};

use crate::{
    respond::{Form, Problem},
    view::View,
};

/// Where a page is, for its links to itself.
pub struct Here<'a> {
    /// Its path, such as `/instruments/cppnm`.
    pub path: &'a str,
    /// Its title.
    pub title: &'a str,
    /// Days on which something happened that it is about, in order; for going from one to the next.
    pub days: Vec<Day>,
    /// In which other forms it is there, beside JSON and CSV.
    pub also: &'a [Form],
}

impl Here<'_> {
    /// Its address in a form, with everything that was asked.
    fn address(&self, view: &View, form: Form) -> String {
        let path = if self.path == "/" { "/index" } else { self.path };
        view.same(&format!("{path}{}", form.suffix()))
    }
}

/// A page.
pub fn page(view: &View, here: &Here<'_>, body: Markup) -> Markup {
    let past = view.on != view.today || view.known.is_some_and(|k| k < view.today);
    let forms = || [Form::Json, Form::Csv].into_iter().chain(here.also.iter().copied());
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (here.title) " · Comity" }
                link rel="stylesheet" href={ "/style.css?" (view.program) };
                link rel="icon" href="/favicon.svg" type="image/svg+xml";
                @for form in forms() { link rel="alternate" type=(form.media_type()) href=(here.address(view, form)); }
            }
            body.past[past] {
                a.skip href="#content" { "Skip to the content" }
                header {
                    nav aria-label="Main" {
                        a.home href=(view.link("/")) { "Comity" }
                        a href=(view.link("/instruments")) { "Instruments" }
                        a href=(view.link("/states")) { "States" }
                        a href=(view.link("/calendar")) { "Calendar" }
                        a href=(view.link("/commitments")) { "Commitments" }
                        a href=(view.link("/stocktake")) { "Stock-taking" }
                        a href=(view.link("/who")) { "Who" }
                        a href=(view.link("/sources")) { "Sources" }
                        a href=(view.link("/log")) { "Log" }
                    }
                }
                main #content {
                    h1 { (here.title) }
                    @if !is_timeless(here.path) { (time_bar(view, here, past)) }
                    (body)
                }
                footer {
                    p {
                        "Also as "
                        @for (n, form) in forms().enumerate() {
                            @if n > 0 { " · " }
                            a href=(here.address(view, form)) { (form.title()) }
                        }
                    }
                    p {
                        "From entry 0 to " (view.record.checkpoint.size.saturating_sub(1)) " of the log, root "
                        a.hash href=(view.link("/log")) title=(view.record.checkpoint.root_hex()) {
                            (&view.record.checkpoint.root_hex()[..16]) "…"
                        }
                        @if let Some(judged) = &view.cosigned {
                            ", cosigned by " (judged.count()) " of " (judged.cosigned.len())
                        }
                    }
                }
            }
        }
    }
}

/// Whether a page is about the log as it is, whatever day is asked about.
fn is_timeless(path: &str) -> bool {
    ["/keys", "/papers", "/check", "/passkey"].contains(&path) || path.starts_with("/log/")
}

/// The time control: the whole site stays on the day that is chosen here.
fn time_bar(view: &View, here: &Here<'_>, past: bool) -> Markup {
    let before = here.days.iter().rev().find(|d| **d < view.on);
    let after = here.days.iter().find(|d| **d > view.on && **d <= view.today);
    html! {
        form.time action=(here.path) method="get" {
            @for (name, value) in view.parameters() { input type="hidden" name=(name) value=(value); }
            label { "as of " input type="date" name="on" value=(view.on) required; }
            label { "as known " input type="date" name="known" value=[view.known]; }
            button { "Go" }
            span.steps {
                @if let Some(day) = before { a href=(view.link_on(here.path, Some(*day))) rel="prev" { "‹ previous act" } }
                @if let Some(day) = after { a href=(view.link_on(here.path, Some(*day))) rel="next" { "next act ›" } }
                @if past { a href=(here.path) { "today" } }
            }
        }
        @if past {
            p.warning role="status" {
                "This is the regime as of " (view.on)
                @if let Some(known) = view.known { ", as the record knew it on " (known) }
                ", not today."
            }
        }
    }
}

/// Glyph and word for a place: never colour alone. Nobody is bound by a political instrument.
pub fn place(place: Place, sure: bool, political: bool) -> Markup {
    let word = if political && place == Place::Bound { "subscribes" } else { place.word() };
    let class = match place {
        Place::Bound => "bound",
        Place::Contracting | Place::Provisional | Place::Signed => "signed",
        Place::Ended => "ended",
        Place::Outside => "outside",
    };
    html! {
        span.place.(class) { (place.glyph()) " " (word) }
        @if !sure { " " span.doubt title="depends on dates that are not known" { "≈ uncertain" } }
    }
}

/// A date; an interval is marked as uncertain.
pub fn date(when: When) -> Markup {
    match when.day() {
        Some(day) => html! { time datetime=(day) { (day) } },
        None => {
            html! { span.doubt title="the day is not known; it lies within this interval" { "≈ " (when) } }
        }
    }
}

/// The ids of sources, separated by semicolons; each is a door to the source.
pub fn source(view: &View, ids: &str) -> Markup {
    let each = ids.split(';').map(str::trim).filter(|id| !id.is_empty());
    html! {
        @for (n, id) in each.enumerate() {
            @if n > 0 { " " }
            a.source href={ (view.link("/sources")) "#" (id) } { (id) }
        }
    }
}

/// What a person sees when something cannot be shown.
pub fn problem(view: &View, problem: &Problem) -> Markup {
    let here = Here { path: "/", title: problem.title(), days: vec![], also: &[] };
    page(
        view,
        &here,
        html! {
            p { (problem.detail) }
            p { a href=(view.link("/")) { "The regime today" } " · " a href=(view.link("/instruments")) { "all instruments" } " · "
                a href=(view.link("/states")) { "all States" } }
        },
    )
}
