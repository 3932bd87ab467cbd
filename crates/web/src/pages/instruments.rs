//! All instruments, in a row each.

use axum::response::Response;
use comity_regime::status::Status;
use maud::html;
use serde_json::json;

use super::{
    layout::{Here, page as lay_out},
    today::in_force,
};
use crate::{tables, view::View};

pub fn page(view: &View) -> Response {
    let statuses: Vec<Status> = view.instruments().map(|ix| view.regime.status(ix, view.on)).collect();
    view.answer(
        || {
            let here = Here { path: "/instruments", title: "Instruments", days: vec![], also: &[] };
            let rows = view.instruments().zip(&statuses);
            lay_out(view, &here, html! {
                table {
                    thead { tr {
                        th { "Instrument" } th { "Status" } th.number { "Parties" } th.number { "Signed only" } th.number { "Needed" }
                    } }
                    tbody {
                        @for (ix, s) in rows {
                            @let definition = view.regime.register().definition(ix);
                            tr {
                                td {
                                    a href=(view.link(&format!("/instruments/{}", s.instrument))) { (s.title) }
                                    @if let Some(symbol) = &definition.symbol { br; span.quiet { (symbol) } }
                                }
                                td { (in_force(s, definition.force)) }
                                td.number { a href=(view.who(&format!("parties to {}", s.instrument))) { (s.parties) } }
                                td.number { a href=(view.who(&format!("signatories to {}", s.instrument))) { (s.signatories) } }
                                td.number { @if let Some(needed) = s.needed { (needed) } }
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
