//! One source: where it can be read, and everything that rests on it.

use axum::response::Response;
use comity_regime::{SourceIx, When, register::Source};
use maud::{Markup, html};
use serde_json::{Value, json};

use crate::{
    part::{
        commitments::place,
        layout::{Here, date, entry, heads, page as lay_out},
        list::Part,
    },
    question::view::View,
    word::{address::source_path, locale::t},
};

pub fn page(view: &View, id: &str) -> Response {
    let register = view.regime.register();
    let found = register.source(id).and_then(|ix| Some((ix, register.sources.get(ix)?)));
    let Some((ix, source)) = found else {
        return view.problem(view.no_source(id));
    };
    let rests = Rests::on(view, ix);
    let part = match Part::of_each(view, &[rests.acts.len(), rests.readings.len()]) {
        Ok(part) => part,
        Err(problem) => return view.problem(problem),
    };
    let path = source_path(id);
    part.say(view, &path);
    let (acts, readings) = (part.cut(&rests.acts), part.cut(&rests.readings));
    view.answer(
        || {
            let here = Here { path: &path, title: view.original(source.title.as_str()), days: vec![], also: &[] };
            lay_out(
                view,
                &here,
                html! {
                    (read(view, source))
                    (listed(view, acts, rests.acts.len()))
                    (read_off(view, readings, rests.readings.len()))
                    @if rests.acts.is_empty() && rests.readings.is_empty() { p.quiet { (t!(view, "source-nothing")) } }
                    (part.links(view, &path))
                },
            )
        },
        || {
            json!({ "source": source, "total": rests.acts.len() + rests.readings.len(),
                    "acts": acts.iter().map(Resting::json).collect::<Vec<_>>(),
                    "readings": readings.iter().map(Resting::json).collect::<Vec<_>>() })
        },
        || {
            let head = ["entry", "date", "actor", "what", "about"].map(str::to_owned).to_vec();
            std::iter::once(head).chain(acts.iter().chain(readings).map(Resting::row)).collect()
        },
    )
}

/// What rests on a source: acts, and readings of attributes.
struct Rests {
    acts: Vec<Resting>,
    readings: Vec<Resting>,
}

/// An act, or a row of an attribute.
struct Resting {
    /// Of an act, its place in the log.
    entry: Option<u64>,
    date: Option<When>,
    actor: String,
    what: String,
    about: String,
}

impl Rests {
    fn on(view: &View, ix: SourceIx) -> Rests {
        let (regime, register) = (&view.regime, view.regime.register());
        let id = |actor| register.actors[actor].id.clone();
        let acts = regime.acts().citing(ix).map(|act| Resting {
            entry: Some(act.entry),
            date: Some(act.date),
            actor: id(act.actor),
            what: act.kind.word().to_owned(),
            about: register.definition(act.instrument).id.clone(),
        });
        let proceedings = regime.docket().all().filter(|p| p.sources.contains(&ix)).map(|p| Resting {
            entry: Some(p.entry),
            date: Some(p.date),
            actor: id(p.actor),
            what: p.what.word().to_owned(),
            about: if p.id.is_empty() { p.target.clone() } else { p.id.clone() },
        });
        let mut acts: Vec<Resting> = acts.chain(proceedings).collect();
        acts.sort_by_key(|act| act.entry);
        let mut readings = vec![];
        for (name, attribute) in &register.attributes {
            for row in attribute.rows.iter().filter(|row| row.sources.contains(&ix)) {
                readings.push(Resting {
                    entry: None,
                    date: row.from,
                    actor: id(row.actor),
                    what: name.clone(),
                    about: row.value.clone(),
                });
            }
        }
        Rests { acts, readings }
    }
}

impl Resting {
    fn json(&self) -> Value {
        json!({ "entry": self.entry, "date": self.date, "actor": self.actor, "what": self.what, "about": self.about })
    }

    fn row(&self) -> Vec<String> {
        let entry = self.entry.map_or(String::new(), |entry| entry.to_string());
        let date = self.date.map_or(String::new(), |date| date.to_string());
        vec![entry, date, self.actor.clone(), self.what.clone(), self.about.clone()]
    }
}

/// Who published it, where it can be read, and when it was.
fn read(view: &View, source: &Source) -> Markup {
    let opens = source.url.starts_with("https://") || source.url.starts_with("http://");
    html! {
        p.lead {
            (view.original(source.publisher.as_str()))
            @if opens { " · " a.address href=(source.url) rel="external noreferrer" dir="ltr" { (source.url.split_once("://").map_or(source.url.as_str(), |(_, rest)| rest)) } }
            @else if !source.url.is_empty() { " · " (source.url) }
        }
        p.quiet {
            (t!(view, "source-id", id = source.id.as_str()))
            @if !source.retrieved.is_empty() { " · " (t!(view, "source-read", day = source.retrieved.as_str())) }
            @if !source.note.is_empty() { " · " (view.original(source.note.as_str())) }
        }
    }
}

fn listed(view: &View, acts: &[Resting], total: usize) -> Markup {
    html! {
        @if !acts.is_empty() {
            section aria-labelledby="acts" {
                h2 #acts { (t!(view, "source-acts", count = total)) }
                table {
                    (heads(view, &["date", "who", "what", "about", "#entry"]))
                    tbody { @for act in acts { tr {
                        td { @if let Some(day) = act.date { (date(view, day)) } }
                        td { (view.actor(&act.actor)) }
                        td { (view.word("act", &act.what)) }
                        td { (place(view, &act.about)) }
                        td.number { @if let Some(index) = act.entry { (entry(view, index)) } }
                    } } }
                }
            }
        }
    }
}

fn read_off(view: &View, readings: &[Resting], total: usize) -> Markup {
    html! {
        @if !readings.is_empty() {
            section aria-labelledby="readings" {
                h2 #readings { (t!(view, "source-readings", count = total)) }
                table {
                    (heads(view, &["date", "who", "what", "value"]))
                    tbody { @for row in readings { tr {
                        td { @match row.date { Some(day) => (date(view, day)), None => span.quiet { (t!(view, "date-unknown")) } } }
                        td { (view.actor(&row.actor)) }
                        td { (row.what) }
                        td { (row.about) }
                    } } }
                }
            }
        }
    }
}
