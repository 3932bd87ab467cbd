//! The texts on the table.

use std::sync::Arc;

use axum::response::Response;
use comity_draft::{Text, Wait, view::Sort};
use comity_regime::Day;
use maud::{Markup, html};
use serde_json::json;

use super::progress::{legend, parts};
use crate::part::text::said::{act, last, text_path};
use crate::{
    part::{
        forum::sessions::forum_title,
        layout::{Here, heads, page as lay_out},
    },
    picture::bars::{Bar, bars},
    question::{
        negotiated::Laid,
        view::{Text as Said, View},
    },
    word::locale::t,
};

/// A text that is on a table on the day.
struct Listed<'a> {
    text: &'a Text,
    laid: Arc<Laid>,
}

impl Listed<'_> {
    /// The last days of silences that run.
    fn silences(&self) -> Vec<(&str, Day)> {
        let waits = self.laid.pending.iter().filter(|p| p.sort == Sort::Silence).flat_map(|p| &p.waits);
        let until = |wait: &'_ Wait| match wait {
            Wait::Silence { until, .. } => Some(*until),
            _ => None,
        };
        let ids = self.laid.pending.iter().filter(|p| p.sort == Sort::Silence).map(|p| p.id.as_str());
        ids.zip(waits.filter_map(until)).collect()
    }
}

pub fn page(view: &View) -> Response {
    let texts = view.texts();
    let listed: Vec<Listed<'_>> =
        texts.iter().filter_map(|text| Some(Listed { text, laid: view.laid(text, view.on)? })).collect();
    view.answer(
        || shown(view, &listed),
        || json!({ "texts": listed.iter().map(|one| object(view, one)).collect::<Vec<_>>() }),
        || rows(view, &listed),
    )
}

fn shown(view: &View, listed: &[Listed<'_>]) -> Markup {
    let days = days(listed.iter().map(|one| one.text));
    let here = Here { path: "/texts", title: Said::own(t!(view, "texts")), days, also: &[] };
    let bar = |one: &Listed<'_>| Bar {
        label: view.called(&one.text.id).text,
        link: Some(view.link(&text_path(&one.text.id))),
        parts: parts(&one.laid.progress.all),
    };
    let each: Vec<Bar> = listed.iter().map(bar).collect();
    lay_out(
        view,
        &here,
        html! {
            p.lead { (t!(view, "texts-lead")) }
            @if listed.is_empty() { p { (t!(view, "texts-none")) } }
            @else {
                section aria-labelledby="far" { h2 #far { (t!(view, "text-how-far")) } (bars(view.locale, &t!(view, "text-how-far"), &legend(view), &each)) }
                (table(view, listed))
            }
        },
    )
}

fn table(view: &View, listed: &[Listed<'_>]) -> Markup {
    html! {
        section aria-labelledby="all" {
            h2 #all { (t!(view, "texts-all")) }
            table {
                (heads(view, &["text", "forum", "standing", "bracketed", "pending", "last-act"]))
                tbody { @for one in listed {
                    @let (text, counts) = (one.text, &one.laid.progress.all);
                    tr {
                        td { a href=(view.link(&text_path(&text.id))) { (view.original(text.title.as_str())) } " " span.quiet { (text.id) } }
                        td { a href=(view.link(&format!("/forums/{}", text.forum))) { (forum(view, &text.forum)) } }
                        td { (view.word("text-phase", one.laid.reading.phase.word())) }
                        td { (t!(view, "text-share", count = counts.bracketed, total = counts.total())) }
                        td {
                            (t!(view, "text-things-pending", count = one.laid.pending.len()))
                            @for (_, until) in one.silences() { br; (t!(view, "wait-silence", day = view.locale.day(until))) }
                        }
                        td { @if let Some(place) = last(view, text) { (act(view, text, place)) } }
                    }
                } }
            }
        }
    }
}

/// What people call a forum.
pub fn forum(view: &View, id: &str) -> Said {
    let register = view.regime.register();
    let title = register.forum(id).map_or(id, |ix| register.forum_definition(ix).title.as_str());
    forum_title(view, id, title)
}

/// The days on which something was done at the tables of texts.
pub fn days<'a>(texts: impl Iterator<Item = &'a Text>) -> Vec<Day> {
    let mut days: Vec<Day> = texts.flat_map(|text| text.acts.iter().map(|act| act.day)).collect();
    days.sort_unstable();
    days.dedup();
    days
}

fn object(view: &View, one: &Listed<'_>) -> serde_json::Value {
    let silences = one.silences().into_iter().map(|(id, until)| json!({ "id": id, "until": until }));
    let act = last(view, one.text);
    let act = act.and_then(|place| Some((one.text.acts.get(place)?, one.text.entries.get(place)?)));
    json!({
        "id": one.text.id,
        "title": one.text.title,
        "forum": one.text.forum,
        "phase": one.laid.reading.phase,
        "progress": one.laid.progress.all,
        "provisions": one.laid.progress.all.total(),
        "pending": one.laid.pending.len(),
        "silences": silences.collect::<Vec<_>>(),
        "last": act.map(|(act, entry)| json!({ "date": act.day, "actor": act.actor, "entry": entry })),
    })
}

fn rows(view: &View, listed: &[Listed<'_>]) -> Vec<Vec<String>> {
    let head = [
        "id",
        "title",
        "forum",
        "phase",
        "provisions",
        "adopted",
        "ad_referendum",
        "clean",
        "bracketed",
        "not_discussed",
        "pending",
        "silence_until",
        "last_date",
        "last_actor",
        "last_entry",
    ];
    let row = |one: &Listed<'_>| {
        let (text, counts) = (one.text, &one.laid.progress.all);
        let words = [&text.id, &text.title, &text.forum, one.laid.reading.phase.word()].map(str::to_owned);
        let numbers = std::iter::once(counts.total()).chain(parts(counts)).chain([one.laid.pending.len()]);
        let until: Vec<String> = one.silences().iter().map(|(_, until)| until.to_string()).collect();
        let act = last(view, text).and_then(|place| Some((text.acts.get(place)?, text.entries.get(place)?)));
        let act = act.map_or([const { String::new() }; 3], |(act, entry)| {
            [act.day.to_string(), act.actor.clone(), entry.to_string()]
        });
        let numbers = numbers.map(|n| n.to_string());
        words.into_iter().chain(numbers).chain([until.join(" ")]).chain(act).collect()
    };
    std::iter::once(head.map(str::to_owned).to_vec()).chain(listed.iter().map(row)).collect()
}
