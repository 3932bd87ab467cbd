//! Every act, as recorded: the newest first, and as a feed to follow.

use axum::response::Response;
use comity_regime::{
    Day, When,
    load::{ACTS, Columns},
};
use maud::html;
use serde_json::json;

use crate::{
    answer::{document, feeds},
    part::{
        commitments::place,
        layout::{Here, date, page as lay_out, source},
        list::{Order, Part},
        rectified,
    },
    question::{
        addresses::ACTS_BY,
        form::Form,
        view::{Text, View},
    },
    word::locale::t,
};

pub fn page(view: &View) -> Response {
    let mut acts = feeds::recorded(&view.regime);
    let order = match Order::asked(view, &ACTS_BY) {
        Ok(order) => order,
        Err(problem) => return view.problem(problem),
    };
    let get = |columns: &Columns, column: &str| {
        columns.iter().find(|(c, _)| *c == column).map_or(String::new(), |(_, text)| text.clone())
    };
    match order.column {
        _ if view.form() == Form::Feed => {}
        Some("date") => {
            let day =
                |act: &(u64, Day, Columns)| When::parse(&get(&act.2, "date")).ok().map(|day| day.earliest);
            order.sort(&mut acts, |_| true, |a, b| day(a).cmp(&day(b)));
        }
        Some("who") => {
            let name = |act: &(u64, Day, Columns)| view.name_of(&get(&act.2, "actor")).text;
            order.sort(&mut acts, |_| true, |a, b| view.locale.compare(&name(a), &name(b)));
        }
        // The newest first, as people read them; in JSON and CSV in the order of the log.
        None if view.form() == Form::Html => acts.reverse(),
        _ => {}
    }
    let part = match Part::asked(view, acts.len()) {
        Ok(part) => part,
        Err(problem) => return view.problem(problem),
    };
    if view.form() == Form::Feed {
        return view.answer_as(|| feeds::acts(view, "/acts", "Acts recorded", &acts));
    }
    let range = part.range();
    let asked = || acts[range.clone()].iter();
    part.say(view, "/acts");
    view.answer(
        || {
            let here = Here { path: "/acts", title: Text::own(t!(view, "acts-as-recorded")), days: vec![], also: &[Form::Feed] };
            lay_out(view, &here, html! {
                @if order.column.is_none() { p.lead { (t!(view, "acts-lead", count = acts.len())) } }
                p.quiet { (t!(view, "acts-signed")) }
                table {
                    (order.heads(view, "/acts", &["#entry", "recorded", "date", "who", "what", "about", "source"], &ACTS_BY))
                    tbody {
                        @for (entry, recorded, columns) in asked() {
                            @let about = ["instrument", "target", "id"].map(|c| get(columns, c)).into_iter().find(|t| !t.is_empty()).unwrap_or_default();
                            tr {
                                td.number { a href=(view.action(&format!("/log/entries/{entry}"))) { (view.locale.number(usize::try_from(*entry).unwrap_or_default())) } @if view.record.trust.own(*entry) { " " span title=(t!(view, "signed-own-key")) { "✓" } } }
                                td { @if *recorded > Day::MIN { (date(view, *recorded)) } }
                                td { @if let Ok(day) = When::parse(&get(columns, "date")) { (date(view, day)) } }
                                td { (view.actor(&get(columns, "actor"))) }
                                td {
                                    (view.word("act", &get(columns, "act"))) " "
                                    @match rectified::of(view, *entry, columns) { Some(changes) => { br; span.quiet { (changes) } }, None => (view.word("value", &get(columns, "value"))) }
                                }
                                td { (place(view, &about)) }
                                td { (source(view, &get(columns, "source"))) }
                            }
                        }
                    }
                }
                (part.links(view, "/acts"))
            })
        },
        || {
            let each = asked().map(|(entry, recorded, columns)| {
                let mut act = document::act(view, columns.clone());
                act["entry"] = json!(entry);
                if *recorded > Day::MIN {
                    act["recorded"] = json!(recorded);
                }
                act
            });
            json!({ "total": acts.len(), "acts": each.collect::<Vec<_>>() })
        },
        || {
            // Every column that a row may have, so that it can be read back.
            let columns: Vec<&str> =
                ACTS.required.iter().chain(ACTS.optional).copied().filter(|c| *c != "recorded").collect();
            let head = ["entry", "recorded"].iter().chain(&columns).map(|c| (*c).to_owned()).collect();
            let each = asked().map(|(entry, recorded, row)| {
                let recorded = if *recorded > Day::MIN { recorded.to_string() } else { String::new() };
                let rest = columns.iter().map(|c| get(row, c));
                [entry.to_string(), recorded].into_iter().chain(rest).collect()
            });
            std::iter::once(head).chain(each).collect()
        },
    )
}
