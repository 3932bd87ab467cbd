//! Where every fact is published.

use axum::response::Response;
use comity_regime::register::Source;
use maud::html;
use serde_json::json;

use crate::{
    part::{
        layout::{Here, heads, page as lay_out},
        list::Part,
    },
    question::view::{Text, View},
    word::{address::source_path, locale::t},
};

pub fn page(view: &View) -> Response {
    let sources = &view.regime.register().sources;
    let part = match Part::asked(view, sources.len()) {
        Ok(part) => part,
        Err(problem) => return view.problem(problem),
    };
    let asked: Vec<&Source> = sources.iter().skip(part.range().start).take(part.range().len()).collect();
    part.say(view, "/sources");
    view.answer(
        || {
            let here = Here { path: "/sources", title: Text::own(t!(view, "sources")), days: vec![], also: &[] };
            lay_out(view, &here, html! {
                p { a href=(view.link("/disagreements")) { (t!(view, "where-sources-disagree")) } " · " a href=(view.link("/corrections")) { (t!(view, "corrections")) } " · " a href=(view.link("/totals")) { (t!(view, "totals")) } }
                table {
                    (heads(view, &["source", "publisher", "", "read"]))
                    tbody {
                        @for s in &asked {
                            tr id=(s.id) {
                                td { a href=(view.link(&source_path(&s.id))) { (view.original(s.title.as_str())) } }
                                td { (view.original(s.publisher.as_str())) }
                                td { @if s.url.starts_with("http") { a href=(s.url) rel="external noreferrer" { (t!(view, "source-open")) } } }
                                td { @if !s.retrieved.is_empty() { time { (s.retrieved) } } }
                            }
                        }
                    }
                }
                (part.links(view, "/sources"))
            })
        },
        || json!({ "total": sources.len(), "sources": asked }),
        || {
            let head = ["id", "title", "publisher", "url", "retrieved"].map(str::to_owned).to_vec();
            let each = asked.iter().map(|s| [&s.id, &s.title, &s.publisher, &s.url, &s.retrieved].map(Clone::clone).to_vec());
            std::iter::once(head).chain(each).collect()
        },
    )
}
