//! All actors against all instruments.

use axum::response::Response;
use comity_regime::{ActorIx, ActorKind};
use maud::html;
use serde_json::json;

use super::layout::{Here, page as lay_out};
use crate::view::View;

pub fn page(view: &View) -> Response {
    let register = view.regime.register();
    let mut actors: Vec<ActorIx> =
        register.actors.iter().filter(|(_, a)| a.exists_on(view.on)).map(|(ix, _)| ix).collect();
    actors.sort_by_key(|ix| {
        (register.actors[*ix].kind == ActorKind::Organisation, register.actors[*ix].name.clone())
    });
    let places = |actor: ActorIx| {
        view.standing_instruments().map(move |ix| (ix, view.regime.actor_status(ix, actor, view.on)))
    };
    view.answer(
        || {
            let here = Here { path: "/states", title: "States and organisations", days: vec![], also: &[] };
            lay_out(view, &here, html! {
                p.quiet { "● bound · ◕ consented · ◑ applies provisionally · ◐ signed · ⊘ ended · ○ not yet · ≈ uncertain" }
                table.matrix {
                    thead { tr {
                        th { "Name" }
                        @for ix in view.standing_instruments() { th { a href=(view.link(&format!("/instruments/{}", register.definition(ix).id))) { (register.definition(ix).id) } } }
                    } }
                    tbody {
                        @for &actor in &actors {
                            tr {
                                td { a href=(view.link(&format!("/states/{}", register.actors[actor].id))) { (register.actors[actor].name) } }
                                @for (_, status) in places(actor) {
                                    td.glyph title=(status.place.word()) aria-label=(status.place.word()) {
                                        (status.place.glyph()) @if !status.sure { "≈" }
                                    }
                                }
                            }
                        }
                    }
                }
            })
        },
        || {
            let each = actors.iter().map(|&actor| {
                let instruments: serde_json::Map<String, serde_json::Value> = places(actor)
                    .map(|(ix, s)| (register.definition(ix).id.clone(), json!({ "place": s.place, "sure": s.sure })))
                    .collect();
                let a = &register.actors[actor];
                json!({ "id": a.id, "name": a.name, "kind": a.kind.word(), "instruments": instruments })
            });
            json!({ "actors": each.collect::<Vec<_>>() })
        },
        || {
            let mut head = vec!["id".to_owned(), "name".into(), "kind".into()];
            head.extend(view.standing_instruments().map(|ix| register.definition(ix).id.clone()));
            let each = actors.iter().map(|&actor| {
                let a = &register.actors[actor];
                let mut row = vec![a.id.clone(), a.name.clone(), a.kind.word().to_owned()];
                row.extend(places(actor).map(|(_, s)| format!("{}{}", s.place.word(), if s.sure { "" } else { " (uncertain)" })));
                row
            });
            std::iter::once(head).chain(each).collect()
        },
    )
}
