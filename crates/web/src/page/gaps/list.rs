//! Every measure by the gap that it measures: a sentence, a picture, the names, and a paragraph to quote.

use axum::response::Response;
use comity_assess::measure::{Assessment, assess, history, table};
use comity_regime::register::Measure;
use maud::{Markup, html};
use serde_json::json;

use super::changes;
use crate::{
    part::{
        layout::{Here, page as lay_out},
        measure::{aim, bar, chart, figure, figure_text, horizon, linked, missing, title},
    },
    question::{
        form::Form,
        view::{Text, View},
    },
    word::locale::t,
};

/// A gap and what measures it.
struct Gap<'a> {
    name: &'a str,
    measures: Vec<(&'a Measure, Assessment)>,
}

pub fn page(view: &View) -> Response {
    let measures = &view.regime.register().measures;
    if view.form() == Form::Feed {
        return view.answer_as(|| changes::feed(view, "/gaps", measures));
    }
    // INVARIANT: a record with a measure that cannot be worked out is not loaded.
    let all: Vec<(&Measure, Assessment)> =
        measures.iter().filter_map(|m| Some((m, assess(&view.regime, m, view.on).ok()?))).collect();
    view.answer(
        || shown(view, &by_gap(&all)),
        || json!({ "measures": all.iter().map(|(_, a)| a).collect::<Vec<_>>() }),
        || table::readings(all.iter().map(|(_, a)| a)),
    )
}

/// In the order in which the record first names the gaps; what measures none stands last.
fn by_gap<'a>(all: &[(&'a Measure, Assessment)]) -> Vec<Gap<'a>> {
    let mut gaps: Vec<Gap<'a>> = vec![];
    for (measure, assessment) in all {
        let name = measure.gap.as_deref().unwrap_or_default();
        let one = (*measure, assessment.clone());
        match gaps.iter_mut().find(|gap| gap.name == name) {
            Some(gap) => gap.measures.push(one),
            None => gaps.push(Gap { name, measures: vec![one] }),
        }
    }
    gaps.sort_by_key(|gap| gap.name.is_empty());
    gaps
}

fn shown(view: &View, gaps: &[Gap<'_>]) -> Markup {
    let here =
        Here { path: "/gaps", title: Text::own(t!(view, "where-gaps")), days: vec![], also: &[Form::Feed] };
    lay_out(
        view,
        &here,
        html! {
            p.lead { (t!(view, "gaps-lead")) }
            p { a href=(view.link("/weakest-link")) { (t!(view, "weakest-link")) } }
            @if gaps.is_empty() { p.quiet { (t!(view, "gaps-none")) } }
            @for gap in gaps {
                section.gap aria-labelledby=(format!("gap-{}", gap.name)) {
                    h2 id=(format!("gap-{}", gap.name)) { (gap_title(view, gap.name)) }
                    div.beside {
                        div { @for (_, a) in &gap.measures { (one(view, a)) } }
                        @if let Some((first, a)) = gap.measures.first() {
                            @if let Ok(series) = history(&view.regime, first, None, view.on) {
                                figure { figcaption { (title(view, first)) } (chart(view, first, &series, a.reading.known_through)) }
                            }
                        }
                    }
                    details.quote {
                        summary { (t!(view, "measure-quote")) }
                        blockquote { (quoted(view, gap)) }
                    }
                }
            }
        },
    )
}

/// What a gap is called.
fn gap_title(view: &View, name: &str) -> Text {
    if name.is_empty() { Text::own(t!(view, "gap-other")) } else { view.word("gap", name) }
}

fn one(view: &View, a: &Assessment) -> Markup {
    html! {
        article.measure {
            h3 { (linked(view, &a.measure)) }
            p.figure { (bar(&a.reading.value)) " " strong { (figure(view, &a.reading)) } }
            @let missing = missing(view, &a.reading);
            @if !missing.is_empty() { p { (missing) } }
            (aim(view, a))
            (horizon(view, &a.reading))
        }
    }
}

/// A paragraph to be pasted into a statement: every figure of the gap, of which day, and where it stands.
fn quoted(view: &View, gap: &Gap<'_>) -> String {
    let day = view.locale.day(view.on);
    let each = gap.measures.iter().map(|(measure, a)| {
        let (title, value) = (title(view, measure).text, figure_text(view, &a.reading));
        let missing = missing(view, &a.reading);
        let space = if missing.is_empty() { "" } else { " " };
        format!("{}{space}{missing}", t!(view, "measure-said", title = title, value = value))
    });
    let each = each.collect::<Vec<_>>().join(" ");
    let server = view.site.address.as_deref().unwrap_or_else(|| view.origin());
    let address = format!("{server}{}", view.link_on("/gaps", Some(view.on)));
    let size = usize::try_from(view.record.checkpoint.size).unwrap_or(usize::MAX);
    format!("{each} {}", t!(view, "measure-quote-source", day = day, entries = size, address = address))
}
