//! Where an instrument binds: a grid of tiles, the same as a map, and the same in words. The grid comes first: it has no
//! boundaries, and no State on it is too small to be seen.

use axum::response::Response;
use comity_regime::{ActorKind, Count, InstrumentIx, language::ast::Force, register::Known, status::Place};
use maud::{Markup, html};
use serde_json::json;

use crate::{
    part::{
        known::why,
        layout::{Here, carried, page as lay_out, picture, picture_file},
    },
    picture::map::{Shade, class, map, tiles},
    question::{
        form::Form,
        view::{Text, View},
    },
    word::locale::t,
};

pub fn page(view: &View) -> Response {
    let register = view.regime.register();
    let id = view.parameter("instrument");
    let Some(ix) = (if id.is_empty() { view.standing_instruments().next() } else { register.instrument(id) })
    else {
        return view.problem(view.no_instrument(id).in_parameter("instrument"));
    };
    let as_tiles = view.parameter("view") != "map";
    let shades = shades(view, ix);
    let definition = register.definition(ix);
    let name = view.title(&definition.titles, &definition.title).text;
    let title = t!(view, "map-of", instrument = &name, day = view.locale.day(view.on));
    let draw = || if as_tiles { tiles(&title, &shades) } else { map(&title, &shades) };
    if view.form() == Form::Svg {
        let note = (!as_tiles).then(|| t!(view, "map-notes"));
        return picture_file(view, "/map", &draw(), legend(view, ix, as_tiles, &shades), note);
    }
    let known = Known::of(definition.complete);
    view.answer(
        || shown(view, ix, as_tiles, &shades, &draw()),
        || {
            let each = shades.iter().map(|s| json!({ "id": s.id, "place": s.place, "sure": s.sure }));
            json!({ "instrument": definition.id, "known_through": known, "states": each.collect::<Vec<_>>() })
        },
        || {
            let each =
                shades.iter().map(|s| vec![s.id.clone(), s.place.word().to_owned(), s.sure.to_string()]);
            std::iter::once(["id", "place", "sure"].map(str::to_owned).to_vec()).chain(each).collect()
        },
    )
}

fn shades(view: &View, ix: InstrumentIx) -> Vec<Shade> {
    let actors = &view.regime.register().actors;
    let states = actors.iter().filter(|(_, a)| a.kind == ActorKind::State && a.exists_on(view.on));
    let mut shades: Vec<Shade> = states
        .map(|(actor, a)| {
            let status = view.regime.actor_status(ix, actor, view.on);
            let word = view.word("place", word(view, ix, status.place)).text;
            let doubt = if status.sure { "" } else { " ≈" };
            let text = format!("{}: {word}{doubt}", view.name(actor).text);
            let link = view.link(&format!("/states/{}", a.id));
            Shade { id: a.id.clone(), link, text, place: status.place, sure: status.sure }
        })
        .collect();
    shades.sort_by(|a, b| view.locale.compare(&a.text, &b.text));
    shades
}

/// Nobody is bound by a political instrument.
fn word(view: &View, ix: InstrumentIx, place: Place) -> &'static str {
    let political = view.regime.register().definition(ix).force == Force::Political;
    if political && place == Place::Bound { "subscribes" } else { place.word() }
}

/// The places in which a State may be, in their order.
const PLACES: [Place; 6] =
    [Place::Bound, Place::Contracting, Place::Provisional, Place::Signed, Place::Ended, Place::Outside];

/// The signs that are on the picture, and what they mean.
fn legend(view: &View, ix: InstrumentIx, as_tiles: bool, shades: &[Shade]) -> Vec<(Markup, String)> {
    let of_place = |place: Place| {
        let sign = html! { rect.area.(class(place)) width="10" height="10" {} };
        (sign, format!("{} {}", place.glyph(), view.word("place", word(view, ix, place)).text))
    };
    let there = PLACES.into_iter().filter(|place| shades.iter().any(|shade| shade.place == *place));
    let mut all: Vec<_> = there.map(of_place).collect();
    if shades.iter().any(|shade| !shade.sure) {
        let sign = html! { rect.area.outside.doubtful x="1" y="1" width="8" height="8" {} };
        all.push((sign, format!("≈ {}", t!(view, "uncertain"))));
    }
    if !as_tiles {
        all.push((html! { rect.others width="10" height="10" {} }, t!(view, "map-others")));
        all.push((html! { path.undetermined d="M0 5H10" {} }, t!(view, "map-undetermined")));
    }
    all
}

fn shown(view: &View, ix: InstrumentIx, as_tiles: bool, shades: &[Shade], drawn: &Markup) -> Markup {
    let register = view.regime.register();
    let chosen = &register.definition(ix).id;
    let here = Here {
        path: "/map",
        title: Text::own(t!(view, "map-title", instrument = view.called(chosen).text)),
        days: vec![],
        also: &[Form::Svg],
    };
    lay_out(
        view,
        &here,
        html! {
            form.filter action=(view.action("/map")) method="get" {
                (carried(view))
                label { (view.word("head", "instrument")) " "
                    select name="instrument" {
                        @for ix in view.standing_instruments() {
                            @let definition = register.definition(ix);
                            option value=(definition.id) selected[definition.id == *chosen] { (view.title(&definition.titles, &definition.title).text) }
                        }
                    }
                }
                label { input type="radio" name="view" value="tiles" checked[as_tiles]; " " (t!(view, "map-tiles")) }
                label { input type="radio" name="view" value="map" checked[!as_tiles]; " " (t!(view, "map-outlines")) }
                button { (t!(view, "show")) }
            }
            @if let Some(why) = why(view, Known::of(register.definition(ix).complete)) { p.warning { (why) } }
            div.wide { (drawn) }
            p.legend {
                @for (sign, meaning) in legend(view, ix, as_tiles, shades) {
                    span.key { svg.swatch viewBox="0 0 10 10" aria-hidden="true" { (sign) } " " (meaning) } " "
                }
            }
            (picture(view, "/map"))
            @if !as_tiles { p.quiet { (t!(view, "map-notes")) } }
            p.quiet { (t!(view, "about-disclaimer")) }
            @for place in PLACES {
                @let own: Vec<&Shade> = shades.iter().filter(|s| s.place == place).collect();
                @let count = Count { min: own.iter().filter(|s| s.sure).count(), max: own.len() };
                @if !own.is_empty() {
                    section {
                        h2 { (place.glyph()) " " (view.word("place", word(view, ix, place))) " (" (view.count(count)) ")" }
                        p.names { @for shade in own { a href=(shade.link) { (view.name_of(&shade.id)) @if !shade.sure { " ≈" } } " " } }
                    }
                }
            }
        },
    )
}
