//! All instruments, in a row each.

use axum::response::Response;
use comity_regime::status::Status;
use maud::html;
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
        || {
            let here = Here { path: "/instruments", title: Text::own(t!(view, "instruments")), days: vec![], also: &[] };
            let rows = view.instruments().zip(&statuses);
            lay_out(view, &here, html! {
                (each(view, statuses.iter().map(|s| (s.instrument.as_str(), s.known_through))))
                table {
                    (heads(view, &["instrument", "status", "#parties", "#signed-only", "#needed"]))
                    tbody {
                        @for (ix, s) in rows {
                            @let definition = view.regime.register().definition(ix);
                            tr {
                                td {
                                    a href=(view.link(&format!("/instruments/{}", s.instrument))) { (view.title(&definition.titles, &s.title)) }
                                    @if let Some(symbol) = &definition.symbol { br; span.quiet { (view.original(symbol.as_str())) } }
                                }
                                td { (in_force(view, s, definition.force)) }
                                td.number { a href=(view.who(&format!("parties to {}", s.instrument))) { (view.at_least(s.parties, s.by_name.parties, s.known_through)) } }
                                td.number { a href=(view.who(&format!("signatories to {}", s.instrument))) { (view.at_least(s.signatories, s.by_name.signatories, s.known_through)) } }
                                td.number { @if let Some(needed) = s.needed { a href=(view.link(&format!("/instruments/{}#why", s.instrument))) { (view.count(needed)) } } }
                            }
                        }
                    }
                }
            })
        },
        || json!({ "instruments": statuses }),
        || tables::statuses(&statuses),
    )
}
