//! How many States join an instrument by when, and how sure that is; beside it what then happened, where that is known.

use axum::response::Response;
use comity_foresee::{
    Baseline, RUN, Reference, Unforeseeable, WhatIf,
    forecast::{FUTURES, Forecast, forecast, horizon, world},
    table, what_if,
};
use comity_regime::{Count, Day, InstrumentIx};
use maud::{Markup, html};
use serde_json::json;

use super::{
    published,
    said::{remark, why_not, wrong_day},
    whatif::what,
};
use crate::{
    part::layout::{Here, carried, date, heads, page as lay_out, picture, picture_file},
    picture::fan::{At, Fan, fan},
    question::{
        addresses::LONGEST_SET,
        form::Form,
        problem::Problem,
        view::{Text, View},
    },
    word::locale::t,
};

pub fn page(view: &View, id: &str) -> Response {
    let Some(ix) = view.regime.register().instrument(id) else {
        return view.problem(view.no_instrument(id));
    };
    let clause = view.parameter("clause");
    let to = match view.day("to") {
        Ok(to) => to.unwrap_or(horizon(view.on)),
        Err(problem) => return view.problem(problem),
    };
    let draws = match view.parameter("draws") {
        "" => false,
        _ if view.form() == Form::Csv => true,
        _ => return view.problem(Problem::bad("draws: every future is given as CSV only")),
    };
    let world = match Reference::built_in(&view.regime.register().actors)
        .and_then(|reference| world(&view.regime, &reference, ix, (view.on, to)))
    {
        Ok(world) => world,
        Err(why @ (Unforeseeable::TooFar { .. } | Unforeseeable::Past { .. })) => {
            return view.problem(wrong_day(view, &why));
        }
        Err(why) => return nothing(view, id, ix, &why),
    };
    if draws {
        return view.answer_as(|| crate::answer::respond::csv(table::every_future(&world, id)));
    }
    let key = view.key(format!("{id} {} {to} {clause}", view.on));
    let made = view.site.foreseen.forecasts.or_made(&key, || {
        let forecast = forecast(&view.regime, ix, &world, FUTURES, view.today)
            .map_err(|why| Problem::bad(why.to_string()))?;
        let other = match clause {
            "" => None,
            clause => Some(
                what_if(&view.regime, ix, clause, &world, RUN)
                    .map_err(|found| Problem::unread("clause", &found))?,
            ),
        };
        Ok::<_, Problem>((forecast, other))
    });
    let made = match made {
        Ok(made) => made,
        Err(problem) => return view.problem(problem),
    };
    let (forecast, other) = (&made.0, made.1.as_ref());
    if view.form() == Form::Svg {
        return picture_file(
            view,
            &format!("/instruments/{id}/forecast"),
            &drawn(view, ix, forecast),
            vec![],
            None,
        );
    }
    view.answer(
        || shown(view, ix, to, forecast, other),
        || {
            let mut value = serde_json::to_value(forecast).unwrap_or_default();
            if let (Some(object), Some(other)) = (value.as_object_mut(), other) {
                object.insert("what_if".into(), json!(other));
            }
            value
        },
        || table::quantiles(Some(forecast), other),
    )
}

/// The page of what cannot be forecast: it says why.
fn nothing(view: &View, id: &str, ix: InstrumentIx, why: &Unforeseeable) -> Response {
    if view.form() == Form::Svg {
        return view.problem(Problem::not_found(why.to_string()).told(why_not(view, why), None));
    }
    view.answer(
        || {
            let path = format!("/instruments/{id}/forecast");
            let here = Here { path: &path, title: title(view, ix), days: vec![], also: &[] };
            lay_out(view, &here, html! { p.lead { (why_not(view, why)) } (back(view, id)) })
        },
        || json!({ "instrument": id, "why_not": why.to_string(), "fan": [] }),
        || table::quantiles(None, None),
    )
}

fn title(view: &View, ix: InstrumentIx) -> Text {
    let definition = view.regime.register().definition(ix);
    let name = view.title(&definition.titles, &definition.title).text;
    Text::own(t!(view, "forecast-of", instrument = name))
}

fn back(view: &View, id: &str) -> Markup {
    html! { p { a href=(view.link(&format!("/instruments/{id}"))) { (t!(view, "forecast-back")) } } }
}

fn drawn(view: &View, ix: InstrumentIx, f: &Forecast) -> Markup {
    let o = &f.outlook;
    let numbers =
        |fan: &comity_foresee::future::Fan| [fan.p05, fan.p25, fan.p50, fan.p75, fan.p95].map(usize::from);
    let bands: Vec<At> = o.fan.iter().map(|fan| At { day: fan.through, below: numbers(fan) }).collect();
    let last = bands.last().map_or(o.seen, |at| at.day);
    let then = |(day, ..): &(Day, usize, usize)| o.seen < *day && *day <= last;
    let mut after: Vec<(Day, usize, usize)> = f.now.steps().into_iter().filter(then).collect();
    if let (Some(first), Some(end)) = (f.now.joined_on(o.seen), f.happened.last()) {
        after.insert(0, (o.seen, first.0, first.1));
        after.push((end.through, end.least, end.most));
    }
    if f.happened.is_empty() {
        after.clear();
    }
    let text = format!("{}. {}", title(view, ix).text, summary(view, f));
    fan(
        view.locale,
        &Fan {
            title: &text,
            before: &f.before.steps(),
            seen: o.seen,
            bands: &bands,
            after: &after,
            other: &[],
            labels: [&t!(view, "fan-middle"), &t!(view, "fan-happened"), ""],
            small: false,
        },
    )
}

/// What the fan says of its last day.
fn summary(view: &View, f: &Forecast) -> String {
    let Some(last) = f.outlook.fan.last() else { return String::new() };
    t!(
        view,
        "forecast-band",
        day = view.locale.day(last.through),
        low = usize::from(last.p05),
        high = usize::from(last.p95),
        lower = usize::from(last.p25),
        upper = usize::from(last.p75),
        middle = usize::from(last.p50)
    )
}

fn shown(view: &View, ix: InstrumentIx, to: Day, f: &Forecast, other: Option<&WhatIf>) -> Markup {
    let o = &f.outlook;
    let path = format!("/instruments/{}/forecast", o.instrument);
    let here = Here { path: &path, title: title(view, ix), days: vec![], also: &[Form::Svg] };
    let decided: Vec<bool> = f.happened.iter().filter_map(|held| held.in_90).collect();
    let kept = decided.iter().filter(|held| **held).count();
    lay_out(
        view,
        &here,
        html! {
            p.lead { (t!(view, "forecast-lead", joined = o.joined, day = view.locale.day(o.seen), left = o.at_risk)) }
            form.filter action=(view.action(&path)) method="get" {
                (carried(view))
                label { (t!(view, "to")) " " input type="date" name="to" value=(to); }
                label { (t!(view, "forecast-clause")) " " input name="clause" value=(view.parameter("clause")) size="44" dir="ltr" maxlength=(LONGEST_SET) placeholder="enters into force 30 days after 40 deposits"; }
                button { (t!(view, "show")) }
            }
            (standing_on(view, &path, f))
            section aria-labelledby="fan" {
                h2 #fan { (t!(view, "forecast-fan")) }
                (drawn(view, ix, f))
                p { (summary(view, f)) }
                p.quiet { (t!(view, "forecast-legend")) }
                (picture(view, &path))
            }
            @if let Some(other) = other { (what(view, other)) }
            @if !decided.is_empty() {
                p.lead { (t!(view, "forecast-held", held = kept, of = decided.len())) }
            }
            section aria-labelledby="figures" {
                h2 #figures { (t!(view, "in-figures")) }
                table {
                    (heads(view, &["through", "#below-5", "#below-25", "#middle", "#below-75", "#below-95", "#last-five-years", "#happened-since", "held"]))
                    tbody {
                        @for (at, fan) in o.fan.iter().enumerate() {
                            @let then = f.happened.iter().find(|held| held.through == fan.through);
                            tr {
                                td { (date(view, fan.through)) }
                                @for n in [fan.p05, fan.p25, fan.p50, fan.p75, fan.p95] { td.number { (view.locale.number(n.into())) } }
                                td.number { @if let Some(n) = o.baseline(Baseline::LastFiveYears).get(at) { (view.locale.decimal(*n, 0)) } }
                                td.number { @if let Some(held) = then { (view.count(Count { min: held.least, max: held.most })) } }
                                td { @if let Some(held) = then { (view.word("held", held.in_90.map_or("uncertain", |held| if held { "inside" } else { "outside" }))) } }
                            }
                        }
                    }
                }
                p.quiet {
                    (t!(view, "forecast-draws", futures = usize::try_from(o.futures).unwrap_or(0), seed = o.seed.to_string()))
                    " " a href=(view.with(&format!("{path}.csv"), "draws", "yes")) { (t!(view, "forecast-every-future")) }
                }
            }
            (reached(view, f))
            section aria-labelledby="believed" {
                h2 #believed { (t!(view, "forecast-believed")) }
                p { (t!(view, "forecast-how-good")) " " a href=(view.link("/scores")) { (t!(view, "scores-title")) } }
                ul { @for r in &o.remarks { li { (remark(view, r)) } } }
            }
            (published::of(view, Some(&o.instrument)))
            (back(view, &o.instrument))
        },
    )
}

/// The same as it could be said on earlier days: what happened since is drawn in.
fn standing_on(view: &View, path: &str, f: &Forecast) -> Markup {
    let opened = f.now.opened.first_day();
    let years = (opened.year().saturating_add(3)..view.today.year()).filter(|year| year % 3 == 1);
    let days: Vec<Day> =
        years.filter_map(|year| Day::new(year, 12, 31)).filter(|day| *day < view.today).collect();
    let from = days.len().saturating_sub(6);
    html! {
        @if !days.is_empty() {
            p.quiet {
                (t!(view, "forecast-standing-on")) " "
                @for (n, day) in days[from..].iter().enumerate() {
                    @if n > 0 { " · " }
                    a href=(view.link_on(path, Some(*day))) { (view.locale.day(*day)) }
                }
            }
        }
    }
}

/// When the next tenth numbers may be reached.
fn reached(view: &View, f: &Forecast) -> Markup {
    let crossings = f.outlook.crossings.iter().filter(|c| c.reached.iter().any(|(_, share)| *share >= 0.01));
    let crossings: Vec<_> = crossings.take(6).collect();
    html! {
        @if !crossings.is_empty() {
            section aria-labelledby="reached" {
                h2 #reached { (t!(view, "forecast-reached")) }
                table {
                    thead { tr {
                        th.number scope="col" { (view.word("head", "states")) }
                        @for fan in &f.outlook.fan { th.number scope="col" { (fan.through.year()) } }
                    } }
                    tbody {
                        @for crossing in crossings {
                            tr {
                                th.number scope="row" { (view.locale.number(crossing.states.into())) }
                                @for (_, share) in &crossing.reached { td.number { (view.locale.hundredths(*share)) " %" } }
                            }
                        }
                    }
                }
            }
        }
    }
}
