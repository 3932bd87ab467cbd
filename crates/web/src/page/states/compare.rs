//! Two States beside each other: what binds each, what each has promised, and where each was represented.

use axum::response::Response;
use comity_assess::promise::{Tally, Which, commitments};
use comity_regime::{ActorIx, ActorKind, language::ast::Force, status::ActorStatus};
use maud::{Markup, html};
use serde_json::json;

use crate::{
    part::{
        layout::{Here, carried, date, page as lay_out, place},
        status::said,
    },
    question::{
        problem::Problem,
        view::{Text, View},
    },
    word::locale::t,
};

/// How one State stands towards everything.
struct Side {
    actor: ActorIx,
    id: String,
    statuses: Vec<ActorStatus>,
    promises: Tally,
}

pub fn page(view: &View) -> Response {
    let (a, b) = match (side(view, "a"), side(view, "b")) {
        (Ok(a), Ok(b)) => (a, b),
        (Err(problem), _) | (_, Err(problem)) => return view.problem(problem),
    };
    let sides: Vec<Side> = [a, b].into_iter().flatten().collect();
    let register = view.regime.register();
    let instruments: Vec<String> =
        view.standing_instruments().map(|ix| register.definition(ix).id.clone()).collect();
    view.answer(
        || shown(view, &sides),
        || {
            let each = sides.iter().map(|side| {
                let places: serde_json::Map<_, _> = instruments
                    .iter()
                    .zip(&side.statuses)
                    .map(|(id, s)| {
                        (id.clone(), json!({ "place": s.place, "sure": s.sure, "known_through": s.known }))
                    })
                    .collect();
                json!({ "id": side.id, "instruments": places, "commitments": side.promises.all,
                        "delivered": side.promises.delivered, "nothing_found": side.promises.nothing_found })
            });
            json!({ "states": each.collect::<Vec<_>>() })
        },
        || {
            let head = ["instrument".to_owned()].into_iter().chain(sides.iter().map(|s| s.id.clone()));
            let rows = instruments.iter().enumerate().map(|(n, id)| {
                let places = sides.iter().map(|s| said(s.statuses[n].place, s.statuses[n].sure));
                [id.clone()].into_iter().chain(places).collect()
            });
            std::iter::once(head.collect()).chain(rows).collect()
        },
    )
}

fn side(view: &View, name: &str) -> Result<Option<Side>, Problem> {
    let id = view.parameter(name);
    if id.is_empty() {
        return Ok(None);
    }
    let actor = view.find_actor(id).map_err(|problem| problem.in_parameter(name))?;
    let all = commitments(&view.regime, view.on, &Which { actor: Some(actor), ..Which::default() });
    Ok(Some(Side {
        actor,
        id: view.regime.register().actors[actor].id.clone(),
        statuses: view
            .standing_instruments()
            .map(|ix| view.regime.actor_status(ix, actor, view.on))
            .collect(),
        promises: all.iter().collect(),
    }))
}

fn shown(view: &View, sides: &[Side]) -> Markup {
    let here = Here { path: "/compare", title: Text::own(t!(view, "compare")), days: vec![], also: &[] };
    lay_out(
        view,
        &here,
        html! {
            form.filter action=(view.action("/compare")) method="get" {
                (carried(view))
                label { (t!(view, "compare-first")) " " (choice(view, "a")) }
                label { (t!(view, "compare-second")) " " (choice(view, "b")) }
                button { (t!(view, "compare-button")) }
            }
            @if let [a, b] = sides { (beside(view, a, b)) }
        },
    )
}

/// A list of the States that exist on the day, in the order of the reader's language.
fn choice(view: &View, name: &str) -> Markup {
    let actors = &view.regime.register().actors;
    let chosen = view.parameter(name).to_uppercase();
    let mut states: Vec<(String, &str)> = actors
        .iter()
        .filter(|(_, a)| a.kind == ActorKind::State && a.exists_on(view.on))
        .map(|(ix, a)| (view.name(ix).text, a.id.as_str()))
        .collect();
    states.sort_by(|(a, _), (b, _)| view.locale.compare(a, b));
    html! {
        select name=(name) required {
            option value="" {}
            @for (text, id) in states { option value=(id) selected[id == chosen] { (text) } }
        }
    }
}

fn beside(view: &View, a: &Side, b: &Side) -> Markup {
    let register = view.regime.register();
    let figures = [
        (t!(view, "commitments"), "", a.promises.all, b.promises.all),
        (t!(view, "legend-complete"), "&sort=state", a.promises.delivered, b.promises.delivered),
        (
            t!(view, "legend-nothing-found"),
            "&state=nothing_found",
            a.promises.nothing_found,
            b.promises.nothing_found,
        ),
    ];
    html! {
        table {
            thead { tr {
                td {}
                @for side in [a, b] { th scope="col" { (view.actor(&side.id)) } }
                th scope="col" { (view.word("head", "differs")) }
            } }
            tbody {
                @for (n, ix) in view.standing_instruments().enumerate() {
                    @let definition = register.definition(ix);
                    @let political = definition.force == Force::Political;
                    tr {
                        th scope="row" { a href=(view.link(&format!("/instruments/{}", definition.id))) { (view.title(&definition.titles, &definition.title)) } }
                        @for side in [a, b] {
                            @let status = &side.statuses[n];
                            td {
                                (place(view, status, political))
                                @if let Some(day) = status.consent.as_ref().and_then(|c| c.bound) { " · " (date(view, day)) }
                            }
                        }
                        td { @let (own, others) = (&a.statuses[n], &b.statuses[n]);
                            @if own.place != others.place { @if own.sure && others.sure { "≠ " (t!(view, "differs")) } @else { "≈ " (t!(view, "may-differ")) } }
                        }
                    }
                }
            }
        }
        h2 { (t!(view, "commitments")) }
        table.figures {
            thead { tr { td {} @for side in [a, b] { th.number scope="col" { (view.name(side.actor)) } } } }
            tbody {
                @for (what, which, first, second) in figures {
                    tr {
                        th scope="row" { (what) }
                        @for (side, number) in [(a, first), (b, second)] {
                            td.number { a href=(view.link(&format!("/commitments?of={}{which}", side.id))) { (view.locale.number(number)) } }
                        }
                    }
                }
            }
        }
    }
}
