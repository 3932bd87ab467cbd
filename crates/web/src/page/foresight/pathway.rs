//! One way forward: what is believed of it and on whose word, and what it may bring.

use axum::response::Response;
use comity_foresee::{
    pathway::{Planned, Results},
    table,
};
use maud::{Markup, html};
use serde_json::json;

use super::{
    pathways::{compared, not, until},
    said::{band, belief, bounds, name},
    sides::{gains, multiples, obligations, reversals, swings},
};
use crate::{
    part::layout::{Here, heads, page as lay_out},
    question::{foreseen::Compared, view::View},
    word::locale::t,
};

pub fn page(view: &View, id: &str) -> Response {
    if view.regime.register().pathways.iter().all(|p| p.id != id) {
        return view.problem(view.no_pathway(id));
    }
    let c = match compared(view) {
        Ok(compared) => compared,
        Err(why) => return not(view, &format!("/pathways/{id}"), name(view, id), why),
    };
    let planned = c.planned.iter().find(|p| p.id == id);
    let results = c.comparison.pathways.iter().find(|p| p.pathway == id);
    let (Some(planned), Some(results)) = (planned, results) else {
        return view.problem(view.no_pathway(id));
    };
    view.answer(
        || shown(view, &c, planned, results),
        || {
            let mut value = serde_json::to_value(results).unwrap_or_default();
            if let Some(object) = value.as_object_mut() {
                object.insert("to".into(), json!(c.to));
                object.insert("futures".into(), json!(c.comparison.futures));
                object.insert("seed".into(), json!(c.comparison.seed));
                object.insert("meetings".into(), json!(planned.meetings));
                let own: Vec<_> = c.swings.iter().filter(|s| s.pathway == id).collect();
                object.insert("sensitivity".into(), json!(own));
            }
            value
        },
        || table::pathways(Some(&c.comparison), Some(id)),
    )
}

fn shown(view: &View, c: &Compared, planned: &Planned, results: &Results) -> Markup {
    let path = format!("/pathways/{}", planned.id);
    let here = Here { path: &path, title: name(view, &planned.id), days: vec![], also: &[] };
    let defined = view.regime.register().pathways.iter().find(|p| p.id == planned.id);
    let one = std::slice::from_ref(results);
    lay_out(
        view,
        &here,
        html! {
            @if let Some(covers) = defined.and_then(|p| p.covers.as_ref()) { p.lead { (view.statement(&planned.id, covers)) } }
            @if let Some(symbol) = defined.and_then(|p| p.symbol.as_ref()) { p.quiet { (t!(view, "pathway-proposed-in")) " " (view.original(symbol.as_str())) } }
            (until(view, &path, c.to))
            section aria-labelledby="meets" {
                h2 #meets { (t!(view, "pathway-meets")) }
                ul {
                    @for m in &planned.meetings {
                        li { a href=(view.link(&format!("/forums/{}", m.forum))) { (view.called(&m.forum)) } ": "
                            (t!(view, "pathway-sessions", sessions = m.months.len(), days = usize::try_from(m.days).unwrap_or(0))) }
                    }
                }
                p { (t!(view, "pathway-invites", count = results.invites)) }
                p { (t!(view, "pathway-brings", part = band(view, &results.took_part), made = band(view, &results.made), delivered = band(view, &results.delivered), days = band(view, &results.days))) }
            }
            section aria-labelledby="beliefs" {
                h2 #beliefs { (t!(view, "pathway-believed")) }
                p { (t!(view, "pathway-believed-what")) }
                table {
                    (heads(view, &["belief", "#between", "on-whose-word", "where-written"]))
                    tbody {
                        @for b in &results.beliefs {
                            tr {
                                td { (belief(view, b)) }
                                td.number { (bounds(view, b)) }
                                td { @if b.assumed { strong { (t!(view, "assumed")) } } @else { (view.original(b.evidence.as_str())) } }
                                td { code dir="ltr" { (b.place) } }
                            }
                        }
                    }
                }
            }
            section aria-labelledby="fans" {
                h2 #fans { (t!(view, "pathways-multiples")) }
                p { (t!(view, "pathways-multiples-legend")) }
                (multiples(view, c, results))
                (gains(view, one))
                p.quiet { (t!(view, "pathways-gains-why")) }
            }
            section aria-labelledby="obligations" {
                h2 #obligations { (t!(view, "pathways-obligations")) }
                (obligations(view, one))
            }
            section aria-labelledby="turns" {
                h2 #turns { (t!(view, "pathways-turns")) }
                (reversals(view, c, Some(&planned.id)))
                h3 { (t!(view, "pathways-hangs")) }
                (swings(view, c, Some(&planned.id)))
            }
            @if let Some(text) = defined.and_then(|p| p.source.text.get(p.span.clone())) {
                section aria-labelledby="definition" {
                    h2 #definition { (t!(view, "as-defined")) }
                    pre.definition lang="en" dir="ltr" tabindex="0" { code { (text.trim_end()) } }
                }
            }
            p { a href=(view.link("/pathways")) { (t!(view, "pathway-compare")) } }
        },
    )
}
