//! One State or organisation: what binds it, since when, and everything it did.

use axum::response::Response;
use comity_assess::promise::{CommitmentStatus, Which, commitments};
use comity_regime::{
    Act, ActorIx, ActorKind, Day, Register,
    language::ast::Force,
    proceeding::{Level, What},
    process::{Due, SessionReport},
    status::{ActorStatus, Place},
};
use maud::{Markup, html};
use serde_json::json;

use crate::{
    part::{
        commitments::table as commitment_table,
        due::{as_calendar, due_table},
        layout::{Here, act as act_term, date, entry, heads, instrument, page as lay_out, place, source},
        list::Part,
        sessions::session_link,
    },
    question::{form::Form, view::View},
    word::locale::t,
};

pub fn page(view: &View, id: &str) -> Response {
    let register = view.regime.register();
    let ix = match view.find_actor(id) {
        Ok(ix) => ix,
        Err(problem) => return view.problem(problem),
    };
    let statuses: Vec<(String, ActorStatus)> = view
        .instruments()
        .map(|i| (i, view.regime.actor_status(i, ix, view.on)))
        // Of joint statements, of which there are many, those it has joined.
        .filter(|(i, s)| register.definition(*i).stands_alone() || s.place != Place::Outside)
        .map(|(i, s)| (register.definition(i).id.clone(), s))
        .collect();
    let origin = register.actors.origin(ix);
    let mut acts: Vec<&Act> = view
        .regime
        .acts()
        .filter(|a| register.actors.origin(a.actor) == origin && a.date.earliest <= view.on)
        .collect();
    acts.sort_by_key(|a| (a.date.earliest, a.date.latest, a.entry));
    let instrument = |a: &Act| register.definition(a.instrument).id.clone();
    let due = view.regime.due(ix, view.on);
    if view.form() == Form::Calendar {
        let title = t!(view, "what-it-owes", name = view.name(ix).text);
        let belongs = |forum| view.regime.members(forum, view.on).possible.contains(ix);
        return as_calendar(view, &format!("/states/{}", register.actors[ix].id), &title, &due, belongs);
    }
    let which = Which { actor: Some(ix), ..Which::default() };
    let mut days: Vec<Day> = acts.iter().filter_map(|a| a.date.day()).collect();
    days.dedup();
    let commitments = commitments(&view.regime, view.on, &which);
    let attended = attended(view, ix);
    let totals = [acts.len(), commitments.len(), attended.len(), due.len(), statuses.len()];
    let part = match Part::of_each(view, &totals) {
        Ok(part) => part,
        Err(problem) => return view.problem(problem),
    };
    part.say(view, &format!("/states/{}", register.actors[ix].id));
    let (statuses, acts, attended) = (part.cut(&statuses), part.cut(&acts), part.cut(&attended));
    let process = Process { due: part.cut(&due), commitments: part.cut(&commitments), attended };
    view.answer(
        || shown(view, ix, &Parts { statuses, acts, own: &process, days: &days, promised: commitments.len(), part }),
        || {
            let a = &register.actors[ix];
            let instruments: Vec<_> = statuses
                .iter()
                .map(|(id, s)| {
                    let bound = s.consent.as_ref().and_then(|c| c.bound);
                    json!({ "instrument": id, "place": s.place, "sure": s.sure, "known_through": s.known, "bound_from": bound })
                })
                .collect();
            let acts: Vec<_> = acts
                .iter()
                .map(|act| {
                    json!({ "date": act.date, "actor": register.actors[act.actor].id, "act": act.kind.word(), "instrument": instrument(act),
                            "detail": act.detail(), "source": view.regime.cited(act.sources()), "note": act.note() })
                })
                .collect();
            json!({ "id": a.id, "name": a.name, "kind": a.kind.word(), "from": a.from, "to": a.to, "instruments": instruments, "acts": acts,
                    "totals": { "acts": totals[0], "commitments": totals[1], "attendance": totals[2], "due": totals[3] },
                    "due": process.due, "commitments": process.commitments, "attendance": attended.iter().map(|(s, level)| json!({ "session": s.session, "from": s.from, "level": level })).collect::<Vec<_>>() })
        },
        || {
            let head = ["date", "actor", "act", "instrument", "detail", "source", "note"].map(str::to_owned).to_vec();
            let each = acts.iter().map(|a| {
                let (actor, source) = (register.actors[a.actor].id.clone(), view.regime.cited(a.sources()));
                vec![a.date.to_string(), actor, a.kind.word().to_owned(), instrument(a), a.detail().to_owned(), source, a.note().to_owned()]
            });
            std::iter::once(head).chain(each).collect()
        },
    )
}

/// What a State has to do with forums and commitments.
struct Process<'a> {
    due: &'a [Due],
    commitments: &'a [CommitmentStatus],
    /// Sessions it took part in, and at which level, where that is known.
    attended: &'a [(SessionReport, Option<Level>)],
}

/// The sessions in which an actor took part by a day, and at which level.
fn attended(view: &View, ix: ActorIx) -> Vec<(SessionReport, Option<Level>)> {
    let docket = view.regime.docket();
    let own = docket.all().filter(|p| p.actor == ix && p.date.earliest <= view.on);
    let mut attended: Vec<_> = own
        .filter_map(|p| match p.what {
            What::Attendance(level) => {
                Some((view.regime.session_report(&docket.session(&p.target)?, view.on), level))
            }
            _ => None,
        })
        .collect();
    attended.sort_by_key(|(s, _)| s.from.earliest);
    attended
}

/// What the page shows.
struct Parts<'a> {
    statuses: &'a [(String, ActorStatus)],
    acts: &'a [&'a Act],
    own: &'a Process<'a>,
    /// The days of all its acts.
    days: &'a [Day],
    /// How many commitments it has made.
    promised: usize,
    part: Part,
}

fn process(view: &View, process: &Process<'_>, promised: usize, part: Part) -> Markup {
    html! {
        @if part.is_first() || !process.due.is_empty() { section aria-labelledby="due" {
            h2 #due { (t!(view, "what-is-due")) }
            (due_table(view, process.due))
        } }
        @if !process.commitments.is_empty() {
            section aria-labelledby="commitments" {
                h2 #commitments { (t!(view, "commitments")) " (" (view.locale.number(promised)) ")" }
                (commitment_table(view, process.commitments))
            }
        }
        @if !process.attended.is_empty() {
            section aria-labelledby="attendance" {
                h2 #attendance { (t!(view, "attendance")) }
                table {
                    (heads(view, &["session", "level"]))
                    tbody { @for (s, level) in process.attended {
                        tr { td { (session_link(view, s)) } td { @match level { Some(level) => (view.word("level", level.word())), None => span.quiet { (view.word("level", "unknown")) } } } }
                    } }
                }
            }
        }
    }
}

fn shown(view: &View, ix: ActorIx, parts: &Parts<'_>) -> Markup {
    let Parts { statuses, acts, part, .. } = *parts;
    let register = view.regime.register();
    let actor = &register.actors[ix];
    let path = format!("/states/{}", actor.id);
    let here = Here { path: &path, title: view.name(ix), days: parts.days.to_vec(), also: &[Form::Calendar] };
    lay_out(
        view,
        &here,
        html! {
            p.lead {
                @if actor.kind == ActorKind::State { (t!(view, "state")) } @else { (t!(view, "organisation")) } " · " (actor.id)
                @if let Some(called) = register.names.of(&actor.id, view.locale.language.tag()).filter(|n| !n.full.is_empty()) { " · " (called.full) }
                @if let Some(from) = actor.from { " · " (t!(view, "from-day", day = view.locale.day(from))) }
                @if let Some(to) = actor.to { " · " (t!(view, "ended-on", day = view.locale.day(to))) }
                @if let Some(before) = actor.continues {
                    " · " (t!(view, "continues")) " " (view.actor(&register.actors[before].id))
                }
                (memberships(view, register, ix))
            }
            p { a href=(view.link(&format!("/compare?a={}", actor.id))) { (t!(view, "compare-with")) } }
            @if !statuses.is_empty() { section aria-labelledby="obligations" {
                h2 #obligations { (t!(view, "obligations")) }
                table {
                    (heads(view, &["instrument", "place", "by", "deposited", "bound-from", "source"]))
                    tbody {
                        @for (id, status) in statuses {
                            tr {
                                td { (instrument(view, id)) }
                                td { (place(view, status, political(register, id))) }
                                @if let Some(consent) = &status.consent {
                                    td { (act_term(view, consent.act.kind)) }
                                    td { (date(view, consent.act.date)) }
                                    td { @if let Some(day) = consent.bound { (date(view, day)) } }
                                    td { (source(view, &view.regime.cited(consent.act.sources()))) }
                                } @else { td {} td {} td {} td {} }
                            }
                        }
                    }
                }
            } }
            (process(view, parts.own, parts.promised, part))
            section aria-labelledby="acts" {
                h2 #acts { (t!(view, "acts")) }
                @if acts.is_empty() { p.quiet { (t!(view, "no-act-by-day")) } }
                @else {
                    table {
                        (heads(view, &["date", "what", "instrument", "source", "entry", "remark"]))
                        tbody {
                            @for act in acts {
                                @let id = &register.definition(act.instrument).id;
                                tr {
                                    td { (date(view, act.date)) }
                                    td { (act_term(view, act.kind)) " " (view.original(act.detail()))
                                        @if act.actor != ix { " " span.quiet { "(" (t!(view, "as-actor", name = view.name(act.actor).text)) ")" } } }
                                    td { a href=(view.link(&format!("/instruments/{id}"))) { (view.called(id)) } }
                                    td { (source(view, &view.regime.cited(act.sources()))) }
                                    td { (entry(view, act.entry)) }
                                    td.quiet { (view.original(act.note())) }
                                }
                            }
                        }
                    }
                }
            }
            (part.links(view, &path))
        },
    )
}

fn political(register: &Register, id: &str) -> bool {
    register.instrument(id).is_some_and(|ix| register.definition(ix).force == Force::Political)
}

fn memberships(view: &View, register: &Register, ix: ActorIx) -> Markup {
    let mut organisations: Vec<String> = register
        .attributes
        .iter()
        .filter(|(_, a)| a.holders.at(view.on).possible.contains(ix))
        .filter_map(|(name, _)| name.strip_prefix("member:"))
        .map(|id| view.name_of(id).text)
        .collect();
    organisations.sort_by(|a, b| view.locale.compare(a, b));
    let organisations = organisations.join(view.locale.comma());
    html! { @if !organisations.is_empty() { " · " (t!(view, "member-of", organisations = organisations)) } }
}
