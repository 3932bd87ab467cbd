//! Papers under seal, and those that were opened.

use axum::response::Response;
use comity_ledger::sealed::Paper;
use maud::html;
use serde_json::json;

use super::{
    keys::name,
    layout::{Here, page as lay_out},
};
use crate::view::View;

pub fn page(view: &View) -> Response {
    let trust = &view.record.trust;
    let level =
        |id: &str| trust.levels.iter().find(|l| l.id == id).map_or(id.to_owned(), |l| l.title.clone());
    let rows = || trust.papers.values().map(row);
    view.answer(
        || {
            let here = Here { path: "/papers", title: "Sealed papers", days: vec![], also: &[] };
            lay_out(view, &here, html! {
                p { "Of a sealed paper the log holds a salted digest only. It lies here encrypted to those it is for. When it is opened, anybody can check that it is what was sealed." }
                @if trust.papers.is_empty() { p { "No paper has been sealed yet." } }
                @for paper in trust.papers.values() {
                    section {
                        h2 { @if paper.title.is_empty() { "A paper" } @else { (paper.title) } }
                        p {
                            @match &paper.opened { None => "⊘ sealed", Some((entry, _)) => { "✓ opened by " a href={ "/log/entries/" (entry) } { "entry " (entry) } } }
                            " · " (level(&paper.level)) " · sealed by " (name(view, &paper.by)) " in "
                            a href={ "/log/entries/" (paper.entry) } { "entry " (paper.entry) } " · for " (paper.recipients)
                            @if paper.opened.is_none() { " · " a href={ "/papers/" (paper.file) ".age" } { "encrypted file" } }
                        }
                        @if let Some((_, text)) = &paper.opened { pre.paper { (text) } }
                    }
                }
                @if !trust.levels.is_empty() {
                    h2 { "Levels" }
                    dl { @for level in trust.levels.iter() { dt { (level.title) } dd { (level.handling) } } }
                }
            })
        },
        || {
            let each = rows().map(|row| COLUMNS.into_iter().map(str::to_owned).zip(row).collect());
            json!({ "papers": each.collect::<Vec<std::collections::BTreeMap<_, _>>>() })
        },
        || {
            let head = COLUMNS.map(str::to_owned).to_vec();
            std::iter::once(head).chain(rows().map(|row| row.to_vec())).collect()
        },
    )
}

const COLUMNS: [&str; 9] = ["entry", "by", "level", "for", "title", "digest", "file", "opened", "text"];

fn row(paper: &Paper) -> [String; 9] {
    let (opened, text) = paper.opened.clone().map_or_else(Default::default, |(e, t)| (e.to_string(), t));
    [
        paper.entry.to_string(),
        paper.by.clone(),
        paper.level.clone(),
        paper.recipients.clone(),
        paper.title.clone(),
        paper.digest.clone(),
        paper.file.clone(),
        opened,
        text,
    ]
}
