//! One measure: its figure, who is counted and who is missing and why, over time, since when it changed and by which act, what
//! it hangs on, and what would change it.

use axum::response::Response;
use comity_assess::measure::{
    Assessment, Difference, Sensitivity, Series, Supposed, assess, change, history, sensitivity, table,
};
use comity_regime::{Day, Diagnostic, When, language::ast::Figure, register::Measure};
use maud::{Markup, html};
use serde_json::json;

use super::{
    changes, what_if,
    why::{about, disagree, grounds},
};
use crate::{
    part::{
        layout::{Here, date, heads, page as lay_out, picture, picture_file, source},
        measure::{aim, bar, chart, figure, horizon, missing, title, value},
    },
    question::{form::Form, problem::Problem, view::View},
    word::{address::encode, locale::t},
};

/// A measure with all that its page shows.
struct Whole<'a> {
    measure: &'a Measure,
    assessment: Assessment,
    series: Series,
    change: Difference,
    hangs: Sensitivity,
    supposed: Option<Supposed>,
}

pub fn page(view: &View, id: &str) -> Response {
    let register = view.regime.register();
    let Some(measure) = register.measure(id) else {
        return view.problem(view.no_measure(id));
    };
    if view.form() == Form::Feed {
        let path = format!("/measures/{id}");
        return view.answer_as(|| changes::feed(view, &path, std::slice::from_ref(measure)));
    }
    match whole(view, measure) {
        Ok(whole) => answer(view, &whole),
        Err(problem) => view.problem(problem),
    }
}

fn whole<'a>(view: &View, measure: &'a Measure) -> Result<Whole<'a>, Problem> {
    let (regime, on) = (&view.regime, view.on);
    let asked = view.day("from")?;
    if let Some(from) = asked.filter(|from| *from > on) {
        return Err(Problem::bad(format!("from: {from} comes after {on}")));
    }
    // INVARIANT: a record with a measure that cannot be worked out is not loaded.
    let wrong = |_: Vec<Diagnostic>| Problem::bad(format!("'{}' cannot be worked out", measure.id));
    Ok(Whole {
        measure,
        assessment: assess(regime, measure, on).map_err(wrong)?,
        series: history(regime, measure, asked, on).map_err(wrong)?,
        change: change(regime, measure, asked, on).map_err(wrong)?,
        hangs: sensitivity(regime, measure, on).map_err(wrong)?,
        supposed: what_if::asked(view, measure)?,
    })
}

fn answer(view: &View, whole: &Whole<'_>) -> Response {
    let Whole { measure, assessment, series, change, hangs, supposed } = whole;
    let known = assessment.reading.known_through;
    if view.form() == Form::Svg {
        let drawn = chart(view, measure, series, known);
        if drawn.0.is_empty() {
            return view
                .problem(Problem::not_found("there is nothing to draw: nothing is known of it by that day"));
        }
        return picture_file(view, &format!("/measures/{}", measure.id), &drawn, vec![], None);
    }
    view.answer(
        || shown(view, whole),
        || {
            json!({ "measure": assessment, "series": series, "change": change, "sensitivity": hangs, "if": supposed })
        },
        || table::cells(&view.regime, measure, assessment),
    )
}

fn shown(view: &View, whole: &Whole<'_>) -> Markup {
    let Whole { measure, assessment: a, series, change, hangs, supposed } = whole;
    let path = format!("/measures/{}", encode(&measure.id));
    let days: Vec<Day> = series.steps.iter().skip(1).map(|step| step.from).collect();
    let here = Here { path: &path, title: title(view, measure), days, also: &[Form::Feed, Form::Svg] };
    lay_out(
        view,
        &here,
        html! {
            p.lead.figure { (bar(&a.reading.value)) " " strong { (figure(view, &a.reading)) } }
            p { (missing(view, &a.reading)) }
            (horizon(view, &a.reading))
            (aim(view, a))
            @if let Some(asks) = &a.asks { p { (view.original(asks.as_str())) } }
            p.quiet { (view.locale.figure(&measure.figure)) }
            @if let Some(limits) = &a.limits { p.quiet { (view.original(limits.as_str())) } }
            (variants(view, a))
            section aria-labelledby="over-time" {
                h2 #over-time { (t!(view, "measure-over-time")) }
                (chart(view, measure, series, a.reading.known_through))
                (picture(view, &path))
            }
            (changed(view, change))
            (who(view, measure, a))
            (held(view, measure, a))
            (rows(view, measure, a))
            (doubts(view, a))
            (hangs_on(view, hangs))
            (what_if::shown(view, measure, supposed.as_ref()))
        },
    )
}

fn variants(view: &View, a: &Assessment) -> Markup {
    html! {
        @if !a.variants.is_empty() {
            section aria-labelledby="variants" {
                h2 #variants { (t!(view, "measure-variants")) }
                table {
                    (heads(view, &["definition", "", "figure"]))
                    tbody { @for variant in &a.variants {
                        tr {
                            td { (view.original(variant.name.as_str())) br; span.quiet { (view.locale.figure(&variant.reading.figure)) } }
                            td.share { (bar(&variant.reading.value)) }
                            td { (figure(view, &variant.reading)) }
                        }
                    } }
                }
            }
        }
    }
}

fn changed(view: &View, change: &Difference) -> Markup {
    html! {
        section aria-labelledby="changed" {
            h2 #changed { (t!(view, "measure-changed", day = view.locale.day(change.from))) }
            p { (value(view, &change.before)) " → " (value(view, &change.after)) }
            @if change.parts.is_empty() { p.quiet { (t!(view, "measure-unchanged")) } } @else {
                table.wide {
                    (heads(view, &["cause", "who", "why"]))
                    tbody { @for part in &change.parts {
                        tr {
                            td { (view.word("cause", part.cause.word())) }
                            td { (about(view, &part.about)) }
                            td { (grounds(view, &part.grounds)) }
                        }
                    } }
                }
            }
        }
    }
}

/// Everybody who is counted, missing or neither for sure, with the reason; and a way to say that it is otherwise.
fn who(view: &View, measure: &Measure, a: &Assessment) -> Markup {
    let mut all: Vec<(&'static str, &String)> =
        a.reading.groups().flat_map(|(word, ids)| ids.iter().map(move |id| (word, id))).collect();
    let place = |word: &str| ["missing", "unknown", "counted"].iter().position(|w| *w == word);
    all.sort_by(|a, b| {
        let names = || view.locale.compare(&view.name_of(a.1).text, &view.name_of(b.1).text);
        place(a.0).cmp(&place(b.0)).then_with(names)
    });
    html! {
        @if !all.is_empty() {
            section aria-labelledby="who" {
                h2 #who { (t!(view, "measure-who")) }
                table.wide {
                    (heads(view, &["who", "counts", "why", ""]))
                    tbody { @for (word, id) in all {
                        tr {
                            td { (view.actor(id)) }
                            td { (view.word("counts", word)) }
                            td { (grounds(view, &a.grounds(&view.regime, measure, id))) }
                            td { (disagree(view, measure, view.regime.register().actors.name_of(id))) }
                        }
                    } }
                }
            }
        }
    }
}

fn held(view: &View, measure: &Measure, a: &Assessment) -> Markup {
    html! {
        @if !a.reading.held.is_empty() {
            section aria-labelledby="held" {
                h2 #held { (t!(view, "measure-held")) }
                table.wide {
                    (heads(view, &["who", "read", "date", "source", ""]))
                    tbody { @for held in &a.reading.held { @for seen in &held.seen {
                        tr {
                            td { (view.actor(&held.actor)) }
                            td { (seen.attribute) ": " (seen.value) " " (seen.unit) }
                            td { @if let Some(day) = seen.date { (date(view, day)) } }
                            td { (source(view, &seen.sources.join(";"))) }
                            td { (disagree(view, measure, &format!("{}, {}", held.actor, seen.attribute))) }
                        }
                    } } }
                }
            }
        }
    }
}

fn rows(view: &View, measure: &Measure, a: &Assessment) -> Markup {
    let day = |day: Option<When>| html! { @if let Some(day) = day { (date(view, day)) } };
    html! {
        @if !a.reading.rows.is_empty() {
            section aria-labelledby="rows" {
                // Nobody owes a mission.
                @let owed = !matches!(measure.figure, Figure::Missions(..));
                h2 #rows { @if owed { (t!(view, "measure-rows")) } @else { (t!(view, "measure-rows-missions")) } }
                table.wide {
                    @if owed { (heads(view, &["what", "who", "due", "came", "counts", "source", ""])) }
                    @else { (heads(view, &["what", "who", "took-place", "counts", "source", ""])) }
                    tbody { @for row in &a.reading.rows {
                        tr {
                            td { (view.promise(&row.id, &row.what)) }
                            td { @if !row.actor.is_empty() { (about(view, &row.actor)) } }
                            td { (day(row.date)) }
                            @if owed { td { (day(row.came)) } }
                            td { (view.word("counts", row.counts)) }
                            td { (source(view, &row.sources.join(";"))) }
                            td { (disagree(view, measure, &row.key())) }
                        }
                    } }
                }
            }
        }
    }
}

fn doubts(view: &View, a: &Assessment) -> Markup {
    let each: Vec<String> = a.doubts.iter().map(|doubt| view.name_of(&doubt.about).text).collect();
    html! { @if !each.is_empty() { p { (t!(view, "measure-doubts", names = each.join(view.locale.comma()))) } } }
}

fn hangs_on(view: &View, hangs: &Sensitivity) -> Markup {
    html! {
        section aria-labelledby="hangs" {
            h2 #hangs { (t!(view, "measure-hangs")) }
            @if let Some((least, most)) = &hangs.range {
                p { (t!(view, "measure-range", least = least.least(), most = most.most())) }
            }
            table {
                (heads(view, &["assumption", "figure"]))
                tbody {
                    tr { td { (t!(view, "assumption-as-recorded")) } td { (value(view, &hangs.value)) } }
                    @for setting in &hangs.settings {
                        tr { td { (assumption(view, &setting.what)) } td { (value(view, &setting.value)) } }
                    }
                }
            }
        }
    }
}

fn assumption(view: &View, of: &comity_assess::measure::Assumption) -> Markup {
    use comity_assess::measure::Assumption;
    match of {
        Assumption::Variant(name) => html! { (view.original(name.as_str())) },
        Assumption::LeftOut(id) => html! { (t!(view, "assumption-left-out", who = view.name_of(id).text)) },
        other => html! { (view.word("assumption", other.word())) },
    }
}
