//! Papers under seal, and those that were opened.

use axum::response::Response;
use comity_ledger::sealed::Paper;
use maud::html;
use serde_json::json;

use crate::{
    part::layout::{Here, page as lay_out},
    question::view::{Text, View},
    word::locale::t,
};

pub fn page(view: &View) -> Response {
    let trust = &view.record.trust;
    let level =
        |id: &str| trust.levels.iter().find(|l| l.id == id).map_or(id.to_owned(), |l| l.title.clone());
    let rows = || trust.papers.values().map(row);
    view.answer(
        || {
            let here = Here { path: "/papers", title: Text::own(t!(view, "sealed-papers")), days: vec![], also: &[] };
            lay_out(view, &here, html! {
                p { (t!(view, "papers-lead")) }
                @if trust.papers.is_empty() { p { (t!(view, "no-paper")) } }
                @for paper in trust.papers.values() {
                    section {
                        h2 { @if paper.title.is_empty() { (t!(view, "a-paper")) } @else { (view.original(paper.title.as_str())) } }
                        p {
                            @match &paper.opened { None => { "⊘ " (t!(view, "sealed")) } Some((entry, _)) => { "✓ " a href=(view.action(&format!("/log/entries/{entry}"))) { (t!(view, "opened-by-entry", entry = *entry)) } } }
                            " · " (view.original(level(&paper.level))) " · " (view.name_of(&paper.by)) " · "
                            a href=(view.action(&format!("/log/entries/{}", paper.entry))) { (t!(view, "entry-number", entry = paper.entry)) } " · " (t!(view, "paper-for", who = &paper.recipients))
                            @if paper.opened.is_none() { " · " a href={ "/papers/" (paper.file) ".age" } { (t!(view, "encrypted-file")) } }
                        }
                        @if let Some((_, text)) = &paper.opened { pre.paper tabindex="0" { (text) } }
                    }
                }
                @if !trust.levels.is_empty() {
                    h2 { (t!(view, "levels")) }
                    dl { @for level in trust.levels.iter() { dt { (view.original(level.title.as_str())) } dd { (view.original(level.handling.as_str())) } } }
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
