//! All instruments, in a row each: treaties, political texts and proposals apart, each in words of its own.

use axum::response::Response;
use comity_regime::{language::ast::Force, status::Status};
use maud::{Markup, html};
use serde_json::json;

use crate::{
    answer::tables,
    part::{
        known::each,
        layout::{Here, heads, page as lay_out},
        status::in_force,
    },
    question::view::{Text, View},
    word::locale::t,
};

pub fn page(view: &View) -> Response {
    let statuses: Vec<Status> = view.instruments().map(|ix| view.regime.status(ix, view.on)).collect();
    view.answer(
        || shown(view, &statuses),
        || json!({ "instruments": statuses }),
        || tables::statuses(&statuses),
    )
}

fn shown(view: &View, statuses: &[Status]) -> Markup {
    let here =
        Here { path: "/instruments", title: Text::own(t!(view, "instruments")), days: vec![], also: &[] };
    let of = |force: Force| {
        let force_of = |s: &&Status| {
            view.regime
                .register()
                .instrument(&s.instrument)
                .map(|ix| view.regime.register().definition(ix).force)
        };
        statuses.iter().filter(move |s| force_of(s) == Some(force)).collect::<Vec<_>>()
    };
    let (treaties, texts, proposals) = (of(Force::Binding), of(Force::Political), of(Force::Proposed));
    lay_out(
        view,
        &here,
        html! {
            @if !treaties.is_empty() {
                section aria-labelledby="treaties" {
                    h2 #treaties { (t!(view, "state-treaties")) }
                    (each(view, treaties.iter().map(|s| (s.instrument.as_str(), s.known_through))))
                    table {
                        (heads(view, &["treaty", "status", "#parties", "#signed-only", "#needed"]))
                        tbody { @for s in treaties { tr {
                            (named(view, s))
                            (parties(view, s))
                            td.number { a href=(view.who(&format!("signatories to {}", s.instrument))) { (view.at_least(s.signatories, s.by_name.signatories, s.known_through)) } }
                            td.number { @if let Some(needed) = s.needed { a href=(view.link(&format!("/instruments/{}#why", s.instrument))) { (view.count(needed)) } } }
                        } } }
                    }
                }
            }
            @if !texts.is_empty() {
                section aria-labelledby="texts" {
                    h2 #texts { (t!(view, "instruments-political")) }
                    p.quiet { (t!(view, "instruments-political-meaning")) }
                    table {
                        (heads(view, &["text", "status", "#subscribers"]))
                        tbody { @for s in texts { tr { (named(view, s)) (parties(view, s)) } } }
                    }
                }
            }
            @if !proposals.is_empty() {
                section aria-labelledby="proposals" {
                    h2 #proposals { (t!(view, "instruments-proposed")) }
                    table {
                        (heads(view, &["text", "status"]))
                        tbody { @for s in proposals { tr { (named(view, s)) } } }
                    }
                }
            }
        },
    )
}

/// What an instrument is called, and whether it is in force.
fn named(view: &View, s: &Status) -> Markup {
    let register = view.regime.register();
    let definition = register.instrument(&s.instrument).map(|ix| register.definition(ix));
    html! {
        @if let Some(definition) = definition {
            td {
                a href=(view.link(&format!("/instruments/{}", s.instrument))) { (view.title(&definition.titles, &s.title)) }
                @if let Some(symbol) = &definition.symbol { br; span.quiet { (view.original(symbol.as_str())) } }
                @else if let Some(at) = &definition.made_at { br; span.quiet { (view.called(&at.text)) } }
            }
            td { (in_force(view, s, definition.force)) }
        }
    }
}

fn parties(view: &View, s: &Status) -> Markup {
    html! { td.number { a href=(view.who(&format!("parties to {}", s.instrument))) { (view.at_least(s.parties, s.by_name.parties, s.known_through)) } } }
}
