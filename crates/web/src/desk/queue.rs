//! What waits for whoever has signed in: statements to be countersigned, what falls due, what was promised.

use comity_assess::{
    due::in_forums,
    promise::{CommitmentStatus, Which, commitments},
};
use comity_ledger::authority::Role;
use comity_regime::{
    ActorIx,
    language::ast::Force,
    process::{Due, State, due::DueKind},
};
use maud::{Markup, html};
use serde_json::{Value, json};

use super::{Seat, summary::summary, waiting::Item};
use crate::{
    part::{
        forum::due::about,
        layout::{date, heads},
    },
    word::{address::encode, locale::t},
};

/// How many of what was promised are shown.
const SHOWN: usize = 20;

/// What waits for somebody.
#[derive(Default)]
pub struct Queue {
    /// Whose it is: the office that signed in.
    officer: Option<String>,
    /// For whom they speak.
    holder: String,
    /// What waits for a second signature: of theirs, and for officers of the depositary of others' as well.
    waiting: Vec<Item>,
    /// What falls due in forums that they answer for, or may ask, vote or object in.
    pub due: Vec<Due>,
    /// What they promised and nobody says is complete.
    pub promised: Vec<CommitmentStatus>,
}

impl Queue {
    /// What waits for the reader; nothing for whoever has not signed in.
    pub fn of(view: &Seat<'_>) -> Queue {
        let Some(session) = &view.session else { return Queue::default() };
        let speaker = view.speaker();
        Queue {
            officer: Some(session.officer.clone()),
            waiting: view.waiting(session),
            holder: session.holder.clone(),
            due: match (session.role, speaker) {
                (Role::Depositary | Role::Secretariat, _) => in_forums(&view.regime, None, view.today),
                (Role::Chair, _) => {
                    let forum = session.holder.strip_prefix("chair:");
                    let forum = forum.and_then(|id| view.regime.register().forum(id));
                    forum.map_or(vec![], |ix| in_forums(&view.regime, Some(ix), view.today))
                }
                (Role::Delegation, Some(actor)) => of_actor(view, actor),
                _ => vec![],
            },
            promised: speaker.map(|actor| promised(view, actor)).unwrap_or_default(),
        }
    }

    /// What waits for a second signature, for programs.
    pub fn waiting_json(&self) -> Value {
        let each = self.waiting.iter().map(
            |item| json!({ "digest": item.digest, "officer": item.officer, "act": item.statement.content.fields.json() }),
        );
        each.collect()
    }

    /// All of it, as far as there is any.
    pub fn shown(&self, view: &Seat<'_>) -> Markup {
        html! {
            @if let Some(officer) = &self.officer { (self.signatures(view, officer)) }
            @if view.session.as_ref().is_some_and(|session| session.role == Role::Depositary) { (to_record(view)) }
            @if !self.due.is_empty() { (self.falls_due(view)) }
            @if !self.promised.is_empty() { (self.to_report(view)) }
        }
    }

    fn signatures(&self, view: &Seat<'_>, officer: &str) -> Markup {
        html! {
            section aria-labelledby="waiting" {
                h2 #waiting { (t!(view, "desk-waiting")) }
                @if self.waiting.is_empty() { p.quiet { (t!(view, "desk-nothing-waits")) } } @else {
                    table {
                        (heads(view, &["what", "signed-first", "state"]))
                        tbody { @for item in &self.waiting { tr {
                            td { a href=(view.action(&format!("/desk/waiting/{}", item.digest))) { (summary(view, &item.statement)) } }
                            td { (item.officer) }
                            td { @if item.statement.by != self.holder { "○ " (item.statement.by) } @else if item.officer == officer { "◐ " (t!(view, "desk-waits-for-other")) } @else { "▲ " (t!(view, "desk-waits-for-me")) } }
                        } } }
                    }
                }
            }
        }
    }

    /// What falls due, each leading to what can be done about it.
    fn falls_due(&self, view: &Seat<'_>) -> Markup {
        html! {
            section aria-labelledby="due" {
                h2 #due { (t!(view, "what-falls-due")) }
                table {
                    (heads(view, &["due", "what", "state", "next-step"]))
                    tbody { @for d in &self.due { tr {
                        td { @match d.due { Some(day) => (date(view, day)), None => span.quiet { (t!(view, "no-date")) } } }
                        td { (about(view, d)) }
                        td.place { (view.state(d.state)) }
                        td { @if let Some((form, query)) = step(view, d) {
                            a href=(view.action(&format!("/desk/new?form={form}&{query}"))) { (view.word("form", form)) }
                        } }
                    } } }
                }
            }
        }
    }

    /// What was promised, each leading to the form that reports on it.
    fn to_report(&self, view: &Seat<'_>) -> Markup {
        html! {
            section aria-labelledby="promised" {
                h2 #promised { (t!(view, "desk-promised")) }
                table {
                    (heads(view, &["what", "due", "state"]))
                    tbody { @for c in self.promised.iter().take(SHOWN) { tr {
                        td { a href=(view.action(&format!("/desk/new?form=report&act=report&actor={}&target={}", c.actor, encode(&c.commitment)))) { (view.original(c.text.as_str())) } }
                        td { @if let Some(day) = c.due { (date(view, day)) } }
                        td.place { (view.state(c.state.title())) }
                    } } }
                }
                @if let (true, Some(first)) = (self.promised.len() > SHOWN, self.promised.first()) {
                    p { a href=(view.action(&format!("/commitments?of={}", first.actor))) { (t!(view, "commitments")) } " (" (view.locale.number(self.promised.len())) ")" }
                }
            }
        }
    }
}

/// The treaties, each leading to the form for an act on it: what a depositary is handed most days.
fn to_record(view: &Seat<'_>) -> Markup {
    let register = view.regime.register();
    let all = view.standing_instruments().map(|ix| register.definition(ix));
    html! {
        section aria-labelledby="record-on" {
            h2 #record-on { (t!(view, "desk-record-on")) }
            ul.found {
                @for definition in all.filter(|definition| definition.force == Force::Binding) {
                    li { a href=(view.action(&format!("/desk/new?form=deposit&instrument={}", encode(&definition.id)))) { (view.title(&definition.titles, &definition.title)) } }
                }
                li { a href=(view.action("/desk/new?form=deposit")) { (t!(view, "desk-other-instruments")) } }
            }
        }
    }
}

/// What is open for a State in the forums that it belongs to.
fn of_actor(view: &Seat<'_>, actor: ActorIx) -> Vec<Due> {
    let mut all = view.regime.due(actor, view.today);
    all.retain(|d| d.kind != DueKind::Commitment);
    all
}

/// What can be done about something that is due: the form, and what is filled in already.
fn step(view: &Seat<'_>, d: &Due) -> Option<(&'static str, String)> {
    let register = view.regime.register();
    let about = encode(&d.about);
    let office = view.session.as_ref()?.role != Role::Delegation;
    match d.kind {
        DueKind::Session if office => {
            // A session that is convened already is not convened again.
            let forum = register.forum_definition(register.forum(&d.about)?);
            let organ = forum.convened_by.first().map_or("", |name| &name.text);
            Some(("session", format!("target={about}&actor={organ}")))
        }
        DueKind::Request if !office => Some(("request", format!("act=request&target={about}"))),
        DueKind::Silence => Some(("vote", format!("act=objection&target={about}"))),
        _ => None,
    }
}

/// What somebody has promised and nobody says is complete, what is due first before the rest.
fn promised(view: &Seat<'_>, actor: ActorIx) -> Vec<CommitmentStatus> {
    let mut all = commitments(&view.regime, view.today, &Which { actor: Some(actor), ..Which::default() });
    all.retain(|c| !c.delivered && c.state != State::Withdrawn);
    all.sort_by_key(|c| (c.due.is_none(), c.due.map(|day| day.latest)));
    all
}
