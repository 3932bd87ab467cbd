//! One instrument: how it stands and why, who and when, the definition beside the computed facts.

use axum::response::Response;
use comity_regime::{
    Day, ForumIx, InstrumentIx,
    engine::Consent,
    explain::Explanation,
    language::{Period, ast::Deadline},
    process::{Due, State, due::DueKind},
    status::RequirementStatus,
};
use maud::{Markup, html};
use serde_json::json;

use super::{
    layout::{Here, date, page as lay_out, source},
    today::in_force,
};
use crate::{
    chart, feeds,
    respond::{Form, Problem},
    tables::{
        self,
        process::{Which, commitments},
    },
    view::{View, encode},
};

pub fn page(view: &View, id: &str) -> Response {
    let Some(ix) = view.regime.register().instrument(id) else {
        let near = view.regime.register().nearest_instrument(id);
        let hint = near.map_or(String::new(), |n| format!("; did you mean '{n}'?"));
        return view.problem(Problem::not_found(format!("there is no instrument '{id}'{hint}")));
    };
    if view.form() == Form::Calendar {
        let due = due(view, ix);
        let title = &view.regime.register().definition(ix).title;
        return view.answer_as(|| feeds::calendar(title, view.origin(), view.on, &due));
    }
    view.answer(
        || shown(view, ix),
        || {
            let status = view.regime.status(ix, view.on);
            let mut value = serde_json::to_value(&status).unwrap_or_default();
            if let Some(object) = value.as_object_mut() {
                object.insert("explanation".into(), json!(view.regime.explain(ix, view.on)));
                object.insert("statements".into(), json!(view.regime.statements(ix, view.on)));
                object.insert("timeline".into(), json!(tables::timeline(&view.regime, ix, Some(view.on))));
            }
            value
        },
        || {
            let head =
                ["date", "what", "actor", "name", "contracting", "needed", "parties", "source", "note"];
            let rows = tables::timeline(&view.regime, ix, Some(view.on)).into_iter().map(|e| {
                let needed = e.needed.map_or(String::new(), |n| n.to_string());
                let (date, contracting, parties) =
                    (e.date.to_string(), e.contracting.to_string(), e.parties.to_string());
                vec![date, e.what, e.actor, e.name, contracting, needed, parties, e.source, e.note]
            });
            std::iter::once(head.map(str::to_owned).to_vec()).chain(rows).collect()
        },
    )
}

fn shown(view: &View, ix: InstrumentIx) -> Markup {
    let regime = &view.regime;
    let definition = regime.register().definition(ix);
    let status = regime.status(ix, view.on);
    let mut days: Vec<Day> = regime.acts_on(ix).iter().filter_map(|a| a.date.day()).collect();
    days.extend(status.entry_into_force.and_then(|d| d.day()));
    days.sort_unstable();
    days.dedup();
    let path = format!("/instruments/{}", definition.id);
    let here = Here { path: &path, title: &definition.title, days, also: &[Form::Calendar] };
    let outside = format!("members of UN but not parties to {}", definition.id);
    let open = regime.ask(&outside, view.on).map(|b| tables::Members::new(regime, &outside, view.on, b)).ok();
    lay_out(
        view,
        &here,
        html! {
            p.lead {
                (in_force(&status, definition.force)) " · "
                a href=(view.who(&format!("parties to {}", definition.id))) { (status.parties) " parties" }
                @if status.organisations.max > 0 { " (" (status.states) " States, " (status.organisations) @if status.organisations.max == 1 { " organisation)" } @else { " organisations)" } }
                @if status.signatories.max > 0 {
                    " · " a href=(view.who(&format!("signatories to {}", definition.id))) { (status.signatories) " signed only" }
                }
            }
            @if let Some(day) = status.complete_through.filter(|day| *day < view.on) {
            p.warning { "The record of it is complete through " (day) "; later acts may be missing." }
        }
        section aria-labelledby="chart" {
                h2 #chart { "Parties and threshold" }
                (chart::parties(regime, ix, view.on))
            }
            div.beside {
                section aria-labelledby="why" {
                    h2 #why { "Why" }
                    @match regime.explain(ix, view.on) {
                        Some(explanation) => (reasons(view, &explanation)),
                        None => p { "Its definition has no clause on entry into force." },
                    }
                }
                section aria-labelledby="definition" {
                    h2 #definition { "As defined" }
                    pre.definition { code { (definition_text(view, ix)) } }
                }
            }
            (elements(view, ix))
            section aria-labelledby="consents" {
                h2 #consents { "Who, and since when" }
                (consents(view, ix))
            }
            @let statements = regime.statements(ix, view.on);
            @if !statements.is_empty() {
                section aria-labelledby="statements" {
                    h2 #statements { "Reservations and declarations" }
                    table {
                        thead { tr { th { "Who" } th { "What" } th { "Date" } th { "Withdrawn" } th { "Objections" } } }
                        tbody {
                            @for s in &statements {
                                tr {
                                    td { a href=(view.link(&format!("/states/{}", s.actor))) { (name(view, &s.actor)) } }
                                    td { (s.kind) " " (s.detail) }
                                    td { (date(s.date)) }
                                    td { @if let Some(day) = s.withdrawn { (date(day)) } }
                                    td { @for (n, (actor, day)) in s.objections.iter().enumerate() { @if n > 0 { ", " } (name(view, actor)) " " (date(*day)) } }
                                }
                            }
                        }
                    }
                }
            }
            @if let Some(open) = open.filter(|o| !o.actors.is_empty()) {
                section aria-labelledby="not-yet" {
                    h2 #not-yet { "Not yet: " (open.count) " members of the United Nations" }
                    p.names {
                        @for member in &open.actors {
                            a href=(view.link(&format!("/states/{}", member.id))) { (member.name) @if !member.sure { " ≈" } } " "
                        }
                    }
                }
            }
        },
    )
}

/// The deadlines of an instrument's elements, and what falls due in the forums under it.
fn due(view: &View, ix: InstrumentIx) -> Vec<Due> {
    let register = view.regime.register();
    let definition = register.definition(ix);
    let mut due = vec![];
    for (at, forum) in (0..).map(ForumIx).zip(&register.forums) {
        if forum.under.as_ref().is_some_and(|id| id.text == definition.id) {
            view.regime.forum_due(at, None, view.on, &mut due);
        }
    }
    for element in &definition.elements {
        let Some(Deadline::By(day)) = element.due else { continue };
        due.push(Due {
            kind: DueKind::Commitment,
            due: Some(day.into()),
            state: if day < view.on { "▲ its day has passed" } else { "▲ due" },
            overdue: false,
            text: element.text.clone(),
            about: format!("{}/{}", definition.id, element.id),
            from: definition.id.clone(),
            sources: vec![],
        });
    }
    due
}

/// The elements of a joint statement, with what became of each.
fn elements(view: &View, ix: InstrumentIx) -> Markup {
    let definition = view.regime.register().definition(ix);
    html! {
        @if !definition.elements.is_empty() {
            section aria-labelledby="elements" {
                h2 #elements { "What was promised" }
                table {
                    thead { tr { th { "Element" } th { "By" } th.number { "States" } th.number { "Reported or assessed" } th.number { "Said complete" } } }
                    tbody {
                        @for element in &definition.elements {
                            @let key = format!("{}/{}", definition.id, element.id);
                            @let all = commitments(&view.regime, view.on, &Which { under: key.clone(), ..Which::default() });
                            tr {
                                td { a href=(view.link(&format!("/commitments?under={}", encode(&key)))) { (element.text) } }
                                td { @match &element.due { Some(Deadline::By(day)) => (date((*day).into())), Some(Deadline::Every(step)) => { "every " (Period(*step)) }, None => span.quiet { "no date" } } }
                                td.number { (all.len()) }
                                td.number { (all.iter().filter(|c| matches!(c.state, State::Reported | State::Assessed)).count()) }
                                td.number { (all.iter().filter(|c| c.delivered).count()) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn name<'a>(view: &'a View, id: &'a str) -> &'a str {
    view.regime.register().actors.name_of(id)
}

/// The text of the definition.
fn definition_text(view: &View, ix: InstrumentIx) -> String {
    let definition = view.regime.register().definition(ix);
    definition.source.text.get(definition.span.clone()).unwrap_or_default().trim_end().to_owned()
}

fn reasons(view: &View, explanation: &Explanation) -> Markup {
    html! {
        p.clause {
            @if let Some(article) = &explanation.article { strong { (article) } " " }
            (explanation.clause)
        }
        @if !explanation.counts.is_empty() {
            table {
                thead { tr { th { "Day" } th { "Requirement" } th.number { "Have" } th.number { "Needed" } th.number { "Of" } th { "" } } }
                tbody {
                    @for counted in &explanation.counts {
                        @for requirement in &counted.requirements { (count(view, counted.day, requirement)) }
                    }
                }
            }
        }
        @if !explanation.decided_by.is_empty() {
            p { "Decided by "
                @for (n, act) in explanation.decided_by.iter().enumerate() {
                    @if n > 0 { "; " }
                    a href=(view.link(&format!("/states/{}", act.actor))) { (act.name) } ", " (act.act) " of " (date(act.date)) " " (source(view, &act.sources.join(";")))
                }
                "."
            }
        }
        @if !explanation.steps.is_empty() {
            ol.steps { @for step in &explanation.steps { li { (step.what) " → " (date(step.date)) } } }
        }
    }
}

fn count(view: &View, day: Day, requirement: &RequirementStatus) -> Markup {
    let met = match requirement.met {
        Some(true) => "✓ met",
        Some(false) => "○ not met",
        None => "≈ uncertain",
    };
    html! {
        tr {
            td { (date(day.into())) }
            td { (requirement.text)
                @if !requirement.missing.is_empty() && requirement.missing.len() <= 20 {
                    br; span.quiet { "missing: " @for (n, id) in requirement.missing.iter().enumerate() { @if n > 0 { ", " } (name(view, id)) } }
                }
            }
            td.number { (requirement.have) }
            td.number { (requirement.needed) }
            td.number { @if let Some(of) = requirement.of { (of) } }
            td.met { (met) }
        }
    }
}

fn consents(view: &View, ix: InstrumentIx) -> Markup {
    let regime = &view.regime;
    let actors = &regime.register().actors;
    let mut consents: Vec<Consent> =
        regime.consents(ix).into_iter().filter(|c| c.act.date.earliest <= view.on).collect();
    consents.sort_by_key(|c| (c.act.date.earliest, c.act.date.latest, actors[c.act.actor].name.clone()));
    html! {
        @if consents.is_empty() { p.quiet { "Nobody has consented to be bound by this day." } }
        @else {
            table {
                thead { tr { th { "Who" } th { "By" } th { "Deposited" } th { "Bound from" } th { "Until" } th { "Source" } } }
                tbody {
                    @for c in &consents {
                        @let actor = &actors[c.act.actor];
                        tr {
                            td { a href=(view.link(&format!("/states/{}", actor.id))) { (actor.name) } }
                            td { (c.act.kind) }
                            td { (date(c.act.date)) }
                            td { @if let Some(day) = c.bound { (date(day)) } }
                            td { @if let Some(day) = c.until { (date(day)) } @else if let Some(day) = actor.to { span.quiet { "ended " (day) } } }
                            td { (source(view, &regime.cited(c.act.sources()))) }
                        }
                    }
                }
            }
        }
    }
}
