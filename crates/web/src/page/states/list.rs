//! All actors against all instruments.

use std::collections::HashMap;

use axum::response::Response;
use comity_regime::{
    ActorIx, ActorKind, Day, InstrumentIx,
    language::ast::Force,
    register::Known,
    status::{Place, Places},
};
use maud::{Markup, html};
use serde::{Serialize, Serializer};
use serde_json::Value;

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
    let instruments: Vec<(InstrumentIx, Places)> =
        view.standing_instruments().map(|ix| (ix, view.regime.places(ix, view.on))).collect();
    let known = |ix: InstrumentIx| Known::of(register.definition(ix).complete);
    // The page has the treaties, with how many each binds; data have every instrument.
    let binding = |ix: InstrumentIx| register.definition(ix).force == Force::Binding;
    let treaties = || instruments.iter().filter(|(ix, _)| binding(*ix));
    view.answer_written(
        || {
            let sign = |place: Place| html! { (place.glyph()) span.sr { (view.word("place", place.word())) } };
            let signs: HashMap<Place, Markup> = Place::ALL.into_iter().map(|place| (place, sign(place))).collect();
            let here = Here { path: "/states", title: Text::own(t!(view, "states-and-organisations")), days: vec![], also: &[] };
            lay_out(view, &here, html! {
                p.quiet { (legend(view)) }
                (each(view, treaties().map(|(ix, _)| (register.definition(*ix).id.as_str(), known(*ix)))))
                table.matrix {
                    thead { tr {
                        th scope="col" { (view.word("head", "name")) }
                        @for (ix, _) in treaties() {
                            @let (id, status) = (&register.definition(*ix).id, view.regime.status(*ix, view.on));
                            th scope="col" { a href=(view.link(&format!("/instruments/{id}"))) { (view.called(id)) } br; span.quiet { (view.at_least(status.parties, status.by_name.parties, status.known_through)) } }
                        }
                    } }
                    tbody {
                        @for &actor in &actors {
                            tr {
                                th scope="row" { a href=(view.link(&format!("/states/{}", register.actors[actor].id))) { (names[&actor]) } }
                                @for (place, sure) in treaties().map(|(_, places)| places.of(actor)) {
                                    td { (signs[&place]) @if !sure { "≈" } }
                                }
                            }
                        }
                    }
                }
            })
        },
        || {
            let each = actors.iter().map(|&actor| {
                let places = instruments.iter().map(|(ix, places)| {
                    let (place, sure) = places.of(actor);
                    (register.definition(*ix).id.as_str(), Cell { place, sure })
                });
                let a = &register.actors[actor];
                Row { id: &a.id, name: &a.name, kind: a.kind.word(), instruments: places.collect() }
            });
            let through = instruments.iter().map(|(ix, _)| (register.definition(*ix).id.as_str(), known(*ix)));
            Matrix {
                known_through: through.collect(),
                actors: each.collect(),
                log: view.log(),
                on: view.on,
                known: view.known,
            }
        },
        || {
            let mut head = vec!["id".to_owned(), "name".into(), "kind".into()];
            head.extend(instruments.iter().map(|(ix, _)| register.definition(*ix).id.clone()));
            let each = actors.iter().map(|&actor| {
                let a = &register.actors[actor];
                let mut row = vec![a.id.clone(), a.name.clone(), a.kind.word().to_owned()];
                row.extend(instruments.iter().map(|(_, places)| places.of(actor)).map(|(place, sure)| said(place, sure)));
                row
            });
            std::iter::once(head).chain(each).collect()
        },
    )
}

/// The answer as JSON. It may have a hundred thousand cells, and is written as it stands.
#[derive(Serialize)]
struct Matrix<'a> {
    #[serde(serialize_with = "as_map")]
    known_through: Vec<(&'a str, Known)>,
    actors: Vec<Row<'a>>,
    log: Value,
    on: Day,
    #[serde(skip_serializing_if = "Option::is_none")]
    known: Option<Day>,
}

/// An actor, and where it stands.
#[derive(Serialize)]
struct Row<'a> {
    id: &'a str,
    name: &'a str,
    kind: &'static str,
    #[serde(serialize_with = "as_map")]
    instruments: Vec<(&'a str, Cell)>,
}

#[derive(Serialize)]
struct Cell {
    place: Place,
    sure: bool,
}

fn as_map<T: Serialize, S: Serializer>(pairs: &[(&str, T)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(pairs.iter().map(|(name, value)| (name, value)))
}

/// What the glyphs mean.
fn legend(view: &View) -> String {
    let each = Place::ALL.map(|place| format!("{} {}", place.glyph(), view.word("place", place.word()).text));
    format!("{} · ≈ {}", each.join(" · "), t!(view, "uncertain"))
}
