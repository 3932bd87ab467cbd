//! One provision: its words now, its proposals side by side, what was done to it, and its other languages.

use std::collections::BTreeSet;

use axum::response::Response;
use comity_draft::{
    Shown, Text,
    state::Standing,
    view::Beside,
    write::{PROPOSAL_COLUMNS, proposals},
};
use maud::{Markup, html};
use serde_json::{Value, json};

use super::{
    beside::{self, position},
    reading::Shows,
    text::{language, own_name},
};
use crate::part::text::{
    said::{act, because, does, heading, name, provision_path, text_path, waits},
    words::{Hand, direction},
};
use crate::{
    answer::feeds,
    part::layout::{Here, date, entry, heads, page as lay_out},
    question::{
        form::Form,
        negotiated::Laid,
        view::{Text as Said, View},
    },
    word::{address::encode, locale::t},
};

/// What is asked of a provision.
struct Asked<'a> {
    text: &'a Text,
    laid: &'a Laid,
    id: &'a str,
    code: String,
    /// It in the reading; nothing once it has left the text.
    shown: Option<&'a Shown>,
    proposals: Vec<Beside>,
    /// The places of the acts that concern it.
    history: Vec<usize>,
}

/// The provision with an id, of a text.
pub fn page(view: &View, text: &str, id: &str) -> Response {
    let texts = view.texts();
    let Some(text) = texts.iter().find(|known| known.id == text) else {
        return view.problem(view.no_text(text));
    };
    let Some(laid) = view.laid(text, view.on) else {
        return view.problem(view.not_yet(text, view.on));
    };
    if !laid.table.provisions.contains_key(id) {
        return view.problem(view.no_provision(&text.id, &laid.table, id));
    }
    let history = laid.table.history_of(id, &text.acts);
    if view.form() == Form::Feed {
        let entries: BTreeSet<u64> =
            history.iter().filter_map(|place| text.entries.get(*place).copied()).collect();
        let title = format!("{}: {id}", text.title);
        return view.answer_as(|| feeds::of_entries(view, &provision_path(&text.id, id), &title, &entries));
    }
    let code = match language(view, &laid) {
        Ok(code) => code,
        Err(problem) => return view.problem(problem),
    };
    let (shown, proposals) = (laid.reading.provision(id), laid.table.beside(id));
    let asked = Asked { text, laid: &laid, id, code, shown, proposals, history };
    view.answer(|| laid_out(view, &asked), || asked.object(), || asked.rows())
}

impl Asked<'_> {
    fn object(&self) -> Value {
        let done = self
            .history
            .iter()
            .filter_map(|place| Some((self.text.acts.get(*place)?, self.text.entries.get(*place)?)));
        let done = done.map(|(act, entry)| {
            json!({ "date": act.day, "actor": act.actor, "does": act.does.about(), "makes": act.does.makes(), "because": because(act), "entry": entry })
        });
        json!({
            "text": self.text.id,
            "provision": self.id,
            "wordings": self.laid.table.wordings(self.id),
            "reading": self.shown,
            "proposals": self.proposals,
            "history": done.collect::<Vec<_>>(),
        })
    }

    fn rows(&self) -> Vec<Vec<String>> {
        let own = |id: &String| self.proposals.iter().any(|p| p.id == *id);
        let rows = proposals(&self.laid.table).into_iter().filter(|[id, ..]| own(id));
        let head = PROPOSAL_COLUMNS.map(str::to_owned).to_vec();
        std::iter::once(head).chain(rows.map(|row| row.to_vec())).collect()
    }

    /// Those that stand in it, itself first.
    fn family(&self) -> Vec<&Shown> {
        let ids: BTreeSet<String> = self.laid.table.family(self.id).into_iter().collect();
        self.laid.reading.provisions.iter().filter(|shown| ids.contains(&shown.id)).collect()
    }
}

fn laid_out(view: &View, asked: &Asked<'_>) -> Markup {
    let Asked { text, laid, id, code, .. } = asked;
    let path = provision_path(&text.id, id);
    let title = match asked.shown {
        Some(shown) => match heading(&laid.reading, shown, code) {
            Some(heading) => format!("{}: {heading}", name(view, &laid.reading, shown)),
            None => name(view, &laid.reading, shown),
        },
        None => (*id).to_owned(),
    };
    let mut days: Vec<_> =
        asked.history.iter().filter_map(|place| Some(text.acts.get(*place)?.day)).collect();
    days.dedup();
    let here = Here { path: &path, title: Said::own(title), days, also: &[Form::Feed] };
    let hand = Hand { view, text: &text.id, code, asked: vec![] };
    lay_out(
        view,
        &here,
        html! {
            p.lead { a href=(view.link(&format!("{}#{id}", text_path(&text.id)))) { (view.original(text.title.as_str())) } }
            (now(view, asked, &hand))
            @if !laid.table.opening.languages.is_empty() { (languages(view, asked)) }
            (beside::section(view, text, laid, &asked.proposals))
            (history(view, asked))
        },
    )
}

/// Its words now, how far it has come, what keeps it in brackets, and what a delegation can do.
fn now(view: &View, asked: &Asked<'_>, hand: &Hand<'_>) -> Markup {
    let shows = Shows { hand, laid: asked.laid, clean: false, alone: false };
    let kept = asked.laid.table.provisions.get(asked.id);
    html! {
        section aria-labelledby="now" {
            h2 #now { (t!(view, "provision-now")) }
            @match asked.shown {
                Some(shown) => {
                    @if shown.as_printed { p.warning { (t!(view, "provision-as-printed")) } }
                    (shows.all(&asked.family()))
                    @if !shown.waits.is_empty() { div.waiting { strong { (t!(view, "proposal-waits-for")) } " " (waits(view, &shown.waits)) } }
                    (desk(view, asked))
                }
                None => p.warning {
                    (t!(view, "provision-gone"))
                    @if let Some(Standing::Left(place)) = kept.map(|p| &p.standing) { br; (act(view, asked.text, *place)) }
                },
            }
        }
    }
}

/// No wording that is longer, in bytes, is put into an address: a form is then told which words change.
const LONGEST: usize = 1500;

/// The forms of the desk that begin with this provision.
fn desk(view: &View, asked: &Asked<'_>) -> Markup {
    let (text, id, code) = (&asked.text.id, asked.id, &asked.code);
    let words = asked.laid.table.wordings(id).remove(code);
    let lines = words.map(|words| match words.len() <= LONGEST {
        true => format!("replace {id}\n  {code}: {words}\nbecause: "),
        false => format!("words {id} {code}\n  old: \n  new: \nbecause: "),
    });
    let propose = lines.map(|lines| {
        format!(
            "/desk/new?form=drafting&value=textual_proposal&target={}&detail={}",
            encode(text),
            encode(&lines)
        )
    });
    html! {
        p.buttons {
            @if let Some(propose) = propose { a.button href=(view.action(&propose)) { (t!(view, "provision-propose")) } }
            a.button href=(view.action(&position(text, id))) { (t!(view, "provision-take-position")) }
        }
    }
}

/// Its wordings side by side, each in its own direction.
fn languages(view: &View, asked: &Asked<'_>) -> Markup {
    let Some(shown) = asked.shown.filter(|shown| !shown.wordings.is_empty()) else { return html! {} };
    let others: Vec<&String> =
        asked.laid.table.opening.languages.iter().filter(|code| **code != asked.code).collect();
    html! {
        @if !others.is_empty() {
            section aria-labelledby="languages" {
                h2 #languages { (t!(view, "provision-languages")) }
                div.proposals { @for code in others {
                    @let hand = Hand { view, text: &asked.text.id, code, asked: vec![] };
                    div {
                        h3 { a href=(view.with(&provision_path(&asked.text.id, asked.id), "in", code)) lang=(code) dir=(direction(code)) { (own_name(code)) } }
                        @match shown.wordings.get(code) {
                            Some(pieces) => p.words lang=(code) dir=(direction(code)) { (hand.pieces(pieces)) },
                            None => p.quiet { (t!(view, "text-no-wording")) },
                        }
                        @if shown.wordings.contains_key(code) && shown.behind.contains(code) { p.warning { (t!(view, "provision-behind")) } }
                    }
                } }
            }
        }
    }
}

/// Every act that concerns it, with its entry of the log.
fn history(view: &View, asked: &Asked<'_>) -> Markup {
    let text = asked.text;
    let done = asked.history.iter().rev();
    html! {
        section aria-labelledby="history" {
            h2 #history { (t!(view, "provision-history")) " (" (view.locale.number(asked.history.len())) ")" }
            table {
                (heads(view, &["date", "who", "what", "why", "entry"]))
                tbody { @for (act, index) in done.filter_map(|place| text.acts.get(*place).zip(text.entries.get(*place))) { tr {
                    td { (date(view, act.day)) }
                    td { (view.name_of(&act.actor)) }
                    td { (does(view, act, &text.id)) }
                    td { (view.original(because(act))) }
                    td { (entry(view, *index)) }
                } } }
            }
        }
    }
}
