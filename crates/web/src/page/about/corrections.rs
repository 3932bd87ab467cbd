//! What was corrected: when, by whom, why, what it said before and what it says since.

use axum::response::Response;
use comity_ledger::{Content, Kind, entry::NOTHING, fold::standing::name};
use comity_regime::{Day, load::Columns};
use maud::{Markup, html};
use serde_json::{Value, json};

use crate::{
    part::{
        layout::{Here, date, heads, page as lay_out},
        list::Part,
        rectified,
    },
    question::view::{Text, View},
    word::locale::t,
};

/// Something that was corrected.
struct Correction {
    entry: u64,
    recorded: Day,
    by: String,
    kind: Kind,
    /// What it is about.
    of: String,
    why: String,
    /// The columns that differ: what each said, and says since.
    columns: Vec<[String; 3]>,
}

pub fn page(view: &View) -> Response {
    let all = corrections(view);
    let part = match Part::asked(view, all.len()) {
        Ok(part) => part,
        Err(problem) => return view.problem(problem),
    };
    let shown = &all[part.range()];
    part.say(view, "/corrections");
    view.answer(
        || {
            let here = Here {
                path: "/corrections",
                title: Text::own(t!(view, "corrections")),
                days: vec![],
                also: &[],
            };
            lay_out(
                view,
                &here,
                html! {
                    p.lead { (t!(view, "corrections-lead")) }
                    @if all.is_empty() { p.quiet { (t!(view, "no-correction")) } }
                    @else {
                        table {
                            (heads(view, &["#entry", "recorded", "corrected-by", "what", "differs", "why"]))
                            tbody { @for c in shown { (row(view, c)) } }
                        }
                        (part.links(view, "/corrections"))
                    }
                },
            )
        },
        || json!({ "total": all.len(), "corrections": shown.iter().map(as_json).collect::<Vec<_>>() }),
        || {
            let head = ["entry", "recorded", "by", "kind", "of", "column", "before", "after", "why"];
            let each = shown.iter().flat_map(|c| {
                c.columns.iter().map(|[column, before, after]| {
                    let first = [
                        c.entry.to_string(),
                        c.recorded.to_string(),
                        c.by.clone(),
                        c.kind.word().into(),
                        c.of.clone(),
                    ];
                    let rest = [column, before, after, &c.why].map(Clone::clone);
                    first.into_iter().chain(rest).collect()
                })
            });
            std::iter::once(head.map(str::to_owned).to_vec()).chain(each).collect()
        },
    )
}

fn row(view: &View, c: &Correction) -> Markup {
    html! {
        tr {
            td.number { a href=(view.action(&format!("/log/entries/{}", c.entry))) { (view.locale.number(usize::try_from(c.entry).unwrap_or_default())) } }
            td { @if c.recorded > Day::MIN { (date(view, c.recorded)) } }
            td { (view.name_of(&c.by)) }
            td { (view.word("content", c.kind.word())) br; (view.original(c.of.as_str())) }
            td.said { @for [column, before, after] in &c.columns {
                p { (view.word("column", column)) ": " del { (view.original(short(before))) } " " ins { (view.original(short(after))) } }
            } }
            td { (view.original(c.why.as_str())) }
        }
    }
}

/// The beginning of a text: whole texts stand in the entries.
fn short(text: &str) -> String {
    let mut line: String = text.chars().take(200).collect();
    if line.len() < text.len() {
        line.push('…');
    }
    line
}

fn as_json(c: &Correction) -> Value {
    let side = |at: usize| -> Value {
        let texts = c.columns.iter().filter(|column| !column[at].is_empty());
        texts
            .map(|column| (column[0].clone(), Value::from(column[at].clone())))
            .collect::<serde_json::Map<_, _>>()
            .into()
    };
    json!({ "entry": c.entry, "recorded": c.recorded, "by": c.by, "kind": c.kind.word(), "of": c.of,
            "before": side(1), "after": side(2), "why": c.why })
}

/// Everything that was corrected, the newest first: rows, and acts by rectification.
fn corrections(view: &View) -> Vec<Correction> {
    let known = |recorded: Day| view.known.is_none_or(|known| recorded <= known);
    let changes = view.record.rows.changes().filter(|change| known(change.recorded));
    let rows = changes.map(|change| {
        let before = &change.before.fields;
        let after = change.after.as_ref().map_or(&NOTHING, |row| &row.fields);
        let content = Content { kind: change.kind, fields: before.clone() };
        Correction {
            entry: change.entry,
            recorded: change.recorded,
            by: change.by.clone(),
            kind: change.kind,
            of: name(&content).unwrap_or_default(),
            why: change.why.clone(),
            columns: before
                .differing(after)
                .into_iter()
                .map(|(c, was, is)| [c, was, is].map(str::to_owned))
                .collect(),
        }
    });
    let mut all: Vec<Correction> = rows.collect();
    let regime = &view.regime;
    let acts = regime.acts().rectifications();
    all.extend(acts.map(|act| rectification(act.entry, act.recorded, &regime.act_columns(act))));
    let docket = regime.docket();
    all.extend(docket.rectifications().map(|by| {
        let correction = rectification(by.entry, by.recorded, &regime.proceeding_columns(by));
        match docket.before(by).filter(|_| !by.strikes_out()) {
            Some(act) => Correction { columns: rectified::differing(view, &act, by), ..correction },
            None => correction,
        }
    }));
    all.sort_by_key(|c| std::cmp::Reverse(c.entry));
    all
}

/// A rectification: the act that it names, and what that reads since.
fn rectification(entry: u64, recorded: Day, columns: &Columns) -> Correction {
    let get = |column: &str| {
        columns.iter().find(|(c, _)| *c == column).map_or(String::new(), |(_, text)| text.clone())
    };
    let own = ["date", "actor", "act", "instrument", "target", "source", "note"];
    let reads = columns.iter().filter(|(column, _)| !own.contains(column));
    Correction {
        entry,
        recorded,
        by: get("actor"),
        kind: Kind::Act,
        of: format!("{} {} {}", get("actor"), get("instrument"), get("target")),
        why: get("note"),
        columns: reads.map(|(column, text)| [(*column).to_owned(), String::new(), text.clone()]).collect(),
    }
}
