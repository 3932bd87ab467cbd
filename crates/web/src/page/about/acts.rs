//! Every act, as recorded: the newest first, and as a feed to follow.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

use axum::response::Response;
use comity_regime::{
    ActorIx, Day, When,
    load::{ACTS, Columns, Done},
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

/// An act: its place in the log, the day it was recorded, what it says.
type Recorded = (u64, Day, Columns);

pub fn page(view: &View) -> Response {
    let (regime, journal) = (&view.regime, view.regime.journal());
    let order = match Order::asked(view, &ACTS_BY) {
        Ok(order) => order,
        Err(problem) => return view.problem(problem),
    };
    if view.form() == Form::Feed {
        return view.answer_as(|| feeds::acts(view, "/acts", "Acts recorded"));
    }
    let get = |columns: &Columns, column: &str| {
        columns.iter().find(|(c, _)| *c == column).map_or(String::new(), |(_, text)| text.clone())
    };
    // On a day that was asked: what had been done, or may have been, by then.
    let by_then = |done: &Done| done.date().earliest <= view.on;
    let all: Option<Vec<Done>> = view.dated.then(|| journal.all().into_iter().filter(by_then).collect());
    let total = all.as_ref().map_or(journal.len(), Vec::len);
    let part = match Part::asked(view, total) {
        Ok(part) => part,
        Err(problem) => return view.problem(problem),
    };
    // The newest first, as people read them; in JSON and CSV in the order of the log.
    let newest_first = order.column.is_none() && view.form() == Form::Html;
    let acts: Vec<Recorded> = shown(view, all, &order, newest_first, part.range())
        .into_iter()
        .map(|done| (done.entry(), done.recorded(), done.columns(regime)))
        .collect();
    let asked = || acts.iter();
    part.say(view, "/acts");
    view.answer(
        || {
            let here = Here { path: "/acts", title: Text::own(t!(view, "acts-as-recorded")), days: vec![], also: &[Form::Feed] };
            lay_out(view, &here, html! {
                @if order.column.is_none() { p.lead { (t!(view, "acts-lead", count = total)) } }
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
            json!({ "total": total, "acts": each.collect::<Vec<_>>() })
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

/// Those in a part of the list: of all acts, or of those that are given.
fn shown<'a>(
    view: &'a View,
    given: Option<Vec<Done<'a>>>,
    order: &Order,
    newest_first: bool,
    places: Range<usize>,
) -> Vec<Done<'a>> {
    let journal = view.regime.journal();
    if let Some(mut given) = given {
        if newest_first {
            given.reverse();
        }
        return sorted(view, order, given, places);
    }
    if newest_first {
        let from_the_end = |place: usize| journal.len().saturating_sub(place);
        let mut acts = journal.range(from_the_end(places.end)..from_the_end(places.start));
        acts.reverse();
        return acts;
    }
    if order.column.is_none() {
        return journal.range(places);
    }
    sorted(view, order, journal.all(), places)
}

/// Those in a part of some acts, in the order that was asked for.
fn sorted<'a>(view: &View, order: &Order, mut acts: Vec<Done<'a>>, places: Range<usize>) -> Vec<Done<'a>> {
    match order.column {
        None => {}
        Some("who") => {
            let places = alphabetical(view, &acts);
            order.sort(&mut acts, |_| true, |a, b| places.get(&a.actor()).cmp(&places.get(&b.actor())));
        }
        _ => order.sort(&mut acts, |_| true, |a, b| a.date().earliest.cmp(&b.date().earliest)),
    }
    acts.get(places).unwrap_or_default().to_vec()
}

/// Where each of those who acted comes by name.
fn alphabetical(view: &View, acts: &[Done]) -> BTreeMap<ActorIx, usize> {
    let actors: BTreeSet<ActorIx> = acts.iter().map(|done| done.actor()).collect();
    let named = |actor: ActorIx| (view.name_of(&view.regime.register().actors[actor].id).text, actor);
    let mut named: Vec<(String, ActorIx)> = actors.into_iter().map(named).collect();
    named.sort_by(|(a, _), (b, _)| view.locale.compare(a, b));
    named.into_iter().enumerate().map(|(place, (_, actor))| (actor, place)).collect()
}
