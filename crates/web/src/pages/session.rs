//! One session: days, place, officers, who took part and at which level, agenda, documents, decisions.

use axum::response::Response;
use comity_regime::{
    Proceeding,
    proceeding::{Level, What},
    process::{Outcome, SessionReport},
};
use maud::{Markup, html};
use serde_json::json;

use super::layout::{Here, date, page as lay_out, source};
use crate::{respond::Problem, tables::as_object, view::View};

pub fn page(view: &View, id: &str) -> Response {
    let docket = view.regime.docket();
    let Some(session) = docket.session(id) else {
        let ids = docket.ids().filter(|id| docket.session(id).is_some());
        let hint =
            comity_regime::nearest(id, ids).map_or(String::new(), |n| format!("; did you mean '{n}'?"));
        return view.problem(Problem::not_found(format!("there is no session '{id}'{hint}")));
    };
    let report = view.regime.session_report(&session, view.on);
    let decisions = view.regime.outcomes(id, view.on);
    let mut acts: Vec<&Proceeding> = docket.about(id).filter(|p| p.date.earliest <= view.on).collect();
    let name = |p: &Proceeding| view.regime.register().actors[p.actor].name.clone();
    acts.sort_by_key(|p| name(p));
    view.answer(
        || shown(view, &report, &decisions, &acts),
        || {
            let acts: Vec<_> = acts.iter().map(|p| as_object(view.regime.proceeding_columns(p))).collect();
            json!({ "session": report, "decisions": decisions, "acts": acts })
        },
        || {
            let head = ["date", "act", "actor", "name", "value", "detail", "source", "note"]
                .map(str::to_owned)
                .to_vec();
            let each = acts.iter().map(|p| {
                let columns = view.regime.proceeding_columns(p);
                let get = |column: &str| {
                    columns.iter().find(|(c, _)| *c == column).map_or(String::new(), |(_, t)| t.clone())
                };
                vec![
                    get("date"),
                    get("act"),
                    get("actor"),
                    name(p),
                    get("value"),
                    get("detail"),
                    get("source"),
                    get("note"),
                ]
            });
            std::iter::once(head).chain(each).collect()
        },
    )
}

fn shown(view: &View, report: &SessionReport, decisions: &[Outcome], acts: &[&Proceeding]) -> Markup {
    let path = format!("/sessions/{}", report.session);
    let title = if report.title.is_empty() { &report.session } else { &report.title };
    let here = Here { path: &path, title, days: vec![], also: &[] };
    let p = &report.participation;
    let at = |wanted: Option<Level>| {
        let there = acts.iter().copied().filter(move |a| a.what == What::Attendance(wanted));
        there.collect::<Vec<_>>()
    };
    let those =
        |test: fn(&What) -> bool| acts.iter().copied().filter(move |a| test(&a.what)).collect::<Vec<_>>();
    let made = view.regime.commitments(view.on).into_iter().filter(|c| c.at == report.session).count();
    lay_out(
        view,
        &here,
        html! {
            p.lead {
                a href=(view.link(&format!("/forums/{}", report.forum))) { (report.forum) }
                " · " (date(report.from)) " to " (date(report.until)) @if !report.place.is_empty() { " · " (report.place) }
                " · " (report.state)
            }
            p { "Convened by " (actor(view, &report.convener)) ", " (date(report.convened)) ". " (source(view, &report.sources.join(";"))) }
            @if made > 0 { p { a href=(view.link(&format!("/commitments?under={}", report.session))) { (made) " commitments" } " were made at it." } }
            section aria-labelledby="part" {
                h2 #part { "Who took part" }
                p {
                    @if !p.is_complete() { "How many took part is not known. Of those that are known, " }
                    (p.total()) " took part: " (p.at_head()) " at the level of head of State or government, " (p.at_minister()) " at that of a minister or above."
                    @if p.named < p.total() { " " (p.named) " are named here; the rest is known by number only." }
                }
                @for level in [Some(Level::Head), Some(Level::Minister), Some(Level::Other), None] {
                    @let there = at(level);
                    @if !there.is_empty() {
                        h3 { (level.map_or("level not known", Level::title)) " (" (there.len()) ")" }
                        p.names { @for a in there { (actor(view, &view.regime.register().actors[a.actor].id)) " " } }
                    }
                }
                @let observers = those(|w| *w == What::Observation);
                @if !observers.is_empty() {
                    h3 { "observers (" (observers.len()) ")" }
                    p.names { @for a in observers { (actor(view, &view.regime.register().actors[a.actor].id)) " " } }
                }
            }
            @if !decisions.is_empty() {
                section aria-labelledby="decisions" {
                    h2 #decisions { "Decisions" }
                    @for d in decisions { (decision(d)) }
                }
            }
            (listed(view, "Officers", &those(|w| matches!(w, What::Election(_)))))
            (listed(view, "Agenda", &those(|w| *w == What::AgendaItem)))
            (listed(view, "Documents", &those(|w| matches!(w, What::Document { .. }))))
            (listed(view, "Statements", &those(|w| *w == What::Statement)))
            (listed(view, "Credentials", &those(|w| matches!(w, What::Credentials(_) | What::WithdrawalOfCredentials))))
            (listed(view, "Published counts", &those(|w| matches!(w, What::PublishedCount(..)))))
        },
    )
}

fn actor(view: &View, id: &str) -> Markup {
    let actors = &view.regime.register().actors;
    html! { a href=(view.link(&format!("/states/{id}"))) { (actors.name_of(id)) } }
}

fn decision(d: &Outcome) -> Markup {
    let figures = d.figures();
    html! {
        h3 { (d.text) }
        p.clause { @if let Some(article) = &d.article { strong { (article) } " " } (d.rule) }
        p { span.place { (d.verdict()) } ", put on " (date(d.put.into())) ": " (d.because) "." @if let Some(day) = d.open_until { " Silence may be broken until " (date(day.into())) "." } }
        table {
            thead { tr { @for (head, _) in &figures { th.number.sentence { (head) } } } }
            tbody { tr { @for (_, figure) in &figures { td.number { (figure) } } } }
        }
    }
}

/// What an act of a session says beside its value: what is counted, or its text; a document's language and digest too.
fn what(p: &Proceeding) -> Markup {
    html! {
        @match &p.what {
            What::PublishedCount(counted, _) => (counted),
            What::Document { digest, language, .. } => {
                (p.detail)
                @if !language.is_empty() { " [" (language) "]" }
                @if !digest.is_empty() { br; "SHA-256 " span.hash { (digest) } }
            }
            _ => (p.detail),
        }
    }
}

/// Acts of one kind, in a row each; nothing if there are none.
fn listed(view: &View, title: &str, acts: &[&Proceeding]) -> Markup {
    html! {
        @if !acts.is_empty() {
            section {
                h2 { (title) }
                table {
                    thead { tr { th { "Date" } th { "Who" } th { "What" } th { "" } th { "Source" } } }
                    tbody {
                        @for p in acts {
                            @let columns = view.regime.proceeding_columns(p);
                            @let value = columns.iter().find(|(c, _)| *c == "value").map_or("", |(_, text)| text);
                            tr {
                                td { (date(p.date)) }
                                td { (actor(view, &view.regime.register().actors[p.actor].id)) }
                                td { (value) }
                                td { (what(p)) @if !p.note.is_empty() { " " span.quiet { (p.note) } } }
                                td { (source(view, &view.regime.cited(p.sources.iter().copied()))) }
                            }
                        }
                    }
                }
            }
        }
    }
}
