//! How good forecasts have been: of treaties that were kept back when the model was chosen, and those that this record published.

use axum::response::Response;
use comity_foresee::{
    Parameters, Reference, Use,
    backtest::{Plan, Report, report},
    table,
};
use maud::{Markup, html};

use super::published;
use crate::{
    part::layout::{Here, heads, page as lay_out, picture, picture_file},
    picture::bars::{Bar, bars},
    question::{
        form::Form,
        problem::Problem,
        view::{Text, View},
    },
    word::locale::t,
};

pub fn page(view: &View) -> Response {
    let made = view.site.foreseen.scores.or_made(&view.key(String::new()), || {
        let reference = Reference::built_in(&view.regime.register().actors).map_err(|e| e.to_string())?;
        let plan = Plan::standard(Use::Judge);
        report(&reference, &plan, Parameters::CHOSEN).ok_or_else(|| {
            "no treaty of the reference class can be forecast with the States of this record".to_owned()
        })
    });
    let made = match made {
        Ok(made) => made,
        Err(why) => return view.problem(Problem::not_found(why)),
    };
    if view.form() == Form::Svg {
        return picture_file(view, "/scores", &tenths(view, &made, false), vec![], None);
    }
    view.answer(
        || shown(view, &made),
        || serde_json::to_value(&*made).unwrap_or_default(),
        || table::scored([("judge", &*made)]),
    )
}

/// How many had what happened in each tenth of their futures.
fn tenths(view: &View, r: &Report, legend: bool) -> Markup {
    let title = t!(view, "scores-tenths");
    let counted = r.outcomes.first().map_or([0; 10], |o| o.scores.tenths);
    let all = counted.iter().enumerate().map(|(at, n)| Bar {
        label: view.locale.figures(&format!("{}–{} %", at * 10, at * 10 + 10)),
        link: None,
        parts: vec![*n],
    });
    let all: Vec<Bar> = all.collect();
    let drawn = bars(view.locale, &title, &[("one", t!(view, "scores-forecasts"))], &all);
    if legend { drawn } else { svg_alone(drawn) }
}

/// A chart without the legend before it.
fn svg_alone(drawn: Markup) -> Markup {
    let at = drawn.0.find("<svg class=\"chart").unwrap_or(0);
    maud::PreEscaped(drawn.0[at..].to_owned())
}

fn shown(view: &View, r: &Report) -> Markup {
    let title = Text::own(t!(view, "scores-title"));
    let here = Here { path: "/scores", title, days: vec![], also: &[Form::Svg] };
    let percent = |share: f64| format!("{} %", view.locale.hundredths(share));
    lay_out(
        view,
        &here,
        html! {
            p.lead { (t!(view, "scores-lead", treaties = r.treaties, forecasts = r.forecasts.len())) }
            p { (t!(view, "scores-how")) }
            section aria-labelledby="ways" {
                h2 #ways { (t!(view, "scores-ways")) }
                table {
                    (heads(view, &["way", "#crps", "#relative", "#log-score", "#held-50", "#held-90"]))
                    tbody {
                        @for o in &r.outcomes {
                            tr {
                                td { (view.word("way", o.way)) }
                                td.number { (view.locale.decimal(o.scores.crps, 2)) }
                                td.number { (view.locale.decimal(o.relative, 2)) }
                                td.number { (view.locale.decimal(o.scores.log_score, 2)) }
                                td.number { (percent(o.scores.in_50)) }
                                td.number { (percent(o.scores.in_90)) }
                            }
                        }
                    }
                }
                p.quiet { (t!(view, "scores-what")) " " (t!(view, "scores-resampled", share = view.locale.hundredths(r.better))) }
            }
            section aria-labelledby="years" {
                h2 #years { (t!(view, "scores-years")) }
                table.figures {
                    (heads(view, &["#years-ahead", "#relative", "#held-90"]))
                    tbody {
                        @for (years, outcomes) in &r.by_years {
                            @if let Some(level) = outcomes.first() {
                                tr { td.number { (view.locale.number(*years)) } td.number { (view.locale.decimal(level.relative, 2)) } td.number { (percent(level.scores.in_90)) } }
                            }
                        }
                    }
                }
            }
            section aria-labelledby="tenths" {
                h2 #tenths { (t!(view, "scores-tenths")) }
                (tenths(view, r, true))
                p.quiet { (t!(view, "scores-tenths-what")) }
                (picture(view, "/scores"))
            }
            (published::of(view, None))
        },
    )
}
