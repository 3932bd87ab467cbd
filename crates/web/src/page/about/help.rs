//! What this record is and how it may be used; and the terms of art on its pages, in plain words.

use axum::response::Response;
use comity_regime::language::ast::Standing;
use maud::html;
use serde_json::json;

use crate::{
    part::layout::{Here, page as lay_out},
    question::view::{Text, View},
    word::locale::t,
};

pub fn about(view: &View) -> Response {
    let size = view.record.checkpoint.size;
    view.answer(
        || {
            let here = Here { path: "/about", title: Text::own(t!(view, "about")), days: vec![], also: &[] };
            lay_out(view, &here, html! {
                p.lead { (t!(view, "about-lead")) }
                @if let Some(about) = &view.regime.register().about {
                    h2 { (view.title(&about.titles, &about.title)) }
                    @if let Some(statement) = &about.statement { p { (view.statement(&about.id, statement)) } }
                    @if let Some(operator) = &about.operator { p { (t!(view, "about-operator")) " " (view.original(operator.as_str())) @if let Some(contact) = &about.contact { (view.locale.comma()) (view.original(contact.as_str())) } } }
                }
                h2 { (t!(view, "about-use")) }
                p { (t!(view, "about-licence")) }
                p { (t!(view, "about-cite", root = &view.record.checkpoint.root_hex()[..16])) }
                p { (t!(view, "about-robots")) }
                h2 { (t!(view, "about-machines")) }
                p { (t!(view, "about-forms")) }
                ul {
                    li { a href="/openapi.json" { "OpenAPI" } }
                    li { a href="/export.zip" { (t!(view, "export-package")) } " (Frictionless)" }
                    li { a href="/export.sqlite" { (t!(view, "export-database")) } " (SQLite)" }
                    li { a href="/catalog.jsonld" { "DCAT" } }
                    li { a href=(view.link("/sources")) { (t!(view, "sources")) } " · " a href=(view.link("/disagreements")) { (t!(view, "where-sources-disagree")) } " · " a href=(view.link("/corrections")) { (t!(view, "corrections")) } }
                }
                h2 { (t!(view, "about-names")) }
                p { (t!(view, "about-disclaimer")) }
                p { (t!(view, "about-languages")) }
            })
        },
        || {
            let about = view.regime.register().about.as_ref().map(|about| {
                json!({ "title": about.title, "statement": about.statement, "standing": about.standing.map(Standing::word),
                        "operator": about.operator, "contact": about.contact })
            });
            json!({ "licence": LICENCE, "entries": size, "record": about })
        },
        || vec![vec!["licence".into(), "entries".into()], vec![LICENCE.into(), size.to_string()]],
    )
}

/// The licence of the record (SPDX), as its data package says.
pub const LICENCE: &str = "CC0-1.0";

/// The terms that are explained, in the order of a treaty's life.
pub const TERMS: [&str; 16] = [
    "depositary",
    "signatory",
    "ratification",
    "accession",
    "deposit",
    "entry-into-force",
    "party",
    "reservation",
    "denunciation",
    "succession",
    "political-commitment",
    "session",
    "credentials",
    "silence",
    "checkpoint",
    "witness",
];

pub fn help(view: &View) -> Response {
    let terms = || TERMS.map(|term| (term, view.word("term", term).text, view.word("meaning", term).text));
    view.answer(
        || {
            let here = Here { path: "/help", title: Text::own(t!(view, "help")), days: vec![], also: &[] };
            lay_out(view, &here, html! {
                h2 { (t!(view, "help-reading")) }
                p { (t!(view, "help-time")) }
                p { (t!(view, "help-doubt")) }
                p { (t!(view, "help-sets")) }
                h2 { (t!(view, "help-terms")) }
                dl { @for (term, word, meaning) in terms() { dt id=(term) { (word) } dd { (meaning) } } }
            })
        },
        || json!({ "terms": terms().map(|(id, term, meaning)| json!({ "id": id, "term": term, "meaning": meaning })) }),
        || {
            let each = terms().map(|(id, term, meaning)| vec![id.to_owned(), term, meaning]);
            std::iter::once(["id", "term", "meaning"].map(str::to_owned).to_vec()).chain(each).collect()
        },
    )
}
