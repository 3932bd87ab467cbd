//! Every act, as recorded: the newest first, and as a feed to follow.

use axum::response::Response;
use comity_regime::{Day, load::Columns};
use maud::html;
use serde_json::json;

use super::layout::{Here, page as lay_out, source};
use crate::{feeds, respond::Form, tables::as_object, view::View};

/// How many the page shows.
const SHOWN: usize = 200;

pub fn page(view: &View) -> Response {
    let regime = &view.regime;
    let mut acts: Vec<(u64, Day, Columns)> =
        regime.acts().map(|act| (act.entry, act.recorded, regime.act_columns(act))).collect();
    let proceedings = regime.docket().recorded().iter();
    acts.extend(proceedings.map(|p| (p.entry, p.recorded, regime.proceeding_columns(p))));
    acts.sort_by_key(|(entry, ..)| *entry);
    if view.form() == Form::Feed {
        return view.answer_as(|| feeds::acts(regime, view.origin(), &acts));
    }
    let get = |columns: &Columns, column: &str| {
        columns.iter().find(|(c, _)| *c == column).map_or(String::new(), |(_, text)| text.clone())
    };
    view.answer(
        || {
            let here = Here { path: "/acts", title: "Acts as recorded", days: vec![], also: &[Form::Feed] };
            lay_out(view, &here, html! {
                p.lead { (acts.len()) " acts" @if acts.len() > SHOWN { "; the last " (SHOWN) " are shown, all are in the JSON and CSV" } ". ✓ Signed by whom it is about, with its own key; the others were recorded for it." }
                table {
                    thead { tr { th.number { "Entry" } th { "Recorded" } th { "Date" } th { "Who" } th { "What" } th { "About" } th { "Source" } } }
                    tbody {
                        @for (entry, recorded, columns) in acts.iter().rev().take(SHOWN) {
                            @let about = ["instrument", "target", "id"].map(|c| get(columns, c)).into_iter().find(|t| !t.is_empty()).unwrap_or_default();
                            tr {
                                td.number { a href={ "/log/entries/" (entry) } { (entry) } @if view.record.trust.own(*entry) { " " span title="signed with its own key" { "✓" } } }
                                td { @if *recorded > Day::MIN { (recorded) } }
                                td { (get(columns, "date")) }
                                td { a href=(view.link(&format!("/states/{}", get(columns, "actor")))) { (get(columns, "actor")) } }
                                td { (get(columns, "act").replace('_', " ")) " " (get(columns, "value").replace('_', " ")) }
                                td { (about) }
                                td { (source(view, &get(columns, "source"))) }
                            }
                        }
                    }
                }
            })
        },
        || {
            let each = acts.iter().map(|(entry, recorded, columns)| {
                let mut act = as_object(columns.clone());
                act["entry"] = json!(entry);
                if *recorded > Day::MIN {
                    act["recorded"] = json!(recorded);
                }
                act
            });
            json!({ "acts": each.collect::<Vec<_>>() })
        },
        || {
            let columns = ["entry", "recorded", "date", "actor", "act", "instrument", "id", "target", "whom", "value", "from", "until", "detail", "source"];
            let head = columns.map(str::to_owned).to_vec();
            let each = acts.iter().map(|(entry, recorded, row)| {
                let recorded = if *recorded > Day::MIN { recorded.to_string() } else { String::new() };
                let rest = columns[2..].iter().map(|c| get(row, c));
                [entry.to_string(), recorded].into_iter().chain(rest).collect()
            });
            std::iter::once(head).chain(each).collect()
        },
    )
}
