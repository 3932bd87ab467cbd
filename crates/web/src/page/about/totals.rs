//! Published totals beside the names: every one, with its source, its day, and whether the two agree.

use axum::response::Response;
use comity_regime::process::{Agreement, Compared};
use maud::{Markup, html};
use serde_json::json;

use crate::{
    part::layout::{Here, date, heads, page as lay_out, source},
    question::view::{Text, View},
    word::locale::t,
};

pub fn page(view: &View) -> Response {
    let mut all = view.regime.compared_totals();
    all.retain(|c| c.published.date.earliest <= view.on);
    view.answer(
        || shown(view, &all),
        || json!({ "totals": all }),
        || {
            let head = [
                "about",
                "counted",
                "date",
                "published",
                "by_name",
                "known_through",
                "agreement",
                "explained",
                "source",
                "note",
            ];
            let each = all.iter().map(|c| {
                vec![
                    c.about.clone(),
                    c.published.counted.word().to_owned(),
                    c.published.date.to_string(),
                    c.published.number.to_string(),
                    c.by_name.to_string(),
                    c.known_through.through().map_or(String::new(), |day| day.to_string()),
                    c.agreement.word().to_owned(),
                    c.explained.to_string(),
                    c.published.sources.join("; "),
                    c.published.note.clone(),
                ]
            });
            std::iter::once(head.map(str::to_owned).to_vec()).chain(each).collect()
        },
    )
}

fn shown(view: &View, all: &[Compared]) -> Markup {
    let here = Here { path: "/totals", title: Text::own(t!(view, "totals")), days: vec![], also: &[] };
    let agree = all.iter().filter(|c| c.agreement == Agreement::Agrees).count();
    lay_out(
        view,
        &here,
        html! {
            p.lead { (t!(view, "totals-agree", count = agree, all = all.len())) }
            p { (t!(view, "totals-lead")) }
            p { a href=(view.link("/disagreements")) { (t!(view, "where-sources-disagree")) } }
            @if !all.is_empty() {
                table {
                    (heads(view, &["about", "day", "what", "#published", "#by-name", "", "source"]))
                    tbody {
                        @for c in all {
                            tr {
                                td { a href=(view.link(&address(view, &c.about))) { (view.called(&c.about)) } }
                                td { (date(view, c.published.date)) }
                                td { (view.word("counted", c.published.counted.word())) }
                                td.number { (view.locale.number(c.published.number)) }
                                td.number { (view.count(c.by_name)) }
                                td.met {
                                    (view.word("agreement", c.agreement.word()))
                                    @if c.agreement == Agreement::Differs && c.explained { " (" a href=(view.link("/disagreements")) { (t!(view, "explained")) } ")" }
                                }
                                td { (source(view, &c.published.sources.join(";"))) @if !c.published.note.is_empty() { br; span.quiet { (view.original(c.published.note.as_str())) } } }
                            }
                        }
                    }
                }
            }
        },
    )
}

/// The page of what a total is about.
fn address(view: &View, id: &str) -> String {
    let register = view.regime.register();
    let kind = match () {
        () if register.instrument(id).is_some() => "instruments",
        () if register.forum(id).is_some() => "forums",
        () => "sessions",
    };
    format!("/{kind}/{id}")
}
