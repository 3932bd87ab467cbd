//! One State or organisation: what binds it, since when, and everything it did.

use axum::response::Response;
use comity_regime::{Act, ActorIx, ActorKind, Day, Register, language::ast::Force, status::ActorStatus};
use maud::{Markup, html};
use serde_json::json;

use super::layout::{Here, date, page as lay_out, place, source};
use crate::{respond::Problem, view::View};

pub fn page(view: &View, id: &str) -> Response {
    let register = view.regime.register();
    let Some(ix) = register.actors.find(id).or_else(|| register.actors.find(&id.to_uppercase())) else {
        let near = register.actors.nearest(id).map(|a| format!("; did you mean {} ({})?", a.id, a.name));
        return view
            .problem(Problem::not_found(format!("there is no State '{id}'{}", near.unwrap_or_default())));
    };
    let statuses: Vec<(String, ActorStatus)> = view
        .instruments()
        .map(|i| (register.definition(i).id.clone(), view.regime.actor_status(i, ix, view.on)))
        .collect();
    let origin = register.actors.origin(ix);
    let mut acts: Vec<&Act> = view
        .regime
        .acts()
        .filter(|a| register.actors.origin(a.actor) == origin && a.date.earliest <= view.on)
        .collect();
    acts.sort_by_key(|a| (a.date.earliest, a.date.latest, a.entry));
    let instrument = |a: &Act| register.definition(a.instrument).id.clone();
    view.answer(
        || shown(view, ix, &statuses, &acts),
        || {
            let a = &register.actors[ix];
            let instruments: Vec<_> = statuses
                .iter()
                .map(|(id, s)| {
                    let bound = s.consent.as_ref().and_then(|c| c.bound);
                    json!({ "instrument": id, "place": s.place, "sure": s.sure, "bound_from": bound })
                })
                .collect();
            let acts: Vec<_> = acts
                .iter()
                .map(|act| {
                    json!({ "date": act.date, "actor": register.actors[act.actor].id, "act": act.kind.word(), "instrument": instrument(act),
                            "detail": act.detail(), "source": view.regime.cited(act.sources()), "note": act.note() })
                })
                .collect();
            json!({ "id": a.id, "name": a.name, "kind": a.kind.word(), "from": a.from, "to": a.to, "instruments": instruments, "acts": acts })
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

fn shown(view: &View, ix: ActorIx, statuses: &[(String, ActorStatus)], acts: &[&Act]) -> Markup {
    let register = view.regime.register();
    let actor = &register.actors[ix];
    let path = format!("/states/{}", actor.id);
    let mut days: Vec<Day> = acts.iter().filter_map(|a| a.date.day()).collect();
    days.dedup();
    let here = Here { path: &path, title: &actor.name, days };
    lay_out(
        view,
        &here,
        html! {
            p.lead {
                @if actor.kind == ActorKind::State { "State" } @else { "Organisation" } " · " (actor.id)
                @if let Some(from) = actor.from { " · from " (from) }
                @if let Some(to) = actor.to { " · ended " (to) }
                @if let Some(before) = actor.continues {
                    " · continues " a href=(view.link(&format!("/states/{}", register.actors[before].id))) { (register.actors[before].name) }
                }
                (memberships(view, register, ix))
            }
            section aria-labelledby="obligations" {
                h2 #obligations { "Obligations" }
                table {
                    thead { tr { th { "Instrument" } th { "Place" } th { "By" } th { "Deposited" } th { "Bound from" } th { "Source" } } }
                    tbody {
                        @for (id, status) in statuses {
                            tr {
                                td { a href=(view.link(&format!("/instruments/{id}"))) { (id) } }
                                td { (place(status.place, status.sure, political(register, id))) }
                                @if let Some(consent) = &status.consent {
                                    td { (consent.act.kind) }
                                    td { (date(consent.act.date)) }
                                    td { @if let Some(day) = consent.bound { (date(day)) } }
                                    td { (source(view, &view.regime.cited(consent.act.sources()))) }
                                } @else { td {} td {} td {} td {} }
                            }
                        }
                    }
                }
            }
            section aria-labelledby="acts" {
                h2 #acts { "Acts" }
                @if acts.is_empty() { p.quiet { "The record holds no act of it by this day." } }
                @else {
                    table {
                        thead { tr { th { "Date" } th { "What" } th { "Instrument" } th { "Source" } th { "Remark" } } }
                        tbody {
                            @for act in acts {
                                @let id = &register.definition(act.instrument).id;
                                tr {
                                    td { (date(act.date)) }
                                    td { (act.kind) " " (act.detail())
                                        @if act.actor != ix { " " span.quiet { "(as " (register.actors[act.actor].name) ")" } } }
                                    td { a href=(view.link(&format!("/instruments/{id}"))) { (id) } }
                                    td { (source(view, &view.regime.cited(act.sources()))) }
                                    td.quiet { (act.note()) }
                                }
                            }
                        }
                    }
                }
            }
        },
    )
}

fn political(register: &Register, id: &str) -> bool {
    register.instrument(id).is_some_and(|ix| register.definition(ix).force == Force::Political)
}

fn memberships(view: &View, register: &Register, ix: ActorIx) -> Markup {
    let mut organisations: Vec<&str> = register
        .attributes
        .iter()
        .filter(|(_, a)| a.holders.at(view.on).possible.contains(ix))
        .filter_map(|(name, _)| name.strip_prefix("member:"))
        .collect();
    organisations.sort_unstable();
    html! { @if !organisations.is_empty() { " · member of " (organisations.join(", ")) } }
}
