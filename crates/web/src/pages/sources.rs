//! Where every fact is published.

use axum::response::Response;
use maud::html;
use serde_json::json;

use super::layout::{Here, page as lay_out};
use crate::view::View;

pub fn page(view: &View) -> Response {
    let sources = &view.regime.register().sources;
    view.answer(
        || {
            let here = Here { path: "/sources", title: "Sources", days: vec![], also: &[] };
            lay_out(view, &here, html! {
                p { a href=(view.link("/disagreements")) { "Where sources disagree" } ", and what the record takes." }
                table {
                    thead { tr { th { "Id" } th { "Source" } th { "Publisher" } th { "Read" } } }
                    tbody {
                        @for s in sources {
                            tr id=(s.id) {
                                td { (s.id) }
                                td { @if s.url.starts_with("http") { a href=(s.url) rel="external noreferrer" { (s.title) } } @else { (s.title) } }
                                td { (s.publisher) }
                                td { (s.retrieved) }
                            }
                        }
                    }
                }
            })
        },
        || json!({ "sources": sources }),
        || {
            let head = ["id", "title", "publisher", "url", "retrieved"].map(str::to_owned).to_vec();
            let each = sources.iter().cloned().map(|s| vec![s.id, s.title, s.publisher, s.url, s.retrieved]);
            std::iter::once(head).chain(each).collect()
        },
    )
}
