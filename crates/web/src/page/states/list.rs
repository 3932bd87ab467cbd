//! All actors against all instruments.

use std::collections::HashMap;

use axum::response::Response;
use comity_regime::{ActorIx, ActorKind, InstrumentIx, language::ast::Force, register::Known, status::Place};
use maud::html;
use serde_json::json;

use crate::{
    part::{
        known::each,
        layout::{Here, page as lay_out},
        status::said,
    },
    question::view::{Text, View},
    word::locale::t,
};

pub fn page(view: &View) -> Response {
    let register = view.regime.register();
    let mut actors: Vec<ActorIx> =
        register.actors.iter().filter(|(_, a)| a.exists_on(view.on)).map(|(ix, _)| ix).collect();
    let names: HashMap<ActorIx, Text> = actors.iter().map(|ix| (*ix, view.name(*ix))).collect();
    let is_organisation = |ix: &ActorIx| register.actors[*ix].kind == ActorKind::Organisation;
    actors.sort_by(|a, b| {
        let by_name = || view.locale.compare(&names[a].text, &names[b].text);
        is_organisation(a).cmp(&is_organisation(b)).then_with(by_name)
    });
    let places = |actor: ActorIx| {
        view.standing_instruments().map(move |ix| (ix, view.regime.place(ix, actor, view.on)))
    };
    let known = |ix: InstrumentIx| Known::of(register.definition(ix).complete);
    // The page has the treaties, with how many each binds; data have every instrument.
    let treaties =
        || view.standing_instruments().filter(|ix| register.definition(*ix).force == Force::Binding);
    view.answer(
        || {
            let here = Here { path: "/states", title: Text::own(t!(view, "states-and-organisations")), days: vec![], also: &[] };
            lay_out(view, &here, html! {
                p.quiet { (legend(view)) }
                (each(view, treaties().map(|ix| (register.definition(ix).id.as_str(), known(ix)))))
                table.matrix {
                    thead { tr {
                        th scope="col" { (view.word("head", "name")) }
                        @for ix in treaties() {
                            @let (id, status) = (&register.definition(ix).id, view.regime.status(ix, view.on));
                            th scope="col" { a href=(view.link(&format!("/instruments/{id}"))) { (view.called(id)) } br; span.quiet { (view.at_least(status.parties, status.by_name.parties, status.known_through)) } }
                        }
                    } }
                    tbody {
                        @for &actor in &actors {
                            tr {
                                th scope="row" { a href=(view.link(&format!("/states/{}", register.actors[actor].id))) { (names[&actor]) } }
                                @for (place, sure) in treaties().map(|ix| view.regime.place(ix, actor, view.on)) {
                                    td {
                                        (place.glyph()) span.sr { (view.word("place", place.word())) } @if !sure { "≈" }
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
                    .map(|(ix, (place, sure))| (register.definition(ix).id.clone(), json!({ "place": place, "sure": sure })))
                    .collect();
                let a = &register.actors[actor];
                json!({ "id": a.id, "name": a.name, "kind": a.kind.word(), "instruments": instruments })
            });
            let through: serde_json::Map<String, serde_json::Value> =
                view.standing_instruments().map(|ix| (register.definition(ix).id.clone(), json!(known(ix)))).collect();
            json!({ "known_through": through, "actors": each.collect::<Vec<_>>() })
        },
        || {
            let mut head = vec!["id".to_owned(), "name".into(), "kind".into()];
            head.extend(view.standing_instruments().map(|ix| register.definition(ix).id.clone()));
            let each = actors.iter().map(|&actor| {
                let a = &register.actors[actor];
                let mut row = vec![a.id.clone(), a.name.clone(), a.kind.word().to_owned()];
                row.extend(places(actor).map(|(_, (place, sure))| said(place, sure)));
                row
            });
            std::iter::once(head).chain(each).collect()
        },
    )
}

/// What the glyphs mean.
fn legend(view: &View) -> String {
    let places =
        [Place::Bound, Place::Contracting, Place::Provisional, Place::Signed, Place::Ended, Place::Outside];
    let each = places.map(|place| format!("{} {}", place.glyph(), view.word("place", place.word()).text));
    format!("{} · ≈ {}", each.join(" · "), t!(view, "uncertain"))
}
