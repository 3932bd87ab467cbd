//! Where sources disagree: what each says, what the record takes, and why.

use axum::response::Response;
use maud::html;
use serde_json::json;

use crate::{
    part::layout::{Here, heads, page as lay_out, source},
    question::view::{Text, View},
    word::locale::t,
};

pub fn page(view: &View) -> Response {
    let claims = &view.regime.register().claims;
    let id = |c: &comity_regime::register::Claim| view.regime.cited(c.sources.iter().copied());
    let mut questions: Vec<&str> = claims.iter().map(|c| c.question.as_str()).collect();
    questions.dedup();
    view.answer(
        || {
            let here = Here { path: "/disagreements", title: Text::own(t!(view, "where-sources-disagree")), days: vec![], also: &[] };
            lay_out(view, &here, html! {
                p { (t!(view, "disagreements-lead")) }
                @if questions.is_empty() { p.quiet { (t!(view, "no-disagreement")) } }
                @for question in questions {
                    section {
                        h2 { (view.original(question)) }
                        table {
                            (heads(view, &["source", "says", "", "why"]))
                            tbody {
                                @for c in claims.iter().filter(|c| c.question == question) {
                                    tr {
                                        td { (source(view, &id(c))) }
                                        td { (view.original(c.says.as_str())) }
                                        td.place { @if c.taken { "● " (t!(view, "taken")) } }
                                        td { (view.original(c.reason.as_str())) }
                                    }
                                }
                            }
                        }
                    }
                }
            })
        },
        || {
            let each = claims.iter().map(|c| {
                json!({ "question": c.question, "source": id(c), "says": c.says, "taken": c.taken, "reason": c.reason })
            });
            json!({ "claims": each.collect::<Vec<_>>() })
        },
        || {
            let head = ["question", "source", "says", "taken", "reason"].map(str::to_owned).to_vec();
            let each = claims.iter().map(|c| {
                vec![c.question.clone(), id(c), c.says.clone(), c.taken.to_string(), c.reason.clone()]
            });
            std::iter::once(head).chain(each).collect()
        },
    )
}
